package org.seedcast.torrent.bencode;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bencoded dictionary, always in canonical order of its keys, whatever order it was read in. The getters by name
 * return nothing both when the key is missing and when its value is of another kind.
 */
public record BDictionary(SortedMap<BString, Bencoded> entries) implements Bencoded {
    public static final BDictionary EMPTY = of(Map.of());

    /** The order of a given sorted map does not matter: keys are sorted by unsigned bytes. */
    public BDictionary {
        entries = Collections.unmodifiableSortedMap(sorted(entries));
    }

    /** A dictionary with UTF-8 keys. */
    public static BDictionary of(Map<String, ? extends Bencoded> entries) {
        SortedMap<BString, Bencoded> sorted = new TreeMap<>();
        entries.forEach((key, value) -> sorted.put(BString.of(key), value));
        return new BDictionary(sorted);
    }

    private static SortedMap<BString, Bencoded> sorted(Map<BString, Bencoded> entries) {
        SortedMap<BString, Bencoded> sorted = new TreeMap<>();
        sorted.putAll(entries);
        return sorted;
    }

    public boolean has(String key) {
        return entries.containsKey(BString.of(key));
    }

    public Optional<Bencoded> get(String key) {
        return Optional.ofNullable(entries.get(BString.of(key)));
    }

    public Optional<BString> string(String key) {
        return get(key, BString.class);
    }

    public OptionalLong integer(String key) {
        return get(key, BInteger.class)
                .map(integer -> OptionalLong.of(integer.value()))
                .orElse(OptionalLong.empty());
    }

    public Optional<BList> list(String key) {
        return get(key, BList.class);
    }

    public Optional<BDictionary> dictionary(String key) {
        return get(key, BDictionary.class);
    }

    private <T extends Bencoded> Optional<T> get(String key, Class<T> kind) {
        return get(key).filter(kind::isInstance).map(kind::cast);
    }
}
