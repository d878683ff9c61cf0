package org.seedcast.publish.companion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.seedcast.publish.item.Extension;

/** Chapters in a feed's item itself (Podlove Simple Chapters). */
final class SimpleChapters {
    /** Normal play time: seconds, or minutes and seconds, or hours as well. */
    private static final Pattern TIME =
            Pattern.compile("(?:(?:(\\d{1,3}):)?(\\d{1,4}):)?(\\d{1,6}(?:\\.\\d{1,6})?)\\d*");

    private SimpleChapters() {}

    static List<Chapter> of(Element item) {
        return ChapterList.settled(Extension.children(item, "podlove.org/simple-chapters", "chapters").stream()
                .flatMap(chapters -> chapters.getChildren().stream())
                .filter(chapter -> chapter.getName().equals("chapter"))
                .flatMap(chapter -> read(chapter).stream())
                .toList());
    }

    private static Optional<Chapter> read(Element chapter) {
        return time(chapter.getAttributeValue("start", ""))
                .flatMap(start -> ChapterList.chapter(
                        start,
                        chapter.getAttributeValue("title", ""),
                        chapter.getAttributeValue("href", ""),
                        chapter.getAttributeValue("image", ""),
                        true));
    }

    static Optional<BigDecimal> time(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new BigDecimal(number(time, 1) * 3600 + number(time, 2) * 60).add(new BigDecimal(time.group(3))));
    }

    private static long number(Matcher time, int group) {
        return time.group(group) == null ? 0 : Long.parseLong(time.group(group));
    }
}
