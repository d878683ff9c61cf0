package org.seedcast.seed.bt.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpPortTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void takesTheWishedPortIfItIsFree() throws Exception {
        int wished;
        try (DatagramSocket socket = new DatagramSocket(0, HERE)) {
            wished = socket.getLocalPort();
        }
        assertThat(UdpPort.isFree(HERE, wished)).isTrue();
        assertThat(UdpPort.choose(List.of(HERE), wished)).isEqualTo(wished);
    }

    @Test
    void takesAnotherIfItIsTaken() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, HERE)) {
            assertOtherThan(socket.getLocalPort());
        }
    }

    /** mldht would bind to the same port then, and one of the two get nothing. */
    @Test
    void takesAnotherAlsoIfTheOwnerWouldShareIt() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HERE, 0));
            assertOtherThan(socket.getLocalPort());
        }
    }

    @Test
    void takesAnyIfNoneIsWished() {
        assertThat(UdpPort.choose(List.of(HERE), 0)).isPositive();
    }

    @Test
    void thereIsNoneOnAnAddressThatIsNotOurs() throws Exception {
        assertThat(UdpPort.choose(List.of(InetAddress.getByName("203.0.113.1")), 6881))
                .isZero();
    }

    private static void assertOtherThan(int taken) {
        assertThat(UdpPort.isFree(HERE, taken)).isFalse();
        assertThat(UdpPort.choose(List.of(HERE), taken)).isPositive().isNotEqualTo(taken);
    }
}
