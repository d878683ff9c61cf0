package org.seedcast.seed.bt.connect;

import bt.protocol.Handshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.bt.served.ServedTorrents;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerHandler;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.mse.MseDetection;
import org.seedcast.seed.mse.MseFailure;
import org.seedcast.seed.mse.MsePolicy;
import org.seedcast.seed.mse.MseResponder;
import org.seedcast.seed.mse.MseSession;
import org.seedcast.torrent.InfoHash;

/** A peer that has connected, encrypted or not, until its handshake names a torrent. Only for the network thread. */
final class IncomingHandshake implements PeerHandler {
    private final PeerSocket socket;
    private final Acceptor acceptor;
    private final Admission admission;
    private final Handshakes handshakes;
    private final ServedTorrents torrents;
    private final SecureRandom random;
    private final long end;
    private @Nullable MseResponder encryption;
    private Optional<InfoHash> agreed = Optional.empty();
    private boolean plain;
    /** Cost it has to pay before its turn comes, or 0. */
    private double owed;

    /** @param end until when it must be over, as of {@link NetworkLoop#now} */
    IncomingHandshake(
            PeerSocket socket,
            Acceptor acceptor,
            Admission admission,
            Handshakes handshakes,
            ServedTorrents torrents,
            SecureRandom random,
            long end) {
        this.socket = socket;
        this.acceptor = acceptor;
        this.admission = admission;
        this.handshakes = handshakes;
        this.torrents = torrents;
        this.random = random;
        this.end = end;
        pay(1);
    }

    private void pay(double cost) {
        owed = acceptor.lets(socket, cost) ? 0 : cost;
    }

    /** Reports whether it is read from; a peer that comes faster than its host or network may waits its turn. */
    @Override
    public boolean listens() {
        return owed == 0;
    }

    @Override
    public void hear(ByteBuffer heard) throws IOException {
        if (!plain && encryption == null) {
            detect(heard);
        }
        if (!listens()) {
            return;
        }
        if (plain) {
            greet(heard);
        } else if (encryption != null) {
            decrypt(encryption, heard);
        }
    }

    private void detect(ByteBuffer heard) {
        switch (MseDetection.of(heard)) {
            case PLAINTEXT -> plain = true;
            case ENCRYPTED -> {
                encryption = new MseResponder(torrents, MsePolicy.PREFER_PLAINTEXT, random);
                pay(PendingHandshakes.ENCRYPTED_COST);
            }
            case NEED_MORE -> {}
        }
    }

    private void decrypt(MseResponder responder, ByteBuffer heard) throws IOException {
        try {
            Optional<MseSession> session = responder.receive(heard);
            socket.say(ByteBuffer.wrap(responder.toSend()));
            if (session.isPresent()) {
                plain = true;
                agreed = Optional.of(session.get().infoHash());
                socket.encrypt(session.get().in(), session.get().out());
                socket.hear(session.get().received());
            }
        } catch (MseFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void greet(ByteBuffer heard) throws IOException {
        Handshake theirs = handshakes.protocol().handshake(heard);
        if (theirs == null) {
            return;
        }
        if (handshakes.isOurs(theirs)) {
            throw new IOException("it is ourselves");
        }
        if (agreed.isPresent() && !agreed.get().equals(PeerIdentity.infoHash(theirs.getTorrentId()))) {
            throw new IOException("another torrent than the one whose key was used");
        }
        acceptor.settled(socket);
        admission.admit(socket, theirs, false, () -> {});
    }

    @Override
    public void speak() {}

    @Override
    public void tick(long now) throws IOException {
        if (now - end > 0) {
            throw new IOException("no handshake in time");
        }
        if (owed > 0) {
            pay(owed);
        }
    }

    @Override
    public void ended() {
        acceptor.settled(socket);
    }
}
