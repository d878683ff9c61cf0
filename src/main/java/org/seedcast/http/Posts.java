package org.seedcast.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.answer.StatusFault;

/** Sends short messages, once each. */
public final class Posts {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final OkHttpClient client;

    public Posts(OkHttpClient client) {
        this.client = client.newBuilder().callTimeout(LIMIT).build();
    }

    /** @throws IOException unless the answer is that all is well (2xx), within a minute */
    public void send(URI url, String type, String body) throws IOException, InterruptedException {
        Request request = new Request.Builder()
                .url(url.toString())
                .post(RequestBody.create(body, MediaType.get(type)))
                .build();
        Call call = client.newCall(request);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw new StatusFault(new HttpStatus(response.code()));
            }
        } catch (IOException e) {
            if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("interrupted while sending a message");
            }
            throw e;
        }
    }
}
