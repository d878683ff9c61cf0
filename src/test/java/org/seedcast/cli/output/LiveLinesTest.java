package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.cli.ScreenOf;

class LiveLinesTest {
    private final StringWriter output = new StringWriter();
    private final PrintWriter terminal = new PrintWriter(output);
    private final LiveLines lines = new LiveLines(terminal);

    @Test
    void drawsOverWhatItDrewBefore() {
        lines.draw(List.of("one", "a long second", "three"));
        lines.draw(List.of("1", "2", "3"));
        assertThat(ScreenOf.columns(80, output.toString())).containsExactly("1", "2", "3");

        lines.draw(List.of("only this"));
        assertThat(ScreenOf.columns(80, output.toString())).containsExactly("only this");

        lines.draw(List.of("again", "more", "lines"));
        assertThat(ScreenOf.columns(80, output.toString())).containsExactly("again", "more", "lines");

        lines.draw(List.of());
        assertThat(ScreenOf.columns(80, output.toString())).containsExactly("");
    }

    @Test
    void leavesRoomForWhatIsPrintedMeanwhile() {
        lines.draw(List.of("busy", "busier"));
        lines.clear();
        terminal.println("seedcast: something happened");
        lines.draw(List.of("busy", "busier"));

        assertThat(ScreenOf.columns(80, output.toString()))
                .containsExactly("seedcast: something happened", "busy", "busier");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 40, 43, 44, 45})
    void isNeverWiderThanTheTerminal(int columns) {
        String wide = "seeding 3 torrents, 12 peers, 1.2 MB/s, etc.";
        lines.draw(List.of(wide, wide));
        lines.draw(List.of(wide, wide));

        String shown =
                columns > wide.length() ? wide : wide.substring(0, columns - 1).stripTrailing();
        assertThat(ScreenOf.columns(columns, output.toString())).containsExactly(shown, shown);
    }

    @Test
    void nothingIsWrittenWhereNothingWasDrawn() {
        lines.clear();
        lines.draw(List.of());

        assertThat(output.toString()).isEmpty();
    }
}
