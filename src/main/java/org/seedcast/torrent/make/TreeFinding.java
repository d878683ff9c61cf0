package org.seedcast.torrent.make;

import java.nio.file.Path;

/**
 * Something in a tree that is not taken as it stands.
 *
 * @param path as it was come by
 */
public record TreeFinding(Kind kind, Path path) {

    /** Why it is not taken. */
    public enum Kind {
        HIDDEN("hidden", "it is hidden (--hidden takes it)", false),
        JUNK("junk", "it is junk (--junk takes it)", false),
        LINK_LEAVES("link-leaves", "the link leads out of the tree (--follow-links takes it)", false),
        LINK_DANGLES("link-dangles", "the link leads nowhere", false),
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

        /** Whether there is no torrent with it, as the content would not be what its owner thinks. */
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
