package org.seedcast.seed.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.TreeFile;

/**
 * The files that hold the content of a torrent.
 *
 * @param files in the order in which they are hashed, as if they were one
 * @param length of the whole, in bytes
 */
public record ContentLayout(List<ContentFile> files, long length) {
    public ContentLayout {
        files = List.copyOf(files);
    }

    /**
     * @param info with safe paths
     * @param data the file, or the directory of a tree; its own name plays no part
     */
    public static ContentLayout of(Info info, Path data) {
        List<ContentFile> files = new ArrayList<>();
        long start = 0;
        if (info.content() instanceof FileTree tree) {
            for (TreeFile file : tree.files()) {
                files.add(new ContentFile(place(data, file), start, file.length()));
                start += file.length();
            }
        } else {
            files.add(new ContentFile(Optional.of(data), 0, info.content().length()));
        }
        return new ContentLayout(files, info.content().length());
    }

    private static Optional<Path> place(Path data, TreeFile file) {
        if (file.padding()) {
            return Optional.empty();
        }
        Path path = data;
        for (String part : file.path()) {
            path = path.resolve(part);
        }
        return Optional.of(path);
    }
}
