package org.seedcast.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seedcast.LibraryFiles;
import org.seedcast.app.event.Event;
import org.seedcast.app.mirror.MirrorLoop;
import org.seedcast.app.mirror.MirrorRequest;
import org.seedcast.app.seed.SeedingIntervals;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.FeedOptions;
import org.seedcast.config.FetchOptions;
import org.seedcast.config.HttpOptions;
import org.seedcast.config.OnChange;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Selection;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.file.Disk;
import org.seedcast.progress.Progress;

/** Mirrors into one library, run after run, on a clock that stands still until it is told to go on. */
public final class Mirroring implements InstantSource {
    private final Path directory;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private Disk disk = Disk.REAL;
    private @Nullable String feed;
    private OptionalInt latest = OptionalInt.empty();
    private boolean retryFailed;
    private Optional<Instant> since = Optional.empty();
    private Optional<Pattern> match = Optional.empty();
    private List<String> types = List.of();
    private OnChange onChange = OnChange.KEEP;
    private List<String> refetch = List.of();
    private FeedOptions reading = FeedOptions.DEFAULT;
    private boolean rehearse;
    private boolean moved;
    private int parallel = 2;
    private List<String> allowNet = List.of();
    private HttpOptions http = HttpOptions.USUAL;
    private boolean privateFeed;
    private Optional<Boolean> webSeedOrigin = Optional.empty();
    private Map<String, String> environment = Map.of();
    private List<List<URI>> trackers = List.of();
    private Consumer<Event> listener = event -> {};
    private Optional<URI> mediaUrl = Optional.empty();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    public Mirroring(Path directory) {
        this.directory = directory;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Tells another one of each event, too. */
    public Mirroring telling(Consumer<Event> other) {
        listener = other;
        return this;
    }

    public Mirroring after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Mirroring feed(Object location) {
        feed = location.toString();
        return this;
    }

    public Mirroring disk(Disk other) {
        disk = other;
        return this;
    }

    public Mirroring latest(int episodes) {
        latest = OptionalInt.of(episodes);
        return this;
    }

    public Mirroring retryFailed(boolean retry) {
        retryFailed = retry;
        return this;
    }

    Mirroring since(String moment) {
        since = Optional.of(Instant.parse(moment));
        return this;
    }

    Mirroring match(String regex) {
        match = Optional.of(Pattern.compile(regex));
        return this;
    }

    /** Says where the media are published, too. */
    Mirroring mediaUrl(String url) {
        mediaUrl = Optional.of(URI.create(url));
        return this;
    }

    Mirroring types(String... globs) {
        types = List.of(globs);
        return this;
    }

    public Mirroring onChange(OnChange what) {
        onChange = what;
        return this;
    }

    public Mirroring refetch(String... guids) {
        refetch = List.of(guids);
        return this;
    }

    Mirroring alternates(boolean take) {
        reading = new FeedOptions(reading.maxSize(), reading.maxPages(), take);
        return this;
    }

    Mirroring maxPages(int pages) {
        reading = new FeedOptions(reading.maxSize(), pages, reading.alternates());
        return this;
    }

    public Mirroring rehearse(boolean only) {
        rehearse = only;
        return this;
    }

    public Mirroring moved() {
        moved = true;
        return this;
    }

    public Mirroring parallel(int downloads) {
        parallel = downloads;
        return this;
    }

    Mirroring allowNet(String range) {
        allowNet = List.of(range);
        return this;
    }

    Mirroring http(HttpOptions options) {
        http = options;
        return this;
    }

    Mirroring webSeedOrigin(boolean wanted) {
        webSeedOrigin = Optional.of(wanted);
        return this;
    }

    Mirroring privateFeed() {
        privateFeed = true;
        return this;
    }

    Mirroring environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    public Mirroring tracker(@Nullable String url) {
        trackers = url == null ? List.of() : List.of(List.of(URI.create(url)));
        return this;
    }

    /** Runs once and says how it ended, as the command line would. */
    public ExitCode run() throws InterruptedException {
        events.clear();
        try {
            return mirror();
        } catch (SeedcastException e) {
            events.add(new Event.Problem(e));
            return e.exitCode();
        }
    }

    private ExitCode mirror() throws SeedcastException, InterruptedException {
        return wiring(new StopSignal()).mirror().run(request(Optional.empty(), Optional.empty()));
    }

    public Wiring wiring(StopSignal stop) {
        Machine machine = new Machine(disk, this, waits::add, environment);
        return new Wiring("test", stop, this::happened, Progress.NONE, SeedingIntervals.USUAL, machine);
    }

    private void happened(Event event) {
        events.add(event);
        listener.accept(event);
    }

    public MirrorRequest request(Optional<Duration> every, Optional<SeedingOptions> seeding) {
        PublishingOptions publishing = new PublishingOptions(
                Optional.of(URI.create("http://site.example/")), mediaUrl, trackers, Optional.empty(), webSeedOrigin);
        return new MirrorRequest(
                directory,
                Optional.ofNullable(feed).map(FeedLocation::parse),
                new Selection(latest, since, match, reading.alternates(), types, onChange, retryFailed, refetch),
                new FetchOptions(parallel, allowNet, reading, http, privateFeed),
                publishing,
                rehearse,
                moved,
                every,
                seeding);
    }

    /** Runs again and again until {@code pause} says that it is over, every hour, of which no second passes. */
    public ExitCode turns(StopSignal stop, MirrorLoop.Pause pause) throws InterruptedException {
        events.clear();
        try {
            MirrorRequest request = request(Optional.of(Duration.ofHours(1)), Optional.empty());
            return new MirrorLoop(wiring(stop).job(), stop, this::happened)
                    .run(request, Duration.ofHours(1), library -> {}, pause);
        } catch (SeedcastException e) {
            events.add(new Event.Problem(e));
            return e.exitCode();
        }
    }

    /** What a service does for a command. */
    public interface Doing {
        ExitCode with(Wiring wiring) throws SeedcastException, InterruptedException;
    }

    /** Does something else with the library, and says how it ended. */
    public ExitCode doing(Doing what) throws InterruptedException {
        events.clear();
        try {
            return what.with(wiring(new StopSignal()));
        } catch (SeedcastException e) {
            events.add(new Event.Problem(e));
            return e.exitCode();
        }
    }

    public LibraryFiles files() {
        return new LibraryFiles(directory);
    }

    public Path directory() {
        return directory;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** What the last run said of one item. */
    public Event.ItemDone done(String guid) {
        return events().stream()
                .filter(Event.ItemDone.class::isInstance)
                .map(Event.ItemDone.class::cast)
                .filter(item -> item.guid().equals(guid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was said of " + guid + " in " + events()));
    }

    /** Every item of the last run as {@code guid action reason}. */
    public List<String> items() {
        return events().stream()
                .filter(Event.ItemDone.class::isInstance)
                .map(Event.ItemDone.class::cast)
                .map(item ->
                        (item.guid() + " " + item.action() + " " + item.reason().orElse("")).strip())
                .toList();
    }

    /** What went wrong in the last run, and its hints, one line each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Event event : events()) {
            if (event instanceof Event.Problem problem) {
                problems.add(SeedcastException.reason(problem.failure()));
                problem.failure().hint().ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** What was worth knowing of the last run. */
    public List<String> notices() {
        return events().stream()
                .filter(Event.Notice.class::isInstance)
                .map(event -> ((Event.Notice) event).message())
                .toList();
    }
}
