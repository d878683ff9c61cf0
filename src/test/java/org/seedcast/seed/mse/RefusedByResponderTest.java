package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.seed.mse.ReferencePeer.KEY_BYTES;
import static org.seedcast.seed.mse.ReferencePeer.PLAINTEXT;
import static org.seedcast.seed.mse.ReferencePeer.PRIME;
import static org.seedcast.seed.mse.ReferencePeer.RC4;
import static org.seedcast.seed.mse.ReferencePeer.join;
import static org.seedcast.seed.mse.ReferencePeer.length;
import static org.seedcast.seed.mse.ReferencePeer.terms;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.torrent.InfoHash;

/** Peers that dial in and do not keep to the protocol. */
class RefusedByResponderTest {
    private static final int MOST_BEFORE_THE_MARK = 512 + 20;

    private final ReferencePeer peer = ReferencePeer.initiator(11);

    @ParameterizedTest
    @MethodSource("uselessKeys")
    void aPublicKeyThatHidesNothing(BigInteger key) {
        Fed responder = responder(MsePolicy.PREFER_PLAINTEXT);
        assertRefused(responder, ReferencePeer.fixed(key), "public key");
        assertThat(responder.sent()).isEmpty();
    }

    static Stream<BigInteger> uselessKeys() {
        BigInteger largest = BigInteger.ONE.shiftLeft(768).subtract(BigInteger.ONE);
        return Stream.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                PRIME.subtract(BigInteger.ONE),
                PRIME,
                PRIME.add(BigInteger.ONE),
                PRIME.add(BigInteger.TWO),
                largest);
    }

    @Test
    void theSmallestAndTheLargestKeyThatHideSomething() throws MseFailure {
        for (BigInteger key : new BigInteger[] {BigInteger.TWO, PRIME.subtract(BigInteger.TWO)}) {
            Fed responder = responder(MsePolicy.PREFER_PLAINTEXT);
            responder.give(ReferencePeer.fixed(key));
            assertThat(responder.sent()).hasSize(KEY_BYTES);
        }
    }

    @Test
    void aWrongMark() throws MseFailure {
        Fed responder = agreed(MsePolicy.PREFER_PLAINTEXT);
        byte[] mark = peer.req1();
        mark[19] ^= 1;
        byte[] stream = join(mark, peer.req2And3(Torrents.SERVED), new byte[MOST_BEFORE_THE_MARK]);
        responder.give(Arrays.copyOf(stream, MOST_BEFORE_THE_MARK - 1));
        assertRefused(responder, new byte[1], "no mark");
    }

    @Test
    void aMarkThatComesOneByteTooLate() throws MseFailure {
        Fed responder = agreed(MsePolicy.PREFER_PLAINTEXT);
        assertRefused(responder, join(new byte[513], peer.req1()), "no mark");
    }

    @Test
    void noiseThatDoesNotEnd() {
        Random random = new Random(12);
        Fed responder = responder(MsePolicy.PREFER_PLAINTEXT);
        int given = 0;
        while (given < 100_000) {
            byte[] noise = new byte[1 + random.nextInt(40)];
            random.nextBytes(noise);
            try {
                responder.give(noise);
            } catch (MseFailure e) {
                assertThat(given + noise.length).isBetween(KEY_BYTES + MOST_BEFORE_THE_MARK, 700);
                return;
            }
            given += noise.length;
        }
        throw new AssertionError("noise was never refused");
    }

    @Test
    void aTorrentThatIsNotServed() throws MseFailure {
        Fed responder = agreed(MsePolicy.PREFER_PLAINTEXT);
        byte[] whole = join(peer.req1(), peer.req2And3(Torrents.UNKNOWN));
        assertRefused(responder, whole, "not served");
        assertThat(responder.sent()).as("tells nothing").hasSize(KEY_BYTES);
    }

    @Test
    void aTorrentMaskedByAnotherSecret() throws MseFailure {
        Fed responder = agreed(MsePolicy.PREFER_PLAINTEXT);
        byte[] masked = peer.req2And3(Torrents.SERVED);
        masked[7] ^= 0x40;
        assertRefused(responder, join(peer.req1(), masked), "not served");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aWrongVerificationConstant(int at) throws MseFailure {
        byte[] terms = terms(RC4, 0);
        terms[at] = 1;
        assertRefused(MsePolicy.PREFER_PLAINTEXT, terms, "verification constant");
    }

    @ParameterizedTest
    @CsvSource({
        "PREFER_PLAINTEXT, 0",
        "PREFER_PLAINTEXT, 4",
        "PREFER_RC4, 0",
        "PREFER_RC4, -4",
        "REQUIRE_RC4, 0",
        "REQUIRE_RC4, 1",
        "REQUIRE_RC4, 5"
    })
    void nothingOfferedThatIsAccepted(MsePolicy policy, int provided) throws MseFailure {
        assertRefused(policy, terms(provided, 0), "no encryption");
    }

    @ParameterizedTest
    @CsvSource({"PREFER_PLAINTEXT, 1", "PREFER_RC4, 2", "REQUIRE_RC4, 2"})
    void offersThatNobodyKnowsAreIgnored(MsePolicy policy, int selected) throws MseFailure {
        Fed responder = asked(policy);
        responder.give(peer.encrypt(join(terms(-1, 0), length(0))));
        assertThat(peer.decrypt(responder.sent(KEY_BYTES, KEY_BYTES + 14))).isEqualTo(terms(selected, 0));
        assertThat(responder.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 0x7fff, 0x8000, 0xffff})
    void aPaddingThatIsTooLong(int bytes) throws MseFailure {
        assertRefused(MsePolicy.PREFER_PLAINTEXT, terms(RC4, bytes), "a padding of " + bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 0x7fff, 0x8000, 0xffff})
    void aPayloadThatIsTooLong(int bytes) throws MseFailure {
        byte[] offer = join(terms(PLAINTEXT, 0), length(bytes));
        assertRefused(MsePolicy.PREFER_PLAINTEXT, offer, "an initial payload of " + bytes);
    }

    @Test
    void theLongestPayloadIsAwaited() throws MseFailure {
        Fed responder = asked(MsePolicy.PREFER_PLAINTEXT);
        byte[] payload = new byte[1024];
        new Random(13).nextBytes(payload);
        byte[] encrypted = peer.encrypt(join(terms(PLAINTEXT, 0), length(payload.length), payload));
        responder.give(Arrays.copyOf(encrypted, encrypted.length - 1));
        assertThat(responder.isDone()).isFalse();
        responder.give(new byte[] {encrypted[encrypted.length - 1]});
        assertThat(responder.plain()).isEqualTo(payload);
    }

    @Test
    void nothingIsTakenOnceItIsOver() throws MseFailure {
        MseResponder failed = new MseResponder(Torrents.keys(), MsePolicy.PREFER_RC4, new ChosenPaddings(1, 0, 0));
        Fed fed = new Fed(failed);
        assertRefused(fed, new byte[KEY_BYTES], "public key");
        assertThatThrownBy(() -> fed.give(new byte[1])).isInstanceOf(IllegalStateException.class);

        MseResponder complete = new MseResponder(Torrents.keys(), MsePolicy.PREFER_RC4, new ChosenPaddings(1, 0, 0));
        Fed done = new Fed(complete);
        done.give(peer.publicKey());
        peer.agree(done.sent(0, KEY_BYTES), Torrents.SERVED);
        byte[] offer = peer.encrypt(join(terms(RC4, 0), length(0)));
        done.give(join(peer.req1(), peer.req2And3(Torrents.SERVED), offer));
        assertThat(done.isDone()).isTrue();
        assertThatThrownBy(() -> complete.receive(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
    }

    private void assertRefused(MsePolicy policy, byte[] plainOffer, String reason) throws MseFailure {
        assertRefused(asked(policy), peer.encrypt(plainOffer), reason);
    }

    private static void assertRefused(Fed responder, byte[] bytes, String reason) {
        assertThatThrownBy(() -> responder.give(bytes))
                .isInstanceOf(MseFailure.class)
                .hasMessageContaining(reason);
        assertThat(responder.isDone()).isFalse();
    }

    private static Fed responder(MsePolicy policy) {
        return new Fed(new MseResponder(Torrents.keys(), policy, new ChosenPaddings(6, 0, 0)));
    }

    /** Past the keys. */
    private Fed agreed(MsePolicy policy) throws MseFailure {
        Fed responder = responder(policy);
        responder.give(peer.publicKey());
        peer.agree(responder.sent(0, KEY_BYTES), Torrents.SERVED);
        return responder;
    }

    /** Past the torrent. */
    private Fed asked(MsePolicy policy) throws MseFailure {
        Fed responder = agreed(policy);
        InfoHash infoHash = Torrents.SERVED;
        responder.give(join(peer.req1(), peer.req2And3(infoHash)));
        return responder;
    }
}
