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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that are dialled, however they pad, cut and choose. */
class MseInitiatorTest {
    private static final int[] PADDINGS = {0, 1, 511, 512};
    private static final int MARKS_AND_TERMS = 20 + 20 + 14;
    private static final int MOST_BEFORE_THE_MARK = 512 + 8;
    private static final byte[] LATER = "what we send".getBytes(StandardCharsets.US_ASCII);

    private final ReferencePeer peer = ReferencePeer.responder(21);

    /** @param a of our key; {@code b} to {@code d} likewise of the other three places */
    record Case(int a, int b, int c, int d, int selected, boolean withPayload) {
        byte[] payload() {
            return withPayload ? Torrents.handshake() : new byte[0];
        }
    }

    /** How the peer's stream is cut. */
    interface Cut {
        void give(Fed initiator, byte[] bytes) throws MseFailure;
    }

    @ParameterizedTest
    @ValueSource(ints = {PLAINTEXT, RC4})
    void everyPaddingInEveryPlaceAtOnceAndByteByByte(int selected) throws MseFailure {
        for (int a : PADDINGS) {
            for (int b : PADDINGS) {
                for (int c : PADDINGS) {
                    for (int d : PADDINGS) {
                        for (boolean withPayload : new boolean[] {false, true}) {
                            Case row = new Case(a, b, c, d, selected, withPayload);
                            run(row, Fed::give);
                            run(row, Fed::trickle);
                        }
                    }
                }
            }
        }
    }

    @Test
    void everyLengthOfTheSecondPadding() throws MseFailure {
        for (int b = 0; b <= 512; b++) {
            run(new Case(0, b, 0, 0, RC4, true), Fed::give);
        }
    }

    @ParameterizedTest
    @MethodSource("splitCases")
    void splitAtEveryByte(Case row) throws MseFailure {
        int total = KEY_BYTES + row.b() + 14 + row.d() + 68 + 12;
        for (int split = 0; split <= total; split++) {
            splitAt(row, split);
        }
    }

    static Stream<Case> splitCases() {
        List<Case> cases = new ArrayList<>();
        for (int selected : new int[] {PLAINTEXT, RC4}) {
            cases.add(new Case(0, 0, 0, 0, selected, true));
            cases.add(new Case(511, 1, 511, 1, selected, false));
            cases.add(new Case(1, 512, 512, 511, selected, true));
        }
        return cases.stream();
    }

    private void run(Case row, Cut cut) throws MseFailure {
        Fed initiator = initiator(row);
        assertThat(initiator.sent()).hasSize(KEY_BYTES + row.a());
        cut.give(initiator, join(peer.publicKey(), new byte[row.b()]));
        cut.give(initiator, answer(row, initiator));
        verify(row, initiator);
    }

    /** All that the peer can send by then goes in one piece, up to the split and behind it. */
    private void splitAt(Case row, int split) throws MseFailure {
        Fed initiator = initiator(row);
        byte[] first = join(peer.publicKey(), new byte[row.b()]);
        int early = Math.min(Math.max(split, KEY_BYTES), first.length);
        int beforeKeyEnds = Math.min(split, KEY_BYTES);
        initiator.give(Arrays.copyOf(first, beforeKeyEnds));
        initiator.give(Arrays.copyOfRange(first, beforeKeyEnds, early));
        byte[] rest = join(Arrays.copyOfRange(first, early, first.length), answer(row, initiator));
        int cut = Math.max(split - early, 0);
        initiator.give(Arrays.copyOf(rest, cut));
        initiator.give(Arrays.copyOfRange(rest, cut, rest.length));
        verify(row, initiator);
    }

    private static Fed initiator(Case row) {
        return new Fed(new MseInitiator(
                Torrents.SERVED, row.payload(), MsePolicy.PREFER_PLAINTEXT, new ChosenPaddings(5, row.a(), row.c())));
    }

