package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.InfoHash;

/** A run with nothing new is one question, however much there is. */
class NothingNewTest {
    private static final int ITEMS = 1000;

    private static InfoHash infoHash(int number) {
        return InfoHash.parse(String.format(Locale.ROOT, "%040x", number + 1));
    }

    @Test
    void aThousandItemsCostTwoCalls() throws Exception {
        Recorded recorded = new Recorded();
        List<Offer> offers = new ArrayList<>();
        StringBuilder torrents = new StringBuilder();
        Map<InfoHash, Handed> rows = new HashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            InfoHash infoHash = infoHash(i);
            offers.add(new Offer(infoHash, Path.of("/t"), Path.of("/m/" + i), 9, "9:1", AnnounceList.NONE));
            rows.put(infoHash, new Handed(infoHash, HandState.SEEDING, "9:1", ""));
            torrents.append(i == 0 ? "" : ",")
                    .append("{\"hash\":\"" + infoHash
                            + "\",\"state\":\"forcedUP\",\"amount_left\":0,\"save_path\":\"/m/\"}");
        }
        recorded.rows.putAll(rows);
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .body("Ok.")
                    .addHeader("Set-Cookie", "SID=a")
                    .build());
            server.enqueue(new MockResponse.Builder().body("[" + torrents + "]").build());
            Client client = new QBittorrent(new OkHttpClient(), server.url("/").uri(), HandLogin.parse("me:secret"));

            new HandOver(client, PathMap.SAME, recorded, recorded, any -> {}, System::nanoTime).run(offers);

            assertThat(server.getRequestCount()).isEqualTo(2);
            assertThat(recorded.outcomes).isEmpty();
        }
    }
}
