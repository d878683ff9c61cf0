package org.seedcast.feed.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Feed;
import org.seedcast.feed.read.FeedParsing;

class TitleTextTest {
    /** What XML has made of the title already, and what is meant by it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What&#8217;s New | What\u2019s New",
                "What&#x2019;s New | What\u2019s New",
                "What&#X2019;s New | What\u2019s New",
                "What&rsquo;s New | What\u2019s New",
                "What&#39;s New | What's New",
                "What&apos;s New | What's New",
                "Tom &amp; Jerry | Tom & Jerry",
                "AT&amp;T | AT&T",
                "AT&amp;amp;T | AT&amp;T",
                "&quot;Live&quot; | \"Live\"",
                "1 &lt; 2 &gt; 0 | 1 < 2 > 0",
                "Caf&eacute;&nbsp;Noir | Caf\u00e9\u00a0Noir",
                "it&#146;s | it\u2019s",
                "&#127881; Party | \ud83c\udf89 Party",
                "&#x7F;&#127; control | &#x7F;&#127; control",
                // none of these is a reference that is whole and known
                "AT&T | AT&T",
                "Q&A; part 2 | Q&A; part 2",
                "R&D & more | R&D & more",
                "?a=1&copy=2 | ?a=1&copy=2",
                "&bogus; | &bogus;",
                "&#; &#x; &; | &#; &#x; &;",
                "&#0; &#1; &#xD800; &#x110000; | &#0; &#1; &#xD800; &#x110000;",
                "&#129; | &#129;",
                "&#99999999; | &#99999999;",
                "$1 \\ &amp; | $1 \\ &",
                "plain | plain",
            })
    void oneLevelOfEscapesIsUndone(String text, String meant) {
        assertThat(TitleText.of(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT&amp;T | AT&T",
                "It&amp;#8217;s | It\u2019s",
                "AT&amp;amp;T | AT&T",
                "&amp;amp;amp; | &amp;",
                "R&D &bogus; | R&D &bogus;"
            })
    void whatIsLeftOfAReferenceIsShownToNobody(String text, String shown) {
        assertThat(TitleText.shown(text)).isEqualTo(shown);
    }

    @Test
    void titlesOfItemsAndShowAreReadThatWay() throws Exception {
        Feed feed = FeedParsing.parse("<rss version='2.0'><channel><title>Caf&amp;eacute; &amp;amp; Bar</title>"
                        + "<item><title>What&amp;#8217;s New</title><guid>1</guid></item>"
                        + "<item><title><![CDATA[Tom &amp; Jerry]]></title><guid>2</guid></item>"
                        + "<item><title>AT&amp;T &lt;live&gt;</title><guid>3</guid></item>"
                        + "</channel></rss>")
                .feed();

        assertThat(feed.channel().title()).isEqualTo("Caf\u00e9 & Bar");
        assertThat(feed.episodes().stream().map(Episode::title))
                .containsExactly("What\u2019s New", "Tom & Jerry", "AT&T <live>");
    }
}
