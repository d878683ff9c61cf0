package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.download.origin.Validator;

class SavedPartTest {
    private static final SavedPart SAVED = SavedPart.of(
                    URI.create("https://host.example/a.mp3?token=geheim"),
                    new Validator("\"a;b=c\"", true),
                    Optional.of("audio/mpeg; x=1"),
                    123_456_789_012L)
            .safe(65_536);

    @ParameterizedTest
    @CsvSource({"'\"a\"', true, audio/mpeg", "'Fri, 02 Jan 2026 03:04:05 GMT', false,"})
    void isReadAsItWasWritten(String validator, boolean tag, String type) {
        SavedPart saved = SavedPart.of(
                        URI.create("http://h.example/"), new Validator(validator, tag), Optional.ofNullable(type), 9)
                .safe(8);

        assertThat(SavedPart.parse(saved.text())).contains(saved);
    }

    @Test
    void tellsNoSecret() {
        assertThat(SAVED.text()).doesNotContain("geheim").doesNotContain("host.example");
    }

    @Test
    void nothingIsReadFromTheHalfOfIt() {
        String text = SAVED.text();
        assertThat(SavedPart.parse(text)).isPresent();
        for (int length = 0; length < text.length(); length++) {
            assertThat(SavedPart.parse(text.substring(0, length)))
                    .as(text.substring(0, length))
                    .isEmpty();
        }
    }

    @Test
    void damageIsNoTrouble() {
        Random random = new Random(1);
        String text = SAVED.text();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            // Nothing is thrown; and what is read means what is written.
            SavedPart.parse(damaged.toString())
                    .ifPresent(read -> assertThat(read.text()).isEqualTo(damaged.toString()));
        }
    }
}
