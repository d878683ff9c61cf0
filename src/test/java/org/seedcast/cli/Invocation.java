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

    /** Standard output as JSON objects, whose first key is {@code event}. */
    List<JsonObject> json() {
        return out.lines().map(Invocation::object).toList();
    }

    private static JsonObject object(String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        assertThat(object.keySet()).as(line).startsWith("event");
        return object;
    }
}
