package org.seedcast.publish;

import java.util.Locale;
import java.util.Map;
import org.seedcast.library.Item;

/** What a media file is, for readers that want a type where the feed gave none. */
final class MediaType {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("wav", "audio/wav"),
            Map.entry("weba", "audio/webm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("webm", "video/webm"),
            Map.entry("mkv", "video/x-matroska"));

    private MediaType() {}

    static String of(Item item) {
        return item.enclosure()
                .type()
                .filter(type -> type.startsWith("audio/") || type.startsWith("video/"))
                .orElseGet(() -> ofName(item.fileName()));
    }

    static boolean isVideo(Item item) {
        return of(item).startsWith("video/");
    }

    private static String ofName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
    }
}
