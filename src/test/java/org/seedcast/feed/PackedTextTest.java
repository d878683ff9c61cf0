package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "notes \u2014 ", "\u0441\u043b\u043e\u0432\u0430 ", "\ud83d\ude00", "\u0000\r\n"})
    void givesBackWhatItWasMadeOf(String piece) {
        for (int count : new int[] {1, 100, 10_000}) {
            String text = piece.repeat(count);
            assertThat(PackedText.of(text).text()).isEqualTo(text);
            assertThat(PackedText.of(text)).isEqualTo(PackedText.of(text)).hasToString(text);
            assertThat(PackedText.of(text).size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
