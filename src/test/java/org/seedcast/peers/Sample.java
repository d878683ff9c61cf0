package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.torrent.InfoHash;

/** Something to download, always the same, and its torrent, whose name for it differs from the one on disk. */
public interface Sample {
    String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** A file, or the directory of an album. */
    Path data();

    Path torrent();

    InfoHash infoHash();

    /** Where each file lies, by the place it gets in the directory of a download. Without padding. */
    Map<String, Path> files();

    /** SHA-256 of each file, by its place in the directory of a download. */
    default SortedMap<String, String> sums() throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (Map.Entry<String, Path> file : files().entrySet()) {
            sums.put(file.getKey(), sha256(file.getValue()));
        }
        return sums;
    }

    /** The same of what was downloaded; nothing for a file that is not there. */
    default SortedMap<String, String> sumsIn(Path directory) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String name : files().keySet()) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                sums.put(name, sha256(file));
            }
        }
        return sums;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
