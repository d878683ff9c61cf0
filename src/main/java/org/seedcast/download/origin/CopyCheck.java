package org.seedcast.download.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.http.Sleeper;

/** Compares files with their published copies. Safe for use by several threads. */
public final class CopyCheck {
    private static final int BLOCK_BYTES = 16 << 10;

    private final ProbeClient probeClient;

    public CopyCheck(OkHttpClient client, Sleeper sleeper) {
        this.probeClient = new ProbeClient(client, sleeper);
    }

    /** Reads no further than to the first difference. */
    public CopyHealth look(URI url, byte[] here) throws InterruptedException {
        try {
            return probeClient.ask(new Request.Builder().url(url.toString()).build(), response -> read(response, here));
        } catch (NoAnswer e) {
            return new CopyHealth.Silent(e.silence());
        }
    }

    private static CopyHealth read(Response response, byte[] here) throws IOException {
        int status = response.code();
        if (status == 404 || status == 410) {
            return new CopyHealth.Missing(status);
        }
        if (status != 200) {
            return new CopyHealth.Silent(NoAnswerReason.status(status));
        }
        int same = common(ProbeClient.body(response), here);
        if (same < 0) {
            return new CopyHealth.Same(Optional.ofNullable(response.header("Content-Type")));
        }
        return new CopyHealth.Other(
                same == 0 ? "it differs from the start" : "it differs from byte " + same + " on",
                ProbeClient.isPage(response));
    }

    /** Returns the number of equal bytes from the start; -1 if all are equal, and there are no more. */
    private static int common(InputStream there, byte[] here) throws IOException {
        int at = 0;
        while (at < here.length) {
            byte[] block = there.readNBytes(Math.min(BLOCK_BYTES, here.length - at));
            int difference = Arrays.mismatch(block, 0, block.length, here, at, at + block.length);
            if (difference >= 0 || block.length == 0) {
                return at + Math.max(0, difference);
            }
            at += block.length;
        }
        return there.read() < 0 ? -1 : at;
    }
}
