package org.seedcast.library.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackListTest {
    @ParameterizedTest
    @CsvSource({
        "01 - Night Drive.mp3, 1, Night Drive",
        "03_-_Night_Drive.mp3, 3, Night Drive",
        "1. Night Drive.flac, 1, Night Drive",
        "12) Night.ogg, 12, Night",
        "2-07 Night.ogg, 7, Night",
        "007 – Bond.mp3, 7, Bond",
        "01.flac, , 01",
        "Night Drive.mp3, , Night Drive",
        "1999.mp3, , 1999",
        "4'33''.mp3, , 4'33''",
        "3x3.mp3, , 3x3",
        "__.mp3, , __.mp3",
        "Vol. 2 (live), , Vol. 2 (live)"
    })
    void aNameTellsNumberAndTitle(String name, Integer number, String title) {
        assertThat(TrackName.of(name))
                .isEqualTo(new TrackName(number == null ? OptionalInt.empty() : OptionalInt.of(number), title));
    }

    @Test
    void tracksStandInTheOrderInWhichTheyArePlayed() {
        TrackList list =
                of("10 j.mp3", "9 i.mp3", "b/1.mp3", "a/2 x.flac", "cover.jpg", "a/1 y.flac", "LICENSE", "z.mp3");

        assertThat(list.tracks())
                .extracting(track -> String.join("/", track.path()))
                .containsExactly("9 i.mp3", "10 j.mp3", "z.mp3", "a/1 y.flac", "a/2 x.flac", "b/1.mp3");
        assertThat(list.others())
                .extracting(track -> String.join("/", track.path()))
                .containsExactly("cover.jpg", "LICENSE");
    }

    @Test
    void tagsGoBeforeNames() {
        Track second = tagged("01 a.mp3", "Two", 1, 2);
        Track first = tagged("02 b.mp3", "One", 1, 1);
        Track other = tagged("03 c.mp3", "Disc", 2, 1);

        List<Track> tracks = TrackList.of(List.of(other, second, first)).tracks();

        assertThat(tracks).extracting(Track::title).containsExactly("One", "Two", "Disc");
    }

    @ParameterizedTest
    @CsvSource({"a2, a10", "a02, a3", "a, a1", "A, b", "a1b2, a1b10", "x99999999999999999999, x100000000000000000000"})
    void numbersCountAsPeopleCount(String less, String more) {
        assertThat(NaturalOrder.compare(less, more)).isNegative();
        assertThat(NaturalOrder.compare(more, less)).isPositive();
        assertThat(NaturalOrder.compare(less, less)).isZero();
    }

    private static Track tagged(String name, String title, int disc, int number) {
        return new Track(
                List.of(name), 1, Optional.of(title), OptionalInt.of(disc), OptionalInt.of(number), Optional.empty());
    }

    private static TrackList of(String... paths) {
        return TrackList.of(Stream.of(paths)
                .map(path -> new Track(Arrays.asList(path.split("/", -1)), 1))
                .toList());
    }
}
