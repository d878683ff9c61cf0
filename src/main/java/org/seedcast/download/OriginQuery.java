package org.seedcast.download;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.http.HttpFault;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.answer.ModificationDate;

/** Asks an origin whether it still serves the same bytes as before. Safe for use by several threads. */
public final class OriginQuery {
    private final OkHttpClient client;
    private final InstantSource clock;

    public OriginQuery(OkHttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Reports whether the bytes may have changed: a conditional request (RFC 9110 §13.1) whose body, if there is one,
     * is not read. True without a request where nothing is known to ask with.
     *
     * @param etag of the response that the bytes came with
     * @param lastModified of the same
     */
    public boolean mayHaveChanged(URI source, Optional<String> etag, Optional<String> lastModified)
            throws DownloadFailed {
        Instant now = clock.instant();
        Optional<String> date = lastModified.filter(value -> ModificationDate.isPast(value, now));
        if (etag.isEmpty() && date.isEmpty()) {
            return true;
        }
        Request.Builder request = new Request.Builder().url(source.toString()).header("Accept-Encoding", "identity");
        etag.ifPresent(value -> request.header("If-None-Match", value));
        date.ifPresent(value -> request.header("If-Modified-Since", value));
        try (Response response = client.newCall(request.build()).execute()) {
            if (response.code() != 200 && response.code() != 304) {
                HttpStatus status = new HttpStatus(response.code());
                throw new DownloadFailed(
                        RedactedUrl.of(source), status.reason(), status.hint().orElse(null), null);
            }
            return response.code() == 200;
        } catch (IOException e) {
            throw new DownloadFailed(
                    RedactedUrl.of(source),
                    HttpFault.reason(e),
                    HttpFault.hint(e).orElse(null),
                    e);
        }
    }
}
