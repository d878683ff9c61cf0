package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.seed.mse.ReferencePeer.KEY_BYTES;
import static org.seedcast.seed.mse.ReferencePeer.PLAINTEXT;
import static org.seedcast.seed.mse.ReferencePeer.RC4;
import static org.seedcast.seed.mse.ReferencePeer.join;
import static org.seedcast.seed.mse.ReferencePeer.length;
import static org.seedcast.seed.mse.ReferencePeer.terms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that dial in, however they pad, cut and offer. */
class MseResponderTest {
    private static final int[] PADDINGS = {0, 1, 511, 512};
    private static final byte[] ANSWER = "what we send".getBytes(StandardCharsets.US_ASCII);

    /** When the initial payload goes out. */
    enum Initial {
        /** It is empty. */
        NONE,
        WITH_THE_OFFER,
        /** Announced with the offer, but held back until the answer is there. */
        LATER
    }

    /** @param a of the peer's key; {@code b} to {@code d} likewise of the other three places */
    record Case(int a, int b, int c, int d, int provided, Initial initial) {
        byte[] initialBytes() {
            return initial == Initial.NONE ? new byte[0] : Torrents.handshake();
        }

        /** Of the default policy. */
        int selected() {
            return (provided & PLAINTEXT) != 0 ? PLAINTEXT : RC4;
        }
    }

    /** How the peer's stream is cut. */
    interface Cut {
        void give(Fed responder, byte[] bytes) throws MseFailure;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyPaddingInEveryPlaceAtOnceAndByteByByte(int provided) throws MseFailure {
        ReferencePeer peer = ReferencePeer.initiator(1);
        for (int a : PADDINGS) {
            for (int b : PADDINGS) {
                for (int c : PADDINGS) {
                    for (int d : PADDINGS) {
                        for (Initial initial : Initial.values()) {
                            Case row = new Case(a, b, c, d, provided, initial);
                            run(row, peer, Fed::give);
                            run(row, peer, Fed::trickle);
                        }
                    }
                }
            }
        }
    }

    @Test
    void everyLengthOfTheFirstPadding() throws MseFailure {
        ReferencePeer peer = ReferencePeer.initiator(6);
        for (int a = 0; a <= 512; a++) {
            run(new Case(a, 0, 0, 0, RC4, Initial.WITH_THE_OFFER), peer, Fed::give);
        }
    }

    @ParameterizedTest
    @MethodSource("splitCases")
    void splitAtEveryByte(Case row) throws MseFailure {
        ReferencePeer peer = ReferencePeer.initiator(1);
        int total = KEY_BYTES + row.a() + 40 + 14 + row.c() + 2 + row.initialBytes().length + 12;
        for (int split = 0; split <= total; split++) {
            splitAt(row, peer, split);
        }
    }

    static Stream<Case> splitCases() {
        List<Case> cases = new ArrayList<>();
        for (int provided = 1; provided <= 3; provided++) {
            for (Initial initial : List.of(Initial.NONE, Initial.WITH_THE_OFFER)) {
                cases.add(new Case(0, 0, 0, 0, provided, initial));
                cases.add(new Case(1, 511, 1, 511, provided, initial));
                cases.add(new Case(512, 1, 511, 512, provided, initial));
            }
        }
        return cases.stream();
    }

    /** All that the peer can send by then goes in one piece, up to the split and behind it. */
    private static void splitAt(Case row, ReferencePeer peer, int split) throws MseFailure {
        Fed responder = responder(row);
        byte[] first = join(peer.publicKey(), new byte[row.a()]);
        if (split >= KEY_BYTES) {
            int early = Math.min(split, first.length);
            responder.give(Arrays.copyOf(first, early));
            byte[] rest =
                    join(Arrays.copyOfRange(first, early, first.length), offer(row, peer, responder), late(row, peer));
            int cut = split - early;
            responder.give(Arrays.copyOf(rest, cut));
            responder.give(Arrays.copyOfRange(rest, cut, rest.length));
        } else {
            responder.give(Arrays.copyOf(first, split));
            responder.give(Arrays.copyOfRange(first, split, first.length));
            responder.give(join(offer(row, peer, responder), late(row, peer)));
        }
        verify(row, peer, responder);
    }

