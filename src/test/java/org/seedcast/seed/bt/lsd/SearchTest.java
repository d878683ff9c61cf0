package org.seedcast.seed.bt.lsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.torrent.InfoHash;

class SearchTest {
    private static final InfoHash ONE = InfoHash.parse("a".repeat(40));
    private static final InfoHash TWO = InfoHash.parse("b".repeat(40));

    private static Optional<Search> parse(String text) {
        return Search.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void isWrittenAsTheStandardHasIt() {
        Search search = new Search(6881, List.of(ONE, TWO), Optional.of("1f"));

        assertThat(StandardCharsets.US_ASCII.decode(search.packet(Group.IPV6)).toString())
                .isEqualTo("BT-SEARCH * HTTP/1.1\r\nHost: [ff15::efc0:988f]:6771\r\nPort: 6881\r\nInfohash: " + ONE
                        + "\r\nInfohash: " + TWO + "\r\ncookie: 1f\r\n\r\n\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void fitsIntoOnePacketHoweverManyTorrentsThereAre(Group group) {
        Search full = new Search(65_535, Collections.nCopies(Search.MOST_TORRENTS, ONE), Optional.of("12345678"));

        assertThat(full.packet(group).remaining()).isLessThanOrEqualTo(Search.LARGEST_BYTES);
        assertThat(Search.parse(full.packet(group))).contains(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT-SEARCH * HTTP/1.1\r\nHost: 239.192.152.143:6771\r\nPort: 51413\r\nInfohash: @\r\n\r\n\r\n",
                "BT-SEARCH * HTTP/1.0\r\ninfohash:@\r\nPORT:   51413  \r\n\r\n",
                "BT-SEARCH * HTTP/1.1\nX: y\nInfohash: @\nPort: 51413",
                "BT-SEARCH * HTTP/1.1\r\nPort: 51413\r\nInfohash: 12\r\nInfohash: zz\r\nInfohash: @\r\n:\r\n"
            })
    void othersAreUnderstood(String text) {
        assertThat(parse(text.replace("@", ONE.hex().toUpperCase(java.util.Locale.ROOT))))
                .contains(new Search(51_413, List.of(ONE), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "M-SEARCH * HTTP/1.1\r\nPort: 1\r\n\r\n",
                "BT-SEARCH * HTTP/1.1",
                "BT-SEARCH * HTTP/1.1\r\nInfohash: @\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 0\r\nInfohash: @\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: -1\r\nInfohash: @\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 65536\r\nInfohash: @\r\n\r\n",
                "BT-SEARCH * HTTP/1.1\r\nPort: 99999999999\r\nInfohash: @\r\n\r\n",
            })
    void whatIsNoSearchIsPassedOver(String text) {
        assertThat(parse(text.replace("@", ONE.hex()))).isEmpty();
    }

    @Test
    void noMoreTorrentsAreTakenThanFit() {
        String many = ("Infohash: " + ONE + "\r\n").repeat(1000);

        assertThat(parse("BT-SEARCH * HTTP/1.1\r\nPort: 1\r\n" + many)
                        .orElseThrow()
                        .torrents())
                .hasSize(Search.MOST_TORRENTS);
    }

    @Test
    void noiseIsPassedOver() {
        Random random = new Random(14);
        ByteBuffer packet = new Search(1, List.of(ONE, TWO), Optional.of("1")).packet(Group.IPV4);
        byte[] real = new byte[packet.remaining()];
        packet.get(real);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = real.clone();
            for (int j = random.nextInt(20); j >= 0; j--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            assertThat(Search.parse(ByteBuffer.wrap(noise, 0, random.nextInt(noise.length))))
                    .isNotNull();
        }
    }
}
