package org.seedcast.app.event;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Layout;

/**
 * A problem that was found.
 *
 * @param path relative to the library if it is in there
 * @param url without secrets
 * @param message what is the matter, without naming it again
 * @param hint what to do about it
 * @param torrent name of the torrent it is about
 * @param fixed whether it was mended meanwhile
 */
public record Finding(
        FindingKind kind,
        Optional<String> path,
        Optional<String> url,
        String message,
        Optional<String> hint,
        Optional<String> torrent,
        boolean fixed) {

    public static Finding of(FindingKind kind, Path path, Layout layout, String message) {
        String shown = path.startsWith(layout.root()) ? layout.relative(path) : path.toString();
        return new Finding(
                kind, Optional.of(shown), Optional.empty(), message, Optional.empty(), Optional.empty(), false);
    }

    public static Finding of(FindingKind kind, URI url, String message) {
        return new Finding(
                kind,
                Optional.empty(),
                Optional.of(RedactedUrl.of(url)),
                message,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public Finding saying(String other) {
        return new Finding(kind, path, url, other, hint, torrent, fixed);
    }

    public Finding withHint(String todo) {
        return new Finding(kind, path, url, message, Optional.of(todo), torrent, fixed);
    }

    public Finding ofTorrent(String name) {
        return new Finding(kind, path, url, message, hint, Optional.of(name), fixed);
    }

    /** The same, mended. */
    public Finding mended() {
        return new Finding(kind, path, url, message, hint, torrent, true);
    }

    /** Returns the subject: a path or a URL. */
    public String subject() {
        return path.or(() -> url).orElse("");
    }
}
