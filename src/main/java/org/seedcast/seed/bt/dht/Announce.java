package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import lbms.plugins.mldht.kad.DHT;
import lbms.plugins.mldht.kad.PeerAddressDBItem;
import lbms.plugins.mldht.kad.tasks.AnnounceTask;
import lbms.plugins.mldht.kad.tasks.PeerLookupTask;
import lbms.plugins.mldht.kad.tasks.Task;
import org.seedcast.torrent.InfoHash;

/** One look-up of a torrent's peers, then the announce to the nodes that gave a token for it (BEP 5). */
final class Announce {
    /** Popular torrents have more peers than anybody can use; and strangers can make up any number. */
    private static final int MOST_PEERS = 1000;

    private final DHT dht;
    private final PeerLookupTask lookUp;
    private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();

    private Announce(DHT dht, PeerLookupTask lookUp) {
        this.dht = dht;
        this.lookUp = lookUp;
        lookUp.setResultHandler((node, peer) -> keep(peer));
    }

    /**
     * @param wanted asked after the look-up: whether to go on and announce
     * @return completes on a thread of mldht's
     */
    static CompletableFuture<Answer> start(DHT dht, InfoHash torrent, int port, BooleanSupplier wanted) {
        PeerLookupTask lookUp = dht.createPeerLookup(torrent.bytes());
        if (lookUp == null) {
            return CompletableFuture.completedFuture(Answer.NONE);
        }
        return new Announce(dht, lookUp).run(port, wanted);
    }

    private CompletableFuture<Answer> run(int port, BooleanSupplier wanted) {
        return ended(lookUp)
                .thenCompose(
                        end -> wanted.getAsBoolean() ? announce(port) : CompletableFuture.<Integer>completedFuture(0))
                .thenApply(told -> new Answer(Set.copyOf(peers), told));
    }

    private CompletableFuture<Integer> announce(int port) {
        AnnounceTask announce = new AnnounceTask(
                lookUp.getRPC(), dht.getNode(), lookUp.getInfoHash(), port, lookUp.getAnnounceCanidates());
        announce.setSeed(true);
        return ended(announce).thenApply(end -> announce.getRecvResponses());
    }

    private CompletableFuture<Void> ended(Task task) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        task.addListener(ended -> end.complete(null));
        dht.getTaskManager().addTask(task);
        return end;
    }

    private void keep(PeerAddressDBItem peer) {
        if (peers.size() < MOST_PEERS) {
            peers.add(new InetSocketAddress(peer.getInetAddress(), peer.getPort()));
        }
    }

    /** @param told nodes that took the announce */
    record Answer(Set<InetSocketAddress> peers, int told) {
        static final Answer NONE = new Answer(Set.of(), 0);
    }
}
