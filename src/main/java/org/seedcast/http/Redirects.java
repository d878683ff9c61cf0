package org.seedcast.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/** The redirects that led to a response, first one first; empty when the first answer was the last. */
public record Redirects(List<Hop> hops) {
    static final Redirects NONE = new Redirects(List.of());

    /** One redirect: the URL asked for, the status (301, 302, 303, 307 or 308) and where it pointed. */
    public record Hop(URI from, int status, URI to) {
        boolean isPermanent() {
            return status == 301 || status == 308;
        }
    }

    public Redirects {
        hops = List.copyOf(hops);
    }

    public static Redirects of(Response response) {
        return of(response.request());
    }

    /** The redirects that led to {@code request}. */
    static Redirects of(Request request) {
        Redirects redirects = request.tag(Redirects.class);
        return redirects == null ? NONE : redirects;
    }

    /** The URL that was asked for first; empty if no redirect followed. */
    Optional<URI> first() {
        return hops.stream().map(Hop::from).findFirst();
    }

    /** Every URL that was asked for {@code response}, the first one first. */
    public static List<URI> wayTo(Response response) {
        List<URI> way = new ArrayList<>();
        of(response).hops().forEach(hop -> way.add(hop.from()));
        HttpUrls.uri(response.request().url()).ifPresent(way::add);
        return way;
    }

    Redirects plus(Hop hop) {
        List<Hop> all = new ArrayList<>(hops);
        all.add(hop);
        return new Redirects(all);
    }

    /**
     * Returns the permanent new URL of the resource: the end of the permanent redirects before the first temporary one.
     */
    public Optional<URI> permanentTarget() {
        Optional<URI> target = Optional.empty();
        for (Hop hop : hops) {
            if (!hop.isPermanent()) {
                break;
            }
            target = Optional.of(hop.to());
        }
        return target;
    }
}
