package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerNameTest {
    @ParameterizedTest
    @CsvSource({
        "http://t.example/announce?passkey=s3cret,       http://t.example",
        "https://t.example:8443/s3cret/announce,         https://t.example:8443",
        "UDP://user:s3cret@t.example:80/announce,        udp://t.example:80",
        "http://user:s3cret@under_score.example:1/a,     http://under_score.example:1",
        "http://user:s3cret@bücher.example:1/a,          http://xn--bcher-kva.example:1",
        "udp://[2001:db8::1]:6969/announce,              udp://[2001:db8::1]:6969",
        "mailto:someone,                                 mailto://"
    })
    void namesNoSecret(URI tracker, String name) {
        assertThat(TrackerName.of(tracker)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect loop at http://t.example/a?passkey=s3cret, redirect loop at http://t.example",
        "no (https://u:s3cret@t.example:1/x y) and udp://t/s3cret, no (https://t.example:1 y) and udp://t",
        "plain words: no / or ?, plain words: no / or ?"
    })
    void leavesNoSecretInAMessage(String message, String told) {
        assertThat(TrackerName.withoutSecrets(message)).isEqualTo(told);
    }
}
