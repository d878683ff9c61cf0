package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {
    private static final String DATE = "Fri, 31 Dec 1999 23:59:59 GMT";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Validators etag(String value) {
        return new Validators(Optional.of(value), Optional.empty());
    }

    private static Validators date(String value) {
        return new Validators(Optional.empty(), Optional.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "abc", "3f-80:1", "\"a,b\"", "\"*\"", "\"W/\""})
    void tagsAreKeptWordForWord(String value) {
        assertThat(etag(value).etag()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DATE,
                "Friday, 31-Dec-99 23:59:59 GMT",
                "Fri Dec 31 23:59:59 1999",
                "Mon, 01 Jan 1990 00:00:00 GMT"
            })
    void datesAreKeptWordForWord(String value) {
        assertThat(date(value).lastModified()).contains(value);
    }

    /** The header of a request that OkHttp would refuse to write. */
    @ParameterizedTest
    @ValueSource(strings = {"\"\u00e9\"", "\u007f", "a\tb", "a\nb", "\0", "\ud800"})
    void whatNoRequestCanCarryIsLeftOut(String value) {
        assertThat(new Validators(Optional.of(value), Optional.of(value))).isEqualTo(Validators.NONE);
        assertThat(etag("a".repeat(5_000))).isEqualTo(Validators.NONE);
    }

    /** A star matches whatever there is; an empty tag is the same for all that there ever was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "\"\"",
                "W/\"\"",
                "W/",
                "\"",
                "\"abc",
                "abc\"",
                "w/\"abc\"",
                "a b",
                "a, b",
                "\"a\", \"b\""
            })
    void whatIsNoTagIsLeftOut(String value) {
        assertThat(etag(value)).isEqualTo(Validators.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1772366400",
                "2026-02-01T00:00:00Z",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Sun, 31 Dec 1989 23:59:59 GMT",
                "Mon, 01 Jan 0001 00:00:00 GMT",
                "0"
            })
    void whatIsNoDateOfTheWebIsLeftOut(String value) {
        assertThat(date(value)).isEqualTo(Validators.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 10:00:00 GMT', 'Sun, 01 Mar 2026 10:00:00 GMT', true",
        "'Sun, 01 Mar 2026 10:00:01 GMT', 'Sun, 01 Mar 2026 10:00:00 GMT', false",
        "'Sun, 01 Mar 2026 10:00:01 GMT', nonsense, true",
        "'Mon, 02 Mar 2026 11:59:59 GMT', , true",
        "'Tue, 03 Mar 2026 00:00:00 GMT', , false",
        "'Thu, 01 Jan 2099 00:00:00 GMT', 'Thu, 01 Jan 2099 00:00:01 GMT', false",
    })
    void aDateCannotBeLaterThanTheAnswer(String date, String sent, boolean kept) {
        Headers.Builder headers = new Headers.Builder().add("ETag", "\"1\"").add("Last-Modified", date);
        if (sent != null) {
            headers.add("Date", sent);
        }

        assertThat(Validators.of(headers.build(), NOW))
                .isEqualTo(
                        new Validators(Optional.of("\"1\""), Optional.of(date).filter(any -> kept)));
    }

    @Test
    void whatWasTakenForOneInEarlierDaysIsNotSentOn() {
        Validators stored = new Validators(Optional.of("\"1\""), Optional.of("Thu, 01 Jan 2099 00:00:00 GMT"));

        assertThat(stored.asOf(NOW)).isEqualTo(etag("\"1\""));
        assertThat(date(DATE).asOf(NOW)).isEqualTo(date(DATE));
    }

    @Test
    void linesThatSayTheSameAreOneAndOthersNone() {
        Headers same = Headers.of("ETag", "\"1\"", "ETag", "\"1\"", "Last-Modified", DATE, "Last-Modified", DATE);
        Headers others = Headers.of("ETag", "\"1\"", "ETag", "\"2\"", "Last-Modified", DATE);

        assertThat(Validators.of(same, NOW)).isEqualTo(new Validators(Optional.of("\"1\""), Optional.of(DATE)));
        assertThat(Validators.of(others, NOW)).isEqualTo(date(DATE));
    }
}
