package org.seedcast.download.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.answer.ContentRange;

class ValidatorTest {
    private static final String MODIFIED = "Fri, 02 Jan 2026 03:04:05 GMT";

    private static Headers headers(String... namesAndValues) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                headers.add(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return headers.build();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"abc\"', true",
        "'\"\"', false",
        "*, false",
        "'\"a\\b/:\"', true",
        "'W/\"abc\"', false",
        "'w/\"abc\"', false",
        "abc, false",
        "'\"abc', false",
        "'\"a\"b\"', false",
    })
    void onlyAStrongTagWillDo(String tag, boolean strong) {
        // A date never stands in for a weak tag (RFC 9110 §13.1.5).
        Headers headers = headers("ETag", tag, "Last-Modified", MODIFIED, "Date", "Sat, 03 Jan 2026 03:04:05 GMT");

        assertThat(Validator.of(headers)).isEqualTo(strong ? Optional.of(new Validator(tag, true)) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'Fri, 02 Jan 2026 03:05:05 GMT', true",
        "'Fri, 02 Jan 2026 03:05:04 GMT', false",
        "'Fri, 02 Jan 2026 03:04:05 GMT', false",
        "'Fri, 02 Jan 2026 03:00:00 GMT', false",
        "yesterday, false",
        ", false",
    })
    void aDateWillDoWhenItIsAMinuteOld(String sent, boolean strong) {
        assertThat(Validator.of(headers("Last-Modified", MODIFIED, "Date", sent)))
                .isEqualTo(strong ? Optional.of(new Validator(MODIFIED, false)) : Optional.empty());
    }

    /** A server that sends the first day of its clock sends it for every file that there ever is. */
    @ParameterizedTest
    @ValueSource(strings = {"Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "0"})
    void aDateFromBeforeTheWebIsNone(String modified) {
        assertThat(Validator.of(headers("Last-Modified", modified, "Date", MODIFIED)))
                .isEmpty();
    }

    @Test
    void linesThatSayTheSameAreOneAndOthersNone() {
        Validator tag = new Validator("\"1\"", true);

        assertThat(Validator.of(headers("ETag", "\"1\"", "ETag", "\"1\""))).contains(tag);
        assertThat(Validator.of(headers("ETag", "\"1\"", "ETag", "\"2\""))).isEmpty();
        assertThat(tag.isOf(headers("ETag", "\"1\"", "ETag", "\"1\""))).isTrue();
        assertThat(tag.isOf(headers("ETag", "\"2\"", "ETag", "\"1\""))).isFalse();
        assertThat(ContentRange.of(headers("Content-Range", "bytes 0-4/5", "Content-Range", "bytes 0-4/5")))
                .contains(new ContentRange(0, 4, 5));
        assertThat(ContentRange.of(headers("Content-Range", "bytes 0-4/5", "Content-Range", "bytes 0-3/5")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 5-9/10, true",
        "BYTES 5-9/10, true",
        "bytes 4-9/10, false",
        "bytes 6-9/10, false",
        "bytes 5-8/10, false",
        "bytes 5-9/11, false",
        "bytes 5-9/*, false",
        "bytes */10, false",
        "items 5-9/10, false",
        "bytes 5-9/99999999999999999999, false",
        ", false",
    })
    void aPartialAnswerHasToBeTheRest(String range, boolean rest) {
        assertThat(ContentRange.of(headers("Content-Range", range))
                        .filter(one -> one.isRest(5, 10))
                        .isPresent())
                .isEqualTo(rest);
    }
}
