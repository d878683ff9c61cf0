package org.seedcast.download;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.address.Resource;
import org.seedcast.download.origin.MediaHeaders;
import org.seedcast.download.origin.Validator;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.torrent.Sha256;

/**
 * The record of a response whose body did not arrive whole; kept in a small file beside it.
 *
 * @param source digest of the URL that was asked, which itself may hold a secret
 * @param type what the origin says it is
 * @param total bytes of the whole body
 * @param safe bytes of it, from the first on, that are known to be on disk
 */
record SavedPart(String source, Validator validator, Optional<String> type, long total, long safe) {
    private static final String VERSION = "seedcast-part 1";
    private static final int LONGEST_TEXT = 8192;

    /** The response from {@code url}; empty if no later run could resume its body. */
    static Optional<SavedPart> of(URI url, MediaHeaders headers) throws WrongBody {
        OptionalLong length = headers.length();
        return length.isEmpty()
                ? Optional.empty()
                : headers.validator().map(validator -> of(url, validator, headers.type(), length.getAsLong()));
    }

    static SavedPart of(URI url, Validator validator, Optional<String> type, long total) {
        return new SavedPart(digest(url), validator, type, total, 0);
    }

    private static String digest(URI url) {
        return Sha256.hash(Resource.of(url).toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** Reports whether it came from the same URL. */
    boolean isOf(URI url) {
        return source.equals(digest(url));
    }

    SavedPart safe(long bytes) {
        return new SavedPart(source, validator, type, total, bytes);
    }

    String text() {
        String kind = validator.isEntityTag() ? "etag" : "last-modified";
        return String.join(
                "\n",
                VERSION,
                "source " + source,
                kind + " " + validator.value(),
                "type " + type.orElse(""),
                "total " + total,
                "safe " + safe,
                "end\n");
    }

    /** Empty for anything that {@link #text} would not have written, such as the half of it. */
    static Optional<SavedPart> parse(String text) {
        if (text.length() > LONGEST_TEXT || !text.startsWith(VERSION + "\n") || !text.endsWith("\nend\n")) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        text.lines().skip(1).forEach(line -> {
            String[] field = line.split(" ", 2);
            fields.put(field[0], field.length == 2 ? field[1] : "");
        });
        try {
            SavedPart saved = new SavedPart(
                    fields.getOrDefault("source", ""),
                    new Validator(
                            fields.getOrDefault("etag", fields.getOrDefault("last-modified", "")),
                            fields.containsKey("etag")),
                    Optional.of(fields.getOrDefault("type", "")).filter(type -> !type.isEmpty()),
                    Long.parseLong(fields.getOrDefault("total", "")),
                    Long.parseLong(fields.getOrDefault("safe", "")));
            return Optional.of(saved).filter(one -> one.validator().isStrong()).filter(one -> one.text()
                    .equals(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // damaged: the body is fetched anew
        }
    }
}
