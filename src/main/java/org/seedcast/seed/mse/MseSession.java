package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.seedcast.torrent.InfoHash;

/**
 * A finished handshake. Bytes that {@link MseHandshake#toSend()} still holds are sent first, as they are.
 *
 * @param infoHash of the torrent that the peer asked for, or was asked for
 * @param in decrypts what arrives from now on; absent when both sides settled on plaintext
 * @param out encrypts what is sent from now on; absent likewise
 * @param received the beginning of the peer's BitTorrent stream, from position to limit, already plain
 */
public record MseSession(InfoHash infoHash, Optional<Arc4> in, Optional<Arc4> out, ByteBuffer received) {}
