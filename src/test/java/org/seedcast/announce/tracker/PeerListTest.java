package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;

class PeerListTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,        6881,  true",
        "2001:db8::1,      6881,  true",
        "10.0.0.1,         1,     true", // whoever dials decides whom
        "127.0.0.1,        65535, true",
        "192.0.2.1,        0,     false",
        "192.0.2.1,        -1,    false",
        "192.0.2.1,        65536, false",
        "0.0.0.0,          6881,  false",
        "::,               6881,  false",
        "224.0.0.1,        6881,  false",
        "ff02::1,          6881,  false"
    })
    void keepsWhatAPeerCanHave(String address, int port, boolean kept) throws Exception {
        PeerList peers = new PeerList();
        peers.add(InetAddress.getAllByName(address)[0], port);
        assertThat(peers.all()).hasSize(kept ? 1 : 0);
    }

    @Test
    void readsEveryFormOnce() {
        String ipv6 = hex("20010db8000000000000000000000001 1ae1");
        String mapped = hex("00000000000000000000ffffc0000201 1ae1");
        assertThat(learned("d5:peersl" + peer("192.0.2.1", 6881) + peer("192.0.2.1", 6881) + peer("192.0.2.1", 6882)
                        + peer("2001:db8::1", 6881) + peer("192.0.2.2", 0) + peer("192.0.2.2", 70_000)
                        + peer("peer.example", 6881) + peer("1.2.3", 6881)
                        + peer("1.2.3.4.5", 6881) + peer("2130706433", 6881) + peer("0177.0.0.1", 6881)
                        + peer("1.2.3.256", 6881) + peer("::ffff:192.0.2.1", 6881)
                        + "i7ee6:peers636:" + ipv6 + mapped + "e"))
                .containsExactly("192.0.2.1 6881", "192.0.2.1 6882", "2001:db8:0:0:0:0:0:1 6881");
    }

    @Test
    void keepsAtMostTwoHundredOfEachFamily() {
        StringBuilder dictionaries = new StringBuilder();
        for (int number = 0; number < 10_000; number++) {
            dictionaries.append(peer("198.51." + number / 200 + "." + (number % 200 + 1), 6881));
        }
        String ipv6 = packed(10_000, 16);
        assertThat(learned("d5:peersl" + dictionaries + "e6:peers6" + ipv6.length() + ":" + ipv6 + "e"))
                .hasSize(2 * PeerList.MOST)
                .doesNotHaveDuplicates();
        String ipv4 = packed(10_000, 4);
        assertThat(learned("d5:peers" + ipv4.length() + ":" + ipv4 + "e")).hasSize(PeerList.MOST);
    }

    @Test
    void passesOverWhatIsLeftOfACutEntry() {
        assertThat(learned("d5:peers9:\300\0\2\1\032\341abce")).containsExactly("192.0.2.1 6881");
    }

    private static List<String> learned(String answer) {
        TrackerAnswer read = HttpAnswer.read(answer.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read).isInstanceOf(Accepted.class);
        return ((Accepted) read)
                .peers().stream()
                        .map(peer -> peer.getAddress().getHostAddress() + " " + peer.getPort())
                        .toList();
    }

    private static String peer(String ip, int port) {
        return "d2:ip" + ip.length() + ":" + ip + "4:porti" + port + "ee";
    }

    private static String hex(String digits) {
        return new String(HexFormat.of().parseHex(digits.replace(" ", "")), StandardCharsets.ISO_8859_1);
    }

    private static String packed(int peers, int addressBytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int number = 0; number < peers; number++) {
            packed.writeBytes(ByteBuffer.allocate(addressBytes + 2)
                    .putInt(0x20010000 | number)
                    .putShort(addressBytes, (short) 6881)
                    .array());
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
