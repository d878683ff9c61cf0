package org.seedcast.cli.output;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.FindingKind.Weight;
import org.seedcast.app.event.PartCount;
import org.seedcast.config.CheckPart;

/** Prints the result of a check, for people and for the mails of cron: a verdict, a table, and the findings by kind. */
final class CheckText {
    /** A mail names some; who wants to see all of them says -v. */
    private static final int FINDINGS_NAMED = 20;

    private static final int HINTS_NAMED = 3;

    private final CheckReport report;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private CheckText(CheckReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /**
     * Everything.
     *
     * @param all whether every finding is named, be they thousands
     */
    static List<String> lines(CheckReport report, boolean all) {
        CheckText text = new CheckText(report, all);
        text.lines.add(verdict(report));
        report.tallies().forEach(partCount -> text.lines.add(row(partCount)));
        text.groups(false);
        text.groups(true);
        if (text.lines.contains("")) {
            text.lines.add("");
        }
        text.lines.add(String.format(Locale.ROOT, "(%.1f s)", report.elapsed().toMillis() / 1000.0));
        return text.lines;
    }

    /** Only what somebody should look at. */
    static List<String> brief(CheckReport report, boolean all) {
        CheckText text = new CheckText(report, all);
        text.lines.add(verdict(report));
        text.groups(false);
        return text.lines;
    }

    static String verdict(CheckReport report) {
        List<String> parts = new ArrayList<>();
        if (!report.whole()) {
            parts.add("interrupted; findings so far");
        }
        files(report).ifPresent(parts::add);
        long seeds = report.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.WEB_SEED_WRONG && !finding.fixed())
                .count();
        if (seeds > 0) {
            parts.add(seeds == 1 ? "one web seed serves other bytes" : seeds + " web seeds serve other bytes");
        }
        long faults = report.count(Weight.FAULT);
        if (faults > 0) {
            parts.add(faults == 1 ? "one thing to look at" : faults + " things to look at");
        }
        long fixed = report.findings().stream().filter(Finding::fixed).count();
        if (fixed > 0) {
            parts.add(fixed == 1 ? "one mended" : fixed + " mended");
        }
        if (report.isCutOff()) {
            parts.add("no host responds: is the network up?");
        }
        if (parts.isEmpty()) {
            parts.add("nothing wrong");
        }
        return report.library() + ": " + String.join("; ", parts);
    }

    private static Optional<String> files(CheckReport report) {
        return report.tally(CheckPart.FILES).map(partCount -> {
            if (partCount.all() == 0) {
                return "no files yet";
            }
            boolean good = partCount.good() == partCount.all();
            if (partCount.all() == 1) {
                return good ? "the only file matches its torrent" : "the only file does not match its torrent";
            }
            return (good ? "all " : "only " + partCount.good() + " of ") + partCount.all()
                    + " files match their torrents";
        });
    }

    private static String row(PartCount partCount) {
        String count = partCount.part() == CheckPart.WAITING
                ? String.valueOf(partCount.all())
                : partCount.all() == 0 ? "-" : partCount.good() + " of " + partCount.all();
        String note = partCount.note().orElse("");
        return String.format(Locale.ROOT, "  %-10s %16s  %s", partCount.part(), count, note)
                .stripTrailing();
    }

    private static String mended(Finding finding) {
        if (!finding.fixed()) {
            return "";
        }
        return finding.kind().part() == CheckPart.WEB_SEEDS ? " (taken out)" : " (mended)";
    }

    private void groups(boolean hints) {
        Map<FindingKind, List<Finding>> groups = new EnumMap<>(FindingKind.class);
        for (Finding finding : report.findings()) {
            boolean hint = finding.kind().weight() == Weight.HINT;
            if (hint == hints) {
                groups.computeIfAbsent(finding.kind(), any -> new ArrayList<>()).add(finding);
            }
        }
        groups.forEach((kind, findings) -> group(kind, findings, hints ? HINTS_NAMED : FINDINGS_NAMED));
    }

    private void group(FindingKind kind, List<Finding> findings, int named) {
        lines.add("");
        String weight = kind.weight() == Weight.HINT ? "worth knowing: " : "";
        lines.add(weight + kind.heading() + " (" + kind + "): " + findings.size());
        Set<String> todo = new LinkedHashSet<>();
        int count = 0;
        for (Finding finding : findings) {
            if (all || count < named) {
                lines.add("  " + finding.subject() + ": " + finding.message() + mended(finding));
            }
            count++;
            if (!finding.fixed()) {
                finding.hint().ifPresent(todo::add);
            }
        }
        if (!all && count > named) {
            lines.add("  and " + (count - named) + " more; -v lists them");
        }
        for (String hint : todo) {
            List<String> parts = hint.lines().toList();
            lines.add("  hint: " + parts.get(0));
            parts.stream().skip(1).forEach(part -> lines.add("        " + part));
        }
    }
}
