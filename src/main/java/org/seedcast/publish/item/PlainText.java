package org.seedcast.publish.item;

/** A description, which may be HTML of any kind, as text that its readers can trust. */
public final class PlainText {
    /** Longer ones are cut when a feed is read; this is for those that were read before. */
    private static final int LONGEST = 256 << 10;

    private PlainText() {}

    /** Paragraphs and list items on lines of their own, apart by a blank line; never markup, and nothing that XML cannot carry. */
    public static String of(String html) {
        String bounded = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
        String text = Xml.carried(HtmlText.of(bounded)).replace('\u00a0', ' ');
        return lines(text).strip();
    }

    /** One blank in a row, none beside the end of a line, and no more than one empty line. */
    private static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        boolean blank = false;
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                blank = false;
                ends++;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
                blank = true;
            } else {
                lines.append("\n".repeat(Math.min(2, ends)));
                lines.append(blank && ends == 0 ? " " : "");
                lines.append(c);
                blank = false;
                ends = 0;
            }
        }
        return lines.toString();
    }
}
