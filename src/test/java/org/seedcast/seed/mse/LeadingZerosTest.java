package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.seed.mse.ReferencePeer.KEY_BYTES;
import static org.seedcast.seed.mse.ReferencePeer.RC4;
import static org.seedcast.seed.mse.ReferencePeer.join;
import static org.seedcast.seed.mse.ReferencePeer.length;
import static org.seedcast.seed.mse.ReferencePeer.terms;

import java.math.BigInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** One number in 256 is a byte shorter than the others: a handshake must not fail one time in a hundred because of that. */
class LeadingZerosTest {
    private static final int MOST_TRIES = 20_000;

    private record Attempt(ReferencePeer peer, Fed responder) {}

    @Test
    void inThePeersKey() throws MseFailure {
        finish(first(attempt -> isShort(attempt.peer().publicKey())));
    }

    @Test
    void inOurs() {
        int shorter = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] privateKey = new byte[20];
            new ChosenPaddings(seed).nextBytes(privateKey);
            BigInteger key = BigInteger.TWO.modPow(new BigInteger(1, privateKey), ReferencePeer.PRIME);
            shorter += key.toByteArray().length < KEY_BYTES ? 1 : 0;
            assertThat(new DiffieHellman(new ChosenPaddings(seed)).publicKey()).isEqualTo(ReferencePeer.fixed(key));
        }
        assertThat(shorter).as("short keys among them").isPositive();
    }

    @Test
    void inTheSecret() throws MseFailure {
        finish(first(attempt -> isShort(attempt.peer().secret())));
    }

    @Test
    void inTheSecretOfAPeerThatLeavesThemOut() throws MseFailure {
        Attempt attempt = first(tried -> isShort(tried.peer().secret()));
        attempt.peer().leaveOutLeadingZeros(Torrents.SERVED);
        finish(attempt);
    }

    /** Without the bit that takes a byte of its own for the sign: then the shortest form would be as long as any. */
    private static boolean isShort(byte[] number) {
        return number[0] == 0 && number[1] > 0;
    }

    private static Attempt first(Predicate<Attempt> wanted) throws MseFailure {
        for (int seed = 0; seed < MOST_TRIES; seed++) {
            ReferencePeer peer = ReferencePeer.initiator(seed);
            Fed responder = new Fed(
                    new MseResponder(Torrents.keys(), MsePolicy.PREFER_PLAINTEXT, new ChosenPaddings(seed, 0, 0)));
            responder.give(peer.publicKey());
            Attempt attempt = new Attempt(peer, responder);
            peer.agree(responder.sent(0, KEY_BYTES), Torrents.SERVED);
            if (wanted.test(attempt)) {
                return attempt;
            }
        }
        throw new AssertionError("none within " + MOST_TRIES);
    }

    private static void finish(Attempt attempt) throws MseFailure {
        ReferencePeer peer = attempt.peer();
        byte[] offer = peer.encrypt(join(terms(RC4, 0), length(68), Torrents.handshake()));
        attempt.responder().give(join(peer.req1(), peer.req2And3(Torrents.SERVED), offer));
        assertThat(attempt.responder().plain()).isEqualTo(Torrents.handshake());
    }
}
