package org.seedcast.cli.output;

import static org.seedcast.cli.output.JsonField.integer;
import static org.seedcast.cli.output.JsonField.maybe;
import static org.seedcast.cli.output.JsonField.maybeInteger;
import static org.seedcast.cli.output.JsonField.number;
import static org.seedcast.cli.output.JsonField.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.FindingKind.Weight;

/**
 * The last line of a run.
 *
 * @param code with which the process ends; 130 stands for 143 too
 * @param mirrored each reading of the feed
 * @param checked each library that was checked
 */
record JsonSummary(
        String command,
        String version,
        int code,
        Duration elapsed,
        List<Event.Mirrored> mirrored,
        List<CheckReport> checked) {

    static final JsonLine<JsonSummary> LINE = JsonLine.of(
            "summary",
            "The last line of every run; what a command does not do is absent.",
            text("command", JsonSummary::command, "the command"),
            text("version", JsonSummary::version, "the version of seedcast"),
            integer("code", JsonSummary::code, "the exit code; 130 stands for 143 too"),
            number("seconds", summary -> summary.elapsed().toMillis() / 1000.0, "how long the run took"),
            maybeInteger("items", summary -> summary.last(Event.Mirrored::items), "enclosures in the library"),
            maybeInteger("downloaded", summary -> summary.sum(Event.Mirrored::downloaded), "files that are new"),
            maybeInteger("kept", summary -> summary.last(Event.Mirrored::kept), "files that were there already"),
            maybeInteger("skipped", summary -> summary.last(Event.Mirrored::skipped), "enclosures not wanted"),
            maybeInteger("failed", summary -> summary.last(Event.Mirrored::failed), "enclosures that failed"),
            maybe("library", JsonSummary::library, "the library, where one was checked"),
            maybeInteger("wrong", summary -> summary.found(Weight.WRONG), "findings of wrong bytes"),
            maybeInteger("faults", summary -> summary.found(Weight.FAULT), "findings of other faults"),
            maybeInteger("hints", summary -> summary.found(Weight.HINT), "findings that are only worth knowing"),
            maybeInteger("fixed", summary -> summary.count(CheckLines::fixed), "findings that were repaired"),
            maybeInteger("bytes", JsonSummary::bytes, "size of the new files; of a check, bytes that were hashed"));

    private Optional<Long> last(ToLongFunction<Event.Mirrored> count) {
        return mirrored.isEmpty()
                ? Optional.empty()
                : Optional.of(count.applyAsLong(mirrored.get(mirrored.size() - 1)));
    }

    private Optional<Long> sum(ToLongFunction<Event.Mirrored> count) {
        return mirrored.isEmpty()
                ? Optional.empty()
                : Optional.of(mirrored.stream().mapToLong(count).sum());
    }

    private Optional<Long> found(Weight weight) {
        return count(report -> report.count(weight));
    }

    private Optional<Long> count(ToLongFunction<CheckReport> count) {
        return checked.isEmpty()
                ? Optional.empty()
                : Optional.of(checked.stream().mapToLong(count).sum());
    }

    private Optional<Long> bytes() {
        return sum(Event.Mirrored::bytes).or(() -> count(CheckReport::bytes));
    }

    private Optional<String> library() {
        return checked.size() == 1 ? Optional.of(checked.get(0).library().toString()) : Optional.empty();
    }
}
