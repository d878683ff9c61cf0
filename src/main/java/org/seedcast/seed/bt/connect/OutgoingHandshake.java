package org.seedcast.seed.bt.connect;

import bt.protocol.Handshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerHandler;
import org.seedcast.seed.bt.wire.PeerProtocol;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.mse.MseFailure;
import org.seedcast.seed.mse.MseInitiator;
import org.seedcast.seed.mse.MsePolicy;
import org.seedcast.seed.mse.MseSession;

/**
 * A peer that was dialled, until its handshake is done. First encrypted, as some accept nothing else; if the connection
 * ends, once more in plain. Only for the network thread.
 */
final class OutgoingHandshake implements PeerHandler {
    private final PeerSocket socket;
    private final Dialer dialer;
    private final PeerCandidates.Entry entry;
    private final ServedTorrent torrent;
    private final long end;
    private final boolean encrypted;
    private @Nullable MseInitiator encryption;
    private boolean begun;
    private boolean late;
    private boolean settled;

    private OutgoingHandshake(
            PeerSocket socket,
            Dialer dialer,
            PeerCandidates.Entry entry,
            ServedTorrent torrent,
            @Nullable MseInitiator encryption,
            long end) {
        this.socket = socket;
        this.dialer = dialer;
        this.entry = entry;
        this.torrent = torrent;
        this.encryption = encryption;
        this.encrypted = encryption != null;
        this.end = end;
    }

    /** @param end until when it must be over, as of {@link NetworkLoop#now} */
    static OutgoingHandshake encrypted(
            PeerSocket socket,
            Dialer dialer,
            PeerCandidates.Entry entry,
            ServedTorrent torrent,
            SecureRandom random,
            long end) {
        byte[] handshake = new byte[PeerProtocol.HANDSHAKE_BYTES];
        dialer.greetings().handshake(torrent).get(handshake);
        MseInitiator encryption = new MseInitiator(entry.infoHash(), handshake, MsePolicy.PREFER_PLAINTEXT, random);
        return new OutgoingHandshake(socket, dialer, entry, torrent, encryption, end);
    }

    /** @param end as above */
    static OutgoingHandshake plain(
            PeerSocket socket, Dialer dialer, PeerCandidates.Entry entry, ServedTorrent torrent, long end) {
        return new OutgoingHandshake(socket, dialer, entry, torrent, null, end);
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void hear(ByteBuffer heard) throws IOException {
        MseInitiator initiator = encryption;
        if (initiator != null) {
            decrypt(initiator, heard);
        } else {
            greet(heard);
        }
    }

    private void decrypt(MseInitiator initiator, ByteBuffer heard) throws IOException {
        try {
            Optional<MseSession> session = initiator.receive(heard);
            socket.say(ByteBuffer.wrap(initiator.toSend()));
            if (session.isPresent()) {
                encryption = null;
                socket.encrypt(session.get().in(), session.get().out());
                socket.hear(session.get().received());
            }
        } catch (MseFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void greet(ByteBuffer heard) throws IOException {
        Handshake theirs = dialer.greetings().protocol().handshake(heard);
        if (theirs == null) {
            return;
        }
        if (dialer.greetings().isOurs(theirs)) {
            dialer.wantsNothing(entry);
            throw new IOException("it is ourselves");
        }
        if (!PeerIdentity.infoHash(theirs.getTorrentId()).equals(entry.infoHash())) {
            throw new IOException("it answers for another torrent");
        }
        settle();
        dialer.admission().admit(socket, theirs, true, () -> dialer.wantsNothing(entry));
    }

    /** Called for the first time when the connection is there. */
    @Override
    public void speak() {
        if (!begun) {
            begun = true;
            socket.say(
                    encryption == null ? dialer.greetings().handshake(torrent) : ByteBuffer.wrap(encryption.toSend()));
        }
    }

    @Override
    public void tick(long now) throws IOException {
        if (now - end > 0) {
            late = true;
            throw new IOException("no answer in time");
        }
    }

    private void settle() {
        if (!settled) {
            settled = true;
            dialer.settled();
        }
    }

    @Override
    public void ended() {
        settle();
        if (encrypted && encryption != null && begun && !late) {
            dialer.again(entry, torrent);
        }
    }
}
