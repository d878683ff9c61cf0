package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.util.List;

/**
 * Redraws a few lines at the bottom of a terminal. A line that is wider than the terminal is cut off by the terminal
 * itself, whose wrapping is switched off meanwhile (DECAWM): so nothing needs to know the width. Between two drawings
 * the cursor rests where the lines begin, also after a window was made narrower and the lines were broken up:
 * everything below it is ours to erase. Not for several threads.
 */
public final class LiveLines {
    private static final String ERASE_TO_END_OF_LINE = "\u001B[K";
    private static final String ERASE_BELOW = "\u001B[J";
    private static final String WRAP_OFF = "\u001B[?7l";
    private static final String WRAP_ON = "\u001B[?7h";

    /** Erases all that was drawn. */
    public static final String CLEAR = "\r" + ERASE_BELOW;

    private final PrintWriter terminal;
    private boolean drawn;

    LiveLines(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** @param lines printable; none to show nothing any more */
    void draw(List<String> lines) {
        if (lines.isEmpty()) {
            clear();
            return;
        }
        StringBuilder frame = new StringBuilder("\r").append(WRAP_OFF);
        for (int i = 0; i < lines.size(); i++) {
            frame.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(ERASE_TO_END_OF_LINE);
        }
        frame.append(ERASE_BELOW).append(WRAP_ON).append('\r');
        if (lines.size() > 1) {
            frame.append("\u001B[").append(lines.size() - 1).append('A');
        }
        // In one piece: a program that ends in between must not leave a terminal that does not wrap.
        print(frame.toString());
        drawn = true;
    }

    /** Takes the lines away, so that what is printed next stands where they began. */
    void clear() {
        if (drawn) {
            print(CLEAR);
            drawn = false;
        }
    }

    private void print(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
