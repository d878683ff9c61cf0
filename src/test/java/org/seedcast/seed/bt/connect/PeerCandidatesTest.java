package org.seedcast.seed.bt.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seedcast.torrent.InfoHash;

class PeerCandidatesTest {
    private static final InfoHash ONE = InfoHash.parse("11".repeat(20));
    private static final InfoHash OTHER = InfoHash.parse("22".repeat(20));

    private final PeerCandidates book = new PeerCandidates();

    @Test
    void namesPeersInTheOrderInWhichTheyWereLearned() {
        book.learned(ONE, List.of(peer(1), peer(2)), 0);
        book.learned(OTHER, List.of(peer(1)), 0);
        assertThat(all(0))
                .containsExactly(
                        new PeerCandidates.Entry(ONE, peer(1)),
                        new PeerCandidates.Entry(ONE, peer(2)),
                        new PeerCandidates.Entry(OTHER, peer(1)));
    }

    @Test
    void namesAPeerOnceHoweverOftenItIsLearned() {
        book.learned(ONE, List.of(peer(1), peer(1)), 0);
        book.learned(ONE, List.of(peer(1)), 0);
        assertThat(all(0)).hasSize(1);
        book.learned(ONE, List.of(peer(1)), PeerCandidates.AGAIN_NANOS - 1);
        assertThat(all(PeerCandidates.AGAIN_NANOS - 1)).isEmpty();
        book.learned(ONE, List.of(peer(1)), PeerCandidates.AGAIN_NANOS);
        assertThat(all(PeerCandidates.AGAIN_NANOS)).hasSize(1);
    }

    @Test
    void leavesThoseThatWantNothingAloneForLong() {
        book.wantsNothing(new PeerCandidates.Entry(ONE, peer(1)), 0);
        book.learned(ONE, List.of(peer(1)), PeerCandidates.SEED_AGAIN_NANOS - 1);
        assertThat(all(PeerCandidates.SEED_AGAIN_NANOS - 1)).isEmpty();
        book.learned(ONE, List.of(peer(1)), PeerCandidates.SEED_AGAIN_NANOS);
        assertThat(all(PeerCandidates.SEED_AGAIN_NANOS)).hasSize(1);
    }

    @Test
    void isBoundedWhateverTrackersTell() {
        List<InetSocketAddress> many = new ArrayList<>();
        for (int number = 0; number < 3 * PeerCandidates.MOST_WAITING; number++) {
            many.add(peer(number));
        }
        book.learned(ONE, many, 0);
        assertThat(all(0)).hasSize(PeerCandidates.MOST_WAITING);
        for (InetSocketAddress peer : many) {
            for (InfoHash torrent : List.of(ONE, OTHER)) {
                book.wantsNothing(new PeerCandidates.Entry(torrent, peer), 0);
            }
        }
        // The first ones were forgotten, so they may be called again; the last ones were not.
        book.learned(ONE, List.of(peer(0)), 1);
        book.learned(OTHER, List.of(peer(3 * PeerCandidates.MOST_WAITING - 1)), 1);
        assertThat(all(1)).containsExactly(new PeerCandidates.Entry(ONE, peer(0)));
    }

    private List<PeerCandidates.Entry> all(long now) {
        List<PeerCandidates.Entry> all = new ArrayList<>();
        for (var next = book.next(now); next.isPresent(); next = book.next(now)) {
            all.add(next.get());
        }
        return all;
    }

    private static InetSocketAddress peer(int number) {
        try {
            byte[] address = {(byte) 203, 0, 113, (byte) (number >> 8)};
            return new InetSocketAddress(InetAddress.getByAddress(address), 6881 + (number & 255));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
