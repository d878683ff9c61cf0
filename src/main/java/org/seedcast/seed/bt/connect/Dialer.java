package org.seedcast.seed.bt.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.served.ServedTorrents;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerMemory;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to peers from trackers and the DHT: a seeder behind a router that admits no connections would serve nobody
 * otherwise. A few at a time and not many a second, so that no router is overwhelmed. Only for the network thread.
 */
public final class Dialer {
    private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

    /** Calls that are not answered yet. */
    private static final int MOST_CALLS = 30;

    private static final long STEP_MILLIS = 100;
    private static final long LONGEST_CALL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final NetworkLoop loop;
    private final PeerMemory memory;
    private final Admission admission;
    private final Handshakes handshakes;
    private final ServedTorrents torrents;
    private final Predicate<InetAddress> allowed;
    private final Optional<InetAddress> bind;
    private final PeerCandidates book = new PeerCandidates();
    private final SecureRandom random = new SecureRandom();
    private int calls;
    private boolean timed;

    public Dialer(
            NetworkLoop loop,
            PeerMemory memory,
            Admission admission,
            Handshakes handshakes,
            ServedTorrents torrents,
            Predicate<InetAddress> allowed,
            Optional<InetAddress> bind) {
        this.loop = loop;
        this.memory = memory;
        this.admission = admission;
        this.handshakes = handshakes;
        this.torrents = torrents;
        this.allowed = allowed;
        this.bind = bind;
    }

    public void learned(InfoHash infoHash, Collection<InetSocketAddress> peers) {
        List<InetSocketAddress> callable = peers.stream()
                .filter(peer -> !peer.isUnresolved() && peer.getPort() != 0 && allowed.test(peer.getAddress()))
                .toList();
        book.learned(infoHash, callable, loop.now());
        wake();
    }

    private void wake() {
        if (!timed) {
            timed = true;
            loop.after(STEP_MILLIS, this::step);
        }
    }

    /** One call a step; those that are not worth one are passed over. */
    private void step() {
        timed = false;
        if (calls >= MOST_CALLS) {
            return;
        }
        boolean called = false;
        boolean more = true;
        while (more && !called) {
            Optional<PeerCandidates.Entry> next = book.next(loop.now());
            more = next.isPresent();
            called = more && call(next.get());
        }
        if (more) {
            wake();
        }
    }

    private boolean call(PeerCandidates.Entry entry) {
        Optional<ServedTorrent> torrent = torrents.get(entry.infoHash());
        boolean wanted = torrent.isPresent() && admission.wants(entry.infoHash(), entry.address());
        return wanted && dial(entry, torrent.get(), true);
    }

    private boolean dial(PeerCandidates.Entry entry, ServedTorrent torrent, boolean encrypted) {
        try {
            SocketChannel channel = connecting(entry.address());
            calls++;
            long end = loop.now() + LONGEST_CALL_NANOS;
            var unused = new PeerSocket(
                    channel,
                    entry.address(),
                    loop,
                    memory,
                    socket -> encrypted
                            ? OutgoingHandshake.encrypted(socket, this, entry, torrent, random, end)
                            : OutgoingHandshake.plain(socket, this, entry, torrent, end));
            return true;
        } catch (IOException e) {
            LOG.debug("cannot connect to {}", entry.address(), e);
            return false;
        }
    }

    private SocketChannel connecting(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (bind.isPresent() && !bind.get().isAnyLocalAddress()) {
                channel.bind(new InetSocketAddress(bind.get(), 0));
            }
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e instanceof IOException failure ? failure : new IOException(e);
        }
    }

    Admission admission() {
        return admission;
    }

    Handshakes greetings() {
        return handshakes;
    }

    /** Records that a call ended, with an answer or without one. */
    void settled() {
        calls--;
        wake();
    }

    /** Dials a peer again that disconnected at our encryption: many old clients do. */
    void again(PeerCandidates.Entry entry, ServedTorrent torrent) {
        boolean called = dial(entry, torrent, false);
        LOG.debug("{} is dialled again in plain: {}", entry.address(), called);
    }

    void wantsNothing(PeerCandidates.Entry entry) {
        book.wantsNothing(entry, loop.now());
    }
}
