package org.seedcast.library.store.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.seedcast.library.Item;

/**
 * Gives every item without a name the one it will have. The result depends on which items there are, never on their
 * order: of items that want the same name, ignoring case, each is made distinct by its key. Names that are frozen stay.
 */
public final class FileNames {
    private final Set<String> frozen = new HashSet<>();
    private final Map<String, Integer> wanted = new HashMap<>();
    private final Map<Long, Integer> siblings = new HashMap<>();

    private FileNames(List<Item> items) {
        for (Item item : items) {
            if (item.revision().number() == 0) {
                siblings.merge(item.episode(), 1, Integer::sum);
            }
            if (item.named()) {
                frozen.add(fold(item.fileName()));
            } else {
                wanted.merge(fold(wish(item).plain()), 1, Integer::sum);
            }
        }
    }

    /** All of {@code items}, in their order, those without a frozen name with the one expected. */
    static List<Item> complete(List<Item> items) {
        FileNames names = new FileNames(items);
        List<Item> complete = new ArrayList<>();
        for (Item item : items) {
            complete.add(item.named() ? item : item.expecting(names.nameFor(item)));
        }
        return complete;
    }

    /**
     * The name of {@code item} once its extension is known. A name that another item has, or expects, is not taken from
     * it: which of the two is downloaded first must not matter.
     */
    public static String settled(Item item, String extension, List<Item> items) {
        String stem = item.fileName().substring(0, item.fileName().lastIndexOf('.'));
        String name = stem + "." + extension;
        boolean free = items.stream().filter(other -> other.id() != item.id()).noneMatch(other -> fold(other.fileName())
                .equals(fold(name)));
        return free
                ? name
                : new FileNames(items).distinct(FileName.of(item.published(), item.title(), extension), item);
    }

    /** The names that {@code item} may have where something has its own, one after the other; no other item has any. */
    public static Iterator<String> others(Item item, List<Item> items) {
        FileNames names = new FileNames(items);
        String extension = item.fileName().substring(item.fileName().lastIndexOf('.') + 1);
        FileName name = FileName.of(item.published(), item.title(), extension);
        String key = names.key(item);
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> name.distinct(i == 1 ? key : key + "\n" + i))
                .filter(other -> !names.frozen.contains(fold(other)))
                .iterator();
    }

    /** Returns the item that replaces {@code item} at the origin, under a name that no file had before. */
    public static Item next(Item item, List<Item> items) {
        Item next = item.next();
        String extension = MediaExtension.kept(item.fileName(), item.enclosure());
        FileName name = FileName.of(item.published(), item.title(), extension);
        return next.named(new FileNames(items).distinct(name, next));
    }

    private String nameFor(Item item) {
        FileName name = wish(item);
        String plain = fold(name.plain());
        boolean alone = !frozen.contains(plain) && wanted.getOrDefault(plain, 0) <= 1;
        return alone ? name.plain() : distinct(name, item);
    }

    /** A key may have named another file before: a guid that was changed and came back, an address that moved on. */
    private String distinct(FileName name, Item item) {
        String key = key(item);
        String distinct = name.distinct(key);
        for (int i = 2; frozen.contains(fold(distinct)); i++) {
            distinct = name.distinct(key + "\n" + i);
        }
        return distinct;
    }

    /** The guid; where it has several enclosures, also which of them; of a later file, also which it is. */
    private String key(Item item) {
        boolean only = siblings.getOrDefault(item.episode(), 0) <= 1;
        int revision = item.revision().number();
        return (only
                        ? item.guid().value()
                        : item.guid().value() + "\n" + item.enclosure().canonicalUrl())
                + (revision == 0 ? "" : "\n" + revision);
    }

    private static FileName wish(Item item) {
        return FileName.of(item.published(), item.title(), MediaExtension.of(item.enclosure()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
