package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bt.protocol.InvalidMessageException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a peer may begin with. */
class PeerProtocolTest {
    private final PeerProtocol protocol = new PeerProtocol();

    @Test
    void whatBeginsWithAnythingElseIsNoHandshake() {
        for (int first = 0; first < 256; first++) {
            for (int id = -1; id < 22; id++) {
                byte[] heard = new byte[PeerProtocol.HANDSHAKE_BYTES];
                heard[0] = (byte) first;
                heard[4] = (byte) id;
                assertThatThrownBy(() -> protocol.handshake(ByteBuffer.wrap(heard)))
                        .as("%d %d", first, id)
                        .isInstanceOf(InvalidMessageException.class);
            }
        }
    }

    @Test
    void aHandshakeIsOne() throws Exception {
        byte[] heard = Files.readAllBytes(Path.of("src/test/resources/fuzz/peer/handshake"));
        assertThat(protocol.handshake(ByteBuffer.wrap(heard))).isNotNull();
    }
}
