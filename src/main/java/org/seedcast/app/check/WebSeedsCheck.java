package org.seedcast.app.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.seedcast.app.check.WebSeedOf.Owner;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;
import org.seedcast.download.origin.WebSeedCheck;
import org.seedcast.download.origin.WebSeedHealth;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Item;
import org.seedcast.library.Release;

/** Checks whether the web seeds serve what the torrents say. */
public final class WebSeedsCheck {
    private static final String FOR_BROWSERS =
            "let pages read it: add_header Access-Control-Allow-Origin * (nginx), Header set"
                    + " Access-Control-Allow-Origin \"*\" (Apache), header Access-Control-Allow-Origin * (Caddy)";

    private final WebSeedCheck own;
    private final WebSeedCheck origins;
    private final Workers workers;
    private final Steps steps;
    /** Hosts that pages cannot read, and how many web seeds they have. */
    private final Map<String, Integer> closed = new TreeMap<>();

    private final List<WebSeedOf> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger pieces = new AtomicInteger();

    /**
     * @param own for those that the operator named
     * @param origins for those that a feed named
     */
    public WebSeedsCheck(WebSeedCheck own, WebSeedCheck origins, Workers workers, Steps steps) {
        this.own = own;
        this.origins = origins;
        this.workers = workers;
        this.steps = steps;
    }

    private record Question(PublishedItem held, WebSeedOf seed) {}

    public PartCount run(Inventory inventory, Consumer<Finding> found) throws SeedcastException, InterruptedException {
        List<Question> questions = questions(inventory);
        if (questions.isEmpty()) {
            return PartCount.none(CheckPart.WEB_SEEDS, "none; --media-url adds one");
        }
        int good = new HostQueries<Question>(
                        CheckPart.WEB_SEEDS, one -> one.seed().url(), workers, steps)
                .ask(questions, one -> ask(one, inventory), found);
        closed.forEach((base, count) -> found.accept(closed(base, count)));
        return PartCount.of(CheckPart.WEB_SEEDS, good, questions.size(), pieces.get() + " pieces fetched are right");
    }

    /** Returns the web seeds that served other bytes. */
    public List<WebSeedOf> wrong() {
        return List.copyOf(wrong);
    }

    private static List<Question> questions(Inventory inventory) {
        List<Question> questions = new ArrayList<>();
        for (PublishedItem held : inventory.held()) {
            for (URI url : held.webSeeds()) {
                if (isLoneFile(url, held)) {
                    continue;
                }
                questions.add(new Question(held, new WebSeedOf(held.item(), url, owner(url, held.item(), inventory))));
            }
        }
        return questions;
    }

    /** The file in a folder that is asked for anyway: it stands there for clients that cannot find it by the folder. */
    private static boolean isLoneFile(URI url, PublishedItem held) {
        boolean directory = held.item().release().filter(Release::isDirectory).isPresent();
        return directory
                && held.webSeeds().stream()
                        .map(URI::toString)
                        .anyMatch(folder -> folder.endsWith("/")
                                && url.toString().startsWith(folder)
                                && !url.toString().equals(folder));
    }

    private static Owner owner(URI url, Item item, Inventory inventory) {
        boolean ofRelease = item.release()
                .filter(release -> release.webSeeds().contains(url))
                .isPresent();
        if (ofRelease) {
            return Owner.RELEASE;
        }
        boolean media = inventory
                .settings()
                .mediaBase()
                .filter(base -> url.toString().startsWith(base.toString()))
                .isPresent();
        return media ? Owner.MEDIA_URL : Owner.ORIGIN;
    }

    private HostReply ask(Question one, Inventory inventory) throws InterruptedException {
        WebSeedOf seed = one.seed();
        try {
            WebSeedCheck check = seed.owner() == Owner.ORIGIN ? origins : own;
            WebSeedHealth health = check.look(seed.url(), one.held().info(inventory.layout()));
            pieces.addAndGet(health.right());
            return health.fault().isPresent() ? faulty(seed, health.fault().get()) : sound(seed, health);
        } catch (SeedcastException e) {
            // Its .torrent went away meanwhile, and with it the web seed.
            return HostReply.good();
        }
    }

    private HostReply sound(WebSeedOf seed, WebSeedHealth health) {
        if (!health.forBrowsers() && seed.owner() != Owner.ORIGIN) {
            synchronized (closed) {
                closed.merge(seed.url().resolve("/").toString(), 1, Integer::sum);
            }
        }
        return health.redirects() > 1
                ? HostReply.bad(of(
                                FindingKind.WEB_SEED_REDIRECTS,
                                seed,
                                seed.url(),
                                "it takes " + health.redirects() + " redirects")
                        .withHint("clients built on libtorrent give up at the third redirect; use the final address"))
                : HostReply.good();
    }

    private HostReply faulty(WebSeedOf seed, WebSeedHealth.Fault fault) {
        Finding finding = of(kind(fault.kind()), seed, fault.url(), fault.message());
        return switch (fault.kind()) {
            case WRONG -> {
                wrong.add(seed);
                yield HostReply.bad(finding.withHint(hint(seed)));
            }
            case SILENT -> HostReply.of(finding, fault.why().orElseThrow());
            default -> HostReply.bad(finding);
        };
    }

    private static String hint(WebSeedOf seed) {
        return seed.isRemovable()
                ? "clients ban it or hammer it; --fix removes it from the .torrent, the magnet link and the feeds"
                : "it is your --media-url, which --fix leaves alone: copy DIR/media there again, or set another one "
                        + "with seedcast publish DIR --media-url URL";
    }

    private static FindingKind kind(WebSeedHealth.Kind kind) {
        return switch (kind) {
            case WRONG -> FindingKind.WEB_SEED_WRONG;
            case GONE -> FindingKind.WEB_SEED_GONE;
            case NO_RANGES -> FindingKind.WEB_SEED_NO_RANGES;
            case WRONG_RANGE -> FindingKind.WEB_SEED_WRONG_RANGE;
            case SILENT -> FindingKind.WEB_SEED_UNREACHABLE;
        };
    }

    private static Finding closed(String base, int count) {
        String message = (count == 1 ? "one web seed" : count + " web seeds") + " without Access-Control-Allow-Origin";
        return Finding.of(FindingKind.WEB_SEED_NO_CORS, URI.create(base), message)
                .withHint(FOR_BROWSERS);
    }

    private static Finding of(FindingKind kind, WebSeedOf seed, URI url, String message) {
        return Finding.of(kind, url, message).ofTorrent(seed.item().torrentName());
    }

    /** Reports whether the finding is about {@code seed}. */
    public static boolean isAbout(Finding finding, WebSeedOf seed) {
        return finding.kind() == FindingKind.WEB_SEED_WRONG
                && finding.torrent().filter(seed.item().torrentName()::equals).isPresent()
                && finding.url()
                        .filter(url -> url.startsWith(RedactedUrl.of(seed.url())))
                        .isPresent();
    }
}
