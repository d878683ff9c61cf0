package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.browser.Places;

/** The page that each file has to itself, in Chromium. What it looks like is left in target/screenshots. */
@Timeout(120)
class ItemPageBrowserIT extends BrowserVisit {
    private static final int HEIGHT = 1600;

    /** Opens the page of the file with this number by its title in the list. */
    private void open(int number) throws Exception {
        tab.go(site.page(number > 100 ? "index.html" : "page-1.html"));
        tab.leave("document.getElementById('" + site.infoHash("g" + number) + "').querySelector('h2 a').click()");
        tab.until("location.pathname.includes('/items/') && document.readyState === 'complete'");
    }

    @ParameterizedTest
    @CsvSource({"230, true", "229, false", "3, true"})
    void theTitleLeadsThereAndAnotherLinkBack(int number, boolean scripts) throws Exception {
        tab.scripts(scripts);
        open(number);
        String title = tab.text("document.querySelector('h1').textContent");
        String source = tab.text("document.querySelector('audio').src");
        tab.leave("document.querySelector('header a').click()");
        tab.until("location.pathname.endsWith('/index.html')");
        assertThat(tab.complaints()).isEmpty();

        tab.go(site.page(number > 100 ? "index.html" : "page-1.html"));
        String card = "document.getElementById('" + site.infoHash("g" + number) + "')";
        assertThat(tab.text(card + ".querySelector('h2').textContent")).isEqualTo(title);
        assertThat(tab.text(card + ".querySelector('audio').src")).isEqualTo(source);
    }

    @Test
    void itPlays() throws Exception {
        open(229);
        tab.eval("document.querySelector('article button.play').click()");
        tab.until("document.querySelector('.dock audio')?.currentTime > 0.2");
        assertThat(tab.complaints()).isEmpty();
    }

    /** On a page that has it no more, and on one that is there no more. */
    @ParameterizedTest
    @CsvSource({"index.html, 3", "page-1.html, 230", "page-2.html, 7", "page-2.html, 230"})
    void aLinkOfAnEarlierSiteFindsItsFile(String page, int number) throws Exception {
        tab.go(site.page(page + "#" + site.infoHash("g" + number)));
        tab.until("location.pathname.includes('/items/') && document.querySelector('article') !== null");
        assertThat(tab.text("document.querySelector('article').id")).isEqualTo(site.infoHash("g" + number));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aLinkToAFileOfThePageStaysThere() throws Exception {
        String id = site.infoHash("g200");
        tab.go(site.page("index.html#" + id));
        tab.until("document.querySelector(':target h2') !== null");
        tab.eval("location.hash = '0'.repeat(40)");
        tab.until("window.seedcastItems !== undefined");
        assertThat(tab.text("location.pathname")).endsWith("/index.html");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void withoutScriptsAnOldPageSaysWhereTheFilesAre() throws Exception {
        tab.scripts(false).go(site.page(BrowserSite.OLD_PAGE));
        assertThat(tab.text("document.querySelector('main a').getAttribute('href')"))
                .isEqualTo("index.html");
        assertThat(Places.faults(tab)).isEmpty();
        tab.screenshot(SCREENSHOTS.resolve("moved.png"), 400);
    }

    @ParameterizedTest(name = "{0} pixels, dark: {1}, scripts: {2}")
    @CsvSource({
        "320, false, true",
        "390, false, true",
        "390, true, false",
        "820, false, true",
        "820, true, true",
        "1280, false, true",
        "1280, true, true",
    })
    void everythingHasItsPlaceForEverybody(int width, boolean dark, boolean scripts) throws Exception {
        tab.size(width, 900).look("screen", dark).scripts(scripts);
        for (int number : new int[] {229, 228, 227, 226, 224, 223}) {
            open(number);
            assertThat(Places.faults(tab)).isEmpty();
            if (scripts) {
                assertThat(axe.hurdles(tab)).as("file " + number).isEmpty();
            }
            String name = "item-" + number + "-" + width + (dark ? "-dark" : "-light") + ".png";
            tab.screenshot(SCREENSHOTS.resolve(name), HEIGHT);
        }
        assertThat(tab.eval("window.hit === undefined").getAsBoolean()).isTrue();
        assertThat(tab.complaints()).isEmpty();
    }
}
