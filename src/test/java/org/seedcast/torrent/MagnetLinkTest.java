package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagnetLinkTest {
    private static final InfoHash HASH = InfoHash.parse("D2474E86C95B19B8BCFDB92BC12C9D44667CFA36");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "episode-1.mp3 | episode-1.mp3",
                "a_b~c         | a_b~c",
                "'two words'   | two%20words",
                "a+b           | a%2Bb",
                "a&b=c         | a%26b%3Dc",
                "100%          | 100%25",
                "'#?/:@!$'     | %23%3F%2F%3A%40%21%24",
                "'(*)'         | %28%2A%29",
                "\"'\"         | %22%27%22",
                "caf\u00e9     | caf%C3%A9",
                "\u3042        | %E3%81%82",
                "\ud83d\ude00  | %F0%9F%98%80",
                "'a\u0001\n\u007fb' | a%01%0A%7Fb",
                "''            | ''"
            })
    void namesAreEscaped(String name, String escaped) {
        MagnetLink link = new MagnetLink(HASH, name, 5, List.of(), List.of());
        assertThat(link)
                .hasToString("magnet:?xt=urn:btih:d2474e86c95b19b8bcfdb92bc12c9d44667cfa36&dn=" + escaped + "&xl=5");
        assertThat(link.toUri()).hasToString(link.toString());
    }

    /** Nobody gives out the info of a private torrent, so whoever opened a link would wait for ever. */
    @Test
    void aPrivateTorrentHasNone() {
        Info info = new Info(
                "Show 1", new PieceLength(16384), Pieces.of(new byte[20]), new SingleFile(9), true, Optional.empty());
        Metainfo torrent = Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());

        assertThat(MagnetLink.of(torrent)).isEmpty();
        assertThat(Overview.of(torrent).magnet()).isEmpty();
    }

    @Test
    void namesTrackersAndWebSeedsInOrderAndEveryTrackerOnce() {
        URI a = URI.create("http://a.example/announce?key=1");
        URI b = URI.create("udp://b.example:1337");
        Info info = new Info(
                "Show 1", new PieceLength(16384), Pieces.of(new byte[20]), new SingleFile(9), false, Optional.empty());
        Metainfo torrent = Metainfo.of(
                info,
                AnnounceList.of(List.of(List.of(b), List.of(a, b))),
                List.of(URI.create("https://cdn.example/Show%201")),
                Optional.empty(),
                Optional.empty());
        assertThat(MagnetLink.of(torrent))
                .get()
                .hasToString("magnet:?xt=urn:btih:" + torrent.infoHash() + "&dn=Show%201&xl=9"
                        + "&tr=udp%3A%2F%2Fb.example%3A1337&tr=http%3A%2F%2Fa.example%2Fannounce%3Fkey%3D1"
                        + "&ws=https%3A%2F%2Fcdn.example%2FShow%25201");
    }
}
