package org.seedcast.torrent.bencode;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A list or dictionary whose end has not been read yet. */
sealed interface OpenContainer {
    /**
     * @param position of the byte after {@code value}
     * @return the key whose value this was, or nothing in a list or when it was the key itself
     */
    @Nullable
    BString add(Bencoded value, int position) throws InvalidBencode;

    /** @param position of the end */
    Bencoded close(int position) throws InvalidBencode;

    /** Returns the position at which the last added value began. */
    int valueStart();

    /** Collects the values of a list. */
    final class OfList implements OpenContainer {
        private final List<Bencoded> values = new ArrayList<>();

        @Override
        public @Nullable BString add(Bencoded value, int position) {
            values.add(value);
            return null;
        }

        @Override
        public BList close(int position) {
            return new BList(values);
        }

        @Override
        public int valueStart() {
            throw new IllegalStateException("a list has no keys");
        }
    }

    /** Collects keys and values in turn. */
    final class OfDictionary implements OpenContainer {
        private final SortedMap<BString, Bencoded> entries = new TreeMap<>();
        private @Nullable BString key;
        private int valueStart;

        @Override
        public @Nullable BString add(Bencoded value, int position) throws InvalidBencode {
            BString finished = key;
            if (finished != null) {
                entries.put(finished, value);
                key = null;
                return finished;
            }
            if (!(value instanceof BString next)) {
                throw new InvalidBencode("a dictionary key is not a string (before byte " + position + ")");
            }
            if (entries.containsKey(next)) {
                throw new InvalidBencode("the key " + next + " stands twice (before byte " + position + ")");
            }
            key = next;
            valueStart = position;
            return null;
        }

        @Override
        public BDictionary close(int position) throws InvalidBencode {
            if (key != null) {
                throw new InvalidBencode("the key " + key + " has no value (byte " + position + ")");
            }
            return new BDictionary(entries);
        }

        @Override
        public int valueStart() {
            return valueStart;
        }
    }
}
