package org.seedcast.peers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.seedcast.file.FileStamp;
import org.seedcast.progress.Progress;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/** A file of random bytes, always the same, and its torrent, whose name for it differs from the file's. */
public record SampleTorrent(Path data, Path torrent, String name, InfoHash infoHash) implements Sample {
    public static SampleTorrent make(Path directory, String name, int bytes, List<URI> trackers) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes + name.hashCode()).nextBytes(content);
        Path data = Files.write(directory.resolve("on-disk-" + name), content);
        ContentHashes hashes = PieceHasher.ofFile(data, PieceLength.forContent(bytes), Progress.NONE);
        AnnounceList announce = AnnounceList.of(trackers.stream().map(List::of).toList());
        Metainfo metainfo =
                Metainfo.of(Info.ofFile(name, hashes), announce, List.of(), Optional.empty(), Optional.empty());
        Path torrent = Files.write(directory.resolve(name + ".torrent"), metainfo.toBytes());
        return new SampleTorrent(data, torrent, name, metainfo.infoHash());
    }

    public SeedEntry entry() throws IOException {
        return new SeedEntry(infoHash, torrent, data, FileStamp.of(data));
    }

    public String magnet() {
        return "magnet:?xt=urn:btih:" + infoHash;
    }

    @Override
    public Map<String, Path> files() {
        return Map.of(name, data);
    }

    public static String sha256(Path file) throws IOException {
        return Sample.sha256(file);
    }
}
