package org.seedcast.app.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.address.Authority;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;
import org.seedcast.download.origin.KnownOrigin;
import org.seedcast.download.origin.NoAnswerReason;
import org.seedcast.download.origin.OriginCheck;
import org.seedcast.download.origin.OriginHealth;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Validators;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Item;
import org.seedcast.torrent.Origin;

/** Checks whether the origins of the files still serve them. */
public final class OriginsCheck {
    private static final Set<String> WEB = Set.of("http", "https");

    private final OriginCheck check;
    private final Workers workers;
    private final Steps steps;

    public OriginsCheck(OriginCheck check, Workers workers, Steps steps) {
        this.check = check;
        this.workers = workers;
        this.steps = steps;
    }

    public PartCount run(Inventory inventory, Consumer<Finding> found) throws SeedcastException, InterruptedException {
        List<PublishedItem> fetched =
                inventory.held().stream().filter(held -> isFetched(held.item())).toList();
        if (fetched.isEmpty()) {
            return PartCount.none(CheckPart.ORIGINS, "none: no file came from the network");
        }
        int good = new HostQueries<PublishedItem>(
                        CheckPart.ORIGINS, held -> held.item().enclosure().url(), workers, steps)
                .ask(fetched, held -> ask(held, inventory), found);
        return PartCount.of(CheckPart.ORIGINS, good, fetched.size(), "serve the same file");
    }

    /**
     * Reports whether an item's origin is checked: a file that was replaced is not, as its successor at the same
     * address is an item of its own.
     */
    private static boolean isFetched(Item item) {
        String scheme = String.valueOf(item.enclosure().url().getScheme());
        return item.release().isEmpty()
                && !item.revision().superseded()
                && WEB.contains(scheme.toLowerCase(Locale.ROOT))
                && Authority.of(item.enclosure().url()).isPresent();
    }

    private HostReply ask(PublishedItem held, Inventory inventory) throws InterruptedException {
        Item item = held.item();
        Validators then = item.revision().validators();
        return reply(
                item,
                check.look(new KnownOrigin(
                        item.enclosure().url(),
                        item.data(inventory.layout()),
                        held.state().length(),
                        then.etag(),
                        then.lastModified(),
                        item.origin().filter(Origin.Dynamic.class::isInstance).isPresent())));
    }

    private static HostReply reply(Item item, OriginHealth health) {
        if (health instanceof OriginHealth.Alive alive) {
            return alive(item, alive);
        }
        if (health instanceof OriginHealth.Gone gone) {
            Finding finding = of(FindingKind.ORIGIN_GONE, item, gone.reason());
            return gone.reason().startsWith("HTTP") ? HostReply.bad(finding) : new HostReply.Silent(finding);
        }
        if (health instanceof OriginHealth.Changed changed) {
            return HostReply.bad(of(FindingKind.ORIGIN_CHANGED, item, changed.reason())
                    .withHint("the copy here stays; mirror --on-change add downloads the new file beside it"));
        }
        NoAnswerReason why = ((OriginHealth.Silent) health).why();
        return HostReply.of(of(FindingKind.ORIGIN_UNREACHABLE, item, why.reason()), why);
    }

    private static HostReply alive(Item item, OriginHealth.Alive alive) {
        if (alive.movedTo().isPresent()) {
            String to = RedactedUrl.of(alive.movedTo().get());
            return HostReply.good(of(FindingKind.ORIGIN_MOVED, item, "is at " + to + " for good"));
        }
        int redirects = alive.way().size() - 1;
        if (redirects == 0) {
            return HostReply.good();
        }
        String end = RedactedUrl.of(alive.way().get(redirects));
        String many = redirects == 1 ? "one redirect" : redirects + " redirects";
        return HostReply.good(of(FindingKind.ORIGIN_REDIRECTED, item, many + " to " + end));
    }

    private static Finding of(FindingKind kind, Item item, String message) {
        return Finding.of(kind, item.enclosure().url(), message).ofTorrent(item.torrentName());
    }
}
