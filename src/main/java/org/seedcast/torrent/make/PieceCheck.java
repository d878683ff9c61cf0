package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.failure.SeedcastException;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Pieces;

/** Hashes content of an existing torrent, as fast as when its torrent was made. */
public final class PieceCheck {
    private final int threads;
    private final Progress progress;

    /** @param threads that hash, at most */
    public PieceCheck(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * The pieces of what lies there now.
     *
     * @param files of {@code info} in their order, each as long as it says
     * @throws FileChanged when one changes meanwhile
     */
    public Pieces pieces(Info info, List<Path> files) throws IOException, SeedcastException, InterruptedException {
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            sources.add(SourceFile.of(file, List.of(String.valueOf(file.getFileName())), attributes));
        }
        SourceTree tree = new SourceTree(Path.of(info.name()), info.name(), sources.size() > 1, sources, List.of());
        if (tree.length() != info.content().length()) {
            throw new FileChanged(sources);
        }
        return TreeHasher.hash(tree, info.pieceLength(), threads, progress);
    }
}
