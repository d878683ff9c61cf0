package org.seedcast.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The comments of FLAC, Ogg Vorbis and Opus files: {@code TITLE=…}. */
final class VorbisComments {
    private static final int MOST = 1000;
    private static final int LONGEST = 4096;

    private VorbisComments() {}

    /** Reads as many as there are: of a packet that was cut, the end is missing. */
    static Tags read(ByteBuffer packet) {
        ByteBuffer bytes = packet.slice().order(ByteOrder.LITTLE_ENDIAN);
        Tags tags = Tags.NONE;
        if (!skip(bytes) || bytes.remaining() < 4) {
            return tags;
        }
        long count = Math.min(bytes.getInt() & 0xffffffffL, MOST);
        for (long i = 0; i < count && bytes.remaining() >= 4; i++) {
            int start = bytes.position() + 4;
            int length = bytes.getInt(bytes.position());
            if (!skip(bytes)) {
                return tags;
            }
            if (length <= LONGEST) {
                tags = tags.or(comment(StandardCharsets.UTF_8
                        .decode(bytes.slice(start, length))
                        .toString()));
            }
        }
        return tags;
    }

    /** Passes a text with its length before it; false where it does not end here. */
    private static boolean skip(ByteBuffer bytes) {
        if (bytes.remaining() < 4) {
            return false;
        }
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            return false;
        }
        bytes.position(bytes.position() + length);
        return true;
    }

    private static Tags comment(String comment) {
        int equals = comment.indexOf('=');
        if (equals < 0) {
            return Tags.NONE;
        }
        String value = comment.substring(equals + 1);
        OptionalInt none = OptionalInt.empty();
        return switch (comment.substring(0, equals).toUpperCase(Locale.ROOT)) {
            case "TITLE" -> new Tags(TagText.title(value), none, none, Optional.empty());
            case "TRACKNUMBER" -> new Tags(Optional.empty(), none, TagText.number(value), Optional.empty());
            case "DISCNUMBER" -> new Tags(Optional.empty(), TagText.number(value), none, Optional.empty());
            default -> Tags.NONE;
        };
    }
}
