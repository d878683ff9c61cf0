package org.seedcast.publish.notes;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Cuts notes in two: between blocks, or within a first block that is too long by itself. */
final class NotesCut {
    /** Some lines of a page; a little more is shown whole rather than cut. */
    private static final int LEAD_CHARACTERS = 420;

    private static final int WHOLE_CHARACTERS = 560;

    private NotesCut() {}

    static ShowNotes.Cut of(List<Element> blocks) {
        int all = blocks.stream().mapToInt(NotesCut::length).sum();
        if (all <= WHOLE_CHARACTERS || blocks.isEmpty()) {
            return new ShowNotes.Cut(SafeHtml.of(blocks), SafeHtml.of(List.of()));
        }
        int count = 0;
        int length = length(blocks.get(0));
        while (length <= LEAD_CHARACTERS && count < blocks.size()) {
            count++;
            length += count < blocks.size() ? length(blocks.get(count)) : 0;
        }
        while (count > 1 && Prune.isHeading(blocks.get(count - 1))) {
            count--; // it belongs to what follows
        }
        if (count == 0) {
            return within(blocks);
        }
        return new ShowNotes.Cut(
                SafeHtml.of(blocks.subList(0, count)), SafeHtml.of(blocks.subList(count, blocks.size())));
    }

    private static int length(Element block) {
        return block.wholeText().length();
    }

    private static ShowNotes.Cut within(List<Element> blocks) {
        Element first = blocks.get(0);
        int end = end(first.wholeText());
        Element lead = first.clone();
        Element rest = first.clone();
        cut(lead, 0, end, "", "…");
        cut(rest, end, Integer.MAX_VALUE, "…", "");
        List<Element> others = new ArrayList<>(List.of(rest));
        others.addAll(blocks.subList(1, blocks.size()));
        return new ShowNotes.Cut(SafeHtml.of(List.of(lead)), SafeHtml.of(others));
    }

    /** Between two words, or where a word has no end; never between the halves of a character. */
    private static int end(String words) {
        int blank = words.lastIndexOf(' ', LEAD_CHARACTERS);
        int line = words.lastIndexOf('\n', LEAD_CHARACTERS);
        int best = Math.max(blank, line);
        if (best > LEAD_CHARACTERS / 2) {
            return best;
        }
        return Character.isLowSurrogate(words.charAt(LEAD_CHARACTERS)) ? LEAD_CHARACTERS - 1 : LEAD_CHARACTERS;
    }

    /** Keeps of {@code block} the characters from {@code from} to {@code to}, as wholeText counts them. */
    private static void cut(Element block, int from, int to, String before, String after) {
        int position = 0;
        List<Node> leaves = Leaves.of(block);
        List<TextNode> kept = new ArrayList<>();
        for (Node leaf : leaves) {
            String words = leaf instanceof TextNode text ? text.getWholeText() : "\n";
            int start = Math.max(0, Math.min(words.length(), from - position));
            int end = Math.max(start, Math.min(words.length(), to - position));
            position += words.length();
            if (start == end) {
                leaf.remove();
            } else if (leaf instanceof TextNode text) {
                text.text(words.substring(start, end));
                kept.add(text);
            }
        }
        if (!kept.isEmpty()) {
            TextNode first = kept.get(0);
            first.text(before + first.getWholeText());
            TextNode last = kept.get(kept.size() - 1);
            last.text(last.getWholeText() + after);
        }
        Prune.blanks(block);
    }
}
