package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.seedcast.cli.output.JsonSchema;

/** Compares lines of {@code --json} with what is declared of them. */
public final class DeclaredLines {
    private static final JsonSchema SCHEMA = JsonSchema.ofAllLines();

    private DeclaredLines() {}

    /** Fails unless {@code line} is as one of the declared lines of its event. */
    public static void check(JsonObject line) {
        List<String> faults = SCHEMA.faults(line);
        assertThat(faults).as("%s", line).isEmpty();
        assertThat(line.keySet()).as("%s", line).startsWith("event").endsWith("time");
    }
}
