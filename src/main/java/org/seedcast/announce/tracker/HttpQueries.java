package org.seedcast.announce.tracker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.seedcast.address.Resource;
import org.seedcast.torrent.InfoHash;

/**
 * The URLs by which an HTTP tracker is called. The {@code ip} parameter is never among them: the tracker sees the address
 * itself, and sees the right one.
 */
final class HttpQueries {
    private static final String ANNOUNCE = "announce";

    private HttpQueries() {}

    /** BEP 3. Empty when {@code tracker} is no URL that HTTP can call. */
    static Optional<HttpUrl> announce(URI tracker, Announcement announcement) {
        return Optional.ofNullable(HttpUrl.parse(Resource.of(tracker).toString()))
                .map(base -> announce(base, announcement));
    }

    private static HttpUrl announce(HttpUrl base, Announcement announcement) {
        LocalPeer self = announcement.self();
        HttpUrl.Builder url = base.newBuilder()
                .addEncodedQueryParameter(
                        "info_hash", escaped(announcement.infoHash().bytes()))
                .addEncodedQueryParameter("peer_id", escaped(self.id()))
                .addQueryParameter("port", String.valueOf(self.port()))
                .addQueryParameter("uploaded", String.valueOf(announcement.uploaded()))
                .addQueryParameter("downloaded", "0")
                .addQueryParameter("left", "0")
                .addQueryParameter("compact", "1")
                .addQueryParameter("numwant", String.valueOf(announcement.peersWanted()))
                .addQueryParameter("key", HexFormat.of().toHexDigits(self.key()));
        if (announcement.event() != AnnounceEvent.NONE) {
            url.addQueryParameter("event", announcement.event().word());
        }
        announcement.trackerId().ifPresent(id -> url.addEncodedQueryParameter("trackerid", escaped(id)));
        return url.build();
    }

    /**
     * Returns the scrape URL of {@code tracker} (BEP 48); empty unless the text after its last slash begins with
     * "announce".
     */
    static Optional<HttpUrl> scrape(URI tracker, List<InfoHash> torrents) {
        String announce = Resource.of(tracker).toString();
        int last = announce.lastIndexOf('/') + 1;
        boolean hasPath = last > announce.indexOf("://") + 3;
        if (!hasPath || !announce.startsWith(ANNOUNCE, last)) {
            return Optional.empty();
        }
        String scrape = announce.substring(0, last) + "scrape" + announce.substring(last + ANNOUNCE.length());
        return Optional.ofNullable(HttpUrl.parse(scrape)).map(base -> {
            HttpUrl.Builder url = base.newBuilder();
            torrents.forEach(torrent -> url.addEncodedQueryParameter("info_hash", escaped(torrent.bytes())));
            return url.build();
        });
    }

    private static String escaped(String latin1) {
        return escaped(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Every byte as %XX: trackers differ in which characters they take unescaped. */
    private static String escaped(byte[] bytes) {
        return HexFormat.of().withUpperCase().withPrefix("%").formatHex(bytes);
    }
}
