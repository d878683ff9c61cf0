package org.seedcast.app.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.config.Change;
import org.seedcast.config.ReleaseWords;

class ReleaseTextTest {
    private static final Path FOLDER = Path.of("/music");

    @Test
    void linesComeFirstThenTheDescription() {
        String text = "\ufeff"
                + """
                Title: Night: Drive
                date: 2024-05-01
                number: 7
                cover: art/front.png


                First.

                title: of the second paragraph
                """
                        .replace("\n", "\r\n");

        assertThat(ReleaseText.isOne(text)).isTrue();
        assertThat(ReleaseText.parse(text, FOLDER))
                .isEqualTo(new ReleaseWords(
                        Change.to("Night: Drive"),
                        Change.to(Instant.parse("2024-05-01T00:00:00Z")),
                        Change.to("First.\n\ntitle: of the second paragraph"),
                        Change.to(Path.of("/music/art/front.png")),
                        Change.to(7)));
    }

    @Test
    void whatIsLeftOutStaysAndWhatIsEmptyIsTakenBack() {
        ReleaseWords words = ReleaseText.parse("title:\ndate: 2024-05-01T10:00:00+02:00", FOLDER);

        assertThat(words.title()).isEqualTo(Change.takenBack());
        assertThat(words.date()).isEqualTo(Change.to(Instant.parse("2024-05-01T08:00:00Z")));
        assertThat(words.description().given()).isFalse();
        assertThat(words.cover().given()).isFalse();
        assertThat(words.number().given()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Lyrics\n\ntitle: x", "note: x", "no colon"})
    void anyOtherTextIsNone(String text) {
        assertThat(ReleaseText.isOne(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "artist: x, line 2 is none of",
        "date: yesterday, line 2: 'yesterday' is not a date",
        "number: one, line 2: 'one' is not a number",
        "number: 0, line 2: '0' is not a number from 1",
        "no colon, line 2 is none of"
    })
    void aWrongLineIsNamed(String line, String message) {
        assertThatThrownBy(() -> ReleaseText.parse("title: x\n" + line, FOLDER)).hasMessageContaining(message);
    }
}
