package org.seedcast.app.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.seedcast.app.event.FindingKind.Weight;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.ExitCode;

/**
 * The result of checking a library.
 *
 * @param tallies of the parts that were checked, to their end
 * @param bytes that were hashed
 * @param whole whether it came to its end
 */
public record CheckReport(
        Path library, List<PartCount> tallies, List<Finding> findings, long bytes, Duration elapsed, boolean whole) {
    public CheckReport {
        tallies = List.copyOf(tallies);
        findings = List.copyOf(findings);
    }

    /** The same with other findings. */
    public CheckReport with(List<Finding> others) {
        return new CheckReport(library, tallies, others, bytes, elapsed, whole);
    }

    /** Returns the number of findings of this weight that have not been mended. */
    public long count(Weight weight) {
        return open().stream()
                .filter(finding -> finding.kind().weight() == weight)
                .count();
    }

    private List<Finding> open() {
        return findings.stream().filter(finding -> !finding.fixed()).toList();
    }

    /** Reports whether no finding needs attention. */
    public boolean isClean() {
        return findings.stream().allMatch(finding -> finding.kind().weight() == Weight.HINT && !finding.fixed());
    }

    /** Reports whether others were asked and not one of them gave any answer. */
    public boolean isCutOff() {
        List<PartCount> asked = tallies.stream()
                .filter(tally -> tally.part().needsNetwork() && tally.all() > 0)
                .toList();
        return !asked.isEmpty()
                && asked.stream().allMatch(tally -> tally.good() == 0)
                && findings.stream()
                        .filter(finding -> finding.kind().part().needsNetwork())
                        .allMatch(CheckReport::isSilence);
    }

    private static boolean isSilence(Finding finding) {
        return switch (finding.kind()) {
            case ORIGIN_UNREACHABLE, WEB_SEED_UNREACHABLE, SITE_UNREACHABLE, TRACKER_SILENT -> true;
            case ORIGIN_GONE -> !finding.message().startsWith("HTTP");
            default -> false;
        };
    }

    public Optional<PartCount> tally(CheckPart part) {
        return tallies.stream().filter(tally -> tally.part() == part).findFirst();
    }

    public ExitCode exitCode() {
        if (count(Weight.WRONG) > 0) {
            return ExitCode.CONTENT_MISMATCH;
        }
        return count(Weight.FAULT) > 0 ? ExitCode.SOME_ITEMS_FAILED : ExitCode.DONE;
    }
}