    /** Reads all that we sent, and answers with the handshake of BitTorrent and its first messages behind. */
    private byte[] answer(Case row, Fed initiator) {
        peer.agree(initiator.sent(0, KEY_BYTES), Torrents.SERVED);
        byte[] sent = initiator.sent();
        int at = KEY_BYTES + row.a();
        assertThat(sent).hasSize(at + MARKS_AND_TERMS + row.c() + 2 + row.payload().length);
        assertThat(Arrays.copyOfRange(sent, at, at + 20)).isEqualTo(peer.req1());
        assertThat(Arrays.copyOfRange(sent, at + 20, at + 40)).isEqualTo(peer.req2And3(Torrents.SERVED));
        byte[] offer = peer.decrypt(Arrays.copyOfRange(sent, at + 40, sent.length));
        assertThat(offer).startsWith(terms(PLAINTEXT | RC4, row.c()));
        assertThat(Arrays.copyOfRange(offer, 14 + row.c(), offer.length))
                .isEqualTo(join(length(row.payload().length), row.payload()));
        byte[] stream = join(Torrents.handshake(), Torrents.messages());
        byte[] terms = peer.encrypt(join(terms(row.selected(), row.d()), new byte[row.d()]));
        return join(terms, row.selected() == RC4 ? peer.encrypt(stream) : stream);
    }

    private void verify(Case row, Fed initiator) {
        assertThat(initiator.session().infoHash()).isEqualTo(Torrents.SERVED);
        assertThat(initiator.plain()).as("%s", row).isEqualTo(join(Torrents.handshake(), Torrents.messages()));
        boolean encrypted = row.selected() == RC4;
        assertThat(initiator.session().in().isPresent()).isEqualTo(encrypted);
        byte[] later = initiator.encrypted(LATER);
        assertThat(encrypted ? peer.decrypt(later) : later).as("%s", row).isEqualTo(LATER);
    }

    @Test
    void rc4AloneIsOfferedWhereItIsRequired() throws MseFailure {
        Fed initiator = asked(MsePolicy.REQUIRE_RC4);
        byte[] offer = peer.decrypt(initiator.sent(KEY_BYTES + 40, KEY_BYTES + MARKS_AND_TERMS));
        assertThat(offer).isEqualTo(terms(RC4, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "PREFER_PLAINTEXT, 0",
        "PREFER_PLAINTEXT, 3",
        "PREFER_RC4, 4",
        "PREFER_RC4, -1",
        "REQUIRE_RC4, 1",
        "REQUIRE_RC4, 3"
    })
    void aChoiceThatWasNotOffered(MsePolicy policy, int selected) throws MseFailure {
        assertRefused(asked(policy), peer.encrypt(terms(selected, 0)), "not offered");
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 0x8000, 0xffff})
    void aPaddingThatIsTooLong(int bytes) throws MseFailure {
        assertRefused(asked(MsePolicy.PREFER_RC4), peer.encrypt(terms(RC4, bytes)), "a padding of " + bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void aWrongVerificationConstant(int at) throws MseFailure {
        Fed initiator = asked(MsePolicy.PREFER_RC4);
        byte[] terms = terms(RC4, 0);
        terms[at] = 1;
        byte[] stream = join(peer.encrypt(terms), new byte[MOST_BEFORE_THE_MARK]);
        initiator.give(Arrays.copyOf(stream, MOST_BEFORE_THE_MARK - 1));
        assertRefused(initiator, new byte[1], "no mark");
    }

    @Test
    void noiseThatDoesNotEnd() throws MseFailure {
        Fed initiator = asked(MsePolicy.PREFER_RC4);
        byte[] noise = new byte[100_000];
        new Random(22).nextBytes(noise);
        assertRefused(initiator, noise, "no mark");
    }

    @Test
    void aPublicKeyThatHidesNothing() {
        for (BigInteger key : List.of(BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), PRIME)) {
            Fed initiator = new Fed(
                    new MseInitiator(Torrents.SERVED, new byte[0], MsePolicy.PREFER_RC4, new ChosenPaddings(5, 0, 0)));
            assertRefused(initiator, ReferencePeer.fixed(key), "public key");
        }
    }

    @Test
    void noMorePayloadThanAllPeersTake() {
        assertThatThrownBy(() -> new MseInitiator(
                        Torrents.SERVED, new byte[69], MsePolicy.PREFER_RC4, new ChosenPaddings(5, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Fed initiator, byte[] bytes, String reason) {
        assertThatThrownBy(() -> initiator.give(bytes))
                .isInstanceOf(MseFailure.class)
                .hasMessageContaining(reason);
        assertThat(initiator.isDone()).isFalse();
    }

    /** Has the peer's key, and has made its offer. */
    private Fed asked(MsePolicy policy) throws MseFailure {
        Fed initiator = new Fed(new MseInitiator(Torrents.SERVED, new byte[0], policy, new ChosenPaddings(5, 0, 0)));
        initiator.give(peer.publicKey());
        peer.agree(initiator.sent(0, KEY_BYTES), Torrents.SERVED);
        return initiator;
    }
}
