package org.seedcast.seed.bt.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.seed.bt.wire.Extended;
import org.seedcast.seed.bt.wire.ExtensionHandshake;
import org.seedcast.seed.bt.wire.PeerProtocol;

/** What is said by BEP 10 and BEP 9. */
class ExtensionsTest {
    private final PeerProtocol protocol = new PeerProtocol();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                              |     | false",
                "d1:md11:ut_metadatai3eee        | 3   | false",
                "d1:md11:ut_metadatai0eee        | 0   | false",
                "d1:md11:ut_metadatai256eee      |     | false",
                "d1:md11:ut_metadatai-1eee       |     | false",
                "d1:md11:ut_metadata1:3ee        |     | false",
                "d1:mlee                         |     | false",
                "d11:upload_onlyi1ee             |     | true",
                "d11:upload_onlyi0ee             |     | false",
                "d1:v3:abc1:md11:ut_metadatai3eee| 3   | false",
            })
    void readsIntroductions(String bytes, Integer metadata, boolean uploadOnly) throws IOException {
        ExtensionHandshake read = ExtensionHandshake.read(new Extended(0, ascii(bytes.strip())));
        assertThat(read.uploadOnly()).isEqualTo(uploadOnly);
        assertThat(read.metadata()).isEqualTo(metadata == null ? OptionalInt.empty() : OptionalInt.of(metadata));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"d1:pi6881ee | 6881", "d1:pi0ee |", "d1:pi65536ee |", "d1:p4:6881e |", "de |"})
    void readsThePortThatAPeerListensOn(String bytes, Integer port) throws IOException {
        assertThat(ExtensionHandshake.read(new Extended(0, ascii(bytes.strip())))
                        .port())
                .isEqualTo(port == null ? OptionalInt.empty() : OptionalInt.of(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "le", "i1e", "garbage", "d1:mi1ee "})
    void refusesWhatIsNoDictionary(String bytes) {
        assertThatThrownBy(() -> ExtensionHandshake.read(new Extended(0, ascii(bytes))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void introducesUsInAWayThatWeUnderstand() throws Exception {
        Extended ours =
                ExtensionHandshake.ours(6881, 500, OptionalInt.of(1234), InetAddress.getLoopbackAddress(), true);
        assertThat(ours.number()).isZero();
        assertThat(new String(ours.payload(), StandardCharsets.ISO_8859_1))
                .isEqualTo("d1:md11:ut_metadatai1ee13:metadata_sizei1234e1:pi6881e4:reqqi500e11:upload_onlyi1e"
                        + "1:v8:seedcast6:yourip4:\u007f\0\0\u0001e");
        assertThat(ExtensionHandshake.read(ours).metadata()).hasValue(ExtensionHandshake.METADATA);
    }

    @Test
    void offersNoMetadataOfWhatIsPrivate() throws Exception {
        Extended ours =
                ExtensionHandshake.ours(6881, 500, OptionalInt.empty(), InetAddress.getLoopbackAddress(), false);
        assertThat(ExtensionHandshake.read(ours).metadata()).isEmpty();
        assertThat(new String(ours.payload(), StandardCharsets.ISO_8859_1)).doesNotContain("metadata_size");
    }

    @ParameterizedTest
    @CsvSource({
        "d8:msg_typei0e5:piecei0ee, 0",
        "d8:msg_typei0e5:piecei7ee, 7",
        "d8:msg_typei1e5:piecei7ee,",
        "d8:msg_typei2e5:piecei7ee,",
        "d8:msg_typei0e5:piecei-1ee,",
        "d8:msg_typei0e5:piecei99999999999ee,",
        "d8:msg_typei0ee,",
        "de,"
    })
    void readsRequestsForMetadata(String bytes, Integer part) throws IOException {
        assertThat(MetadataExchange.requested(new Extended(1, ascii(bytes))))
                .isEqualTo(part == null ? OptionalInt.empty() : OptionalInt.of(part));
    }

    @ParameterizedTest
    @CsvSource({"0, 16384", "1, 16384", "2, 100", "3, -1", "131071, -1"})
    void givesMetadataInParts(int part, int expected) {
        byte[] info = new byte[2 * 16384 + 100];
        Arrays.fill(info, 16384, 2 * 16384, (byte) 1);
        Arrays.fill(info, 2 * 16384, info.length, (byte) 2);
        byte[] answer = MetadataExchange.answer(part, Optional.of(info));
        if (expected < 0) {
            assertThat(answer).isEqualTo(ascii("d8:msg_typei2e5:piecei" + part + "ee"));
        } else {
            byte[] header = ascii("d8:msg_typei1e5:piecei" + part + "e10:total_sizei" + info.length + "ee");
            assertThat(answer).hasSize(header.length + expected).startsWith(header);
            assertThat(Arrays.copyOfRange(answer, header.length, answer.length)).containsOnly(part);
        }
    }

    @Test
    void rejectsWhenThereIsNoMetadataToGive() {
        assertThat(MetadataExchange.answer(0, Optional.empty())).isEqualTo(ascii("d8:msg_typei2e5:piecei0ee"));
    }

    @Test
    void passesOverKindsOfMessagesThatNobodyKnows() {
        ByteBuffer heard = ByteBuffer.allocate(100);
        heard.putInt(3).put((byte) 13).put((byte) 0).put((byte) 0);
        heard.putInt(1).put((byte) 200);
        heard.putInt(1).put((byte) 2).putInt(5).put((byte) 4).put((byte) 0);
        heard.flip();
        assertThat(protocol.next(heard, 1)).isInstanceOf(bt.protocol.KeepAlive.class);
        assertThat(protocol.next(heard, 1)).isInstanceOf(bt.protocol.KeepAlive.class);
        assertThat(protocol.next(heard, 1)).isInstanceOf(bt.protocol.Interested.class);
        assertThat(protocol.next(heard, 1)).as("the rest of it is missing").isNull();
        assertThat(heard.remaining()).isEqualTo(6);
    }

    @Test
    void wireFormOfAnExtensionsMessage() {
        ByteBuffer bytes = protocol.bytes(new Extended(7, ascii("de")));
        assertThat(bytes).isEqualTo(ByteBuffer.wrap(new byte[] {0, 0, 0, 4, 20, 7, 'd', 'e'}));
        assertThat(protocol.next(bytes, 1))
                .isInstanceOfSatisfying(
                        Extended.class, message -> assertThat(message.number()).isEqualTo(7));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
