package org.seedcast.download.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.torrent.Origin;

class VerdictTest {
    private static final URI SOURCE = URI.create("https://host.example/a.mp3");
    private static final Instant COPIED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Optional<Validator> TAG = Optional.of(new Validator("\"v1\"", true));
    private static final RangeSample GOOD = sight(206, 1000, true, true, List.of(SOURCE), TAG, false);

    private static RangeSample sight(
            int status,
            long total,
            boolean exact,
            boolean same,
            List<URI> way,
            Optional<Validator> validator,
            boolean passing) {
        OptionalLong told = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
        return new RangeSample(status, Optional.empty(), told, exact, same, way, validator, passing);
    }

    private static RangeSample by(String... way) {
        List<URI> urls = Stream.of(way).map(URI::create).toList();
        return sight(206, 1000, true, true, urls, TAG, false);
    }

    private static Origin judged(Verdict verdict, RangeSample... sights) {
        return verdict.of(List.of(sights), false, COPIED);
    }

    private static Verdict verdict(Optional<Validator> validator) {
        return new Verdict(SOURCE, 1000, OptionalLong.of(1000), validator, false);
    }

    @Test
    void nothingSpeaksAgainstIt() {
        assertThat(judged(verdict(TAG), GOOD, GOOD, GOOD)).isEqualTo(new Origin.Stable(SOURCE, false));
        assertThat(verdict(TAG).of(List.of(GOOD), true, COPIED)).isEqualTo(new Origin.Stable(SOURCE, true));
    }

    static Stream<Arguments> doubts() {
        RangeSample other = sight(206, 1000, true, false, List.of(SOURCE), TAG, false);
        return Stream.of(
                Arguments.of(other, "dynamic it sent other bytes the second time"),
                Arguments.of(
                        sight(206, 1001, true, true, List.of(SOURCE), TAG, false),
                        "dynamic it had 1.0 kB and then 1.0 kB"),
                Arguments.of(
                        sight(200, 900, false, false, List.of(SOURCE), TAG, false),
                        "dynamic it had 1.0 kB and then 900 B"),
                Arguments.of(
                        sight(200, 1000, false, false, List.of(SOURCE), TAG, false),
                        "unproven it does not support range requests"),
                Arguments.of(
                        sight(206, 1000, false, false, List.of(SOURCE), TAG, false),
                        "unproven it does not support range requests"),
                Arguments.of(
                        sight(404, -1, false, false, List.of(SOURCE), TAG, false),
                        "unproven HTTP 404 (not found) when asked again"),
                Arguments.of(RangeSample.failed("timed out"), "unproven timed out"),
                Arguments.of(
                        sight(206, 1000, true, true, List.of(SOURCE), Optional.empty(), false),
                        "unproven its ETag or date changes"),
                Arguments.of(
                        sight(
                                206,
                                1000,
                                true,
                                true,
                                List.of(SOURCE),
                                Optional.of(new Validator("\"v2\"", true)),
                                false),
                        "unproven its ETag or date changes"),
                Arguments.of(
                        sight(206, 1000, true, true, List.of(SOURCE), TAG, true),
                        "unproven it forbids storing the file"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("doubts")
    void oneThingThatSpeaksAgainstItIsEnough(RangeSample doubtful, String expected) {
        Origin origin = judged(verdict(TAG), GOOD, doubtful, GOOD);

        assertThat(text(origin)).isEqualTo(expected);
    }

    @Test
    void aDifferenceOutweighsADoubt() {
        RangeSample other = sight(206, 1000, true, false, List.of(SOURCE), TAG, false);

        assertThat(judged(verdict(Optional.empty()), RangeSample.failed("timed out"), other))
                .isEqualTo(new Origin.Dynamic("it sent other bytes the second time", COPIED));
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a.mp3, stable",
        "https://cdn.example/a.mp3?Expires=1&x=2, unproven its address is signed or holds a secret",
        "https://cdn.example/a.mp3?X-Amz-Date=1, unproven its address is signed or holds a secret",
        "https://cdn.example/a.mp3?token=1, unproven its address is signed or holds a secret",
        "https://u:p@cdn.example/a.mp3, unproven its address is signed or holds a secret",
        "https://traffic.megaphone.fm/a.mp3, unproven its host changes files from request to request",
        "https://MEGAPHONE.FM/a.mp3, unproven its host changes files from request to request",
        "https://notmegaphone.fm/a.mp3, stable",
        "http://cdn.example/a.mp3, unproven it leads to http",
    })
    void whereItLeadsCounts(String end, String expected) {
        assertThat(text(judged(verdict(TAG), by("https://host.example/a.mp3", end))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, stable", "1, stable", "2, unproven it takes 2 redirects", "5, unproven it takes 5 redirects"})
    void clientsFollowOneRedirect(int redirects, String expected) {
        String[] way = Stream.iterate(0, hop -> hop <= redirects, hop -> hop + 1)
                .map(hop -> "https://host.example/" + hop)
                .toArray(String[]::new);

        assertThat(text(judged(verdict(TAG), by(way)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https, 1000, false, stable",
        "https, , false, stable",
        "https, 999, false, unproven the feed declares another length",
        "http, 1000, false, unproven it is not https",
        "http, 1000, true, stable",
    })
    void theFeedCountsToo(String scheme, Long declared, boolean httpWillDo, String expected) {
        URI source = URI.create(scheme + "://host.example/a.mp3");
        OptionalLong length = declared == null ? OptionalLong.empty() : OptionalLong.of(declared);
        Verdict verdict = new Verdict(source, 1000, length, TAG, httpWillDo);

        assertThat(text(judged(verdict, by(source.toString())))).isEqualTo(expected);
    }

    @Test
    void whatCannotBeKnownAgainIsNotProven() {
        RangeSample bare = sight(206, 1000, true, true, List.of(SOURCE), Optional.empty(), false);

        assertThat(text(judged(verdict(Optional.empty()), bare)))
                .startsWith("unproven it sends neither a strong ETag nor");
    }

    private static String text(Origin origin) {
        if (origin instanceof Origin.Dynamic dynamic) {
            return "dynamic " + dynamic.reason();
        }
        return origin instanceof Origin.Unproven unproven ? "unproven " + unproven.reason() : "stable";
    }
}
