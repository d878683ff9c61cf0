package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.torrent.InfoHash;

/** Announces and scrapes over HTTP (BEP 3, BEP 48), over IPv4 and IPv6 where a tracker has both (BEP 7). */
public final class HttpTracker implements Tracker, AutoCloseable {
    /** An answer of 50 peers has 1 KiB; the rest is for trackers that do not pack them. */
    private static final long LARGEST_ANSWER_BYTES = 1 << 20;

    private static final int CALLS_PER_HOST = 8;
    /** Each takes 71 characters of the URL, and servers take 4,096 to 8,192. */
    private static final int SCRAPED_AT_ONCE = 50;

    private static final int IDLE_CONNECTIONS = 32;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final TrackerAddresses addresses;
    private final DualStack families;
    private final OkHttpClient client;
    private final OkHttpClient ipv4;
    private final OkHttpClient ipv6;

    public HttpTracker(
            OkHttpClient client, TrackerAddresses addresses, DualStack families, LocalAddress local, Duration timeout) {
        this.addresses = addresses;
        this.families = families;
        Dispatcher dispatcher = new Dispatcher(AnnounceThreads.http());
        // Its own limits are per process; the announcer has a better one, per host.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient.Builder builder = client.newBuilder().dns(addresses.dns());
        local.source().ifPresent(source -> builder.socketFactory(new BoundSockets(source)));
        this.client = builder.dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
                .callTimeout(timeout)
                .retryOnConnectionFailure(true)
                .build();
        ipv4 = only(address -> !TrackerAddresses.isIpv6(address));
        ipv6 = only(TrackerAddresses::isIpv6);
    }

    private OkHttpClient only(Predicate<InetAddress> family) {
        Dns dns = client.dns();
        return client.newBuilder().dns(host -> only(family, dns.lookup(host))).build();
    }

    /** All of them if none is of the family: then it is another host, to which the tracker has redirected. */
    private static List<InetAddress> only(Predicate<InetAddress> family, List<InetAddress> all) {
        List<InetAddress> some = all.stream().filter(family).toList();
        return some.isEmpty() ? all : some;
    }

    @Override
    public int callsPerHost() {
        return CALLS_PER_HOST;
    }

    @Override
    public int scrapedAtOnce(URI tracker) {
        return HttpQueries.scrape(tracker, List.of()).isPresent() ? SCRAPED_AT_ONCE : 0;
    }

    @Override
    public CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement) {
        return call(HttpQueries.announce(tracker, announcement), HttpAnswer::read);
    }

    @Override
    public CompletableFuture<TrackerAnswer> scrape(URI tracker, List<InfoHash> torrents) {
        return call(HttpQueries.scrape(tracker, torrents), HttpScrape::read);
    }

    private CompletableFuture<TrackerAnswer> call(Optional<HttpUrl> url, Function<byte[], TrackerAnswer> reader) {
        if (url.isEmpty()) {
            return CompletableFuture.completedFuture(new Refused("not a URL", Optional.of(Refused.NEVER)));
        }
        HttpUrl asked = url.get();
        return addresses
                .of(asked.host())
                // behind a proxy it may well be unknown here, and yet be reached
                .exceptionally(unknown -> List.of())
                .thenApply(TrackerAddresses::oneOfEachFamily)
                .thenCompose(found -> found.size() < 2
                        ? ask(client, asked, reader)
                        : families.ask(found, address -> ask(clientFor(address), asked, reader)));
    }

    private OkHttpClient clientFor(InetAddress address) {
        return TrackerAddresses.isIpv6(address) ? ipv6 : ipv4;
    }

    private static CompletableFuture<TrackerAnswer> ask(
            OkHttpClient by, HttpUrl url, Function<byte[], TrackerAnswer> reader) {
        Request.Builder request = new Request.Builder().url(url);
        if (!url.username().isEmpty()) {
            request.header("Authorization", Credentials.basic(url.username(), url.password()));
        }
        CompletableFuture<Response> response = new CompletableFuture<>();
        by.newCall(request.build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                response.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response arrived) {
                response.complete(arrived);
            }
        });
        return response.thenApply(arrived -> read(arrived, reader)).exceptionally(Unreachable::because);
    }

    private static TrackerAnswer read(Response response, Function<byte[], TrackerAnswer> reader) {
        try (response) {
            TrackerAnswer answer =
                    body(response).map(reader).orElseGet(() -> new Garbled("the response is larger than 1 MiB"));
            if (response.isSuccessful() || answer instanceof Refused) {
                // some say in the body of an error why it is one
                return answer;
            }
            String status = new HttpStatus(response.code()).reason();
            return isTroubleOfTheHost(response.code())
                    ? new Unreachable(status)
                    : new Refused(status, Optional.empty());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean isTroubleOfTheHost(int status) {
        return status >= 500 || status == 429;
    }

    /** Empty when it is too long. */
    private static Optional<byte[]> body(Response response) throws IOException {
        try (ResponseBody body = response.body()) {
            BufferedSource source = body.source();
            return source.request(LARGEST_ANSWER_BYTES + 1) ? Optional.empty() : Optional.of(source.readByteArray());
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
