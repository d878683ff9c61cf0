package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MseDetectionTest {
    private static final int PREFIX = 20;

    @Test
    void aPlainHandshakeIsTakenForOneOnceAllOfItsPrefixIsThere() {
        byte[] handshake = Torrents.handshake();
        for (int count = 0; count <= handshake.length; count++) {
            assertThat(detect(Arrays.copyOf(handshake, count)))
                    .as("%d bytes", count)
                    .isEqualTo(count < PREFIX ? MseDetection.NEED_MORE : MseDetection.PLAINTEXT);
        }
    }

    @Test
    void oneWrongByteTellsAtOnce() {
        for (int wrong = 0; wrong < PREFIX; wrong++) {
            byte[] handshake = Torrents.handshake();
            handshake[wrong] ^= 1;
            assertThat(detect(Arrays.copyOf(handshake, wrong)))
                    .as("up to %d", wrong)
                    .isEqualTo(MseDetection.NEED_MORE);
            assertThat(detect(Arrays.copyOf(handshake, wrong + 1)))
                    .as("wrong at %d", wrong)
                    .isEqualTo(MseDetection.ENCRYPTED);
            assertThat(detect(handshake)).as("wrong at %d, whole", wrong).isEqualTo(MseDetection.ENCRYPTED);
        }
    }

    /** In the midst of a buffer, of which nothing is consumed. */
    private static MseDetection detect(byte[] arrived) {
        ByteBuffer buffer = ByteBuffer.allocate(arrived.length + 9);
        buffer.position(4).put(arrived).flip().position(4);
        MseDetection detection = MseDetection.of(buffer);
        assertThat(buffer.position()).isEqualTo(4);
        assertThat(buffer.remaining()).isEqualTo(arrived.length);
        return detection;
    }
}
