package org.seedcast.handoff;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.seedcast.http.HttpFault;
import org.seedcast.http.OpenCalls;

/** Calls to the web interface of one client. */
final class Calls {
    /** Thousands of torrents fit into it; a client in the hands of others could send without end. */
    private static final long LARGEST_ANSWER_BYTES = 32L << 20;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final OkHttpClient http;
    private final String client;

    /** @param client its name for people */
    Calls(OkHttpClient http, String client) {
        this.http = http.newBuilder().callTimeout(LIMIT).build();
        this.client = client;
    }

    /** An answer of any status. */
    record Answer(int status, String body, List<String> cookies, String session) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The cookies that were set, as the next request sends them: without their attributes. */
        String cookieHeader() {
            return cookies.stream().map(set -> set.split(";", 2)[0]).collect(Collectors.joining("; "));
        }
    }

    String client() {
        return client;
    }

    Answer send(Request request) throws ClientFault, InterruptedException {
        Call call = http.newCall(request);
        try (Response response = call.execute()) {
            return new Answer(
                    response.code(),
                    text(response.body().source()),
                    response.headers("Set-Cookie"),
                    response.header("X-Transmission-Session-Id", ""));
        } catch (IOException e) {
            if (Thread.interrupted() || OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("interrupted while talking to a client");
            }
            throw new ClientFault(
                    "cannot reach " + client + ": " + HttpFault.reason(e), "does it run, and is that its address?", e);
        }
    }

    private String text(BufferedSource source) throws IOException, ClientFault {
        Buffer body = new Buffer();
        while (source.read(body, 8192) >= 0) {
            if (body.size() > LARGEST_ANSWER_BYTES) {
                throw ClientFault.answer(client, "more than it can have to say");
            }
        }
        return body.readUtf8();
    }

    /** Refuses an answer that says that something went wrong. */
    Answer good(Answer answer) throws ClientFault {
        if (answer.isGood()) {
            return answer;
        }
        throw ClientFault.answer(client, "HTTP " + answer.status());
    }
}
