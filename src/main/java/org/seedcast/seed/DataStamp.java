package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.Info;

/** The stamp of a torrent's content, whether it is one file or a tree. */
public final class DataStamp {
    private DataStamp() {}

    /** @return empty when the content, or part of it, is not there */
    public static Optional<FileStamp> of(Info info, Path data) throws IOException {
        return of(ContentLayout.of(info, data));
    }

    /**
     * One file has its own stamp. That of a tree is made of all its files: the sum of the sizes, and for time and inode a
     * number that moves when any of them does.
     */
    public static Optional<FileStamp> of(ContentLayout layout) throws IOException {
        try {
            if (layout.files().size() == 1 && layout.files().get(0).path().isPresent()) {
                return Optional.of(FileStamp.of(layout.files().get(0).path().get()));
            }
            return Optional.of(ofTree(layout));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            return notThere(layout, e);
        }
    }

    private static FileStamp ofTree(ContentLayout layout) throws IOException {
        long size = 0;
        long times = 0;
        long inodes = 0;
        for (ContentFile file : layout.files()) {
            if (file.path().isPresent()) {
                FileStamp stamp = FileStamp.of(file.path().get());
                size += stamp.size();
                times = 31 * times + stamp.modifiedNanos();
                inodes = 31 * inodes + stamp.inode();
            }
        }
        return new FileStamp(size, times, inodes);
    }

    /** A file where a directory should be is "Not a directory" to the system; for us, something is not there. */
    private static Optional<FileStamp> notThere(ContentLayout layout, FileSystemException failure)
            throws FileSystemException {
        boolean missing =
                layout.files().stream().flatMap(file -> file.path().stream()).anyMatch(path -> !Files.exists(path));
        if (missing) {
            return Optional.empty();
        }
        throw failure;
    }
}
