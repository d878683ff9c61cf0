package org.seedcast.handoff;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.SingleFile;
import org.seedcast.torrent.TreeFile;

/** Content as a library has it: its files, and a .torrent of each. */
record HandedContent(Path root) {
    private static final PieceLength PIECE = new PieceLength(16 << 10);
    static final AnnounceList TRACKERS = AnnounceList.of(List.of(List.of(URI.create("http://127.0.0.1:9/announce"))));

    static HandedContent in(Path root) throws IOException {
        Files.createDirectories(root.resolve("media"));
        Files.createDirectories(root.resolve("torrents"));
        return new HandedContent(root);
    }

    Path media(String name) {
        return root.resolve("media").resolve(name);
    }

    /** A file of random bytes. */
    Offer file(String name, int bytes) throws IOException {
        byte[] content = random(name, bytes);
        Files.write(media(name), content);
        PieceHasher hasher = new PieceHasher(PIECE);
        hasher.update(content, 0, content.length);
        return offer(new Info(name, PIECE, hasher.finish().pieces(), new SingleFile(bytes), false, Optional.empty()));
    }

    /** Three files, of which one is empty and one has an accent. */
    Offer tree(String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("01 Überfahrt.flac", random(name, 70_000));
        files.put("02 leer.txt", new byte[0]);
        files.put("03 Danach.flac", random(name + "3", 90_001));
        Files.createDirectories(media(name));
        PieceHasher hasher = new PieceHasher(PIECE);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(media(name).resolve(file.getKey()), file.getValue());
            hasher.update(file.getValue(), 0, file.getValue().length);
        }
        List<TreeFile> inside = files.entrySet().stream()
                .map(file -> new TreeFile(List.of(file.getKey()), file.getValue().length))
                .toList();
        return offer(new Info(name, PIECE, hasher.finish().pieces(), new FileTree(inside), false, Optional.empty()));
    }

    private static byte[] random(String name, int bytes) {
        byte[] content = new byte[bytes];
        new Random(name.hashCode()).nextBytes(content);
        return content;
    }

    private Offer offer(Info info) throws IOException {
        Metainfo torrent = Metainfo.of(info, TRACKERS, List.of(), Optional.empty(), Optional.empty());
        Path file = Files.write(root.resolve("torrents").resolve(info.name() + ".torrent"), torrent.toBytes());
        Path data = media(info.name());
        return new Offer(torrent.infoHash(), file, data, info.content().length(), stamp(data), torrent.announceList());
    }

    /** As it is on the disk now. */
    static Offer again(Offer offer) throws IOException {
        return new Offer(
                offer.infoHash(), offer.torrent(), offer.data(), offer.bytes(), stamp(offer.data()), offer.trackers());
    }

    /** With another tracker, also in its .torrent. */
    static Offer announcedTo(Offer offer, String tracker) throws Exception {
        AnnounceList trackers = AnnounceList.of(List.of(List.of(URI.create(tracker))));
        Metainfo torrent = Metainfo.read(offer.torrent()).withAnnounce(trackers, List.of());
        Files.write(offer.torrent(), torrent.toBytes());
        return new Offer(offer.infoHash(), offer.torrent(), offer.data(), offer.bytes(), offer.content(), trackers);
    }

    private static String stamp(Path data) throws IOException {
        if (!Files.exists(data)) {
            return "";
        }
        FileStamp stamp = FileStamp.of(data);
        return stamp.size() + ":" + stamp.modifiedNanos();
    }

    /** Changes two bytes, and nothing that a clock would not show. */
    static void corrupt(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[20_000] ^= 1;
        content[20_001] ^= 1;
        Files.write(file, content);
    }
}
