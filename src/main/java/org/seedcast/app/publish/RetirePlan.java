package org.seedcast.app.publish;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Guid;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;

/**
 * The items and files to retire.
 *
 * @param episodes whole ones
 * @param files single ones, none of them of such an episode
 */
record RetirePlan(List<Entry> episodes, List<Item> files) {
    RetirePlan {
        episodes = List.copyOf(episodes);
        files = List.copyOf(files);
    }

    /** @throws SeedcastException where one of the names means nothing or too much: then nothing is to be done */
    static RetirePlan of(List<String> typed, Names names) throws SeedcastException {
        Set<Entry> episodes = new LinkedHashSet<>();
        Set<Item> files = new LinkedHashSet<>();
        for (String name : typed) {
            List<Entry> named = names.episodes(name);
            episodes.addAll(named);
            if (named.isEmpty()) {
                files.addAll(files(name.strip(), names));
            }
        }
        episodes.forEach(entry -> files.removeAll(entry.items()));
        return new RetirePlan(List.copyOf(episodes), List.copyOf(files));
    }

    List<Guid> guids() {
        return episodes.stream().map(Entry::guid).toList();
    }

    /** All files, those of whole episodes too. */
    List<Item> items() {
        return Stream.concat(episodes.stream().flatMap(entry -> entry.items().stream()), files.stream())
                .toList();
    }

    private static List<Item> files(String name, Names names) throws SeedcastException {
        List<Item> found = names.files(name);
        if (found.isEmpty()) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "nothing in " + names.layout().root() + " is called " + name + "; nothing was done",
                    "name the guid of an episode, or a file by its name or info-hash",
                    null);
        }
        return found;
    }
}
