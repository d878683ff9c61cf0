package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.seed.mse.ReferencePeer.KEY_BYTES;
import static org.seedcast.seed.mse.ReferencePeer.join;
import static org.seedcast.seed.mse.ReferencePeer.length;
import static org.seedcast.seed.mse.ReferencePeer.terms;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in: a session, a failure with a reason, or waiting for more. Seeded, so that a fault comes back. */
class MseFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final List<MsePolicy> POLICIES = List.of(MsePolicy.values());

    /** How the rounds of a test ended. */
    private static final class Tally {
        private int sessions;
        private int failures;
        private int waiting;

        void assertAllSeen() {
            assertThat(sessions).as("sessions").isGreaterThan(ROUNDS / 50);
            assertThat(failures).as("failures").isGreaterThan(ROUNDS / 50);
            assertThat(waiting).as("waiting").isGreaterThan(ROUNDS / 50);
        }
    }

    @Test
    void damagedInitiators() {
        Random random = new Random(31);
        Tally tally = new Tally();
        for (int round = 0; round < ROUNDS; round++) {
            Fed responder = new Fed(new MseResponder(
                    Torrents.keys(), anyPolicy(random), new ChosenPaddings(round, random.nextInt(513), 3)));
            ReferencePeer peer = ReferencePeer.initiator(round);
            count(tally, responder, round, () -> {
                feed(responder, random, damaged(random, join(peer.publicKey(), noise(random, 512))));
                if (responder.sent().length == 0) {
                    return;
                }
                peer.agree(responder.sent(0, KEY_BYTES), Torrents.SERVED);
                byte[] offer = offer(random);
                feed(
                        responder,
                        random,
                        damaged(
                                random,
                                join(
                                        peer.req1(),
                                        peer.req2And3(Torrents.SERVED),
                                        peer.encrypt(damaged(random, offer)))));
            });
        }
        tally.assertAllSeen();
    }

    @Test
    void damagedResponders() {
        Random random = new Random(32);
        Tally tally = new Tally();
        for (int round = 0; round < ROUNDS; round++) {
            Fed initiator = new Fed(new MseInitiator(
                    Torrents.SERVED, Torrents.handshake(), anyPolicy(random), new ChosenPaddings(round, 9, 9)));
            ReferencePeer peer = ReferencePeer.responder(round);
            count(tally, initiator, round, () -> {
                feed(initiator, random, damaged(random, join(peer.publicKey(), noise(random, 512))));
                peer.agree(initiator.sent(0, KEY_BYTES), Torrents.SERVED);
                byte[] padding = noise(random, 512);
                byte[] answer = join(terms(1 + random.nextInt(2), padding.length), padding, Torrents.handshake());
                feed(initiator, random, damaged(random, peer.encrypt(damaged(random, answer))));
            });
        }
        tally.assertAllSeen();
    }

    private interface Conversation {
        void run() throws MseFailure;
    }

    private static void count(Tally tally, Fed fed, int round, Conversation conversation) {
        try {
            conversation.run();
            tally.sessions += fed.isDone() ? 1 : 0;
            tally.waiting += fed.isDone() ? 0 : 1;
        } catch (MseFailure e) {
            assertThat(e.getMessage()).isNotBlank();
            tally.failures++;
        } catch (RuntimeException e) {
            throw new AssertionError("round " + round, e);
        }
    }

    private static byte[] offer(Random random) {
        byte[] padding = noise(random, 512);
        byte[] payload = random.nextBoolean() ? Torrents.handshake() : noise(random, 2000);
        return join(
                terms(1 + random.nextInt(3), padding.length),
                padding,
                length(payload.length),
                payload,
                noise(random, 99));
    }

    private static void feed(Fed fed, Random random, byte[] bytes) throws MseFailure {
        int most = 1 + random.nextInt(1500);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(most));
            fed.give(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
    }

    /** Mostly not at all, so that something is left to get on with. */
    private static byte[] damaged(Random random, byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> join(Arrays.copyOf(bytes, at), noise(random, 700), Arrays.copyOfRange(bytes, at, bytes.length));
            case 2 -> {
                byte[] changed = bytes.clone();
                changed[random.nextInt(Math.min(bytes.length, 120))] = (byte) random.nextInt(256);
                yield changed;
            }
            default -> bytes;
        };
    }

    private static byte[] noise(Random random, int most) {
        byte[] noise = new byte[random.nextInt(most + 1)];
        random.nextBytes(noise);
        return noise;
    }

    private static MsePolicy anyPolicy(Random random) {
        return POLICIES.get(random.nextInt(POLICIES.size()));
    }
}
