package org.seedcast.download;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.seedcast.download.nature.Nature;
import org.seedcast.download.nature.Nature.Kind;
import org.seedcast.download.nature.Nature.Other;
import org.seedcast.download.nature.Nature.Untold;

/**
 * A file to be fetched.
 *
 * @param source where it is: http, https or file
 * @param type as which it was chosen, in lower case; {@code application/octet-stream} where nobody says what it is
 */
public record Wanted(URI source, String type) {
    private static final String ANYTHING = "*/*";
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern PLAYLIST =
            Pattern.compile("mpegurl|scpls|dash\\+xml|xspf|x-ms-(?:asx|wax|wvx|wpl)|smil|ram$");
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    /** Types of applications that are never text. */
    private static final Pattern BINARY = Pattern.compile("^application/(?:octet-stream|pdf|(?:x-)?ogg|mp4|mp3"
            + "|x-zip.*+|zip|epub\\+zip|(?:x-)?gzip|x-7z-compressed|vnd\\.rar|x-rar.*+|x-tar|x-bittorrent|msword)$");

    private static final Pattern PAGE_SENT = Pattern.compile("^(?i)(?:text/(?!plain\\b)|application/xhtml|image/)");

    /** Returns a wanted file of any kind, which is examined closely later: only a page is certain to be wrong. */
    public static Wanted anything(URI source) {
        return new Wanted(source, ANYTHING);
    }

    /** Tells if it is looked at when it is here, and nobody needs it byte for byte as it is served. */
    boolean isAnything() {
        return type.equals(ANYTHING);
    }

    /** Something of which nobody says what it is. */
    static Wanted of(URI source) {
        return new Wanted(source, UNKNOWN);
    }

    /**
     * Returns why the received file is not what is wanted; empty where it is, or may be. The bytes decide; the media
     * type that the server sends counts only where they say nothing. Servers send {@code text/plain} for much that they
     * do not know, and a text would be recognized as one (WHATWG MIME Sniffing §7, on mislabelled binary resources).
     *
     * @param told by the server
     */
    Optional<String> refusal(Nature nature, Optional<String> told) {
        if (nature instanceof Other other) {
            return fits(other.kind())
                    ? Optional.empty()
                    : Optional.of("the origin sent " + other.kind() + " instead of " + name());
        }
        String sent = told.orElse("").strip();
        boolean another = nature instanceof Untold
                && !isAnything()
                && PAGE_SENT.matcher(sent).lookingAt()
                && (isUntold() || !kind(type).equals(kind(sent.toLowerCase(Locale.ROOT))));
        return another ? Optional.of("the origin sent a page (" + sent + ") instead of " + name()) : Optional.empty();
    }

    private String name() {
        return isPlayed() || isUntold() || kind(type).isEmpty() ? "media" : type;
    }

    private boolean isUntold() {
        return type.equals(UNKNOWN) || isAnything();
    }

    private boolean isPlayed() {
        return type.startsWith("audio/") || type.startsWith("video/");
    }

    private static String kind(String type) {
        return type.substring(0, Math.max(0, type.indexOf('/')));
    }

    /** A medium is wanted, unless the feed says honestly that it is something else. */
    private boolean fits(Kind kind) {
        if (isAnything()) {
            return kind != Kind.PAGE;
        }
        boolean readable = isReadable();
        return switch (kind) {
            case PAGE -> PAGES.contains(type);
            case XML -> readable || type.contains("xml");
            case JSON -> readable || type.contains("json");
            case PLAYLIST -> readable || PLAYLIST.matcher(type).find();
            case TEXT -> readable;
            case PICTURE -> type.startsWith("image/");
            case DOCUMENT, ARCHIVE -> !isPlayed() && !type.startsWith("image/");
        };
    }

    private boolean isReadable() {
        return !kind(type).isEmpty()
                && !isPlayed()
                && !type.startsWith("image/")
                && !BINARY.matcher(type).matches();
    }
}
