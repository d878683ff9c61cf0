package org.seedcast.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Distinguishes links that may be followed from possible traps. A link of this user or of root is intended, such as one
 * that brings {@code media} to a larger disk; one of any other user may lead to a file that only this user can read.
 */
public final class Links {
    private static final int ROOT = 0;

    private Links() {}

    /** Refuses {@code path} if it is somebody else's link; what is no link, or is not there, is not judged. */
    public static void require(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            Optional<String> stranger = strangerOwning(path, LinkOption.NOFOLLOW_LINKS);
            if (stranger.isPresent()) {
                throw new ForeignLink(path, stranger.get());
            }
        }
    }

    /** The name of the user to whom {@code path} belongs, unless that is this one or root. */
    public static Optional<String> strangerOwning(Path path, LinkOption... options) throws IOException {
        Object owner = Files.getAttribute(path, "unix:uid", options);
        return owner.equals(ROOT) || owner.equals(Self.UID)
                ? Optional.empty()
                : Optional.of(Files.getOwner(path, options).getName());
    }

    /** Reports whether {@code path} belongs to who runs this process. */
    static boolean isOwn(Path path) throws IOException {
        return Self.UID.equals(Files.getAttribute(path, "unix:uid"));
    }

    /** Reports whether {@code path} is a regular file, not a link, and has no other hard link. */
    public static boolean isPlainFile(Path path) throws IOException {
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(path, "unix:isRegularFile,nlink", LinkOption.NOFOLLOW_LINKS);
            return Boolean.TRUE.equals(attributes.get("isRegularFile"))
                    && Integer.valueOf(1).equals(attributes.get("nlink"));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Reports another user's link in place of a file or directory. */
    public static final class ForeignLink extends FileSystemException {
        private static final long serialVersionUID = 1;

        private ForeignLink(Path link, String owner) {
            super(
                    link.toString(),
                    null,
                    "it is a link of user " + owner + ", and only your own or root's are followed");
        }
    }

    /** The user id of this process: Java knows a name, which need not be one that the machine knows. */
    private static final class Self {
        static final Object UID = uid();

        /** Returns the user id; that of nobody if the system does not report it: then only root is trusted. */
        private static Object uid() {
            try {
                return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
