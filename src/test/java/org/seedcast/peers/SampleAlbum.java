package org.seedcast.peers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.TreeFile;

/**
 * A torrent of several files with all that is hard about them: folders in folders, an empty file, files far smaller than
 * a piece, pieces that span files, names that need more than ASCII, and padding (BEP 47).
 */
public record SampleAlbum(Path data, Path torrent, InfoHash infoHash, Map<String, Path> files) implements Sample {
    private static final String NAME = "Ein Album – Übergänge";
    private static final PieceLength PIECE = new PieceLength(64 << 10);
    private static final long FIRST = 1_234_567;
    private static final long PADDING = PIECE.bytes() - FIRST % PIECE.bytes();

    private static final List<TreeFile> FILES = List.of(
            new TreeFile(List.of("CD 1", "01 Über den Dächern.flac"), FIRST),
            new TreeFile(List.of(".pad", String.valueOf(PADDING)), PADDING, true),
            new TreeFile(List.of("CD 1", "02 Danach.flac"), 700_001),
            new TreeFile(List.of("CD 1", "Texte & Bilder", "1.txt"), 17),
            new TreeFile(List.of("CD 1", "Texte & Bilder", "2 leer.txt"), 0),
            new TreeFile(List.of("CD 1", "Texte & Bilder", "Größe.txt"), 4001),
            new TreeFile(List.of("CD 2", "03 [live] #3 100%.flac"), 900_001),
            new TreeFile(List.of("cover.jpg"), 30_003));

    public static SampleAlbum make(Path directory, List<URI> trackers) throws IOException {
        Path data = directory.resolve("album-on-disk");
        Map<String, Path> written = new LinkedHashMap<>();
        PieceHasher hasher = new PieceHasher(PIECE);
        Random random = new Random(PADDING);
        for (TreeFile file : FILES) {
            byte[] content = new byte[Math.toIntExact(file.length())];
            if (!file.padding()) {
                random.nextBytes(content);
                String place = String.join("/", file.path());
                written.put(NAME + "/" + place, write(data.resolve(place), content));
            }
            hasher.update(content, 0, content.length);
        }
        Info info = new Info(NAME, PIECE, hasher.finish().pieces(), new FileTree(FILES), false, Optional.empty());
        AnnounceList announce = AnnounceList.of(trackers.stream().map(List::of).toList());
        Metainfo metainfo = Metainfo.of(info, announce, List.of(), Optional.empty(), Optional.empty());
        Path torrent = Files.write(directory.resolve("album.torrent"), metainfo.toBytes());
        return new SampleAlbum(data, torrent, metainfo.infoHash(), written);
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
