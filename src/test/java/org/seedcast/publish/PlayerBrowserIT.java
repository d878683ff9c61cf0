package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.browser.Places;

/** What visitors hear, in Chromium, from a server that allows nothing inline. */
@Timeout(120)
class PlayerBrowserIT extends BrowserVisit {
    private static final String PLAYING = "[...document.querySelectorAll('audio, video')].filter(one => !one.paused)";
    private static final String SOUND = "document.querySelector('.dock audio')";

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(tab.complaints()).isEmpty();
    }

    private void press(String selector) throws Exception {
        tab.eval("document.querySelector('" + selector + "').click()");
    }

    private void plays(int card) throws Exception {
        tab.eval("document.querySelectorAll('#items > li')[" + card + "].querySelector('button.play').click()");
        tab.until("!" + SOUND + ".paused && " + SOUND + ".currentTime > 0.1");
    }

    private void goesTo(int second) throws Exception {
        tab.eval("(() => { const bar = document.querySelector('.position'); bar.value = " + second
                + "; bar.dispatchEvent(new Event('input')); })()");
        tab.until("Math.abs(" + SOUND + ".currentTime - " + second + ") < 2");
    }

    @ParameterizedTest(name = "{0} by {1}, scripts: {2}")
    @CsvSource({"1280, 900, true", "1280, 900, false", "390, 844, true", "390, 844, false"})
    void thereIsSomethingToHearOnTheFirstScreen(int width, int height, boolean scripts) throws Exception {
        tab.size(width, height).scripts(scripts).go(site.page("index.html"));
        String first = scripts ? "#items button.play" : "#items audio";
        assertThat(tab.number("Math.round(document.querySelector('" + first + "').getBoundingClientRect().bottom)"))
                .isPositive()
                .isLessThanOrEqualTo(height);
        tab.screenshot(SCREENSHOTS.resolve("first-" + width + (scripts ? "" : "-no-scripts") + ".png"), height);
    }

    @Test
    void lengthsAreKnownBeforeAnythingIsLoaded() throws Exception {
        tab.go(site.page("index.html"));
        assertThat(tab.text("document.querySelector('#items button.play').textContent"))
                .isEqualTo("Play Bells in the fog 26:44");
        assertThat(tab.number(
                        "[...document.querySelectorAll('audio, video')].filter(one => one.readyState > 0).length"))
                .isZero();
    }

    @Test
    void onePlaysAtATime() throws Exception {
        tab.go(site.page("index.html"));
        plays(0);
        assertThat(tab.text("document.querySelector('.now').textContent")).isEqualTo("Bells in the fog");
        assertThat(tab.text("navigator.mediaSession.metadata.title + ' / ' + navigator.mediaSession.metadata.album"
                        + " + ' / ' + navigator.mediaSession.metadata.artwork[0].src.split('/').pop()"))
                .isEqualTo("Bells in the fog / Tides & Timetables / cover.jpg");
        plays(1);
        assertThat(tab.number(PLAYING + ".length")).isEqualTo(1);
        assertThat(tab.text("document.querySelector('.now').textContent")).isEqualTo("The harbour master");
        assertThat(tab.number("document.querySelectorAll('#items .play.playing').length"))
                .isEqualTo(1);
        tab.eval("document.querySelector('video').play()");
        tab.until("!document.querySelector('video').paused && document.querySelector('video').currentTime > 0.1");
        assertThat(tab.number(PLAYING + ".length")).isEqualTo(1);
        tab.screenshot(SCREENSHOTS.resolve("player-film.png"), 900);
        plays(0);
        assertThat(tab.number(PLAYING + ".length")).isEqualTo(1);
    }

    @Test
    void neitherSearchNorOrderNorMoreStopsIt() throws Exception {
        tab.go(site.page("index.html"));
        plays(0);
        goesTo(20);
        visitor.searches("only once among so many");
        tab.until("document.querySelectorAll('#items > li').length === 1");
        visitor.searches("");
        tab.until("document.querySelectorAll('#items > li').length > 2");
        visitor.sorts("oldest");
        tab.until("document.querySelector('#items h2').textContent.startsWith('Episode 1:')");
        press("#further button");
        tab.until("document.querySelectorAll('#items > li').length === 200");
        assertThat(tab.eval("!" + SOUND + ".paused && " + SOUND + ".currentTime > 19.9")
                        .getAsBoolean())
                .isTrue();
        tab.screenshot(SCREENSHOTS.resolve("player-search.png"), 900);
        press(".now a");
        tab.until("document.querySelector('#items h2').textContent === 'Bells in the fog'");
        plays(3);
    }

    @Test
    void aFilmKeepsItsPlace() throws Exception {
        tab.go(site.page("index.html"));
        tab.eval("window.film = document.querySelector('video'); film.play()");
        tab.until("film.currentTime > 0.1");
        visitor.searches("only once among so many");
        tab.until("document.querySelectorAll('#items > li').length === 2");
        visitor.searches("");
        tab.until("document.querySelectorAll('#items > li').length > 2");
        assertThat(tab.eval(
                                "!film.paused && film.isConnected && film.closest('.dock') === null && film.closest('li').querySelector('h2').textContent === 'A film of the harbour'")
                        .getAsBoolean())
                .isTrue();
        assertThat(visitor.sees().get(2)).isEqualTo("A film of the harbour");
    }

    @Test
    void positionAndSpeedAreRemembered() throws Exception {
        tab.go(site.page("index.html"));
        plays(0);
        goesTo(40);
        press(".key.forward");
        tab.until(SOUND + ".currentTime > 69");
        press(".key.back");
        tab.until(SOUND + ".currentTime < 57 && " + SOUND + ".currentTime > 54");
        tab.eval(
                "(() => { const speed = document.querySelector('.speed'); speed.value = '1.5'; speed.dispatchEvent(new Event('change')); })()");
        press(".key.play");
        tab.until(SOUND + ".paused");
        tab.go(site.page("index.html"));
        assertThat(tab.text("document.querySelector('#items button.play').textContent"))
                .endsWith(" left");
        plays(0);
        assertThat(tab.number("Math.floor(" + SOUND + ".currentTime)")).isBetween(54, 62);
        assertThat(tab.text("String(" + SOUND + ".playbackRate)")).isEqualTo("1.5");
    }

    /** Of a browser that keeps nothing, or something that we did not write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "{\"speed\":\"x\",\"places\":[1,[2,3],[\"a\"]]}"})
    void whatTheBrowserKeepsMayBeAnything(String kept) throws Exception {
        tab.go(site.page("index.html"));
        tab.eval("localStorage.setItem('seedcast.player', '" + kept + "')");
        tab.go(site.page("index.html"));
        plays(0);
        tab.eval("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
        press(".key.play");
        tab.until(SOUND + ".paused");
        tab.eval("delete Storage.prototype.setItem");
    }

    @Test
    void itKeepsAHundredPositionsAtMost() throws Exception {
        tab.go(site.page("index.html"));
        tab.eval(
                "localStorage.setItem('seedcast.player', JSON.stringify({ places: Array.from({ length: 300 }, (_, i) => ['k' + i, 50]) }))");
        plays(0);
        goesTo(30);
        press(".key.play");
        tab.until("JSON.parse(localStorage.getItem('seedcast.player')).places.length === 100");
        assertThat(tab.text("JSON.parse(localStorage.getItem('seedcast.player')).places.pop()[0]"))
                .matches("[0-9a-f]{40}");
    }

    private static final String TRACKS =
            "<ol class=\"tracks\"><li><a class=\"track\" href=\"/media/a.mp3\" data-length=\"61\">First</a></li>"
                    + "<li><a class=\"track\" href=\"/media/b.mp3\" data-length=\"62\">Second</a></li></ol>";

    @Test
    void timesInTheNotesSeek() throws Exception {
        String times = "<p class=\"text\">At <a class=\"time\" href=\"#t=42\">0:42</a></p>";
        tab.go(crafted(
                "times.html",
                html("index.html")
                        .replaceFirst("</ul>\n(?=<p class=\"text\"|<div class=\"notes\")", "</ul>\n" + times)));
        press("a.time");
        tab.until("!" + SOUND + ".paused && " + SOUND + ".currentTime >= 42");
        assertThat(tab.text("location.hash")).isEmpty();
        tab.go(site.page(tab.text("document.querySelector('#items h2 a').getAttribute('href')")) + "#t=33");
        tab.until("document.querySelector('.at').textContent === '0:33'");
        press("article button.play");
        tab.until("!" + SOUND + ".paused && " + SOUND + ".currentTime >= 33");
    }

    @Test
    void theTracksOfAReleasePlayOneAfterTheOther() throws Exception {
        String page = html("index.html").replaceFirst("<audio [^>]*></audio>", TRACKS);
        tab.go(crafted("tracks.html", page));
        press(".tracks .track");
        tab.until("!" + SOUND + ".paused && " + SOUND + ".src.endsWith('/a.mp3')");
        assertThat(tab.text("document.querySelector('[aria-current=true]').textContent"))
                .isEqualTo("First");
        tab.until("document.querySelector('.of').textContent === '1:30'");
        goesTo(BrowserSite.SECONDS - 1);
        tab.until("!" + SOUND + ".paused && " + SOUND + ".src.endsWith('/b.mp3')");
        assertThat(tab.text("document.querySelector('.tracks [aria-current=true]').textContent"))
                .isEqualTo("Second");
        assertThat(tab.text("document.querySelector('.now').textContent")).isEqualTo("Second – Bells in the fog");
        tab.screenshot(SCREENSHOTS.resolve("player-tracks.png"), 900);
        assertThat(axe.hurdles(tab)).isEmpty();
        press(".key.previous");
        tab.until(SOUND + ".src.endsWith('/a.mp3')");
        tab.scripts(false).go(site.page("tracks.html"));
        tab.leave("document.querySelector('.tracks .track').click()");
        tab.until("location.pathname === '/media/a.mp3'");
    }

    @ParameterizedTest(name = "{0} by {1}, dark: {2}")
    @CsvSource({"1280, 900, true", "820, 1100, false", "390, 844, false"})
    void itKeepsNobodyOut(int width, int height, boolean dark) throws Exception {
        tab.size(width, height).look("screen", dark).go(site.page("index.html"));
        plays(0);
        assertThat(Places.faults(tab)).isEmpty();
        assertThat(axe.hurdles(tab)).isEmpty();
        tab.screenshot(SCREENSHOTS.resolve("player-" + width + (dark ? "-dark" : "-light") + ".png"), height);
        press(".key.close");
        assertThat(tab.number(PLAYING + ".length")).isZero();
        assertThat(tab.eval("document.querySelector('.dock').hidden").getAsBoolean())
                .isTrue();
    }

    /** Fingers need 44 pixels. */
    @Test
    void thingsToPressAreLargeOnAPhone() throws Exception {
        tab.size(390, 844).go(site.page("index.html"));
        plays(0);
        assertThat(tab.text(
                        "[...document.querySelectorAll('button, .links a, .panels summary, input, select, .pages a')]"
                                + ".filter(one => one.checkVisibility() && Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 43.9)"
                                + ".map(one => one.outerHTML.slice(0, 80)).join('; ')"))
                .isEmpty();
    }
}
