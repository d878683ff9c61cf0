package org.seedcast.library;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.seedcast.feed.Enclosure;

/** The extension of a media file: from the URL's path, else from what the feed or the response says it is. */
final class MediaExtension {
    /** Where neither URL nor type tells. */
    static final String UNKNOWN = "bin";

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp3", "mp3"),
            Map.entry("audio/mpeg3", "mp3"),
            Map.entry("audio/x-mpeg", "mp3"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/m4a", "m4a"),
            Map.entry("audio/x-m4a", "m4a"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("application/ogg", "ogg"),
            Map.entry("audio/vorbis", "ogg"),
            Map.entry("audio/opus", "opus"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/x-flac", "flac"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("audio/webm", "weba"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/x-m4v", "m4v"),
            Map.entry("video/quicktime", "mov"),
            Map.entry("video/mpeg", "mpg"),
            Map.entry("video/ogg", "ogv"),
            Map.entry("video/webm", "webm"),
            Map.entry("video/x-matroska", "mkv"));

    private MediaExtension() {}

    static String of(Enclosure enclosure) {
        return enclosure
                .extension()
                .or(() -> enclosure.type().flatMap(MediaExtension::ofType))
                .orElse(UNKNOWN);
    }

    /** That of {@code item} by what the origin says it is, where neither URL nor feed told it. */
    static Optional<String> told(Item item, Optional<String> type) {
        boolean open = of(item.enclosure()).equals(UNKNOWN) && item.fileName().endsWith("." + UNKNOWN);
        return open ? type.flatMap(MediaExtension::ofType) : Optional.empty();
    }

    /** @param type a media type, with or without parameters */
    static Optional<String> ofType(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_TYPE.get(bare));
    }
}
