package org.seedcast.seed.content;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.file.FileStamp;
import org.seedcast.file.Presence;

/**
 * Stamps of a torrent's files, which reveal a changed file without reading it.
 *
 * @param files of each file of the layout; that of padding, which is on no disk, is all zeros
 */
public record ContentStamps(List<FileStamp> files) {
    private static final FileStamp PADDING = new FileStamp(0, 0, 0);

    public ContentStamps {
        files = List.copyOf(files);
    }

    /** @return empty when the content, or part of it, is not there */
    public static Optional<ContentStamps> of(ContentLayout layout) throws IOException {
        try {
            List<FileStamp> stamps = new ArrayList<>(layout.files().size());
            for (ContentFile file : layout.files()) {
                stamps.add(file.path().isPresent() ? FileStamp.of(file.path().get()) : PADDING);
            }
            return Optional.of(new ContentStamps(stamps));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            return notThere(layout, e);
        }
    }

    /**
     * One stamp for all. One file has its own. That of a tree is made of all its files: the sum of the sizes, and for time
     * and inode a number that moves when any of them does.
     */
    public FileStamp total() {
        if (files.size() == 1) {
            return files.get(0);
        }
        long size = 0;
        long times = 0;
        long inodes = 0;
        for (FileStamp stamp : files) {
            if (!stamp.equals(PADDING)) {
                size += stamp.size();
                times = 31 * times + stamp.modifiedNanos();
                inodes = 31 * inodes + stamp.inode();
            }
        }
        return new FileStamp(size, times, inodes);
    }

    /** A file where a directory should be is "Not a directory" to the system; for us, something is not there. */
    private static Optional<ContentStamps> notThere(ContentLayout layout, FileSystemException failure)
            throws IOException {
        for (ContentFile file : layout.files()) {
            if (file.path().isPresent() && !Presence.exists(file.path().get())) {
                return Optional.empty();
            }
        }
        throw failure;
    }
}
