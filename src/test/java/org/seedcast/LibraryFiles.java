package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/** What a run left in a library, for comparing. */
public record LibraryFiles(Path root) {
    private static final Pattern FILE_NAME = Pattern.compile("<torrent:fileName>([^<]+)</torrent:fileName>");

    /** Every file that is published: its bytes, under its path below the library. */
    public Map<String, String> published() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : files("site", "media")) {
            files.put(name(file), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    public Map<String, FileTime> modified() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (Path file : files("site", "media")) {
            times.put(name(file), Files.getLastModifiedTime(file));
        }
        return times;
    }

    public List<String> media() throws IOException {
        return files("media").stream().map(this::name).toList();
    }

    /** Deletes a directory with all that is in it. */
    public static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The promise to subscribers: torrents.xml names only what is there. */
    public void assertNoTorrentIsMissing() throws IOException, InvalidMetainfo {
        for (String name : torrentsInFeed()) {
            assertThat(root.resolve("site/torrents").resolve(name)).isRegularFile();
            assertThat(metainfo(name).info().name()).isEqualTo(name.replaceFirst("\\.torrent$", ""));
        }
    }

    /** The .torrents that torrents.xml names; none without a feed. */
    public List<String> torrentsInFeed() throws IOException {
        try {
            String feed = Files.readString(root.resolve("site/torrents.xml"));
            return FILE_NAME
                    .matcher(feed)
                    .results()
                    .map((MatchResult name) -> name.group(1) + ".torrent")
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    public Metainfo metainfo(String torrent) throws InvalidMetainfo {
        return Metainfo.read(root.resolve("site/torrents").resolve(torrent));
    }

    private List<Path> files(String... directories) throws IOException {
        Stream.Builder<Path> all = Stream.builder();
        for (String directory : directories) {
            Path start = root.resolve(directory);
            if (Files.isDirectory(start)) {
                try (Stream<Path> files = Files.walk(start)) {
                    files.filter(Files::isRegularFile).forEach(all::add);
                }
            }
        }
        return all.build().sorted().collect(Collectors.toList());
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }
}
