package org.seedcast.file;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Tells what is not there from what may not be looked at: {@link Files#exists} says of both that it is not there. */
public final class Presence {
    private Presence() {}

    /** Returns the attributes of {@code path}; empty if nothing is there, or a link that leads nowhere. */
    public static Optional<BasicFileAttributes> of(Path path, LinkOption... options) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Errno.of(e).filter(Errno.NOT_A_DIRECTORY::equals).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public static boolean exists(Path path, LinkOption... options) throws IOException {
        return of(path, options).isPresent();
    }

    public static boolean isFile(Path path) throws IOException {
        return of(path).filter(BasicFileAttributes::isRegularFile).isPresent();
    }

    /** True, unless the system says why not. */
    public static boolean isReadable(Path path) throws IOException {
        path.getFileSystem().provider().checkAccess(path, AccessMode.READ);
        return true;
    }

    public static boolean isDirectory(Path path) throws IOException {
        return of(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }
}
