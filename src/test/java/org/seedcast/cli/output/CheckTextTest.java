package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.config.CheckPart;

class CheckTextTest {
    private static Finding finding(FindingKind kind, int number) {
        return new Finding(
                kind,
                Optional.empty(),
                Optional.of("https://a.example/" + number),
                "HTTP 404",
                Optional.of("one line\n  another"),
                Optional.empty(),
                false);
    }

    private static CheckReport report(int gone, int moved) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < moved; i++) {
            findings.add(finding(FindingKind.ORIGIN_MOVED, i));
        }
        for (int i = 0; i < gone; i++) {
            findings.add(finding(FindingKind.ORIGIN_GONE, i));
        }
        List<PartCount> tallies = List.of(
                new PartCount(CheckPart.FILES, 312, 312, Optional.of("17.3 GB read")),
                new PartCount(CheckPart.ORIGINS, 312 - gone, 312, Optional.of("serve the same file")),
                new PartCount(CheckPart.WAITING, 0, 0, Optional.empty()));
        return new CheckReport(Path.of("/l"), tallies, findings, 1, Duration.ofMillis(12_340), true);
    }

    @Test
    void aTableAndWhatWasFoundByItsKind() {
        assertThat(CheckText.lines(report(1, 1), false))
                .containsExactly(
                        "/l: all 312 files match their torrents; one thing to look at",
                        "  files            312 of 312  17.3 GB read",
                        "  origins          311 of 312  serve the same file",
                        "  waiting                   0",
                        "",
                        "origins that are gone (origin-gone): 1",
                        "  https://a.example/0: HTTP 404",
                        "  hint: one line",
                        "          another",
                        "",
                        "worth knowing: origins that have moved permanently (origin-moved): 1",
                        "  https://a.example/0: HTTP 404",
                        "  hint: one line",
                        "          another",
                        "",
                        "(12.3 s)");
    }

    @Test
    void ofManySomeAreNamed() {
        List<String> lines = CheckText.lines(report(25, 5), false);
        assertThat(lines)
                .contains("  and 5 more; -v lists them", "  and 2 more; -v lists them")
                .contains("  https://a.example/19: HTTP 404")
                .doesNotContain("  https://a.example/20: HTTP 404");
        assertThat(CheckText.lines(report(25, 5), true)).contains("  https://a.example/24: HTTP 404");
        assertThat(CheckText.brief(report(25, 5), false))
                .contains("origins that are gone (origin-gone): 25")
                .noneMatch(line -> line.contains("moved") || line.contains("17.3 GB"));
    }

    @Test
    void theFirstLineSaysWhetherAllIsWell() {
        assertThat(CheckText.verdict(report(0, 3))).isEqualTo("/l: all 312 files match their torrents");
        CheckReport nothing = new CheckReport(Path.of("/l"), List.of(), List.of(), 0, Duration.ZERO, true);
        assertThat(CheckText.verdict(nothing)).isEqualTo("/l: nothing wrong");
        CheckReport cut = new CheckReport(Path.of("/l"), List.of(), List.of(), 0, Duration.ZERO, false);
        assertThat(CheckText.verdict(cut)).isEqualTo("/l: interrupted; findings so far");
    }
}
