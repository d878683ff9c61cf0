package org.seedcast.app.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.Packaged;
import org.seedcast.app.event.FindingKind.Weight;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.ExitCode;

/** The kinds of findings, and how a run that has some ends. */
class FindingKindTest {
    private static Finding finding(FindingKind kind) {
        return new Finding(kind, Optional.of("p"), Optional.empty(), "m", Optional.empty(), Optional.empty(), false);
    }

    private static CheckReport report(List<Finding> findings, PartCount... tallies) {
        return new CheckReport(Path.of("/l"), List.of(tallies), findings, 0, Duration.ZERO, true);
    }

    /** The list in the manual is the whole list. */
    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void everyKindStandsInTheManualWithItsCode(FindingKind kind) throws Exception {
        int code = report(List.of(finding(kind))).exitCode().code();
        List<String> rows = Files.readAllLines(Packaged.checkout("src/site/check.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`" + kind + "`"))
                .toList();
        assertThat(rows).singleElement().satisfies(row -> assertThat(row).endsWith(" | " + code + " |"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', DONE",
        "PART_STALE, DONE",
        "ORIGIN_GONE, SOME_ITEMS_FAILED",
        "PART_STALE ORIGIN_GONE, SOME_ITEMS_FAILED",
        "ORIGIN_GONE WEB_SEED_WRONG, CONTENT_MISMATCH",
        "FILE_CHANGED, CONTENT_MISMATCH",
    })
    void theWorstFindingDecides(String kinds, ExitCode code) {
        List<Finding> findings = Arrays.stream(kinds.split(" ", -1))
                .filter(kind -> !kind.isEmpty())
                .map(kind -> finding(FindingKind.valueOf(kind)))
                .toList();
        assertThat(report(findings).exitCode()).isEqualTo(code);
        assertThat(report(findings.stream().map(Finding::mended).toList()).exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatWasMendedIsStillToldOf() {
        assertThat(report(List.of(finding(FindingKind.WEB_SEED_WRONG).mended())).isClean())
                .isFalse();
        assertThat(report(List.of(finding(FindingKind.ORIGIN_MOVED))).isClean()).isTrue();
    }

    @Test
    void silenceOnAllSidesIsNoFaultOfTheOthers() {
        PartCount none = new PartCount(CheckPart.SITE, 0, 3, Optional.empty());
        List<Finding> silence = List.of(finding(FindingKind.SITE_UNREACHABLE));
        assertThat(report(silence, none).isCutOff()).isTrue();
        assertThat(report(List.of(finding(FindingKind.SITE_MISSING)), none).isCutOff())
                .isFalse();
        assertThat(report(silence, none, new PartCount(CheckPart.TRACKERS, 1, 1, Optional.empty()))
                        .isCutOff())
                .isFalse();
        assertThat(report(List.of(), new PartCount(CheckPart.FILES, 0, 1, Optional.empty()))
                        .isCutOff())
                .isFalse();
    }

    @Test
    void everyPartHasItsKinds() {
        Set<CheckPart> parts = EnumSet.noneOf(CheckPart.class);
        Arrays.stream(FindingKind.values()).forEach(kind -> parts.add(kind.part()));
        assertThat(parts).containsExactlyInAnyOrder(CheckPart.values());
        assertThat(FindingKind.FILE_CHANGED.weight()).isEqualTo(Weight.WRONG);
    }
}
