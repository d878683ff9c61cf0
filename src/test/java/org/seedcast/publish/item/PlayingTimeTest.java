package org.seedcast.publish.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.publish.words.Words;

class PlayingTimeTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "45, 45 s",
        "59.9, 59 s",
        "60, 1 min",
        "2580, 43 min",
        "43:10, 43 min",
        "43:31, 44 min",
        "59:40, 1 h",
        "00:43:10, 43 min",
        "1:02:03, 1 h 2 min",
        "' 01:00:00 ', 1 h",
        "90:00, 1 h 30 min",
        "5999:00, 99 h 59 min",
        "0, ''",
        "00:00:00, ''",
        "100:00:00, ''",
        "999999, ''",
        "-5, ''",
        "1:2:3:4, ''",
        "one hour, ''",
        "'', ''",
        "99999999999999999999, ''",
    })
    void theFeedsWordInShort(String text, String words) {
        assertThat(PlayingTime.parse(text)
                        .map(PlayingTime::length)
                        .map(Words.in("en")::length)
                        .orElse(""))
                .isEqualTo(words);
    }
}
