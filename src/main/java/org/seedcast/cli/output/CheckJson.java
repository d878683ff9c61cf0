package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind.Weight;
import org.seedcast.app.event.Tally;

/** The fields of what a check tells. */
final class CheckJson {
    private CheckJson() {}

    static void finding(JsonWriter json, Finding finding) throws IOException {
        json.name("kind").value(finding.kind().toString());
        json.name("path").value(finding.path().orElse(null));
        json.name("url").value(finding.url().orElse(null));
        json.name("message").value(JsonEvents.shown(finding.message()));
        json.name("weight").value(finding.kind().weight().toString());
        json.name("torrent").value(finding.torrent().orElse(null));
        json.name("hint").value(finding.hint().map(JsonEvents::shown).orElse(null));
    }

    static void summary(JsonWriter json, CheckReport report) throws IOException {
        json.name("library").value(report.library().toString());
        json.name("code").value(report.exitCode().code());
        json.name("wrong").value(report.count(Weight.WRONG));
        json.name("faults").value(report.count(Weight.FAULT));
        json.name("hints").value(report.count(Weight.HINT));
        json.name("fixed")
                .value(report.findings().stream().filter(Finding::fixed).count());
        json.name("parts").beginArray();
        for (Tally tally : report.tallies()) {
            json.beginObject().name("part").value(tally.part().toString());
            json.name("good").value(tally.good()).name("all").value(tally.all());
            json.name("note").value(tally.note().orElse(null)).endObject();
        }
        json.endArray();
        json.name("whole").value(report.whole());
        json.name("bytes").value(report.bytes());
        json.name("seconds").value(report.elapsed().toMillis() / 1000.0);
    }
}
