package org.seedcast.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Known media extensions with the types they go by: one table for reading, naming and publishing. An extension that is
 * not here is never published, as a web server may run what it finds under one. Of an extension with several types the
 * first is ours; of a type with several extensions the first.
 */
public final class MediaTypeTable {
    /** A file of which nobody said what it is. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final Pattern TYPE = Pattern.compile("^[a-z0-9!#$&^_.+-]++/[a-z0-9!#$&^_.+-]++");

    private static final List<List<String>> ROWS = List.of(
            List.of("mp3", "audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg", "audio/x-mp3", "audio/mpg"),
            List.of("m4a", "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/mp4a-latm"),
            List.of("m4b", "audio/mp4", "audio/m4b", "audio/x-m4b"),
            List.of("aac", "audio/aac", "audio/aacp", "audio/x-aac"),
            List.of("ogg", "audio/ogg", "application/ogg", "application/x-ogg", "audio/vorbis", "audio/x-vorbis"),
            List.of("oga", "audio/ogg"),
            List.of("opus", "audio/ogg", "audio/opus", "audio/x-opus"), // RFC 7845 §9
            List.of("spx", "audio/ogg", "audio/speex", "audio/x-speex"),
            List.of("flac", "audio/flac", "audio/x-flac"),
            List.of("wav", "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
            List.of("weba", "audio/webm"),
            List.of("mka", "audio/x-matroska", "audio/matroska"),
            List.of("aiff", "audio/aiff", "audio/x-aiff"),
            List.of("aif", "audio/aiff", "audio/x-aiff"),
            List.of("amr", "audio/amr"),
            List.of("mid", "audio/midi", "audio/x-midi", "audio/mid"),
            List.of("midi", "audio/midi"),
            List.of("mp2", "audio/mpeg"),
            List.of("wma", "audio/x-ms-wma"),
            List.of("wv", "audio/x-wavpack"),
            List.of("ape", "audio/x-ape"),
            List.of("mod", "audio/x-mod", "audio/mod"),
            List.of("s3m", "audio/x-s3m", "audio/s3m"),
            List.of("xm", "audio/x-xm", "audio/xm"),
            List.of("it", "audio/x-it", "audio/it"),
            List.of("mp4", "video/mp4"),
            List.of("m4v", "video/mp4", "video/x-m4v", "video/m4v"),
            List.of("mov", "video/quicktime"),
            List.of("mpg", "video/mpeg", "video/mpg", "video/x-mpeg"),
            List.of("mpeg", "video/mpeg"),
            List.of("ogv", "video/ogg"),
            List.of("webm", "video/webm"),
            List.of("mkv", "video/x-matroska", "video/matroska"),
            List.of("3gp", "video/3gpp", "audio/3gpp"),
            List.of("avi", "video/x-msvideo", "video/avi", "video/msvideo"),
            List.of("wmv", "video/x-ms-wmv"),
            List.of("flv", "video/x-flv"),
            // what a netlabel may also have, and what --types may ask for: nothing that anything runs
            List.of("zip", "application/zip", "application/x-zip-compressed", "application/x-zip"),
            List.of("7z", "application/x-7z-compressed"),
            List.of("rar", "application/vnd.rar", "application/x-rar-compressed", "application/x-rar"),
            List.of("tar", "application/x-tar"),
            List.of("gz", "application/gzip", "application/x-gzip"),
            List.of("jpg", "image/jpeg", "image/jpg"),
            List.of("jpeg", "image/jpeg"),
            List.of("png", "image/png"),
            List.of("gif", "image/gif"),
            List.of("webp", "image/webp"),
            List.of("pdf", "application/pdf"),
            List.of("epub", "application/epub+zip"),
            List.of("txt", "text/plain"),
            List.of("torrent", "application/x-bittorrent"),
            List.of("m3u8", "application/x-mpegurl", "application/vnd.apple.mpegurl"));

    private static final Map<String, List<String>> TYPES =
            ROWS.stream().collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.subList(1, row.size())));

    private static final Map<String, String> EXTENSIONS = Stream.concat(
                    ROWS.stream().map(row -> Map.entry(row.get(1), row.get(0))),
                    ROWS.stream().flatMap(row -> row.stream().skip(2).map(alias -> Map.entry(alias, row.get(0)))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, later) -> first));

    private MediaTypeTable() {}

    /** Our type of {@code extension}, in any case; empty for one that is not known. */
    public static Optional<String> type(String extension) {
        return types(extension).stream().findFirst();
    }

    /** Every type that {@code extension} goes by; what is published as a film is not taken for audio. */
    static List<String> types(String extension) {
        List<String> all = TYPES.getOrDefault(extension.toLowerCase(Locale.ROOT), List.of());
        return all.stream()
                .filter(type -> !isPlayed(type) || kind(type).equals(kind(all.get(0))))
                .toList();
    }

    private static String kind(String type) {
        return type.substring(0, type.indexOf('/'));
    }

    /** Our type of {@code fileName}, by its extension. */
    public static String typeOfName(String fileName) {
        return type(fileName.substring(fileName.lastIndexOf('.') + 1)).orElse(UNKNOWN);
    }

    /** @param type with or without parameters, in any case */
    public static Optional<String> extension(String type) {
        return Optional.ofNullable(EXTENSIONS.get(bare(type)));
    }

    /** Reports whether {@code type} is something to play. */
    public static boolean isPlayed(String type) {
        return isType(type) && (bare(type).startsWith("audio/") || bare(type).startsWith("video/"));
    }

    /** Reports whether {@code type} is a media type at all, by its characters (RFC 6838 §4.2). */
    public static boolean isType(String type) {
        return TYPE.matcher(bare(type)).matches();
    }

    private static String bare(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The extension under which {@code enclosure} is published: that of its address, as far as it is known and does not
     * make a document of what is said to be played; else by the type.
     */
    public static Optional<String> extension(Enclosure enclosure) {
        boolean played = enclosure.type().filter(MediaTypeTable::isPlayed).isPresent();
        return enclosure
                .extension()
                .filter(extension -> type(extension)
                        .filter(type -> !played || isPlayed(type))
                        .isPresent())
                .or(() -> enclosure.type().flatMap(MediaTypeTable::extension));
    }
}
