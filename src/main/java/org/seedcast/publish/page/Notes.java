package org.seedcast.publish.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A description in paragraphs: the part that is visible at once, and the part that a reader opens.
 *
 * @param rest empty where all of it is short enough
 */
record Notes(List<String> lead, List<String> rest) {
    /** Some lines of a phone, so that there is something to play on its first screen; a little more is shown whole. */
    private static final int LEAD_CHARACTERS = 200;

    private static final int WHOLE_CHARACTERS = 260;

    static Notes of(String text) {
        List<String> paragraphs = PageText.paragraphs(text);
        if (text.length() <= WHOLE_CHARACTERS || paragraphs.isEmpty()) {
            return new Notes(paragraphs, List.of());
        }
        List<String> lead = new ArrayList<>();
        int length = 0;
        for (String paragraph : paragraphs) {
            length += paragraph.length();
            if (length > LEAD_CHARACTERS) {
                break;
            }
            lead.add(paragraph);
        }
        return lead.isEmpty() ? cut(paragraphs) : new Notes(lead, paragraphs.subList(lead.size(), paragraphs.size()));
    }

    /** The first paragraph is too long by itself: cut between two words, or where a word has no end. */
    private static Notes cut(List<String> paragraphs) {
        String first = paragraphs.get(0);
        int blank = first.lastIndexOf(' ', LEAD_CHARACTERS);
        int end = blank > LEAD_CHARACTERS / 2 ? blank : beforeWhole(first, LEAD_CHARACTERS);
        List<String> rest = new ArrayList<>();
        rest.add("…" + first.substring(end));
        rest.addAll(paragraphs.subList(1, paragraphs.size()));
        return new Notes(List.of(first.substring(0, end) + "…"), rest);
    }

    /** Never between the halves of a character. */
    private static int beforeWhole(String text, int end) {
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
