package org.seedcast.seed.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.torrent.InfoHash;

class UploadsFileTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));
    private static final InfoHash B = InfoHash.parse("bb".repeat(20));

    private final Path file;

    UploadsFileTest(@TempDir Path directory) {
        file = directory.resolve("uploads.json");
    }

    @Test
    void looksLikeThis() throws Exception {
        UploadCount often = new UploadCount(5_000_000_000L, Optional.of(Instant.parse("2026-01-02T03:04:05.678Z")));

        UploadsFile.write(file, Map.of(B, UploadCount.NONE, A, often), new AtomicFile(Disk.REAL));

        assertThat(file)
                .content()
                .isEqualTo(
                        """
                        {
                         "version": 1,
                         "torrents": [
                          {
                           "infoHash": "%s",
                           "uploaded": 5000000000,
                           "lastAsked": "2026-01-02T03:04:05Z"
                          },
                          {
                           "infoHash": "%s",
                           "uploaded": 0
                          }
                         ]
                        }
                        """
                                .formatted(A, B));
        assertThat(UploadsFile.read(file))
                .isEqualTo(Map.of(
                        A,
                        new UploadCount(5_000_000_000L, Optional.of(Instant.parse("2026-01-02T03:04:05Z"))),
                        B,
                        UploadCount.NONE));
    }

    @Test
    void isEmptyWhereThereIsNone() throws Exception {
        assertThat(UploadsFile.read(file)).isEmpty();
    }

    @Test
    void passesOverWhatANewerProgramAdds() throws Exception {
        Files.writeString(
                file,
                "{'version':1,'x':[{}],'torrents':[{'infoHash':'%s','uploaded':7,'y':null}]}"
                        .formatted(A)
                        .replace('\'', '"'));

        assertThat(UploadsFile.read(file)).isEqualTo(Map.of(A, new UploadCount(7, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "\u0000\u0000",
                "{'version':2,'torrents':[]}",
                "{'version':'one','torrents':[]}",
                "{'version':1,'torrents':{}}",
                "{'version':1,'torrents':[{}]}",
                "{'version':1,'torrents':[{'infoHash':'AA','uploaded':1}]}",
                "{'version':1,'torrents':[{'uploaded':1}]}",
                "{'version':1,'torrents':[{'infoHash':'H'}]}",
                "{'version':1,'torrents':[{'infoHash':'H','uploaded':-1}]}",
                "{'version':1,'torrents':[{'infoHash':'H','uploaded':99999999999999999999}]}",
                "{'version':1,'torrents':[{'infoHash':'H','uploaded':1,'lastAsked':'today'}]}",
                "{'version':1,'torrents':[{'infoHash':'H','uploaded':1}",
            })
    void refusesWhatIsNoSuchFile(String text) throws Exception {
        Files.writeString(file, text.replace('\'', '"').replace("H", A.toString()));

        assertThatThrownBy(() -> UploadsFile.read(file))
                .isInstanceOf(UploadsUnreadable.class)
                .hasMessageStartingWith("cannot read " + file + ": ");
    }
}
