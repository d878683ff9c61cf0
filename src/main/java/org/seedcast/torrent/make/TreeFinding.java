package org.seedcast.torrent.make;

import java.nio.file.Path;

/**
 * A file or directory of a tree that is left out of its torrent, or prevents it.
 *
 * @param path as the walk found it
 */
public record TreeFinding(Kind kind, Path path) {

    /** The reason for which a file is left out. */
    public enum Kind {
        HIDDEN("hidden", "it is hidden (--hidden includes it)", false),
        JUNK("junk", "it is junk (--junk includes it)", false),
        LINK_LEAVES("link-leaves", "the link leads out of the tree (--follow-links follows it)", false),
        LINK_DANGLES("link-dangles", "the link is broken", false),
        LINK_LOOPS("link-loops", "the link leads in a circle", false),
        SPECIAL("special-file", "it is neither a file nor a directory", true),
        UNREADABLE("unreadable", "it cannot be read", true),
        NOT_UTF_8("name-not-utf-8", "its name is not UTF-8", true);

        private final String id;
        private final String reason;
        private final boolean fatal;

        Kind(String id, String reason, boolean fatal) {
            this.id = id;
            this.reason = reason;
            this.fatal = fatal;
        }

        /** For scripts. */
        public String id() {
            return id;
        }

        /** Reports whether it prevents the torrent, as the content would not be what its owner thinks. */
        public boolean isFatal() {
            return fatal;
        }
    }

    /** For people. */
    public String message() {
        Path parent = path.getParent();
        String name = RawName.of(path).shown();
        String shown = kind == Kind.NOT_UTF_8 ? (parent == null ? "" : parent + "/") + name : path.toString();
        return (kind.fatal ? "cannot take " : "left out ") + shown + ": " + kind.reason;
    }
}
