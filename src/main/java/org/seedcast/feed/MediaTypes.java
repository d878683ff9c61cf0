package org.seedcast.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The media types that somebody asked for, such as {@code audio/*}. Empty when nobody did. */
record MediaTypes(List<Pattern> globs) {
    static final MediaTypes USUAL = new MediaTypes(List.of());
    /** What an extension tells where the feed says nothing, or as good as nothing. */
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/opus"),
            Map.entry("flac", "audio/flac"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("webm", "video/webm"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("txt", "text/plain"),
            Map.entry("torrent", "application/x-bittorrent"),
            Map.entry("m3u8", "application/x-mpegurl"));

    private static final String UNKNOWN = "application/octet-stream";

    MediaTypes {
        globs = List.copyOf(globs);
    }

    /** @param globs with {@code *} for any letters; a word alone stands for all of its kind: {@code video} */
    static MediaTypes of(List<String> globs) {
        return new MediaTypes(globs.stream().map(MediaTypes::pattern).toList());
    }

    private static Pattern pattern(String glob) {
        String whole = glob.strip().toLowerCase(Locale.ROOT);
        String full = whole.indexOf('/') < 0 && !whole.equals("*") ? whole + "/*" : whole;
        return Pattern.compile(String.join(
                ".*",
                List.of(full.split("\\*", -1)).stream().map(Pattern::quote).toList()));
    }

    boolean isUsual() {
        return globs.isEmpty();
    }

    boolean take(Enclosure enclosure) {
        String type = type(enclosure);
        return globs.stream().anyMatch(glob -> glob.matcher(type).matches());
    }

    /** As declared, else by the extension. */
    static String type(Enclosure enclosure) {
        return enclosure
                .type()
                .filter(type -> !type.equals(UNKNOWN))
                .or(() -> enclosure.extension().map(BY_EXTENSION::get))
                .orElse(UNKNOWN);
    }
}
