package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.torrent.InfoHash;

class HttpQueriesTest {
    @ParameterizedTest
    @CsvSource({
        "http://t.example/announce,             http://t.example/scrape",
        "http://t.example/x/announce,           http://t.example/x/scrape",
        "http://t.example:81/announce.php,      http://t.example:81/scrape.php",
        "https://t.example/announce?x2%0644,    https://t.example/scrape?x2%0644",
        "http://t.example/announce?passkey=k,   http://t.example/scrape?passkey=k",
        "http://t.example/k3y/announce,         http://t.example/k3y/scrape",
        "http://announce.example/announce,      http://announce.example/scrape"
    })
    void scrapesBesideTheAnnounceUrl(URI announce, String scrape) {
        assertThat(HttpQueries.scrape(announce, List.of()))
                .hasValueSatisfying(url -> assertThat(url).hasToString(scrape));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://t.example/a",
                "http://t.example/announce?x=2/4",
                "http://t.example/x%064announce",
                "http://t.example/announce/",
                "http://announce.example",
                "http://announce.example/"
            })
    void knowsWhereNothingCanBeScraped(URI announce) {
        assertThat(HttpQueries.scrape(announce, List.of())).isEmpty();
    }

    @Test
    void asksForSeveralAtOnce() {
        InfoHash one = InfoHash.parse("00ff20252b7e41610102030405060708090a0b0c");
        InfoHash two = InfoHash.parse("0".repeat(40));
        assertThat(HttpQueries.scrape(URI.create("http://t.example/announce?k=1"), List.of(one, two)))
                .hasValueSatisfying(url -> assertThat(url)
                        .hasToString("http://t.example/scrape?k=1"
                                + "&info_hash=%00%FF%20%25%2B%7E%41%61%01%02%03%04%05%06%07%08%09%0A%0B%0C"
                                + "&info_hash=" + "%00".repeat(20)));
    }
}
