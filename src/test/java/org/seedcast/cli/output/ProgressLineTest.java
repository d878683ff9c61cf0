package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.app.event.Event;
import org.seedcast.cli.ScreenOf;

class ProgressLineTest {
    @ParameterizedTest
    @CsvSource({"true, sending stopped to the trackers; Ctrl-C ends at once", "false, ''"})
    void trackersAreToldWhereThereAreSome(boolean trackers, String shown) {
        StringWriter output = new StringWriter();
        ProgressLine line = new ProgressLine(new PrintWriter(output), new HashingCount(), false);

        new WatchedEvents(event -> {}, line).accept(new Event.Farewell(trackers));
        line.draw();

        assertThat(ScreenOf.columns(80, output.toString())).containsExactly(shown);
    }
}
