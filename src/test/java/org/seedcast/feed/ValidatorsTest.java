package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "abc", "Fri, 31 Dec 1999 23:59:59 GMT"})
    void areKeptWordForWord(String value) {
        Validators validators = new Validators(Optional.of(value), Optional.of(value));

        assertThat(validators.etag()).contains(value);
        assertThat(validators.lastModified()).contains(value);
    }

    /** The header of a request that OkHttp would refuse to write. */
    @ParameterizedTest
    @ValueSource(strings = {"\"\u00e9\"", "\u007f", "a\tb", "a\nb", "\0", "\ud800"})
    void whatNoRequestCanCarryIsLeftOut(String value) {
        assertThat(new Validators(Optional.of(value), Optional.of(value))).isEqualTo(Validators.NONE);
        assertThat(new Validators(Optional.of("a".repeat(5_000)), Optional.empty()))
                .isEqualTo(Validators.NONE);
    }
}
