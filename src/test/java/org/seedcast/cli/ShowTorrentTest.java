package org.seedcast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code show} of torrents that others made. */
@Timeout(120)
class ShowTorrentTest {
    private static final String AROUND = "8:announce18:http://t.example/a7:comment4:nice10:created by3:abc"
            + "13:creation datei1748941200e8:url-list20:https://w.example/x/";
    private static final String PIECE = "12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaa";

    @TempDir
    Path folder = Path.of("");

    /** In real files there are words, paths and pasted lines where addresses should be. */
    @Test
    void trackersAndWebSeedsThatNobodyCanCallAreNamed() throws Exception {
        Path strange = torrent("d8:announce7:nowhere13:announce-listll18:http://t.example/a6:udp://el0:3:a bee"
                + "4:infod6:lengthi5e4:name1:a" + PIECE + "e8:url-listl9:C:\\Musik\\20:https://w.example/x/ee");
        Invocation shown = Invocation.of("show", strange.toString());
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("tracker       http://t.example/a\n", "web seed      https://w.example/x/\n");
        assertThat(shown.err())
                .isEqualTo("seedcast: skipped invalid trackers and web seeds: udp://, a b, nowhere, C:\\Musik\\\n");
    }

    @Test
    void aTorrentReadsLikeThis() throws Exception {
        Path good = torrent("d" + AROUND
                + "4:infod5:filesld6:lengthi1000e4:pathl4:cd 16:01.mp3eed6:lengthi20e4:pathl4:cd 16:02.mp3ee"
                + "d6:lengthi5e4:pathl5:covereed4:attr1:p6:lengthi7e4:pathl4:.pad1:7eee4:name5:album" + PIECE
                + "7:privatei1e6:source1:see");
        Invocation shown = Invocation.of("show", good.toString());
        String infoHash = Invocation.of("show", good.toString(), "--json")
                .json()
                .get(0)
                .get("infoHash")
                .getAsString();
        assertThat(shown)
                .isEqualTo(new Invocation(
                        0,
                        """
                        name          album
                        info-hash     %s
                        size          1.0 kB (1025 bytes) in 3 files
                        pieces        1 of 16 KiB
                        private       yes
                        source        s
                        comment       nice
                        made          2025-06-03 09:00 UTC, by abc
                        tracker       http://t.example/a
                        web seed      https://w.example/x/

                        album/
                          cd 1/
                            01.mp3                                                       1.0 kB
                            02.mp3                                                         20 B
                          cover                                                             5 B
                        """
                                .formatted(infoHash),
                        ""));
    }

    @Test
    void pathsThatLeadElsewhereAreShownHarmless() throws Exception {
        Path file = torrent("d4:infod5:filesld6:lengthi5e4:pathl2:..3:etc6:passwdeee4:name4:/etc" + PIECE + "ee");
        Invocation shown = Invocation.of("show", file.toString());
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains("name          _\n", "\n_/\n  _/\n    etc/\n")
                .doesNotContain("..");
        assertThat(shown.err())
                .isEqualTo("seedcast: names in " + file
                        + " lead out of its directory or name nothing; they are shown as _\n");
        JsonObject torrent =
                Invocation.of("show", file.toString(), "--json").json().get(1);
        assertThat(torrent.get("tree").toString()).isEqualTo("[{\"path\":\"_/etc/passwd\",\"bytes\":5}]");
    }

    @Test
    void aNameCannotUpsetATerminal() throws Exception {
        Path file = torrent("d4:infod6:lengthi5e4:name6:a\u001b[2Jb" + PIECE + "ee");
        assertThat(Invocation.of("show", file.toString()).out())
                .contains("a[2Jb")
                .doesNotContain("\u001b");
    }

    private Path torrent(String text) throws Exception {
        return Files.write(folder.resolve("x.torrent"), text.getBytes(ISO_8859_1));
    }
}
