package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Sha;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Folders;
import org.seedcast.library.HandSettings;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.InfoHash;

/**
 * Lists the torrents of a library in the file of a tracker that takes no others, as opentracker reads it, before any feed
 * names them. Other libraries and other programs may list theirs in the same file.
 */
public final class TrackerWhitelist {
    /** Under which it is remembered what the tracker was last told to read. */
    private static final String RELOADED = "whitelist/";

    private final AtomicFile files;
    private final HookCommand command;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public TrackerWhitelist(AtomicFile files, HookCommand command, InstantSource clock, Consumer<Event> events) {
        this.files = files;
        this.command = command;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Publishes {@code library}, and lists it before its feeds are written.
     *
     * @param given by the command line, so that the operator means it
     * @param seeding told when the library can be seeded
     * @return what had to be left out, told already
     */
    public List<SeedcastException> publish(
            Publication publication, Library library, PublishingOptions given, Consumer<Layout> seeding)
            throws SeedcastException {
        List<SeedcastException> failures = new ArrayList<>();
        List<SeedcastException> leftOut = new ArrayList<>(publication.publish(library, layout -> {
            listIfPossible(library, given, failures);
            seeding.accept(layout);
        }));
        if (!failures.isEmpty()) {
            library.outputs().remainDue();
        }
        failures.forEach(failure -> events.accept(new Event.Problem(failure)));
        leftOut.addAll(failures);
        return leftOut;
    }

    /** A tracker that cannot be notified keeps nothing from being published: the next run notifies it. */
    private void listIfPossible(Library library, PublishingOptions given, List<SeedcastException> failures) {
        failures.clear();
        try {
            HandSettings settings = library.handed().settings();
            if (settings.whitelist().isPresent() && !isRefused(library, given)) {
                list(library, settings.whitelist().get(), settings.reload());
            }
        } catch (SeedcastException e) {
            failures.add(e);
        }
    }

    /** A file, and a program, of a stranger's choice. */
    private boolean isRefused(Library library, PublishingOptions given) throws SeedcastException {
        boolean meant =
                given.hand().whitelist().given() && given.hand().reload().given();
        Optional<String> stranger =
                meant || given.hooks().trusted() ? Optional.empty() : new Folders(library.layout()).stranger();
        stranger.ifPresent(owner -> events.accept(new Event.Notice(
                "the tracker is not told: the library " + library.layout().root() + " belongs to the user " + owner,
                Optional.of("run this as that user, or trust the library: --trust-hooks"))));
        return stranger.isPresent();
    }

    private void list(Library library, Path file, List<String> reload) throws SeedcastException {
        String text = with(read(file), library.items().all());
        try {
            files.named().writeIfChanged(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw NotWritten.of(file, e);
        }
        String digest = HexFormat.of().formatHex(Sha.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        boolean known = library.outputs()
                .get(RELOADED)
                .filter(last -> last.digest().equals(digest))
                .isPresent();
        if (!reload.isEmpty() && !known) {
            reload(library, reload);
            library.outputs().save(RELOADED, new OutputVersion(digest, clock.instant()));
        }
    }

    /** Returns {@code text} with all that is published, and without what is retired; whatever else is in it stays. */
    static String with(String text, List<Item> items) {
        Set<String> lines = new TreeSet<>();
        text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        for (Item item : items) {
            if (item.state() instanceof Retired retired) {
                retired.infoHash().map(InfoHash::hex).ifPresent(lines::remove);
            }
        }
        for (Item item : items) {
            if (item.state() instanceof Published published) {
                lines.add(published.infoHash().hex());
            }
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Returns the text of a whitelist; empty where there is none yet. */
    public static String read(Path file) throws SeedcastException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw FileFailed.reading(file, e);
        }
    }

    private void reload(Library library, List<String> words) throws SeedcastException {
        String failed = "the tracker was not told: " + words.get(0) + " failed: ";
        try {
            command.run(words, Map.of(), library.layout().root());
        } catch (IOException e) {
            throw new SeedcastException(
                    ExitCode.SOME_ITEMS_FAILED, failed + SeedcastException.reason(e), "the next run tries again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeedcastException(ExitCode.INTERRUPTED, failed + "it was interrupted", null, e);
        }
    }
}
