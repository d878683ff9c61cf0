package org.seedcast.torrent.bencode;

import java.util.List;

/** A bencoded list, in the order of the file. */
public record BList(List<Bencoded> values) implements Bencoded {
    public BList {
        values = List.copyOf(values);
    }

    public static BList of(Bencoded... values) {
        return new BList(List.of(values));
    }

    /** The values that are strings, in order; others are left out. */
    public List<BString> strings() {
        return values.stream()
                .filter(BString.class::isInstance)
                .map(BString.class::cast)
                .toList();
    }
}
