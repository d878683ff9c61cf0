package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Arc4Test {
    private static final int FRAME = 5;

    /** RFC 6229 lists the key stream behind the part that is thrown away. */
    @Test
    void theKeyStreamOfTheStandardFromItsSecondKibibyteOn() {
        byte[] bytes = new byte[16];
        new Arc4(HexFormat.of().parseHex("0102030405")).apply(bytes);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("30abbcc7c20b01609f23ee2d5f6bb7df");
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void asTheJdkDoesIt(IntFunction<ByteBuffer> allocate) throws GeneralSecurityException {
        Random random = new Random(7);
        byte[] key = new byte[20];
        random.nextBytes(key);
        Arc4 ours = new Arc4(key);
        Cipher theirs = Cipher.getInstance("ARCFOUR");
        theirs.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        theirs.update(new byte[1024]);
        for (int round = 0; round < 200; round++) {
            byte[] plain = new byte[1 + random.nextInt(2000)];
            random.nextBytes(plain);
            assertThat(applied(ours, allocate, plain)).as("round %d", round).isEqualTo(theirs.update(plain));
        }
    }

    static Stream<Named<IntFunction<ByteBuffer>>> buffers() {
        return Stream.of(
                Named.of("heap", ByteBuffer::allocate),
                Named.of("direct", ByteBuffer::allocateDirect),
                Named.of(
                        "slice",
                        bytes -> ByteBuffer.allocate(bytes + 3).position(3).slice()));
    }

    /** In the midst of a buffer, of which nothing else may change. */
    private static byte[] applied(Arc4 cipher, IntFunction<ByteBuffer> allocate, byte[] plain) {
        ByteBuffer buffer = allocate.apply(plain.length + 2 * FRAME);
        buffer.position(FRAME).put(plain).flip().position(FRAME);
        cipher.apply(buffer);
        assertThat(buffer.position()).isEqualTo(FRAME);
        assertThat(buffer.limit()).isEqualTo(FRAME + plain.length);
        byte[] result = new byte[plain.length];
        buffer.get(result);
        buffer.clear();
        for (int at = 0; at < FRAME; at++) {
            assertThat(buffer.get(at)).isZero();
            assertThat(buffer.get(buffer.limit() - 1 - at)).isZero();
        }
        return result;
    }

    @Test
    void nothingIsNothing() {
        Arc4 some = new Arc4(new byte[20]);
        Arc4 same = new Arc4(new byte[20]);
        some.apply(ByteBuffer.allocate(0));
        byte[] first = new byte[4];
        byte[] second = new byte[4];
        some.apply(first);
        same.apply(second);
        assertThat(first).isEqualTo(second);
    }
}
