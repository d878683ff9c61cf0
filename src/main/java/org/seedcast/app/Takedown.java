package org.seedcast.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.seedcast.address.Secrets;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Guid;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/**
 * What names on a command line mean: a guid an episode with all its files, an info-hash or a file name one file.
 *
 * @param episodes whole ones
 * @param files single ones, none of them of such an episode
 */
record Takedown(List<Entry> episodes, List<Item> files) {
    Takedown {
        episodes = List.copyOf(episodes);
        files = List.copyOf(files);
    }

    /** @throws SeedcastException where one of the names means nothing or too much: then nothing is to be done */
    static Takedown of(List<String> names, List<Entry> entries, Layout layout) throws SeedcastException {
        Set<Entry> episodes = new LinkedHashSet<>();
        Set<Item> files = new LinkedHashSet<>();
        for (String name : names) {
            List<Entry> named = name.isBlank() ? List.of() : named(name.strip(), entries);
            episodes.addAll(named);
            if (named.isEmpty()) {
                files.addAll(files(name.strip(), entries, layout));
            }
        }
        episodes.forEach(entry -> files.removeAll(entry.items()));
        return new Takedown(List.copyOf(episodes), List.copyOf(files));
    }

    List<Guid> guids() {
        return episodes.stream().map(Entry::guid).toList();
    }

    /** By its guid, or by what is shown of that where there is a secret in it and no other is shown so. */
    private static List<Entry> named(String name, List<Entry> entries) throws WrongUse {
        List<Entry> named = episodes(new Guid(name), entries);
        List<Entry> shown = entries.stream()
                .filter(entry -> Secrets.in(entry.guid().value()).redacted().equals(name))
                .toList();
        return named.isEmpty() && shown.size() == 1 ? shown : named;
    }

    /**
     * Those that are meant by {@code guid}: one at most, as what a feed calls by the same name are episodes of their own.
     * What was taken down by it before is still what it means.
     */
    private static List<Entry> episodes(Guid guid, List<Entry> entries) throws WrongUse {
        List<Entry> named = entries.stream()
                .filter(entry -> entry.guid().equals(guid) || entry.feedGuid().equals(guid))
                .toList();
        Optional<Entry> before = named.stream()
                .filter(entry -> entry.guid().equals(guid) && isRetired(entry))
                .findFirst();
        List<Entry> left = named.stream().filter(entry -> !isRetired(entry)).toList();
        if (before.isPresent()) {
            return List.of(before.get());
        }
        if (left.size() > 1) {
            throw new WrongUse(
                    guid + " is the guid of " + left.size() + " episodes; nothing was done",
                    "name one by its own: "
                            + left.stream().map(entry -> ownName(entry, guid)).collect(Collectors.joining(", ")));
        }
        return left.isEmpty() ? named : left;
    }

    private static boolean isRetired(Entry entry) {
        return !entry.items().isEmpty() && entry.items().stream().allMatch(item -> item.state() instanceof Retired);
    }

    /** Other than {@code guid}; of the episode that has that, its files. */
    private static String ownName(Entry entry, Guid guid) {
        return entry.guid().equals(guid)
                ? entry.items().stream().map(Item::fileName).collect(Collectors.joining(", "))
                : entry.guid().value();
    }

    private static List<Item> files(String name, List<Entry> entries, Layout layout) throws SeedcastException {
        String infoHash = name.toLowerCase(Locale.ROOT);
        List<Item> found = items(entries, item -> infoHash.equals(infoHash(item)));
        if (!found.isEmpty()) {
            return found;
        }
        found = items(entries, item -> names(item, layout).contains(name));
        if (found.isEmpty()) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "nothing in " + layout.root() + " is called " + name + "; nothing was done",
                    "name the guid of an episode, or a file by its name or info-hash",
                    null);
        }
        if (found.size() > 1) {
            throw new WrongUse(
                    name + " is the name of " + found.size() + " files; nothing was done",
                    "name one by its guid or info-hash: " + String.join(", ", candidates(found)));
        }
        return found;
    }

    private static List<Item> items(List<Entry> entries, Predicate<Item> which) {
        List<Item> items = new ArrayList<>();
        entries.forEach(entry -> entry.items().stream().filter(which).forEach(items::add));
        return items;
    }

    private static String infoHash(Item item) {
        if (item.state() instanceof Published published) {
            return published.infoHash().toString();
        }
        return item.state() instanceof Retired retired
                ? retired.infoHash().map(Object::toString).orElse("")
                : "";
    }

    /** Also as events and listings of the directory have them. */
    private static Set<String> names(Item item, Layout layout) {
        return Set.copyOf(List.of(
                item.fileName(),
                item.torrentName(),
                item.fileName() + ".torrent",
                layout.relative(layout.media(item.fileName())),
                layout.relative(layout.torrent(item.fileName()))));
    }

    private static List<String> candidates(List<Item> found) {
        return found.stream()
                .map(item -> infoHash(item).isEmpty() ? item.guid().value() : infoHash(item))
                .toList();
    }
}
