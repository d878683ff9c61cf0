package org.seedcast.torrent.bencode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads bencoding (BEP 3) strictly: no leading zeros, no negative zero, no duplicate keys, nothing after the value,
 * integers of 64 bits; {@link #readFirst} alone lets something follow. Keys out of order are accepted, since torrents and trackers that have them exist; whoever hashes
 * must hash the bytes as they stand, never a re-encoding.
 *
 * <p>Hostile input is bounded: {@link #MAX_BYTES}, {@link #MAX_DEPTH} and {@link #MAX_VALUES}; nesting costs no stack.
 */
public final class BencodeReader {
    /** No real .torrent comes near: 64 MiB of piece hashes are 3.3 million pieces. */
    public static final int MAX_BYTES = 64 << 20;

    /** A torrent of version 2 nests as deep as its directories (BEP 52). */
    public static final int MAX_DEPTH = 256;

    /** Bounds the memory of "lelele...", two bytes a value; 150,000 files are about a million values. */
    public static final int MAX_VALUES = 1_000_000;

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]*");
    private static final int LONGEST_INTEGER = "-9223372036854775808".length();
    private static final int LONGEST_LENGTH = String.valueOf(MAX_BYTES).length();

    private final byte[] input;
    private final Deque<OpenContainer> open = new ArrayDeque<>();
    private final Map<BString, Range> rootValues = new HashMap<>();
    private int position;
    private int values;

    public BencodeReader(byte[] input) {
        this.input = input;
    }

    public static Bencoded read(byte[] input) throws InvalidBencode {
        return new BencodeReader(input).read();
    }

    /** Reads the value that {@code input} begins with, whatever follows, as PHP scripts and editors leave line ends there. */
    public static Bencoded readFirst(byte[] input) throws InvalidBencode {
        return new BencodeReader(input).readFirst();
    }

    private Bencoded read() throws InvalidBencode {
        Bencoded value = readFirst();
        if (position < input.length) {
            throw failure("something follows the end");
        }
        return value;
    }

    /** As {@link #readFirst(byte[])}. */
    public Bencoded readFirst() throws InvalidBencode {
        if (input.length > MAX_BYTES) {
            throw new InvalidBencode("larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        while (true) {
            Bencoded value = step();
            if (value == null) {
                continue;
            }
            OpenContainer parent = open.peek();
            if (parent == null) {
                return value;
            }
            add(value, parent);
        }
    }

    /** After {@link #readFirst()}: the bytes of {@code key}'s value in the outermost dictionary, as they stand. */
    public byte[] rootValue(String key) {
        Range range = rootValues.get(BString.of(key));
        if (range == null) {
            throw new IllegalArgumentException("no such key: " + key);
        }
        return Arrays.copyOfRange(input, range.start(), range.end());
    }

    private void add(Bencoded value, OpenContainer parent) throws InvalidBencode {
        BString key = parent.add(value, position);
        if (key != null && open.size() == 1) {
            rootValues.put(key, new Range(parent.valueStart(), position));
        }
    }

    /** The next complete value, or nothing when a list or dictionary was opened. */
    private @Nullable Bencoded step() throws InvalidBencode {
        byte first = peek();
        if (first == 'e') {
            OpenContainer container = open.poll();
            if (container == null) {
                throw failure("an end without a beginning");
            }
            Bencoded closed = container.close(position);
            position++;
            return closed;
        }
        if (++values > MAX_VALUES) {
            throw failure("more than " + MAX_VALUES + " values");
        }
        if (first == 'l' || first == 'd') {
            if (open.size() == MAX_DEPTH) {
                throw failure("nested deeper than " + MAX_DEPTH);
            }
            open.push(first == 'l' ? new OpenContainer.OfList() : new OpenContainer.OfDictionary());
            position++;
            return null;
        }
        return first == 'i' ? integer() : string();
    }

    private BInteger integer() throws InvalidBencode {
        position++;
        String digits = upTo('e', LONGEST_INTEGER, INTEGER, "an integer");
        try {
            return new BInteger(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw failure("an integer beyond 64 bits");
        }
    }

    private BString string() throws InvalidBencode {
        if (peek() < '0' || peek() > '9') {
            throw failure("no value begins with byte 0x" + Integer.toHexString(peek() & 0xff));
        }
        int length = Integer.parseInt(upTo(':', LONGEST_LENGTH, LENGTH, "a string length"));
        if (length > input.length - position) {
            throw failure("a string of " + length + " bytes ends too early");
        }
        int start = position;
        position += length;
        return BString.owning(Arrays.copyOfRange(input, start, position));
    }

    /** Takes the number before {@code end}, and {@code end}. */
    private String upTo(char end, int longest, Pattern form, String what) throws InvalidBencode {
        int start = position;
        int stop = start;
        while (stop < input.length && stop - start < longest && input[stop] != end) {
            stop++;
        }
        String digits = new String(input, start, stop - start, StandardCharsets.ISO_8859_1);
        if (stop == input.length) {
            throw failure("the end is missing");
        }
        if (input[stop] != end || !form.matcher(digits).matches()) {
            throw failure(what + " is malformed or too long");
        }
        position = stop + 1;
        return digits;
    }

    private byte peek() throws InvalidBencode {
        if (position >= input.length) {
            throw failure("the end is missing");
        }
        return input[position];
    }

    private InvalidBencode failure(String what) {
        return new InvalidBencode(what + " (byte " + position + ")");
    }

    private record Range(int start, int end) {}
}
