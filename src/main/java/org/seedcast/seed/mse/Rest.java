package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.seedcast.seed.mse.SharedSecret.Ciphers;
import org.seedcast.torrent.InfoHash;

/**
 * The end of the handshake, with the bytes received after it, which belong to the stream.
 *
 * @param initial the beginning of the stream, which came within the handshake; plain
 */
record Rest(InfoHash infoHash, CryptoMethod method, Ciphers ciphers, ByteBuffer initial) implements Step {
    @Override
    public Step take(ByteBuffer arrived) {
        int plain = initial.remaining();
        ByteBuffer received = ByteBuffer.allocate(plain + arrived.remaining());
        received.put(initial).put(arrived).flip();
        if (method == CryptoMethod.PLAINTEXT) {
            return new Complete(new MseSession(infoHash, Optional.empty(), Optional.empty(), received));
        }
        // What came within the handshake is plain by now: to decrypt it again would spoil it and all that follows.
        ciphers.in().apply(received.position(plain));
        return new Complete(
                new MseSession(infoHash, Optional.of(ciphers.in()), Optional.of(ciphers.out()), received.rewind()));
    }
}
