package org.seedcast.feed.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.feed.read.FeedParsing;

/** The whole table of what makes another episode of an item that has the guid of one before. */
class SketchTest {
    private static final Guid GUID = new Guid("g");

    /** @param length 0 for none */
    private static Sketch sketch(String title, String day, String file, long length) {
        Optional<Instant> published =
                Optional.ofNullable(day).map(date -> Instant.parse("2025-06-" + date + "T10:00:00Z"));
        Stream<Enclosure> files = Stream.ofNullable(file)
                .flatMap(name -> Enclosure.at(FeedParsing.BASE, name).stream())
                .map(one -> new Enclosure(
                        one.url(), one.type(), length == 0 ? OptionalLong.empty() : OptionalLong.of(length)));
        return Sketch.of(title == null ? "" : title, published, files.toList(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // title, day, file, length of the later one, whose earlier one is A, 03, a.mp3, 1000; apart, replaced
        "A, 03, a.mp3, 1000, false, false",
        "B, 03, a.mp3, 1000, false, false",
        "A, 04, a.mp3, 1000, false, false",
        "A, 03, b.mp3, 1000, false, false",
        "A, 03, a.mp3, 2000, false, false",
        "B, 04, a.mp3, 1000, false, false",
        "B, 03, b.mp3, 2000, false, false",
        "A, 04, b.mp3, 2000, false, false",
        "B, 04, b.mp3, 1000, true, true",
        "B, 04, a.mp3, 2000, false, true",
        "B, 04, b.mp3, 2000, true, true",
        "  , 04, b.mp3, 2000, false, false",
        "B,   , b.mp3, 2000, false, false",
        "B, 04,      , 0, false, false",
        "B, 04, a.mp3, 0, false, false",
        "B, 04, b.mp3, 0, true, true",
        "B, 04, a.mp3?utm_source=x, 0, false, false",
        "B, 04, https://www.podtrac.com/pts/redirect.mp3/a.example/show/a.mp3, 0, false, false",
        "' A ', 04, b.mp3, 2000, false, false",
    })
    void onlyTitleDayAndFileTogetherMakeAnother(
            String title, String day, String file, long length, boolean apart, boolean replaced) {
        Sketch before = sketch("A", "03", "a.mp3", 1000);
        Sketch later = sketch(title, day, file, length);

        assertThat(before.isApartFrom(later)).isEqualTo(apart);
        assertThat(later.isApartFrom(before)).isEqualTo(apart);
        assertThat(before.isReplacedBy(later, GUID)).isEqualTo(replaced);
    }

    @ParameterizedTest
    @CsvSource({
        "  , 03, a.mp3, 1000",
        "A,   , a.mp3, 1000",
        "A, 03,      , 0",
        "A, 03, a.mp3, 0",
    })
    void whatTheEarlierOneDoesNotSayIsNoChange(String title, String day, String file, long length) {
        boolean changed = sketch(title, day, file, length).isReplacedBy(sketch("B", "04", "a.mp3", 2000), GUID);

        assertThat(changed).isFalse();
    }

    @Test
    void theLengthThatWasMeasuredCountsLikeTheOneDeclared() {
        Sketch here = Sketch.of(
                "A",
                Optional.of(Instant.parse("2025-06-03T10:00:00Z")),
                List.of(new Enclosure(FeedParsing.BASE.resolve("a.mp3"), Optional.empty(), OptionalLong.of(999))),
                List.of(1000L));

        assertThat(here.isReplacedBy(sketch("B", "04", "a.mp3", 1000), GUID)).isFalse();
        assertThat(here.isReplacedBy(sketch("B", "04", "a.mp3", 999), GUID)).isFalse();
        assertThat(here.isReplacedBy(sketch("B", "04", "a.mp3", 2000), GUID)).isTrue();
    }

    /** Whatever is newest comes to such an address, and nothing else is known of it. */
    @ParameterizedTest
    @CsvSource({
        "B, 04,    0, true",
        "B, 04, 2000, true",
        "B, 04, 1000, false",
        "B, 03,    0, false",
        "A, 04,    0, false",
    })
    void anAddressThatServesAsGuidTellsNothing(String title, String day, long length, boolean replaced) {
        Guid address = new Guid("https://a.example/show/latest.mp3");

        assertThat(sketch("A", "03", "latest.mp3", 1000)
                        .isReplacedBy(sketch(title, day, "latest.mp3", length), address))
                .isEqualTo(replaced);
    }

    @Test
    void dayAndAddressAreComparedInUtcAndCanonically() {
        Sketch late = Sketch.of("A", Optional.of(Instant.parse("2025-06-03T23:59:59Z")), List.of(), List.of());
        Sketch early = Sketch.of("B", Optional.of(Instant.parse("2025-06-04T00:00:00Z")), List.of(), List.of());

        assertThat(late.isAnotherStory(early)).isTrue();
        assertThat(sketch("A", "03", "http://a.example/show/a.mp3?token=1", 1).addresses())
                .containsExactly("https://a.example/show/a.mp3");
    }

    /** Many episodes may have the same picture beside their file. */
    @Test
    void aPictureIsNoFileOfItsOwnBesideAnother() {
        List<Enclosure> files = Stream.of("a.mp3", "logo.jpg")
                .flatMap(name -> Enclosure.at(FeedParsing.BASE, name).stream())
                .toList();

        assertThat(Sketch.of("A", Optional.empty(), files, List.of()).addresses())
                .containsExactly("https://a.example/show/a.mp3");
        assertThat(Sketch.of("A", Optional.empty(), files.subList(1, 2), List.of())
                        .addresses())
                .containsExactly("https://a.example/show/logo.jpg");
    }
}
