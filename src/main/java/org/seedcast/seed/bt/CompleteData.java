package org.seedcast.seed.bt;

import bt.data.ChunkDescriptor;
import bt.data.DataDescriptor;
import bt.data.DataReader;
import bt.data.LocalBitfield;
import bt.metainfo.TorrentFile;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The data of a torrent that is known to be complete: what it is was settled before Bt heard of it. Bt's own descriptor
 * hashes everything when it is made, and keeps 700 bytes a piece for writing that never comes.
 */
final class CompleteData implements DataDescriptor {
    private final LocalBitfield bitfield;

    CompleteData(int pieces) {
        bitfield = new LocalBitfield(pieces, null) {
            @Override
            protected void fileFinishedCallback(TorrentFile file) {}
        };
        for (int piece = 0; piece < pieces; piece++) {
            bitfield.markLocalPieceVerified(piece);
        }
    }

    @Override
    public LocalBitfield getBitfield() {
        return bitfield;
    }

    /** Asked for only by what downloads, and then never looked into. */
    @Override
    public List<ChunkDescriptor> getChunkDescriptors() {
        return List.of();
    }

    @Override
    @SuppressWarnings("deprecation") // Bt declares it still
    public List<TorrentFile> getFilesForPiece(int pieceIndex) {
        return List.of();
    }

    @Override
    public BitSet getAllPiecesForFiles(Set<TorrentFile> files) {
        return new BitSet();
    }

    @Override
    public BitSet getPiecesWithOnlyFiles(Set<TorrentFile> files) {
        return new BitSet();
    }

    @Override
    public DataReader getReader() {
        throw new UnsupportedOperationException("content is read by ServedContent");
    }

    @Override
    public void waitForAllPieces() {}

    @Override
    public boolean startedAsSeed() {
        return true;
    }

    @Override
    public long getLeft() {
        return 0;
    }

    @Override
    public void close() {}
}
