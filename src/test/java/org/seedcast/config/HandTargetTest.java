package org.seedcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "transmission:http://127.0.0.1:9091",
                "qbittorrent:https://seed.example/qb",
                "deluge:http://127.0.0.1:8112",
                "rtorrent:unix:/run/rtorrent/rpc.socket",
                "rtorrent:tcp:127.0.0.1:5000",
                "folder:/srv/watch",
            })
    void staysAsItWasTyped(String text) {
        assertThat(HandTarget.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utorrent:http://127.0.0.1 | is not one of transmission, qbittorrent, deluge, rtorrent, folder",
                "rtorrent:tcp:10.0.0.2:5000 | no other machine may use it",
                "rtorrent:tcp:127.0.0.1:0 | neither unix:PATH nor",
                "rtorrent:http://127.0.0.1 | neither unix:PATH nor",
                "folder: | the path is empty",
                "transmission | is not a web address",
                "transmission:127.0.0.1:9091 | ",
                "transmission:ftp://a.example | is not a web address",
                "transmission:http://me:geheim@a.example | use --hand-login",
            })
    void othersAreRefused(String text, @Nullable String message) {
        assertThatThrownBy(() -> HandTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message == null ? "" : message)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, false",
        "http://localhost, false",
        "'http://[::1]:1', false",
        "https://a.example, false",
        "http://a.example, true",
        "http://10.0.0.2:9091, true",
        "http://127.0.0.1.example, true",
    })
    void plainHttpToAnotherMachineIsExposed(String url, boolean exposed) {
        assertThat(HandTarget.parse("transmission:" + url).isExposed()).isEqualTo(exposed);
    }
}
