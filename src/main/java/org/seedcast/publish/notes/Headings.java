package org.seedcast.publish.notes;

import java.util.List;
import org.jsoup.nodes.Element;

/** Puts the headings of notes below those of the page, in steps of one, as readers go through them by level. */
final class Headings {
    private static final int TOP = 3;
    private static final int LOWEST = 6;

    private Headings() {}

    static void settle(List<Element> blocks) {
        List<Element> headings = blocks.stream()
                .flatMap(block -> block.getAllElements().stream())
                .filter(Prune::isHeading)
                .toList();
        List<Integer> used =
                headings.stream().map(Headings::level).distinct().sorted().toList();
        int last = TOP - 1;
        for (Element heading : headings) {
            last = Math.min(LOWEST, Math.min(last + 1, TOP + used.indexOf(level(heading))));
            heading.tagName("h" + last);
        }
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }
}
