package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import lbms.plugins.mldht.kad.DHT;
import lbms.plugins.mldht.kad.KBucketEntry;
import lbms.plugins.mldht.kad.Key;
import lbms.plugins.mldht.kad.Node;
import lbms.plugins.mldht.kad.RPCServer;
import lbms.plugins.mldht.kad.tasks.Task;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of one family's DHT, that is one instance of mldht. */
final class KadNode implements Joiner {
    private static final Logger LOG = LoggerFactory.getLogger(KadNode.class);

    /** Questions that wait for an answer; with more of them a peer's hint is dropped. */
    private static final int BUSY = 64;

    /** mldht waits for ever when a node answers an announce under another id. */
    private static final Duration LONGEST_TASK = Duration.ofMinutes(2);

    private final Family family;
    private final DhtSettings settings;
    private final int port;
    private final Key id;
    private final KadThreads threads;
    private final DHT dht;

    /** @param port for UDP, instead of that of the settings */
    KadNode(Family family, DhtSettings settings, int port, Key id, KadThreads threads) {
        this.family = family;
        this.settings = settings;
        this.port = port;
        this.id = id;
        this.threads = threads;
        dht = new DHT(family.type());
        dht.setScheduler(threads.pool());
    }

    Family family() {
        return family;
    }

    /** Lets both answer for each other, and find nodes for each other (BEP 32). Before the start. */
    void knows(List<KadNode> siblings) {
        dht.addSiblings(siblings.stream().map(sibling -> sibling.dht).toList());
    }

    @Override
    public boolean isStarted() {
        return dht.isRunning();
    }

    @Override
    public void start() {
        Optional<InetAddress> own = family.ownAddress();
        if (own.isEmpty() || !UdpPort.isFree(settings.bind().orElse(own.get()), port)) {
            return;
        }
        try (IdFolder folder = IdFolder.of(settings.state(), id)) {
            KadConfiguration configuration = new KadConfiguration(family, port, settings.bind(), folder.path());
            threads.start(() -> start(configuration));
        }
    }

    private void start(KadConfiguration configuration) {
        try {
            dht.start(configuration);
            LOG.info("{} DHT started on UDP port {}", family.type().shortName, port);
        } catch (SocketException e) {
            LOG.warn("the {} DHT does not start: {}", family.type().shortName, e.getMessage());
        }
    }

    @Override
    public boolean hasSocket() {
        return server() != null;
    }

    @Override
    public boolean isConnected() {
        return isStarted() && dht.getServerManager().getActiveServerCount() > 0;
    }

    @Override
    public int nodes() {
        Node node = dht.getNode();
        return node == null ? 0 : node.getNumEntriesInRoutingTable();
    }

    @Override
    public void ask(InetSocketAddress address) {
        RPCServer server = server();
        if (server != null && family.canReach(address)) {
            // On a thread that nobody but us interrupts: an interrupted one closes the socket.
            dht.getScheduler().execute(() -> server.ping(address));
        }
    }

    /** As {@link #ask}, if there is need and time: what a stranger says must not make us send much. */
    void hint(InetSocketAddress address) {
        RPCServer server = server();
        if (server != null && nodes() < Bootstrap.ENOUGH && server.getNumActiveRPCCalls() < BUSY) {
            ask(address);
        }
    }

    CompletableFuture<Announce.Answer> announce(InfoHash torrent, int tcpPort, BooleanSupplier wanted) {
        return Announce.start(dht, torrent, tcpPort, wanted);
    }

    /** Returns the nodes that answered last, the freshest first. */
    List<InetSocketAddress> freshest(int most) {
        Node node = dht.getNode();
        if (node == null) {
            return List.of();
        }
        return node.table().stream()
                .flatMap(entry -> entry.getBucket().entriesStream())
                .filter(KBucketEntry::eligibleForNodesList)
                .sorted(Comparator.comparingLong(KBucketEntry::getLastSeen).reversed())
                .limit(most)
                .map(KBucketEntry::getAddress)
                .toList();
    }

    void endStuckTasks() {
        if (isStarted()) {
            Arrays.stream(dht.getTaskManager().getActiveTasks())
                    .filter(task -> task.getStartTime() != 0 && task.age().compareTo(LONGEST_TASK) > 0)
                    .forEach(Task::kill);
        }
    }

    /** To be called when no thread of mldht's pool is left. */
    void stop() {
        dht.stop();
    }

    /** Makes the network thread notice the sooner that there is no socket any more. */
    void wake() {
        if (dht.getConnectionManager() != null) {
            dht.getConnectionManager().getSelector().wakeup();
        }
    }

    /** To be called when no network thread is left: nobody else closes its selector. */
    void closeSelector() {
        if (dht.getConnectionManager() != null) {
            try {
                dht.getConnectionManager().getSelector().close();
            } catch (IOException e) {
                LOG.debug("cannot close a selector", e);
            }
        }
    }

    private @Nullable RPCServer server() {
        return isStarted() ? dht.getServerManager().getRandomActiveServer(true) : null;
    }
}
