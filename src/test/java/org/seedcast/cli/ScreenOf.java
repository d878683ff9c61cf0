package org.seedcast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal so many columns wide, as far as our own output needs one; anything else it is told is an error. */
public final class ScreenOf {
    private static final Pattern NEXT =
            Pattern.compile("\u001B\\[(\\??)(\\d*)([A-Za-z])|\\R|\r|[^\\p{Cc}]", Pattern.DOTALL);

    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private boolean wraps = true;

    private ScreenOf(int columns) {
        this.columns = columns;
    }

    /** What stands on the screen after {@code output}, without the blanks at the end of lines. */
    public static List<String> columns(int columns, String output) {
        ScreenOf screen = new ScreenOf(columns);
        screen.take(output.replace("\r\n", "\u0000").replace("\n", "\u0000"));
        if (!screen.wraps) {
            throw new AssertionError("left without wrapping: " + output);
        }
        return screen.rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void take(String output) {
        int at = 0;
        Matcher next = NEXT.matcher(output);
        while (at < output.length()) {
            if (output.charAt(at) == '\0') {
                column = 0;
                row++;
                if (row == rows.size()) {
                    rows.add(new StringBuilder());
                }
                at++;
            } else if (next.find(at) && next.start() == at) {
                take(next);
                at = next.end();
            } else {
                throw new AssertionError("not known to this terminal: " + output.substring(at));
            }
        }
    }

    private void take(Matcher next) {
        String token = next.group();
        if (token.equals("\r")) {
            column = 0;
        } else if (next.group(3) == null) {
            put(token.charAt(0));
        } else {
            String number = next.group(2);
            switch (next.group(1) + next.group(3)) {
                case "A" -> row = Math.max(0, row - Integer.parseInt(number));
                case "K" ->
                    rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                case "J" -> {
                    rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                    rows.subList(row + 1, rows.size()).clear();
                }
                case "?l" -> wraps = false;
                case "?h" -> wraps = true;
                default -> throw new AssertionError("not known to this terminal: " + token);
            }
        }
    }

    private void put(char letter) {
        if (column == columns) {
            throw new AssertionError("this would have begun another row");
        }
        StringBuilder line = rows.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column, letter);
        // Without wrapping the last column is written over again and again.
        column = wraps ? column + 1 : Math.min(column + 1, columns - 1);
    }
}
