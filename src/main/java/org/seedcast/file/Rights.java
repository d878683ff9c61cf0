package org.seedcast.file;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Modes of files and directories, whatever the umask. A directory sets the rule for everything made in it: its files
 * are readable by those who may enter it, and writable by a group only if it is set up for one (mode 2775 or 2770). A
 * file system without modes is left as it is.
 */
public final class Rights {
    /** Directories of which every user may read. */
    public static final int EVERYBODY = 0755;

    /** Directories of the owner alone. */
    public static final int OWNER = 0700;

    /** Added to a directory in which a group writes, too: its files belong to the group of the directory. */
    private static final int GROUP_WRITES = 02070;

    private static final int SHARED = 02020;
    private static final int GROUP = 0070;
    private static final int OTHERS = 0007;
    private static final String MODE = "unix:mode";

    static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Rights() {}

    /** The mode of a directory like {@code mode}, in which a group writes as well, or the owner alone. */
    public static int shared(int mode, boolean group) {
        int open = mode & OTHERS;
        return group ? OWNER | GROUP_WRITES | open : OWNER | (open == 0 ? 0 : EVERYBODY);
    }

    /** Reports whether a group may write in {@code directory}. */
    public static boolean isShared(Path directory) throws IOException {
        return (mode(directory) & SHARED) == SHARED;
    }

    /** Reports whether users who are neither the owner nor in the group may enter {@code directory}. */
    public static boolean isOpen(Path directory) throws IOException {
        return (mode(directory) & OTHERS) != 0;
    }

    /** The mode of {@code path}; of a link, that of what it leads to. */
    public static int mode(Path path, LinkOption... options) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, MODE, options), MODE) & 07777;
    }

    /** Takes all rights to {@code path} from other users, and from the group unless it {@code shared} them. */
    public static void close(Path path, boolean shared) throws IOException {
        int mode = mode(path);
        // A directory that is a link was judged before.
        give(path.toRealPath(), mode & ~(shared ? OTHERS : OTHERS | GROUP));
    }

    /** Reports whether the owner of {@code file} may read it: root could read it anyway, but no web server can. */
    public static boolean isReadable(Path file) throws IOException {
        return (mode(file, LinkOption.NOFOLLOW_LINKS) & 0400) != 0 && Files.isReadable(file);
    }

    static int forFileIn(Path directory) throws IOException {
        return ofFile(mode(directory));
    }

    private static int ofFile(int directory) {
        int read = 0600 | ((directory & GROUP) == 0 ? 0 : 0040) | ((directory & OTHERS) == 0 ? 0 : 0004);
        return (directory & SHARED) == SHARED ? read | 0020 : read;
    }

    static int forDirectoryIn(Path directory) throws IOException {
        int mode = mode(directory);
        return (mode & SHARED) == SHARED ? mode & 02775 : OWNER | (mode & 0055);
    }

    /** Makes {@code directory} unless it is there, for its owner alone until it has its mode. */
    public static void makeDirectory(Path directory, int mode) throws IOException {
        try {
            Files.createDirectory(directory, OWNER_DIRECTORY);
            // Where the one above hands its group down, so does this one.
            give(directory, mode | (mode(directory) & 02000));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw named(directory, e);
            }
        }
    }

    private static NotDirectoryException named(Path directory, FileAlreadyExistsException cause) {
        NotDirectoryException named = new NotDirectoryException(directory.toString());
        named.initCause(cause);
        return named;
    }

    /** Requires that files can be made in {@code directory}, which is there. */
    public static void requireWritable(Path directory) throws IOException {
        directory.getFileSystem().provider().checkAccess(directory, AccessMode.WRITE, AccessMode.EXECUTE);
    }

    /**
     * Gives {@code path}, which is no link, its mode. Where that cannot be done (it belongs to somebody else, or the file
     * system has no modes) it stays as it is: what it holds is written all the same.
     */
    static void give(Path path, int mode) throws IOException {
        if (mode(path, LinkOption.NOFOLLOW_LINKS) == mode) {
            return;
        }
        try {
            Files.setAttribute(path, MODE, mode, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            // Said above: not worth a failure.
            return;
        }
    }

    /** Gives {@code directory} and all below it their modes; links are passed over, and files with a second name. */
    public static void giveAll(Path directory, int mode) throws IOException {
        for (Path path : Listing.below(directory.toRealPath())) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                give(path, mode);
            } else if (Links.isPlainFile(path)) {
                give(path, ofFile(mode));
            }
        }
    }
}
