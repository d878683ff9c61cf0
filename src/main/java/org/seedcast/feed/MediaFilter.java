package org.seedcast.feed;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.seedcast.address.Authority;

/** Decides which enclosures are media to be fetched, and why the others are not. Pure: it opens no file. */
public final class MediaFilter {
    private static final Set<String> PLAYLIST_TYPES = Set.of(
            "application/x-mpegurl",
            "application/vnd.apple.mpegurl",
            "application/mpegurl",
            "audio/x-mpegurl",
            "audio/mpegurl",
            "audio/x-scpls",
            "application/dash+xml");
    private static final Set<String> PLAYLISTS = Set.of("m3u8", "m3u", "pls", "mpd");
    private static final Set<String> IMAGES =
            Set.of("jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "ico", "tif", "tiff", "avif", "heic");
    private static final Set<String> DOCUMENTS = Set.of(
            "html", "htm", "xhtml", "txt", "md", "pdf", "epub", "json", "xml", "rss", "srt", "vtt", "doc", "docx",
            "rtf", "css", "js");
    private static final Set<String> DOCUMENT_TYPES = Set.of(
            "application/pdf",
            "application/epub+zip",
            "application/json",
            "application/xml",
            "application/xhtml+xml",
            "application/rss+xml",
            "application/atom+xml",
            "application/javascript",
            "application/msword",
            "application/rtf",
            "application/x-shockwave-flash");

    private final Optional<Path> folder;
    private final MediaTypes types;

    private MediaFilter(Optional<Path> folder, MediaTypes types) {
        this.folder = folder;
        this.types = types;
    }

    /** Returns the usual filter: audio, video and types that may be one of these. */
    public static MediaFilter of(FeedLocation feed) {
        return of(feed, List.of());
    }

    /**
     * Files are taken only from a local feed, and only from below its folder.
     *
     * @param types such as {@code audio/*} and nothing else; empty for what is usual
     */
    public static MediaFilter of(FeedLocation feed, List<String> types) {
        Optional<Path> folder = feed instanceof LocalFeed local
                ? Optional.ofNullable(local.file().toAbsolutePath().normalize().getParent())
                : Optional.empty();
        return new MediaFilter(folder, MediaTypes.of(types));
    }

    /** The reason in few words, or empty if the enclosure is to be taken. */
    public Optional<String> skipReason(Enclosure enclosure) {
        if (types.isUsual() && isTorrent(enclosure)) {
            return Optional.of("a torrent"); // a magnet link, too, where the feed says what it is
        }
        return badAddress(enclosure.url()).or(() -> types.isUsual() ? badKind(enclosure) : otherType(enclosure));
    }

    private static boolean isTorrent(Enclosure enclosure) {
        String path = String.valueOf(enclosure.url().getPath()).toLowerCase(Locale.ROOT);
        return enclosure.type().orElse("").equals("application/x-bittorrent") || path.endsWith(".torrent");
    }

    private Optional<String> otherType(Enclosure enclosure) {
        return types.take(enclosure) ? Optional.empty() : Optional.of("type " + MediaTypes.type(enclosure));
    }

    /** The type as which {@code enclosure} is chosen: as declared, else by its extension. */
    public static String type(Enclosure enclosure) {
        return MediaTypes.type(enclosure);
    }

    /** Reports whether type and extension allow it to be media, wherever it is. */
    public static boolean isMedia(Enclosure enclosure) {
        return badKind(enclosure).isEmpty();
    }

    private Optional<String> badAddress(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" ->
                Authority.of(url).isEmpty() ? Optional.of("address without a host") : Optional.empty();
            case "file" -> folder.isEmpty() ? Optional.of("unsupported scheme file") : outsideFolder(url, folder.get());
            default -> Optional.of("unsupported scheme " + scheme);
        };
    }

    private static Optional<String> outsideFolder(URI url, Path folder) {
        try {
            boolean below = Path.of(url).normalize().startsWith(folder);
            return below ? Optional.empty() : Optional.of("outside the feed's folder");
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.of("not a local file"); // such as file://host/share
        }
    }

    /** The type decides where it says something; the extension where it is missing or says nothing. */
    private static Optional<String> badKind(Enclosure enclosure) {
        String type = enclosure.type().orElse("");
        String extension = enclosure.extension().orElse("");
        if (isTorrent(enclosure)) {
            return Optional.of("a torrent");
        }
        if (PLAYLIST_TYPES.contains(type) || PLAYLISTS.contains(extension)) {
            return Optional.of("a playlist");
        }
        if (type.startsWith("image/") || type.startsWith("text/") || DOCUMENT_TYPES.contains(type)) {
            return Optional.of("type " + type);
        }
        boolean typeSaysMedia = type.startsWith("audio/") || type.startsWith("video/");
        if (!typeSaysMedia && (IMAGES.contains(extension) || DOCUMENTS.contains(extension))) {
            return Optional.of("a ." + extension + " file");
        }
        return Optional.empty();
    }
}
