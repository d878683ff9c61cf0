package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.browser.Places;

/** Pages of shows in other languages, in Chromium. */
@Timeout(180)
class LanguagesBrowserIT extends BrowserVisit {
    @ParameterizedTest(name = "{0} at {1} pixels, dark: {2}")
    @CsvSource({"ar, 1280, false", "ar, 390, true", "ja, 390, false", "de, 390, false", "he, 390, false"})
    void eachHasItsWordsAndItsDirection(String language, int width, boolean dark) throws Exception {
        try (BrowserSite other = BrowserSite.publish(folder.resolve(language + width), language)) {
            other.withStats(Instant.now().minus(Duration.ofDays(2)));
            tab.size(width, 900).look("screen", dark).go(other.page("index.html"));
            tab.until("document.querySelector('.swarm')");
            boolean turned = language.equals("ar") || language.equals("he");
            assertThat(tab.text("getComputedStyle(document.body).direction")).isEqualTo(turned ? "rtl" : "ltr");
            assertThat(tab.text("document.documentElement.lang")).isEqualTo(language);
            int first =
                    tab.number("Math.round(document.querySelector('.subscribe summary').getBoundingClientRect().left)");
            assertThat(first > width / 2).isEqualTo(turned);
            tab.eval("document.querySelector('#items button.play').click()");
            tab.until("document.querySelector('.dock audio').currentTime > 0.1");
            assertThat(Places.faults(tab)).isEmpty();
            assertThat(axe.hurdles(tab)).isEmpty();
            tab.screenshot(SCREENSHOTS.resolve("language-" + language + "-" + width + ".png"), 900);
            tab.go(other.page(tab.text("document.querySelector('#items h2 a').getAttribute('href')")));
            assertThat(Places.faults(tab)).isEmpty();
            assertThat(axe.hurdles(tab)).isEmpty();
            tab.screenshot(SCREENSHOTS.resolve("language-item-" + language + "-" + width + ".png"), 900);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** Where nobody has translated the words, they are English and say so. */
    @Test
    void ourWordsSayWhenTheyAreEnglish() throws Exception {
        try (BrowserSite other = BrowserSite.publish(folder.resolve("he"), "he")) {
            tab.go(other.page("index.html"));
            assertThat(tab.text("document.querySelector('#items .meta').closest('[lang]').lang"))
                    .isEqualTo("en");
            assertThat(tab.text("document.querySelector('#items h2').closest('[lang]').lang"))
                    .isEqualTo("he");
        }
        try (BrowserSite other = BrowserSite.publish(folder.resolve("ar"), "ar")) {
            tab.go(other.page("index.html"));
            assertThat(tab.text(
                            "document.querySelector('main').innerText + document.querySelector('.panels').innerText"))
                    .doesNotContain("Download", "Torrent", "Show more", "Subscribe", "Share", "page", "Newest");
            visitor.searches("only once among so many");
            tab.until("document.getElementById('found').textContent === 'ملف واحد من 230'");
        }
    }
}
