package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.Unforeseen;

/** What holds of every run, whatever the feed and the servers are like. */
final class FuzzedRuns {
    private static final Set<ExitCode> DECLARED =
            Set.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.SOME_ITEMS_FAILED, ExitCode.FEED_UNREADABLE);

    private FuzzedRuns() {}

    /** Runs twice: nobody is surprised, what is published is well-formed, and the second run changes nothing. */
    static void requireSound(Mirroring mirroring, Path folder) throws Exception {
        run(mirroring);
        Map<String, String> first = mirroring.files().published();
        for (String name : first.keySet()) {
            if (name.endsWith(".xml")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(mirroring.directory().resolve(name).toFile());
            }
        }
        mirroring.files().assertNoTorrentIsMissing();
        run(mirroring);
        if (!mirroring.files().published().equals(first)) {
            throw new AssertionError("the second run wrote something else: " + first.keySet() + " "
                    + mirroring.files().published().keySet());
        }
        try (Stream<Path> beside = Files.list(folder)) {
            Set<String> names = new TreeSet<>(
                    beside.map(path -> path.getFileName().toString()).toList());
            names.removeAll(List.of("show", "feed.xml", "a.mp3", "b.mp3"));
            if (!names.isEmpty()) {
                throw new AssertionError("written outside of the library: " + names);
            }
        }
    }

    /** Runs as often as that: whatever comes of it is one of the ways in which a run may end. */
    static void requireNoSurprise(Mirroring mirroring, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            run(mirroring.retryFailed(true));
        }
    }

    private static void run(Mirroring mirroring) throws InterruptedException {
        ExitCode code = mirroring.run();
        if (!DECLARED.contains(code)) {
            throw new AssertionError("exit code " + code + " " + mirroring.problems());
        }
        for (Event event : mirroring.events()) {
            if (event instanceof Event.Problem problem) {
                for (Throwable at = problem.failure(); at != null; at = at.getCause()) {
                    if (at instanceof Unforeseen) {
                        throw new AssertionError("unforeseen", at);
                    }
                }
            }
            if (event instanceof Event.ItemDone item && item.reason().orElse("").startsWith("cannot take in")) {
                throw new AssertionError(item.toString());
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
