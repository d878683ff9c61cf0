package org.seedcast.seed.bt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bt.protocol.InvalidMessageException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /** Of every kind and every length around what the kind needs: read, or refused. */
    @Test
    void aMessageThatIsTooShortOrTooLongIsRefused() {
        for (int kind = 0; kind < 256; kind++) {
            for (int length = 0; length < 20; length++) {
                for (byte filling : new byte[] {0, 1, -1}) {
                    byte[] payload = new byte[length];
                    Arrays.fill(payload, filling);
                    requireNoSurprise(ByteBuffer.allocate(5 + length)
                            .putInt(1 + length)
                            .put((byte) kind)
                            .put(payload)
                            .flip());
                }
            }
        }
    }

    private void requireNoSurprise(ByteBuffer heard) {
        try {
            assertThat(protocol.next(heard, 1 << 17)).isNotNull();
        } catch (InvalidMessageException e) {
            assertThat(e).as("the peer is left").hasMessageMatching(".+");
        }
    }

    @Test
    void aHandshakeIsOne() throws Exception {
        byte[] heard = Files.readAllBytes(Path.of("src/test/resources/fuzz/peer/handshake"));
        assertThat(protocol.handshake(ByteBuffer.wrap(heard))).isNotNull();
    }
}
