package org.seedcast.torrent.make;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.torrent.Content;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.SingleFile;
import org.seedcast.torrent.TreeFile;

/**
 * The files from which a torrent is made.
 *
 * @param root the file or the directory
 * @param name the torrent's
 * @param isDirectory whether it becomes a torrent of several files, be it only one
 * @param files in the order in which they are hashed: by UTF-8 bytes, name by name
 * @param findings what was not taken, none of them fatal
 */
public record SourceTree(
        Path root, String name, boolean isDirectory, List<SourceFile> files, List<TreeFinding> findings) {
    public SourceTree {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /** In bytes. */
    public long length() {
        long length = 0;
        for (SourceFile file : files) {
            length += file.length();
        }
        return length;
    }

    /** As the torrent says it. */
    public Content content() {
        if (!isDirectory) {
            return new SingleFile(length());
        }
        List<TreeFile> said = new ArrayList<>(files.size());
        for (SourceFile file : files) {
            said.add(new TreeFile(file.path(), file.length()));
        }
        return new FileTree(said);
    }

    /** One of its files as a torrent of its own. */
    public SourceTree alone(SourceFile file) {
        String last = file.path().get(file.path().size() - 1);
        SourceFile renamed = new SourceFile(file.file(), List.of(last), file.length(), file.modifiedNanos());
        return new SourceTree(file.file(), last, false, List.of(renamed), List.of());
    }
}
