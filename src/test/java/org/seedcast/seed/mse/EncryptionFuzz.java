package org.seedcast.seed.mse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.seedcast.torrent.InfoHash;

/** What comes in where an encrypted handshake is awaited, cut anywhere. */
public final class EncryptionFuzz {
    private static final InfoHash ANY = InfoHash.parse("ab".repeat(20));

    private EncryptionFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        MseResponder responder = new MseResponder(hash -> Optional.of(ANY), MsePolicy.PREFER_PLAINTEXT, new Random(1));
        try {
            while (data.remainingBytes() > 0) {
                ByteBuffer part = ByteBuffer.wrap(data.consumeBytes(data.consumeInt(1, 700)));
                Optional<MseSession> session = responder.receive(part);
                responder.toSend();
                if (session.isPresent()) {
                    return;
                }
            }
        } catch (MseFailure e) {
            // the peer is left
        }
    }
}
