package org.seedcast.cli.output;

import static org.seedcast.cli.output.JsonField.integer;
import static org.seedcast.cli.output.JsonField.list;
import static org.seedcast.cli.output.JsonField.maybe;
import static org.seedcast.cli.output.JsonField.maybeShown;
import static org.seedcast.cli.output.JsonField.number;
import static org.seedcast.cli.output.JsonField.oneOf;
import static org.seedcast.cli.output.JsonField.shown;
import static org.seedcast.cli.output.JsonField.text;
import static org.seedcast.cli.output.JsonField.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.FindingKind.Weight;
import org.seedcast.app.event.PartCount;
import org.seedcast.cli.output.JsonType.ObjectOf;
import org.seedcast.config.CheckPart;

/** The lines of {@code check}. */
final class CheckLines {
    private static final List<JsonField<Finding>> FIELDS = List.of(
            oneOf("kind", words(FindingKind.values()), finding -> finding.kind().toString(), "what kind of thing"),
            maybe("path", Finding::path, "the file, relative to the library if it is in there"),
            maybe("url", Finding::url, "the address, without secrets; a finding has a path or a URL"),
            shown("message", Finding::message, "one line for people"),
            oneOf(
                    "weight",
                    words(Weight.values()),
                    finding -> finding.kind().weight().toString(),
                    "how much it matters"),
            maybe("torrent", Finding::torrent, "the name of the torrent it is about"),
            maybeShown("hint", Finding::hint, "what can be done"));

    static final JsonLine<Finding> FINDING = new JsonLine<>("finding", "A check found something.", FIELDS);

    static final JsonLine<Finding> FIXED = new JsonLine<>("fixed", "A check repaired what it had found.", FIELDS);

    private static final ObjectOf<PartCount> PART = new ObjectOf<>(
            PartCount.class,
            List.of(
                    oneOf(
                            "part",
                            words(CheckPart.values()),
                            tally -> tally.part().toString(),
                            "what was checked"),
                    integer("good", PartCount::good, "how many of them are good"),
                    integer("all", PartCount::all, "how many there are"),
                    maybe("note", PartCount::note, "what was checked, or why nothing was")));

    static final JsonLine<CheckReport> CHECKED = new JsonLine<>("checked", "A library was checked.", fields());

    private CheckLines() {}

    /** The counts of one library. */
    static List<JsonField<CheckReport>> fields() {
        List<JsonField<CheckReport>> fields = new ArrayList<>();
        fields.add(text("library", CheckReport::library, "its folder"));
        fields.add(integer("code", report -> report.exitCode().code(), "the exit code it stands for"));
        fields.add(integer("wrong", report -> report.count(Weight.WRONG), "findings of wrong bytes"));
        fields.add(integer("faults", report -> report.count(Weight.FAULT), "findings of other faults"));
        fields.add(integer("hints", report -> report.count(Weight.HINT), "findings that are only worth knowing"));
        fields.add(integer("fixed", CheckLines::fixed, "findings that were repaired"));
        fields.add(list("parts", PART, CheckReport::tallies, "each part that was checked"));
        fields.add(truth("whole", CheckReport::whole, "whether the check came to its end"));
        fields.add(integer("bytes", CheckReport::bytes, "bytes that were hashed"));
        fields.add(number("seconds", report -> report.elapsed().toMillis() / 1000.0, "how long it took"));
        return fields;
    }

    static long fixed(CheckReport report) {
        return report.findings().stream().filter(Finding::fixed).count();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::toString).toList();
    }
}
