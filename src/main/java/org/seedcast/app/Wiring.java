package org.seedcast.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.tracker.LocalAddress;
import org.seedcast.announce.tracker.TrackerQuery;
import org.seedcast.app.check.CheckJob;
import org.seedcast.app.check.CheckService;
import org.seedcast.app.check.CheckTools;
import org.seedcast.app.check.Inventory;
import org.seedcast.app.check.OutputsFix;
import org.seedcast.app.check.WebSeedFix;
import org.seedcast.app.event.Event;
import org.seedcast.app.handoff.HandOverJob;
import org.seedcast.app.mirror.CompanionImport;
import org.seedcast.app.mirror.CoverImport;
import org.seedcast.app.mirror.FeedImport;
import org.seedcast.app.mirror.FetchTools;
import org.seedcast.app.mirror.FetchToolsCache;
import org.seedcast.app.mirror.MirrorJob;
import org.seedcast.app.mirror.MirrorLoop;
import org.seedcast.app.mirror.MirrorService;
import org.seedcast.app.mirror.MirrorSteps;
import org.seedcast.app.mirror.PlanRunner;
import org.seedcast.app.publish.Distribution;
import org.seedcast.app.publish.HandOverService;
import org.seedcast.app.publish.HookCommand;
import org.seedcast.app.publish.HookRunner;
import org.seedcast.app.publish.Publication;
import org.seedcast.app.publish.PublishService;
import org.seedcast.app.publish.RetireService;
import org.seedcast.app.publish.SettingsUpdate;
import org.seedcast.app.publish.TrackerWhitelist;
import org.seedcast.app.rescue.LostLibraries;
import org.seedcast.app.rescue.Recovery;
import org.seedcast.app.seed.AllowedNets;
import org.seedcast.app.seed.SeedService;
import org.seedcast.app.seed.SeedingIntervals;
import org.seedcast.app.torrent.ShowService;
import org.seedcast.app.torrent.TorrentOutputs;
import org.seedcast.app.torrent.TorrentService;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.CheckOptions;
import org.seedcast.config.FetchOptions;
import org.seedcast.download.origin.CopyCheck;
import org.seedcast.download.origin.OriginCheck;
import org.seedcast.download.origin.WebSeedCheck;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.feed.read.FeedSettings;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.Logins;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.Posts;
import org.seedcast.http.Sleeper;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.AddressRange;
import org.seedcast.http.guard.TypedHosts;
import org.seedcast.progress.Progress;
import org.seedcast.publish.Site;
import org.seedcast.publish.page.ShowsIndex;
import org.seedcast.seed.Findings;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.bt.BtSeeder;

/** Builds everything, once, and only what a command needs. */
public final class Wiring {
    private final String userAgent;
    private final NetworkCredentials identity;
    private final StopSignal stop;
    private final Consumer<Event> events;
    private final Progress progress;
    private final SeedingIntervals pace;
    private final InstantSource clock;
    private final Disk disk;
    private final Sleeper sleeper;
    private final AtomicFile files;

    /**
     * @param userAgent told to every server
     * @param events called from several threads
     * @param watched whether somebody watches them, who wants to see every second how it goes
     */
    public Wiring(String userAgent, StopSignal stop, Consumer<Event> events, Progress progress, boolean watched) {
        this(
                userAgent,
                stop,
                events,
                progress,
                watched ? SeedingIntervals.WATCHED : SeedingIntervals.USUAL,
                Machine.REAL);
    }

    Wiring(
            String userAgent,
            StopSignal stop,
            Consumer<Event> events,
            Progress progress,
            SeedingIntervals pace,
            Machine machine) {
        this.userAgent = userAgent;
        this.identity = new NetworkCredentials(machine.environment());
        this.stop = stop;
        this.events = events;
        this.progress = progress;
        this.pace = pace;
        this.clock = machine.clock();
        this.disk = machine.disk();
        this.sleeper = machine.sleeper();
        this.files = new AtomicFile(disk);
    }

    public MirrorService mirror() {
        MirrorJob job = job();
        return new MirrorService(job, new MirrorLoop(job, stop, events), seed(), stop, events);
    }

    public MirrorJob job() {
        OpenCalls calls = new OpenCalls();
        stop.whenRequested(calls::cancelAll);
        FetchWiring fetch = new FetchWiring(userAgent, identity, clock, disk, sleeper, progress);
        FetchTools.Factory fetchings = (feed, options) -> fetch.tools(feed, options, calls);
        MirrorSteps steps = new MirrorSteps(
                settingsUpdate(),
                new FeedImport(files, clock, events),
                new PlanRunner(disk, files, clock, events),
                new CoverImport(disk, files, clock, events),
                new CompanionImport(disk, files, clock, events),
                publication(),
                distribution(),
                hookRunner());
        return new MirrorJob(new FetchToolsCache(fetchings), steps, files, clock, events);
    }

    public PublishService publish() {
        return new PublishService(
                settingsUpdate(), publication(), distribution(), hookRunner(), new ShowsIndex(files), events);
    }

