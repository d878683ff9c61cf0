package org.seedcast.seed.bt;

import bt.protocol.Bitfield;
import bt.protocol.Handshake;
import bt.protocol.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.seed.UploadRates;
import org.seedcast.seed.content.BlockReads;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections being served, within their limits, and the resources they share. Only for the network thread, but for
 * {@link #size}.
 */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final ServedTorrents torrents;
    private final Handshakes handshakes;
    private final NetworkLoop loop;
    private final BlockReads reads;
    private final ConnectionLimits limits;
    private final UploadSlots slots;
    private final UploadRates rates;
    private final RateLimit rate;
    private final boolean superSeeding;
    private final Consumer<InetSocketAddress> dhtNodes;
    private final Map<InfoHash, TorrentPeers> byTorrent = new HashMap<>();
    private final Crowd<Upload> crowd;
    private final PeerMemory memory;
    private volatile int count;

    /** @param dhtNodes receives the addresses of DHT nodes that peers of public torrents announce */
    Uploads(
            ServedTorrents torrents,
            Handshakes handshakes,
            NetworkLoop loop,
            BlockReads reads,
            ConnectionLimits limits,
            PeerMemory memory,
            UploadRates rates,
            boolean superSeeding,
            Consumer<InetSocketAddress> dhtNodes) {
        this.torrents = torrents;
        this.handshakes = handshakes;
        this.loop = loop;
        this.reads = reads;
        this.limits = limits;
        this.memory = memory;
        this.crowd = new Crowd<>(limits.peers());
        this.slots = new UploadSlots(limits.slots(), loop::execute);
        this.rates = rates;
        this.rate = new RateLimit(rates.all(), loop);
        this.superSeeding = superSeeding;
        this.dhtNodes = dhtNodes;
    }

    /** Changes who holds a slot, from time to time. */
    void startRotation() {
        every(
                limits.rotation(),
                () -> slots.rotate(System.nanoTime() - limits.rotation().toNanos()));
        every(
                limits.slotUnused().dividedBy(2),
                () -> slots.reclaim(System.nanoTime() - limits.slotUnused().toNanos()));
    }

    /** Runs a task at intervals; a failure of one run does not prevent the next. */
    private void every(Duration pause, Runnable task) {
        loop.after(pause.toMillis(), () -> {
            every(pause, task);
            task.run();
        });
    }

    /** Connected peers. Safe for use by several threads. */
    int size() {
        return count;
    }

    NetworkLoop loop() {
        return loop;
    }

    BlockReads reads() {
        return reads;
    }

    /** Runs {@code task} on a reading thread; whatever it dies of, {@code socket} alone is closed. */
    void read(PeerSocket socket, Runnable task) {
        reads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                loop.execute(socket::close);
                LOG.error("{} could not be read for", socket, e);
            }
        });
    }

    PeerMemory memory() {
        return memory;
    }

    ConnectionLimits limits() {
        return limits;
    }

    UploadSlots slots() {
        return slots;
    }

    PeerProtocol protocol() {
        return handshakes.protocol();
    }

    int peersOf(InfoHash infoHash) {
        TorrentPeers peers = byTorrent.get(infoHash);
        return peers == null ? 0 : peers.size();
    }

    /** Reports that a peer is here that may be the one that listens at {@code address}. */
    boolean isConnected(InfoHash infoHash, InetSocketAddress address) {
        TorrentPeers peers = byTorrent.get(infoHash);
        return peers != null && peers.all().stream().anyMatch(upload -> upload.mayListenAt(address));
    }

    /**
     * Begins to serve a peer that has greeted.
     *
     * @param dialled whether we called it, so that it has our handshake already
     * @param complete run when it turns out to have everything
     * @throws IOException when there is no place for it
     */
    void begin(PeerSocket socket, Handshake theirs, boolean dialled, Runnable complete) throws IOException {
        ServedTorrent torrent = torrents.get(PeerIdentity.infoHash(theirs.getTorrentId()))
                .orElseThrow(() -> new IOException("a torrent that is not served here"));
        makeRoom(torrent, socket.origin());
        TorrentPeers swarm = swarm(torrent);
        Upload upload = new Upload(socket, swarm, this, dialled, complete);
        swarm.add(upload);
        crowd.add(upload);
        count = crowd.size();
        socket.continueWith(upload);
        if (!dialled) {
            socket.say(handshakes.handshake(torrent));
        }
        introduce(upload, torrent, theirs);
    }

    private TorrentPeers swarm(ServedTorrent torrent) {
        return byTorrent.compute(
                torrent.infoHash(),
                (infoHash, swarm) -> swarm != null && swarm.torrent() == torrent
                        ? swarm
                        : new TorrentPeers(
                                torrent, limits.perTorrent(), new RateLimit(rates.perTorrent(), loop), superSeeding));
    }

    private void introduce(Upload upload, ServedTorrent torrent, Handshake theirs) {
        // Before the bitfield: rtorrent with a magnet link leaves what comes behind a bitfield unread, often for
        // minutes,
        // if it all came with the end of an encrypted handshake.
        if (handshakes.speaksExtensions(theirs)) {
            upload.say(handshakes.introduction(
                    torrent,
                    upload.socket().remote().getAddress(),
                    upload.swarm().tellsPieceByPiece()));
        }
        if (!upload.swarm().tellsPieceByPiece() && torrent.pieces() > 0) {
            upload.say(new Bitfield(allOf(torrent.pieces())));
        }
        handshakes.dhtPort(torrent, theirs).ifPresent(port -> upload.say(new Port(port)));
        upload.swarm().offerFirst(upload, System.nanoTime());
    }

    private static byte[] allOf(int pieces) {
        byte[] bits = new byte[(pieces + 7) / 8];
        Arrays.fill(bits, (byte) 0xff);
        bits[bits.length - 1] = (byte) (0xff << (bits.length * 8 - pieces));
        return bits;
    }

    private void makeRoom(ServedTorrent torrent, Origin origin) throws IOException {
        long now = System.nanoTime();
        Optional<Crowd<Upload>> swarm =
                Optional.ofNullable(byTorrent.get(torrent.infoHash())).map(TorrentPeers::crowd);
        if (swarm.isPresent() && !swarm.get().room(origin, now).exists()) {
            throw new IOException("too many peers of this torrent, or of it from there");
        }
        if (!crowd.room(origin, now).exists()) {
            throw new IOException("too many peers, or too many from there");
        }
        // Whoever leaves the torrent makes room among all as well.
        swarm.ifPresent(peers -> leave(peers.room(origin, now)));
        leave(crowd.room(origin, now));
    }

    private static void leave(Crowd.Room<Upload> room) {
        room.leaving().ifPresent(upload -> upload.socket().close());
    }

    private List<Upload> peers(InfoHash infoHash) {
        return Optional.ofNullable(byTorrent.get(infoHash))
                .map(TorrentPeers::all)
                .orElse(List.of());
    }

    void left(Upload upload) {
        TorrentPeers swarm = upload.swarm();
        slots.leaves(upload);
        rate.leaves(upload);
        swarm.rate().leaves(upload);
        swarm.remove(upload);
        if (swarm.size() == 0) {
            byTorrent.remove(swarm.torrent().infoHash(), swarm);
        }
        crowd.remove(upload);
        count = crowd.size();
    }

    /** Sends the peers of a torrent away. */
    void leave(ServedTorrent torrent) {
        peers(torrent.infoHash()).stream()
                .filter(upload -> upload.swarm().torrent() == torrent)
                .forEach(upload -> upload.socket().close());
    }

    /** @return false when the limits of rate say no: then {@code upload} gets its turn by itself */
    boolean lets(Upload upload) {
        return upload.swarm().rate().lets(upload) && rate.lets(upload);
    }

    void took(Upload upload, int bytes) {
        upload.swarm().rate().took(bytes);
        rate.took(bytes);
        upload.endTurn();
    }

    void dhtNode(ServedTorrent torrent, InetAddress address, int port) {
        if (!torrent.isPrivate() && port != 0) {
            dhtNodes.accept(new InetSocketAddress(address, port));
        }
    }
}
