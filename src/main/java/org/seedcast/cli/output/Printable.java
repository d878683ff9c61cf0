package org.seedcast.cli.output;

/** Makes text of others harmless for a terminal: a title could move the cursor or change its colours. */
final class Printable {
    private Printable() {}

    /** {@code text} on one line, without control characters and what turns the writing direction. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (Character.isWhitespace(codePoint)) {
                printable.append(' ');
            } else if (isVisible(codePoint)) {
                printable.appendCodePoint(codePoint);
            }
        });
        return printable.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> codePoint == 0x200D || codePoint == 0x200C; // joiners belong to scripts and emoji
            default -> true;
        };
    }
}
