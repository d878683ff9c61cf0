package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.browser.Places;

/**
 * The page as visitors see and use it, in Chromium, from a server that allows nothing inline. What it looks like is left
 * in target/screenshots.
 */
@Timeout(120)
class PageBrowserIT extends BrowserVisit {
    private static final int HEIGHT = 2600;

    @ParameterizedTest(name = "{0} pixels, dark: {1}, scripts: {2}")
    @CsvSource({
        "320, false, true",
        "320, true, false",
        "390, true, true",
        "390, false, false",
        "1280, false, true",
        "1280, true, true",
        "1280, false, false"
    })
    void everythingHasItsPlace(int width, boolean dark, boolean scripts) throws Exception {
        if (scripts) {
            site.withStats();
        }
        tab.size(width, 900).look("screen", dark).scripts(scripts).go(site.page("index.html"));
        if (scripts) {
            tab.until("!document.getElementById('wanted').hidden");
        }
        assertThat(tab.eval("!document.getElementById('controls').hidden").getAsBoolean())
                .isEqualTo(scripts);
        assertLaidOut();
        String name = "page-" + width + (dark ? "-dark" : "-light") + (scripts ? "" : "-no-scripts") + ".png";
        tab.screenshot(SCREENSHOTS.resolve(name), HEIGHT);

        tab.go(site.page("page-1.html"));
        assertLaidOut();
        assertThat(tab.complaints()).isEmpty();
    }