    private static void run(Case row, ReferencePeer peer, Cut cut) throws MseFailure {
        Fed responder = responder(row);
        cut.give(responder, join(peer.publicKey(), new byte[row.a()]));
        byte[] offer = offer(row, peer, responder);
        if (row.initial() == Initial.LATER) {
            cut.give(responder, offer);
            assertThat(responder.sent()).as("answered without the payload").hasSize(KEY_BYTES + row.b() + 14 + row.d());
            assertThat(responder.isDone()).as("done without the payload").isFalse();
            cut.give(responder, late(row, peer));
        } else {
            cut.give(responder, join(offer, late(row, peer)));
        }
        verify(row, peer, responder);
    }

    private static Fed responder(Case row) {
        return new Fed(
                new MseResponder(Torrents.keys(), MsePolicy.PREFER_PLAINTEXT, new ChosenPaddings(5, row.b(), row.d())));
    }

    /** What goes out as soon as our key is there. */
    private static byte[] offer(Case row, ReferencePeer peer, Fed responder) {
        peer.agree(responder.sent(0, KEY_BYTES), Torrents.SERVED);
        byte[] encrypted = peer.encrypt(join(
                terms(row.provided(), row.c()),
                new byte[row.c()],
                length(row.initialBytes().length),
                row.initial() == Initial.WITH_THE_OFFER ? row.initialBytes() : new byte[0]));
        return join(peer.req1(), peer.req2And3(Torrents.SERVED), encrypted);
    }

    /** The payload where it was held back, and the messages behind it. */
    private static byte[] late(Case row, ReferencePeer peer) {
        byte[] payload = row.initial() == Initial.LATER ? peer.encrypt(row.initialBytes()) : new byte[0];
        return join(payload, row.selected() == RC4 ? peer.encrypt(Torrents.messages()) : Torrents.messages());
    }

    private static void verify(Case row, ReferencePeer peer, Fed responder) {
        assertThat(responder.session().infoHash()).isEqualTo(Torrents.SERVED);
        assertThat(responder.plain()).as("%s", row).isEqualTo(join(row.initialBytes(), Torrents.messages()));
        byte[] sent = responder.sent();
        assertThat(sent).as("%s", row).hasSize(KEY_BYTES + row.b() + 14 + row.d());
        byte[] terms = peer.decrypt(Arrays.copyOfRange(sent, KEY_BYTES + row.b(), sent.length));
        assertThat(terms).as("%s", row).startsWith(terms(row.selected(), row.d()));
        boolean encrypted = row.selected() == RC4;
        assertThat(responder.session().in().isPresent()).isEqualTo(encrypted);
        assertThat(responder.session().out().isPresent()).isEqualTo(encrypted);
        byte[] answer = responder.encrypted(ANSWER);
        assertThat(encrypted ? peer.decrypt(answer) : answer).as("%s", row).isEqualTo(ANSWER);
    }

    @Test
    void longPaddingsAndThePayloadInOneSegment() throws MseFailure {
        for (int provided = 1; provided <= 3; provided++) {
            Case row = new Case(512, 0, 512, 0, provided, Initial.WITH_THE_OFFER);
            splitAt(row, ReferencePeer.initiator(2), KEY_BYTES);
        }
    }

    @Test
    void aPublicKeyInTwoPartsWithMuchBehindIt() throws MseFailure {
        for (int provided = 1; provided <= 3; provided++) {
            splitAt(new Case(512, 7, 512, 7, provided, Initial.WITH_THE_OFFER), ReferencePeer.initiator(3), 40);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20 + 20 + 14 + 100, 20 + 20 + 14 + 512, 20 + 20 + 14 + 513})
    void paddingOrThePayloadLengthInTwoParts(int split) throws MseFailure {
        Case row = new Case(3, 0, 512, 0, RC4, Initial.WITH_THE_OFFER);
        splitAt(row, ReferencePeer.initiator(4), KEY_BYTES + 3 + split);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLatePayloadIsEncryptedEvenWherePlaintextWasSelected(int provided) throws MseFailure {
        run(new Case(9, 9, 9, 9, provided, Initial.LATER), ReferencePeer.initiator(5), Fed::give);
        run(new Case(9, 9, 9, 9, provided, Initial.LATER), ReferencePeer.initiator(5), Fed::trickle);
    }
}
