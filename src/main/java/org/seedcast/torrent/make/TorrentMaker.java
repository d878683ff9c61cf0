package org.seedcast.torrent.make;

import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Sha;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;

/** Makes the info of a torrent: same files, same names, same recipe, same info-hash, everywhere and for ever. */
public final class TorrentMaker {
    /** 60 MB of hashes: a .torrent of more is read by few programs, our own not among them. */
    private static final long MOST_PIECES = 3_000_000;

    private final int threads;
    private final Progress progress;

    private TorrentMaker(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Gets ready to hash while others look through the trees: to load a digest takes as long as to look for a thousand
     * files.
     *
     * @param threads that hash, at most
     */
    public static TorrentMaker prepare(int threads, Progress progress) {
        Thread loading = new Thread(Sha::sha1, "load-digest");
        loading.setDaemon(true);
        loading.start();
        return new TorrentMaker(threads, progress);
    }

    /** Refuses what there can be no torrent of, before a byte is read. */
    public static void require(SourceTree tree, Recipe recipe) throws TreeUnfit {
        long length = tree.length();
        if (tree.files().isEmpty()) {
            throw new TreeUnfit(tree.root(), "it holds no file");
        }
        if (length == 0) {
            throw new TreeUnfit(tree.root(), "it is empty, and a torrent needs content");
        }
        long pieces = recipe.pieceLength(length).count(length);
        if (pieces > MOST_PIECES) {
            throw new TreeUnfit(tree.root(), pieces + " pieces are too many; take a larger --piece-length");
        }
    }

    public Info make(SourceTree tree, Recipe recipe) throws SeedcastException, InterruptedException {
        require(tree, recipe);
        PieceLength pieceLength = recipe.pieceLength(tree.length());
        Pieces pieces = TreeHasher.hash(tree, pieceLength, threads, progress);
        return new Info(tree.name(), pieceLength, pieces, tree.content(), recipe.isPrivate(), recipe.source());
    }
}
