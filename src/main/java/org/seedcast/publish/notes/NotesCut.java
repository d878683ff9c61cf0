package org.seedcast.publish.notes;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Cuts notes in two: between blocks, or within a first block that is too long by itself. */
final class NotesCut {
    /** Some lines of a page; a little more is shown whole rather than cut. */
    private static final int LEAD_CHARACTERS = 200;

    private static final int WHOLE_CHARACTERS = 260;

    private NotesCut() {}

    static ShowNotes.Cut of(List<Element> blocks, int most) {
        int all = blocks.stream().mapToInt(NotesCut::length).sum();
        if (all <= WHOLE_CHARACTERS || blocks.isEmpty()) {
            return new ShowNotes.Cut(SafeHtml.of(blocks), SafeHtml.of(List.of()), false);
        }
        List<Element> shown = all <= most ? blocks : first(blocks, most);
        int count = 0;
        int length = length(shown.get(0));
        while (length <= LEAD_CHARACTERS && count < shown.size()) {
            count++;
            length += count < shown.size() ? length(shown.get(count)) : 0;
        }
        while (count > 1 && Prune.isHeading(shown.get(count - 1))) {
            count--; // it belongs to what follows
        }
        List<Element> halves = count == 0 ? halves(shown.get(0)) : List.of();
        List<Element> lead = count == 0 ? halves.subList(0, 1) : shown.subList(0, count);
        List<Element> rest = new ArrayList<>(count == 0 ? halves.subList(1, 2) : List.of());
        rest.addAll(shown.subList(Math.max(1, count), shown.size()));
        return new ShowNotes.Cut(SafeHtml.of(lead), SafeHtml.of(rest), all > most);
    }

    private static List<Element> first(List<Element> blocks, int most) {
        List<Element> first = new ArrayList<>();
        int room = most;
        for (Element block : blocks) {
            int length = length(block);
            if (length > room) {
                Element part = block.clone();
                cut(part, 0, end(part.wholeText(), room), "", "…");
                first.add(part);
                break;
            }
            first.add(block);
            room -= length;
        }
        return first;
    }

    private static int length(Element block) {
        return block.wholeText().length();
    }

    private static List<Element> halves(Element block) {
        int end = end(block.wholeText(), LEAD_CHARACTERS);
        Element lead = block.clone();
        Element rest = block.clone();
        cut(lead, 0, end, "", "…");
        cut(rest, end, Integer.MAX_VALUE, "…", "");
        return List.of(lead, rest);
    }

    /** Between two words, or where a word has no end; never between the halves of a character. */
    private static int end(String words, int most) {
        int blank = words.lastIndexOf(' ', most);
        int line = words.lastIndexOf('\n', most);
        int best = Math.max(blank, line);
        if (best > most / 2) {
            return best;
        }
        return Character.isLowSurrogate(words.charAt(most)) && most > 0 ? most - 1 : most;
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
