package org.seedcast.app.mirror;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Event.Action;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;

/**
 * The result of a run.
 *
 * @param leftOut what the library holds and could not be published
 * @param unreadable why the feed could not be read, if it could not
 * @param rehearsed whether nothing was really done
 */
public record Report(
        List<Outcome> outcomes,
        List<SeedcastException> leftOut,
        Optional<SeedcastException> unreadable,
        Duration elapsed,
        boolean rehearsed) {

    /** A full disk outweighs an unreadable feed, which outweighs a fault of this machine, which outweighs failed items. */
    public ExitCode exitCode() {
        List<SeedcastException> failures =
                outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
        if (Stream.concat(failures.stream(), leftOut.stream()).anyMatch(OutOfSpace.class::isInstance)) {
            return ExitCode.OUT_OF_SPACE;
        }
        return unreadable.map(SeedcastException::exitCode).orElseGet(() -> ofItems(failures));
    }

    private ExitCode ofItems(List<SeedcastException> failures) {
        if (failures.stream().anyMatch(failure -> failure.exitCode() == ExitCode.FAILED)) {
            return ExitCode.FAILED;
        }
        return failures.isEmpty() ? ExitCode.withoutSome(leftOut) : ExitCode.SOME_ITEMS_FAILED;
    }

    public Event.Mirrored summary() {
        long bytes = outcomes.stream()
                .filter(outcome -> outcome.action() == Action.DOWNLOAD)
                .mapToLong(outcome -> outcome.bytes().orElse(0))
                .sum();
        return new Event.Mirrored(
                outcomes.size(),
                count(Action.DOWNLOAD),
                count(Action.KEEP),
                count(Action.SKIP),
                count(Action.FAIL),
                bytes,
                elapsed,
                rehearsed);
    }

    private int count(Action action) {
        return (int)
                outcomes.stream().filter(outcome -> outcome.action() == action).count();
    }
}
