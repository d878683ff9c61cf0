package org.seedcast.app;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;

/** Finds the episodes that guids on a command line mean. */
final class Named {
    private Named() {}

    /** By their rows, as a guid may be changed by the feed that is read next. */
    static Set<Long> episodes(List<String> guids, Library library) throws SeedcastException {
        if (guids.isEmpty()) {
            return Set.of();
        }
        Layout layout = library.layout();
        List<Item> items = library.items();
        Set<Long> episodes = new HashSet<>();
        for (String guid : guids) {
            List<Item> named = items.stream()
                    .filter(item -> item.guid().value().equals(guid.strip()))
                    .toList();
            if (named.isEmpty()) {
                throw unknown(guid, layout);
            }
            if (named.stream().allMatch(item -> item.release().isPresent())) {
                throw new WrongUse(
                        guid + " was put into " + layout.root() + " by hand; nothing was done",
                        "what no feed has, no origin has: bring its files back yourself");
            }
            named.forEach(item -> episodes.add(item.episode()));
        }
        return episodes;
    }

    /** Before anything is asked for, and where there is no library yet. */
    static void check(List<String> guids, Layout layout) throws WrongUse {
        if (!guids.isEmpty() && !Library.exists(layout)) {
            throw unknown(guids.get(0), layout);
        }
    }

    private static WrongUse unknown(String guid, Layout layout) {
        return new WrongUse(
                "no item in " + layout.root() + " has the guid " + guid + "; nothing was done",
                "--refetch takes guids as the feed has them; seedcast --json mirror --dry-run lists them");
    }
}