    public RetireService retire() {
        return new RetireService(publication(), distribution(), hookRunner(), clock, events);
    }

    private Distribution distribution() {
        TrackerWhitelist whitelist = new TrackerWhitelist(files, hookCommand(), clock, events);
        return new Distribution(publication(), whitelist, handOver());
    }

    private HandOverJob handOver() {
        OpenCalls calls = new OpenCalls();
        stop.whenRequested(calls::cancelAll);
        return new HandOverJob(new HandWiring(userAgent, identity, calls), files, sleeper, System::nanoTime, events);
    }

    /** Hands libraries over that are about to be seeded. */
    public HandOverService handOverService() {
        return new HandOverService(settingsUpdate(), handOver(), events);
    }

    private HookRunner hookRunner() {
        return new HookRunner(identity.environment(), this::posts, hookCommand(), events);
    }

    private HookCommand hookCommand() {
        return new HookCommand(HookCommand.LIMIT, line -> events.accept(new Event.HookSaid(line)));
    }

    /** Hooks are typed by the operator; a message does not follow redirects. */
    private Posts posts() throws SeedcastException {
        OpenCalls calls = new OpenCalls();
        stop.whenRequested(calls::cancelAll);
        HttpSettings settings = HttpSettings.withDefaults(userAgent);
        AddressGuard guard = AddressGuard.ofRedirects(address -> false);
        return new Posts(HttpClients.create(settings, guard, calls, Logins.NONE, identity.proxies()));
    }

    private SettingsUpdate settingsUpdate() {
        return new SettingsUpdate(files, events);
    }

    private Publication publication() {
        return new Publication(new Site(files, clock), files, clock, events);
    }

    public SeedService seed() {
        return new SeedService(this::seeder, disk, clock, pace, stop, events);
    }

    public TorrentService torrent() {
        return new TorrentService(
                new TorrentOutputs(
                        files,
                        this::settingsUpdate,
                        this::publication,
                        this::distribution,
                        this::hookRunner,
                        this::seed,
                        events),
                progress,
                events);
    }

    public CheckService check() {
        Publication publication = publication();
        OpenCalls calls = new OpenCalls();
        stop.whenRequested(calls::cancelAll);
        CheckTools.Factory tools = (inventory, options) -> checkTools(inventory, options, calls);
        return new CheckService(
                new CheckJob(tools, progress, clock, events),
                new OutputsFix(publication),
                new WebSeedFix(publication),
                new LostLibraries(new Recovery(this::feedsHere, clock, events), publication),
                events);
    }

    /** Reads feeds that lie here; its client is never asked. */
    private FeedReader feedsHere() {
        return new FeedReader(new OkHttpClient(), FeedSettings.DEFAULT, sleeper, clock);
    }

    public ShowService show() {
        return new ShowService(events);
    }

    /**
     * Builds the clients of a check: own addresses were typed by the operator, origins are written by the feed's
     * author.
     */
    private CheckTools checkTools(Inventory inventory, CheckOptions options, OpenCalls calls) throws SeedcastException {
        Optional<FeedLocation> feed = inventory.feed().map(FeedLocation::parse);
        TypedHosts feedHost = FetchWiring.host(feed);
        if (inventory.feedIsOutside()) {
            feedHost.setOutside();
        }
        List<AddressRange> allowed = AllowedNets.of(options.allowNet());
        HttpSettings settings =
                new HttpSettings(userAgent, CheckTools.CONNECT, CheckTools.STALL, options.allowHttpDowngrade());
        Logins logins = feed.isPresent() ? identity.logins(feed.get(), new FetchOptions(1, List.of())) : Logins.NONE;
        AddressGuard typed = new AddressGuard(inventory.typedHosts(options.baseUrl()), allowed);
        AddressGuard trackers = AddressGuard.ofRedirects(AddressGuard.within(allowed));
        OkHttpClient own = HttpClients.create(settings, typed, calls, Logins.NONE, identity.proxies());
        OkHttpClient origins =
                HttpClients.create(settings, new AddressGuard(feedHost, allowed), calls, logins, identity.proxies());
        return new CheckTools(
                new OriginCheck(origins, sleeper),
                new WebSeedCheck(own, sleeper, new SplittableRandom(), options.pieces()),
                new WebSeedCheck(origins, sleeper, new SplittableRandom(), options.pieces()),
                new CopyCheck(own, sleeper),
                () -> new TrackerQuery(HttpClients.create(settings, trackers, calls)),
                new HandWiring(userAgent, identity, calls),
                calls::cancelAll);
    }

    private Seeder seeder(SeederSettings settings, Findings findings) throws SeedcastException {
        // Not cancelled on stop: trackers hear of it then.
        AddressGuard guard = AddressGuard.ofRedirects(settings.mayDial());
        Announcer announcer = new Announcer(
                HttpClients.create(HttpSettings.withDefaults(userAgent), guard, new OpenCalls()),
                new LocalAddress(settings.bind()),
                message -> events.accept(new Event.Notice(message, Optional.empty())));
        return BtSeeder.start(settings, announcer, findings);
    }
}
