package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSeedTest {
    @ParameterizedTest
    @CsvSource({
        "https://my_host.example/m/, https://my_host.example/m/",
        "http://bücher.example/ein buch/, http://xn--bcher-kva.example/ein%20buch/",
        "http://b%C3%BCcher.example:81/%20, http://xn--bcher-kva.example:81/%20",
        "http://пример.испытание/я, http://xn--e1afmkfd.xn--80akhbyknj4f/%D1%8F",
        "http://[2001:db8::1]/, http://[2001:db8::1]/",
    })
    void aWebSeedMayHaveAnyHost(String text, String address) {
        assertThat(WebSeed.parse(text).address()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:pw@my_host/", "http://me:pw@bücher.example/", "http:///m", "ftp://my_host/"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> WebSeed.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "dht_node:6881, dht_node:6881",
        "bücher.example:6881, xn--bcher-kva.example:6881",
        "[2001:db8::1]:6881, [2001:db8::1]:6881",
    })
    void aNodeMayHaveAnyHost(String text, String node) {
        assertThat(DhtNode.parse(text)).hasToString(node);
    }
}
