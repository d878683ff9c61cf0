package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.browser.Places;
import org.seedcast.browser.Tab;

/** Subscribing, sharing, and what is said of the swarm, in Chromium. */
@Timeout(120)
class SubscribeBrowserIT extends BrowserVisit {
    private static final String CLIPBOARD = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
    private static final String APPS =
            "[...document.querySelectorAll('.apps li')].filter(one => one.checkVisibility()).map(one => one.firstChild.getAttribute('href')).join('\\n')";

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(tab.complaints()).isEmpty();
    }

    private void press(String selector) throws Exception {
        tab.eval("document.querySelector('" + selector + "').click()");
    }

    private List<String> apps() {
        String bare = site.page("podcast.xml").replace("http://", "");
        String encoded = "http%3A%2F%2F" + bare.replace(":", "%3A").replace("/", "%2F");
        return List.of(
                "pcast://" + bare,
                "https://antennapod.org/deeplink/subscribe?url=" + encoded,
                "overcast://x-callback-url/add?url=" + encoded,
                "pktc://subscribe/" + bare,
                "podcast://" + bare,
                "feed:http://" + bare);
    }

    @ParameterizedTest(name = "{0} pixels, dark: {1}, scripts: {2}")
    @CsvSource({"1280, false, true", "390, true, true", "820, false, false"})
    void thePanelHasTheAddressesAndOpensApps(int width, boolean dark, boolean scripts) throws Exception {
        tab.size(width, 1400).look("screen", dark).scripts(scripts).go(site.page("index.html"));
        press(".subscribe summary");
        assertThat(tab.text("[...document.querySelectorAll('.address a')].map(one => one.textContent).join(' ')"))
                .isEqualTo(site.page("podcast.xml") + " " + site.page("torrents.xml"));
        assertThat(tab.text(APPS).lines()).containsExactlyElementsOf(apps());
        assertThat(tab.number("[...document.querySelectorAll('.address button')].length"))
                .isEqualTo(scripts ? 2 : 0);
        assertThat(Places.faults(tab)).isEmpty();
        if (scripts) {
            assertThat(axe.hurdles(tab)).isEmpty();
        }
        tab.screenshot(SCREENSHOTS.resolve("subscribe-" + width + (scripts ? "" : "-no-scripts") + ".png"), 1400);
    }

    /** The address of the page tells, as far as it is one of the web. */
    @Test
    void withoutABaseUrlTheScriptsMakeTheAddresses() throws Exception {
        String bare = html("index.html")
                .replace(">" + site.page("podcast.xml") + "<", ">podcast.xml<")
                .replace(
                        "<li><a href=\"pcast://" + site.page("podcast.xml").substring(7) + "\"",
                        "<li hidden><a data-app=\"pcast://{bare}\"");
        tab.scripts(false).go(crafted("bare.html", bare));
        press(".subscribe summary");
        assertThat(tab.text(APPS)).doesNotContain("pcast:");
        tab.scripts(true).go(site.page("bare.html"));
        press(".subscribe summary");
        assertThat(tab.text("document.querySelector('.address a').textContent")).isEqualTo(site.page("podcast.xml"));
        assertThat(tab.text(APPS).lines()).containsExactlyElementsOf(apps());
        tab.go(site.folder().resolve("bare.html").toUri().toString());
        press(".subscribe summary");
        assertThat(tab.text(APPS)).doesNotContain("file:").doesNotContain("pcast:");
    }

    @Test
    void addressesAndMagnetLinksAreCopied() throws Exception {
        tab.go(site.page("index.html"));
        tab.eval(CLIPBOARD);
        press(".subscribe summary");
        press(".address button");
        tab.until("window.copied === '" + site.page("podcast.xml") + "'");
        tab.until("document.querySelector('.address button').textContent === 'Copied'");
        press("#items .copy");
        tab.until("window.copied.startsWith('magnet:?xt=urn:btih:')");
    }

    @Test
    void anItemIsSharedByTheAddressThatStays() throws Exception {
        tab.go(site.page("index.html"));
        tab.eval(CLIPBOARD);
        press("#items .share");
        tab.until("(window.copied ?? '').includes('/site/items/')");
        tab.eval("navigator.share = async (what) => { window.shared = what; }");
        press("#items .share");
        tab.until("window.shared && window.shared.title === 'Bells in the fog' && window.shared.url === window.copied");
    }

    /** Sent as web servers send files of XML. */
    @ParameterizedTest(name = "{0} is for a {1}")
    @CsvSource({"podcast.xml, podcast app", "torrents.xml, BitTorrent client"})
    void aFeedThatIsOpenedSaysWhatItIs(String feed, String reader) throws Exception {
        tab.go(site.page(feed));
        assertThat(tab.text("getComputedStyle(document.documentElement, '::before').content"))
                .contains("feed of a show, for a " + reader, "To subscribe, copy the address of this page");
        assertThat(
                        tab.text(
                                "[...document.querySelectorAll('channel > *')].filter(one => one.checkVisibility()).map(one => one.localName).filter((one, i, all) => all.indexOf(one) === i).join(' ')"))
                .isEqualTo("title item");
        tab.screenshot(SCREENSHOTS.resolve("feed-" + feed.replace(".xml", ".png")), 900);
    }

    @Test
    void countsOfAnotherDayAreToldWithThatDay() throws Exception {
        site.withStats(Instant.parse("2000-01-01T00:00:00Z"));
        tab.go(site.page("index.html"));
        site.awaitStatsAsked();
        tab.until("document.querySelector('.facts').textContent.includes('12.3 GB')");
        assertThat(tab.number("document.querySelectorAll('.swarm').length")).isZero();

        site.withStats(Instant.now().minus(Duration.ofDays(3)));
        tab.go(site.page("index.html"));
        tab.until("document.querySelector('.swarm')");
        assertThat(tab.text("document.querySelector('#items .swarm').textContent"))
                .matches("2 seeders, 4 downloading on \\d{1,2} [A-Z][a-z]+ \\d{4}");
        assertThat(tab.eval("document.getElementById('wanted').hidden").getAsBoolean())
                .isTrue();
    }

    @Test
    void aNumberDoesNotLookLikeALink() throws Exception {
        site.withStats();
        tab.go(site.page("index.html"));
        tab.until("document.querySelector('.swarm')");
        String colour = "getComputedStyle(document.querySelector('%s')).color";
        assertThat(tab.text(colour.formatted("#items .swarm")))
                .isEqualTo(tab.text(colour.formatted("#items .meta")))
                .isNotEqualTo(tab.text(colour.formatted("#items .meta a")));
        assertThat(tab.eval(
                                "document.getElementById('wanted').compareDocumentPosition(document.getElementById('items')) === Node.DOCUMENT_POSITION_PRECEDING")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void aHundredFilesArePrintedOnFewSheetsWithTheirAddresses() throws Exception {
        tab.look("print", false).go(site.page("index.html"));
        assertThat(tab.text("getComputedStyle(document.querySelector('#items h2'), '::after').content"))
                .startsWith("\" " + site.page("items/"));
        assertThat(sheets(tab)).isBetween(2, 19);
    }

    private static int sheets(Tab tab) throws Exception {
        var file = SCREENSHOTS.resolve("sheets.pdf");
        tab.pdf(file);
        String text = new String(java.nio.file.Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.split("/Type */Page\\b", -1).length - 1;
    }
}
