package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.seedcast.app.work.StopSignal;

/** One run of the program: how it ended and what it printed. */
record Invocation(int code, String out, String err) {

    static Invocation of(String... args) {
        return stoppedBy(new StopSignal(), args);
    }

    static Invocation stoppedBy(StopSignal stop, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), OutputStream.nullOutputStream(), stop, args);
        return new Invocation(code, out.toString(), err.toString());
    }

    /** Standard output as JSON objects, each of which is as it is declared, without their times. */
    List<JsonObject> json() {
        return out.lines().map(Invocation::object).toList();
    }

    /** Those of {@link #json} that are no summary. */
    List<JsonObject> events() {
        return json().stream().filter(line -> !isSummary(line)).toList();
    }

    /** Those of {@link #json} that report {@code event}. */
    List<JsonObject> events(String event) {
        return json().stream()
                .filter(line -> line.get("event").getAsString().equals(event))
                .toList();
    }

    /** The last line. */
    JsonObject summary() {
        List<JsonObject> lines = json();
        JsonObject last = lines.get(lines.size() - 1);
        assertThat(lines).filteredOn(Invocation::isSummary).containsExactly(last);
        return last;
    }

    private static boolean isSummary(JsonObject line) {
        return line.get("event").getAsString().equals("summary");
    }

    private static JsonObject object(String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        DeclaredLines.check(object);
        object.remove("time");
        return object;
    }
}
