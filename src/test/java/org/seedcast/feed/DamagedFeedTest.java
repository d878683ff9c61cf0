package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.feed.read.FeedParsing.BASE;
import static org.seedcast.feed.read.FeedParsing.enclosure;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seedcast.feed.read.FeedParsing;

/** Whatever a feed looks like, reading it ends in a feed or in {@link FeedUnreadable}. */
class DamagedFeedTest {
    private static final int ROUNDS = 3000;
    private static final List<String> DAMAGE = List.of(
            "<item>",
            "</item>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<!DOCTYPE",
            "<?xml ",
            "&",
            "&#x",
            "<",
            "\"",
            "%",
            "\u0000",
            " xmlns=\"1\"",
            " xml:base=\"http://[\"",
            " :=\"\"",
            "<:>",
            "<a:b>",
            "#\u00e9",
            "http://",
            "file://x");

    @Test
    void endsInAFeedOrInUnreadable() {
        String sound = rss(item("1", "<link>https://a.example/1#t</link>" + enclosure("https://a.example/1.mp3"))
                + item("2", "<description><![CDATA[<p>&amp;]]></description>" + enclosure("2.ogg")));
        Random random = new Random(1);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String damaged = damaged(sound, random);
            try {
                FeedParsing.parse(damaged.getBytes(StandardCharsets.UTF_8), BASE)
                        .feed()
                        .episodes()
                        .forEach(episode -> episode.enclosures().forEach(Enclosure::canonicalUrl));
                read++;
            } catch (FeedUnreadable expected) {
                assertThat(expected).hasMessageStartingWith("cannot read feed ").hasMessageNotContaining("\n");
            } catch (RuntimeException bug) {
                throw new AssertionError("round " + round + ": " + damaged, bug);
            }
        }
        assertThat(read).as("feeds still readable").isBetween(ROUNDS / 4, ROUNDS - 1);
    }

    private static String damaged(String feed, Random random) {
        StringBuilder damaged = new StringBuilder(feed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            if (random.nextInt(3) == 0) {
                damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(30)));
            } else {
                damaged.insert(at, DAMAGE.get(random.nextInt(DAMAGE.size())));
            }
        }
        return damaged.toString();
    }
}
