package org.seedcast.seed.bt;

import bt.data.Storage;
import bt.data.StorageUnit;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentFile;

/** Stands where Bt wants a storage; content is read by {@link ServedContent}, and nothing is ever written. */
final class NoStorage implements Storage {
    @Override
    public StorageUnit getUnit(Torrent torrent, TorrentFile file) {
        throw new UnsupportedOperationException("content is read by ServedContent");
    }

    @Override
    public void flush() {}
}
