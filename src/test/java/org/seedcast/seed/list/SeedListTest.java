package org.seedcast.seed.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

class SeedListTest {
    private static final InfoHash FIRST = InfoHash.parse("00".repeat(20));
    private static final InfoHash SECOND = InfoHash.parse("ab".repeat(20));

    private final Path directory;
    private final Path library;
    private final Path list;
    private final AtomicFile file = new AtomicFile(Disk.REAL);

    SeedListTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        library = Files.createDirectory(directory.resolve("show"));
        list = library.resolve(".seedcast/seed.json");
    }

    @Test
    void writesSortedAndRelative() throws Exception {
        assertThat(SeedList.write(list, List.of(entry(SECOND, "b.mp3"), entry(FIRST, "ä \"1\".mp3")), file))
                .isTrue();
        assertThat(list)
                .hasContent(
                        """
                        {
                         "version": 1,
                         "torrents": [
                          {
                           "infoHash": "0000000000000000000000000000000000000000",
                           "torrent": "site/torrents/ä \\"1\\".mp3.torrent",
                           "data": "media/ä \\"1\\".mp3",
                           "size": 5,
                           "modifiedNanos": 1700000000123456789,
                           "inode": 9
                          },
                          {
                           "infoHash": "abababababababababababababababababababab",
                           "torrent": "site/torrents/b.mp3.torrent",
                           "data": "media/b.mp3",
                           "size": 5,
                           "modifiedNanos": 1700000000123456789,
                           "inode": 9
                          }
                         ]
                        }
                        """);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Path outside = directory.resolve("elsewhere/album");
        SeedEntry stranger =
                new SeedEntry(SECOND, library.resolve("site/torrents/album.torrent"), outside, new FileStamp(1, -2, 3));
        SeedList.write(list, List.of(entry(FIRST, "a.mp3"), stranger), file);
        assertThat(SeedList.read(list)).containsExactly(entry(FIRST, "a.mp3"), stranger);
        List<URI> trackers = List.of(
                URI.create("udp://t.example:6969/announce"), URI.create("https://b\u00fccher.example/a?k=%C3%A4"));
        SeedList.write(list, List.of(stranger.with(trackers)), file);
        assertThat(SeedList.read(list)).containsExactly(stranger.with(trackers));
    }

    @Test
    void followsAMovedLibrary() throws Exception {
        SeedList.write(list, List.of(entry(FIRST, "a.mp3")), file);
        Path moved = Files.move(library, directory.resolve("moved"));
        assertThat(SeedList.read(moved.resolve(".seedcast/seed.json")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).isEqualTo(moved.resolve("media/a.mp3")));
    }

    @Test
    void leavesAnUnchangedListAlone() throws Exception {
        List<SeedEntry> entries = List.of(entry(FIRST, "a.mp3"), entry(SECOND, "b.mp3"));
        SeedList.write(list, entries, file);
        FileTime before = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(list, before);
        assertThat(SeedList.write(list, List.of(entry(SECOND, "b.mp3"), entry(FIRST, "a.mp3")), file))
                .isFalse();
        assertThat(Files.getLastModifiedTime(list)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{\"torrents\":[]}",
                "{\"version\":2,\"torrents\":[]}",
                "{\"version\":1,\"torrents\":[{}]}",
                "{\"version\":1,\"torrents\":[{\"infoHash\":\"zz\",\"torrent\":\"a\",\"data\":\"b\"}]}",
                "{\"version\":1,\"torrents\":{}}",
                "{\"version\":1,\"torrents\":[{\"infoHash\":3}]}",
                "{\"version\":1,\"torrents\":[{\"size\":\"big\"}]}",
                "{\"version\":1,\"torrents\":[{\"trackers\":[\"no address\"]}]}"
            })
    void refusesWhatIsNoList(String text) throws Exception {
        Files.createDirectory(library.resolve(".seedcast"));
        Files.writeString(list, text);
        assertThatThrownBy(() -> SeedList.read(list))
                .isInstanceOf(SeedListUnreadable.class)
                .hasMessageStartingWith("cannot read " + list + ": ");
    }

    @Test
    void saysThatAListIsMissing() {
        assertThatThrownBy(() -> SeedList.read(list))
                .isInstanceOf(SeedListUnreadable.class)
                .hasMessage("cannot read " + list + ": no such file");
    }

    @Test
    void passesOverWhatANewerWriterAdds() throws Exception {
        Files.createDirectory(library.resolve(".seedcast"));
        Files.writeString(
                list,
                "{\"version\":1,\"made\":{\"by\":1},\"torrents\":[{\"x\":[1],\"infoHash\":\"" + FIRST
                        + "\",\"torrent\":\"t\",\"data\":\"d\",\"size\":1,\"modifiedNanos\":2,\"inode\":3}]}");
        assertThat(SeedList.read(list))
                .containsExactly(
                        new SeedEntry(FIRST, library.resolve("t"), library.resolve("d"), new FileStamp(1, 2, 3)));
    }

    private SeedEntry entry(InfoHash infoHash, String name) {
        return new SeedEntry(
                infoHash,
                library.resolve("site/torrents/" + name + ".torrent"),
                library.resolve("media/" + name),
                new FileStamp(5, 1_700_000_000_123_456_789L, 9));
    }
}
