package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFilterTest {
    private final MediaFilter remote = MediaFilter.of(new RemoteFeed(URI.create("https://a.example/feed")));
    private final MediaFilter local = MediaFilter.of(new LocalFeed(Path.of("/srv/show/feed.xml")));

    private static Enclosure enclosure(String url, String type) {
        return new Enclosure(URI.create(url), Optional.of(type).filter(text -> !text.isEmpty()), OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.mp3, audio/mpeg",
        "https://a.example/x.mp3, ''",
        "https://a.example/x, ''",
        "https://a.example/x, audio/x-unheard-of",
        "https://a.example/x.mp4, video/mp4",
        "https://a.example/x.flac, application/octet-stream",
        "https://a.example/x, application/octet-stream",
        "https://a.example/x.ogg, application/ogg",
        "https://a.example/x.html, audio/mpeg",
        "https://a.example/x.mp3, foo",
        "http://a.example/x.mp3, audio/mpeg",
    })
    void takesMediaAndTheUnknown(String url, String type) {
        assertThat(remote.skipReason(enclosure(url, type))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.jpg, image/jpeg, type image/jpeg",
        "https://a.example/x.mp3, image/jpeg, type image/jpeg",
        "https://a.example/x.JPG, '', a .jpg file",
        "https://a.example/x.png, application/octet-stream, a .png file",
        "https://a.example/x, text/html, type text/html",
        "https://a.example/x.pdf, application/pdf, type application/pdf",
        "https://a.example/x.pdf, '', a .pdf file",
        "https://a.example/x, application/x-bittorrent, a torrent",
        "https://a.example/x.mp3.torrent, audio/mpeg, a torrent",
        "https://a.example/x, application/x-mpegurl, a playlist",
        "https://a.example/x.m3u8, audio/mpeg, a playlist",
        "https://a.example/x, audio/mpegurl, a playlist",
        "ftp://a.example/x.mp3, audio/mpeg, unsupported scheme ftp",
        "magnet:?xt=urn:btih:ab, audio/mpeg, unsupported scheme magnet",
        "'data:audio/mpeg;base64,AA', audio/mpeg, unsupported scheme data",
        "javascript:alert(1), audio/mpeg, unsupported scheme javascript",
        "file:///srv/show/x.mp3, audio/mpeg, unsupported scheme file",
        "http:x.mp3, audio/mpeg, address without a host",
    })
    void saysWhyTheOthersAreSkipped(String url, String type, String reason) {
        assertThat(remote.skipReason(enclosure(url, type))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///srv/show/x.mp3,",
        "file:///srv/show/a/b/x.mp3,",
        "https://a.example/x.mp3,",
        "file:///srv/show/../other/x.mp3, outside the feed's folder",
        "file:///srv/show/%2e%2e/x.mp3, outside the feed's folder",
        "file:///srv/showcase/x.mp3, outside the feed's folder",
        "file:///etc/passwd, outside the feed's folder",
        "file://host/share/x.mp3, not a local file",
        "file:x.mp3, not a local file",
        "file:///srv/show/x.jpg, a .jpg file",
    })
    void aLocalFeedMayNameFilesBelowItsFolder(String url, String reason) {
        assertThat(local.skipReason(enclosure(url, ""))).isEqualTo(Optional.ofNullable(reason));
    }
}