    private void assertLaidOut() throws InterruptedException {
        assertThat(Places.faults(tab)).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1} pixels, dark: {2}")
    @CsvSource({"index.html, 1280, false", "index.html, 390, true", "page-1.html, 390, false"})
    void axeFindsNothingThatKeepsPeopleOut(String page, int width, boolean dark) throws Exception {
        site.withStats();
        tab.size(width, 900).look("screen", dark).go(site.page(page));
        tab.until("!document.querySelector('[value=popular]').disabled");
        tab.eval("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(axe.hurdles(tab)).isEmpty();
    }

    @ParameterizedTest(name = "{0} pixels, dark: {1}")
    @CsvSource({"390, true", "1280, false"})
    void theIndexOfShowsIsAsGood(int width, boolean dark) throws Exception {
        tab.size(width, 900).look("screen", dark).go(site.index());
        assertLaidOut();
        assertThat(axe.hurdles(tab)).isEmpty();
        tab.screenshot(SCREENSHOTS.resolve("shows-" + width + (dark ? "-dark" : "-light") + ".png"), HEIGHT);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theBrowsersOwnControlsPlay() throws Exception {
        tab.scripts(false).go(site.page("index.html"));
        tab.eval("document.querySelector('audio').play()");
        tab.until("document.querySelector('audio').currentTime > 0.2");
        assertThat(tab.number("Math.round(document.querySelector('audio').duration)"))
                .isEqualTo(BrowserSite.SECONDS);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void searchFindsTitlesAndDescriptionsOfAllPages() throws Exception {
        tab.go(site.page("page-1.html"));
        visitor.searches("ÉPISODE 7");
        tab.until("document.getElementById('found').textContent !== ''");
        assertThat(tab.text("document.getElementById('found').textContent")).isEqualTo("11 files of 230");
        assertThat(visitor.sees()).hasSize(11).contains("Episode 7: low tide").contains("Episode 79: low tide");
        tab.screenshot(SCREENSHOTS.resolve("search-1280-light.png"), HEIGHT);
        assertLaidOut();
        assertThat(axe.hurdles(tab)).isEmpty();

        visitor.searches("only once among so many");
        tab.until("document.querySelectorAll('#items > li').length === 1");
        assertThat(tab.text("document.querySelector('#items h2 a').getAttribute('href')"))
                .matches("items/.*-episode-5-low-tide\\.mp3\\.html.*");
        tab.leave("document.querySelector('#items h2 a').click()");
        tab.until("location.pathname.endsWith('-episode-5-low-tide.mp3.html')");

        tab.go(site.page("page-1.html"));

        visitor.searches("nothing has this");
        tab.until("document.getElementById('found').textContent === 'Nothing found.'");
        visitor.searches("");
        tab.until("document.querySelectorAll('#items > li').length === 100");
        assertThat(tab.eval("document.getElementById('pages').hidden").getAsBoolean())
                .isFalse();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void allFilesAreSortedNotOnlyThoseOfThePage() throws Exception {
        site.withStats();
        tab.go(site.page("index.html"));
        tab.until("!document.querySelector('[value=popular]').disabled");
        List<String> before = visitor.sees();
        visitor.sorts("oldest");
        tab.until("document.querySelector('#items h2').textContent.startsWith('Episode 1:')");
        assertThat(visitor.sees()).hasSize(100);
        tab.eval("document.querySelector('#further button').click()");
        assertThat(visitor.sees()).hasSize(200);
        visitor.sorts("popular");
        tab.until("document.querySelector('#items h2').textContent.startsWith('Episode 3:')");
        assertThat(visitor.sees()).element(1).asString().startsWith("Episode 200:");
        visitor.sorts("newest");
        tab.until("!document.getElementById('pages').hidden");
        assertThat(visitor.sees()).isEqualTo(before);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theSwarmIsToldWhereItIsKnown() throws Exception {
        site.withStats();
        tab.go(site.page("index.html"));
        tab.until("!document.getElementById('wanted').hidden");
        assertThat(tab.text("document.querySelector('.facts').textContent"))
                .endsWith(" · Sharing has saved the show’s own server 12.3 GB. · Most wanted");
        assertThat(tab.text("[...document.querySelectorAll('#wanted li')].map(one => one.innerText).join('; ')"))
                .matches("(?s)Episode 3: .*1 seeder, 9 downloading; Episode 200: .*2 seeders, 4 downloading");
        assertThat(tab.text("[...document.querySelectorAll('#items .swarm')].map(one => one.textContent).join('; ')"))
                .isEqualTo("2 seeders, 4 downloading; 12 seeders; 1 seeder, 1 downloading");
        assertThat(tab.complaints()).isEmpty();
    }

    /** Before anybody seeded, and with one that nobody can read. */
    @Test
    void missingOrBrokenStatsAreNoMatter() throws Exception {
        tab.go(site.page("index.html"));
        tab.until("!document.getElementById('controls').hidden");
        site.awaitStatsAsked();
        assertThat(tab.eval("document.getElementById('wanted').hidden").getAsBoolean())
                .isTrue();
        assertThat(tab.complaints()).isEmpty();
        for (String broken : List.of("", "null", "[]", "{\"version\":1,\"items\":[1,null]}", "{\"version\":2}")) {
            site.stats(broken);
            tab.go(site.page("index.html"));
            site.awaitStatsAsked();
            tab.until("!document.getElementById('controls').hidden");
            assertThat(tab.complaints()).as(broken).isEmpty();
        }
    }

    @Test
    void aPageOpenedAsAFileWorksToo() throws Exception {
        tab.go(site.folder().resolve("index.html").toUri().toString());
        visitor.searches("only once among so many");
        tab.until("document.querySelectorAll('#items > li').length === 1");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void onPaperThereIsTheListAndNothingToPress() throws Exception {
        tab.look("print", false).go(site.page("index.html"));
        assertThat(tab.eval(
                                "[...document.querySelectorAll('audio, .items .links, .controls, .skip, .dock, button')].every(one => !one.checkVisibility())")
                        .getAsBoolean())
                .isTrue();
        tab.screenshot(SCREENSHOTS.resolve("print.png"), HEIGHT);
        tab.pdf(SCREENSHOTS.resolve("print.pdf"));
        assertThat(SCREENSHOTS.resolve("print.pdf")).isNotEmptyFile();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theKeyboardReachesEverything() throws Exception {
        tab.go(site.page("index.html"));
        tab.until("!document.getElementById('controls').hidden");
        tab.press("Tab", 9);
        assertThat(tab.text("document.activeElement.textContent")).isEqualTo("Skip to the files");
        assertThat(tab.number("document.activeElement.getBoundingClientRect().top"))
                .isGreaterThanOrEqualTo(0);
        tab.screenshot(SCREENSHOTS.resolve("keyboard.png"), 400);
        tab.press("Enter", 13);
        tab.until("location.hash === '#items'");
        Set<String> reached = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            tab.press("Tab", 9);
            reached.add(tab.text("document.activeElement.tagName + ' ' + document.activeElement.textContent.trim()"));
        }
        assertThat(reached)
                .anyMatch(one -> one.startsWith("BUTTON Play Bells in the fog"))
                .contains("A Download", "A Torrent", "A Magnet");
    }

    @Test
    void hostileTextsDoNothing() throws Exception {
        tab.go(site.page("index.html"));
        visitor.searches("alert");
        tab.until("document.getElementById('found').textContent.includes(' of ')");
        assertThat(tab.eval("window.hit === undefined").getAsBoolean()).isTrue();
        assertThat(visitor.sees()).anyMatch(title -> title.contains("</script><script>window.hit=1</script>"));
        assertThat(tab.number("document.querySelectorAll('#items script, #items img:not(.cover)').length"))
                .isZero();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void allLinksResolve() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Set<URI> links = new TreeSet<>();
        for (String page : List.of("index.html", "page-1.html", "page-2.html")) {
            tab.go(site.page(page));
            for (JsonElement link : tab.eval(
                            "[...document.querySelectorAll('[href], [src]')].map(one => one.href || one.src).filter(one => one.startsWith(location.origin)).map(one => one.replace(/#.*/, ''))")
                    .getAsJsonArray()) {
                links.add(URI.create(link.getAsString()));
            }
        }
        assertThat(links).hasSizeGreaterThan(460);
        for (URI link : links) {
            HttpRequest head = HttpRequest.newBuilder(link)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(head, BodyHandlers.discarding()).statusCode())
                    .as(link.toString())
                    .isEqualTo(200);
        }
    }
}
