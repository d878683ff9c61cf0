package org.seedcast.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.seedcast.address.Secrets;
import org.seedcast.failure.WrongUse;
import org.seedcast.feed.Guid;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/**
 * The meanings of a name on a command line: a guid is an episode with all its files, an info-hash or a file name one
 * file.
 *
 * @param entries of the library in {@code layout}
 */
public record Names(List<Entry> entries, Layout layout) {
    public Names {
        entries = List.copyOf(entries);
    }

    /**
     * Returns the episode with the guid {@code name}, its own or the feed's; failing that, the one whose guid is shown
     * so, with secrets hidden. A guid keeps its meaning after its episode was retired.
     *
     * @return at most one that was not retired
     * @throws WrongUse where there are several, as those are episodes of their own
     */
    public List<Entry> episodes(String name) throws WrongUse {
        if (name.isBlank()) {
            return List.of();
        }
        Guid guid = new Guid(name);
        List<Entry> exact = entries(guid, Guid::value);
        List<Entry> named = exact.isEmpty() ? entries(guid, Names::shown) : exact;
        Optional<Entry> before = exact.stream()
                .filter(entry -> entry.guid().equals(guid) && isRetired(entry))
                .findFirst();
        List<Entry> left = named.stream().filter(entry -> !isRetired(entry)).toList();
        if (before.isPresent()) {
            return List.of(before.get());
        }
        if (left.size() > 1) {
            throw new WrongUse(
                    shown(guid) + " is the guid of " + left.size() + " episodes; nothing was done",
                    "use one of their own names: "
                            + left.stream().map(entry -> ownName(entry, guid)).collect(Collectors.joining(", ")));
        }
        return left.isEmpty() ? named : left;
    }

    /** A guid in words that people read, and that mean the same episode when they give them back. */
    private interface Wording {
        String of(Guid guid);
    }

    private List<Entry> entries(Guid guid, Wording wording) {
        return entries.stream()
                .filter(entry -> wording.of(entry.guid()).equals(guid.value())
                        || wording.of(entry.feedGuid()).equals(guid.value()))
                .toList();
    }

    private static String shown(Guid guid) {
        return Secrets.in(guid.value()).redacted();
    }

    private static boolean isRetired(Entry entry) {
        return !entry.items().isEmpty() && entry.items().stream().allMatch(item -> item.state() instanceof Retired);
    }

    /** Other than {@code guid}; of an episode that is shown so, too, its files. */
    private static String ownName(Entry entry, Guid guid) {
        String own = shown(entry.guid());
        return own.equals(shown(guid))
                ? entry.items().stream().map(Item::fileName).collect(Collectors.joining(", "))
                : own;
    }

    /**
     * The file with that info-hash or name; none where nothing has it.
     *
     * @throws WrongUse where there are several of that name
     */
    public List<Item> files(String name) throws WrongUse {
        String infoHash = name.toLowerCase(Locale.ROOT);
        List<Item> found = items(item -> infoHash.equals(infoHash(item)));
        if (!found.isEmpty()) {
            return found;
        }
        found = items(item -> names(item).contains(name));
        if (found.size() > 1) {
            throw new WrongUse(
                    name + " is the name of " + found.size() + " files; nothing was done",
                    "use a guid or info-hash: " + String.join(", ", candidates(found)));
        }
        return found;
    }

    private List<Item> items(Predicate<Item> which) {
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
    private Set<String> names(Item item) {
        return Set.copyOf(List.of(
                item.fileName(),
                item.torrentName(),
                item.fileName() + ".torrent",
                layout.relative(layout.media(item.fileName())),
                layout.relative(layout.torrent(item.fileName()))));
    }

    private static List<String> candidates(List<Item> found) {
        return found.stream()
                .map(item -> infoHash(item).isEmpty() ? shown(item.guid()) : infoHash(item))
                .toList();
    }
}
