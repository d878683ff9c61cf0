package org.seedcast.app.mirror;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seedcast.app.publish.Names;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** Finds the episodes whose files are to be fetched again. */
final class Named {
    private Named() {}

    /**
     * By their rows, as a guid may be changed by the feed that is read next.
     *
     * @param typed guids, and files for their episodes
     */
    static Set<Long> episodes(List<String> typed, Library library) throws SeedcastException {
        if (typed.isEmpty()) {
            return Set.of();
        }
        Names names = new Names(library.entries(), library.layout());
        Set<Long> episodes = new HashSet<>();
        for (String name : typed) {
            List<Item> named = items(name, names);
            if (named.isEmpty()) {
                throw unknown(name, names.layout());
            }
            if (named.stream().allMatch(item -> item.release().isPresent())) {
                throw new WrongUse(
                        name + " was added to " + names.layout().root() + " by hand; nothing was done",
                        "it has no feed, and so no origin: restore its files yourself");
            }
            named.forEach(item -> episodes.add(item.episode()));
        }
        return episodes;
    }

    private static List<Item> items(String name, Names names) throws WrongUse {
        List<Entry> episodes = names.episodes(name);
        return episodes.isEmpty()
                ? names.files(name.strip())
                : episodes.stream().flatMap(entry -> entry.items().stream()).toList();
    }

    /** Before anything is asked for, and where there is no library yet. */
    static void check(List<String> typed, Layout layout) throws SeedcastException {
        if (!typed.isEmpty() && !Library.exists(layout)) {
            throw unknown(typed.get(0), layout);
        }
    }

    private static WrongUse unknown(String name, Layout layout) {
        return new WrongUse(
                "no item in " + layout.root() + " has the guid " + name + "; nothing was done",
                "--refetch takes guids as they appear in the feed or in events; seedcast --json mirror --dry-run "
                        + "lists them");
    }
}
