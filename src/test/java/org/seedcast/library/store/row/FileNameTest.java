package org.seedcast.library.store.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule is part of every info-hash: a row that changes here makes every library seed something else. */
class FileNameTest {
    private static final Optional<Instant> DATE = Optional.of(Instant.parse("2025-06-03T09:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    Episode 12,episode-12
                     -- Two:  (words)! ,two-words
                    a_b.c/d\\e,a-b-c-d-e
                    ../../etc/passwd,etc-passwd
                    CAF\u00c9,caf\u00e9
                    Cafe\u0301,caf\u00e9
                    \u0130stanbul,i\u0307stanbul
                    TITLE I,title-i
                    J\u030cazz,j\u030cazz
                    Stra\u00dfe,stra\u00dfe
                    \u65e5\u672c\u8a9e \u7b2c12\u56de,\u65e5\u672c\u8a9e-\u7b2c12\u56de
                    \u0939\u093f\u0928\u094d\u0926\u0940,\u0939\u093f\u0928\u094d\u0926\u0940
                    \u0663 \u0645\u0631\u062d\u0628\u0627,\u0663-\u0645\u0631\u062d\u0628\u0627
                    \ud83c\udf89 Party \ud83c\udf89,party
                    one\u200dtwo\u00a0three,one-two-three
                    \u00bd \u2167 \u2122,episode
                    \ud83c\udf89,episode
                    ---,episode
                    '',episode
                    \ud801\udc00,\ud801\udc28
                    \ud83c\udf99\ufe0f Episode 12,episode-12
                    \ud83c\udf99\ufe0f,episode
                    Episode \u2764\ufe0f\u200d\ud83d\udd25 Two,episode-two
                    a\ufe0fb,ab
                    a\u3164b\u034f,ab
                    \u115f\u1160,episode
                    \ud83d\udc69\u200d\ud83d\ude80\ufe0f,episode
                    Tom &amp; Jerry,tom-jerry
                    Tom &amp;amp; Jerry,tom-jerry
                    It&amp;#8217;s new,it-s-new
                    It&#8217;s new,it-s-new
                    R&D; x,r-d-x
                    \u845b\udb40\udd00\u98fe,\u845b\u98fe
                    \u1820\u180b\u1821,\u1820\u1821
                    \u0301x,x
                    a \u0301b,a-b
                    a\u200d\u0301b,a-b
                    \ud83c\udf89\u0301\u0302b,b
                    a\ufe0f\u0301b,\u00e1b
                    q\u0301\u0302b,q\u0301\u0302b
                    """)
    void titlesBecomeLettersMarksAndDigits(String title, String expected) {
        assertThat(FileName.of(Optional.empty(), title, "mp3").plain()).isEqualTo(expected + ".mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-03T00:00:00Z, 2025-06-03-t.ogg",
        "2025-06-03T23:59:59Z, 2025-06-03-t.ogg",
        "2025-06-03T23:30:00-05:00, 2025-06-04-t.ogg",
        "0999-01-01T00:00:00Z, 0999-01-01-t.ogg",
    })
    void theDateIsThatOfUtc(Instant published, String expected) {
        assertThat(FileName.of(Optional.of(published), "T", "ogg").plain()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // letter, how many of it fit, bytes of the whole name
        "a, 135, 150",
        "\u00e9, 67, 149",
        "\u65e5, 45, 150",
        "\ud801\udc28, 33, 147",
    })
    void longTitlesAreCutBetweenCodePoints(String letter, int fit, int bytes) {
        String name = FileName.of(DATE, letter.repeat(400), "mp3").plain();

        assertThat(name).isEqualTo("2025-06-03-" + letter.repeat(fit) + ".mp3");
        assertThat(name.getBytes(UTF_8)).hasSize(bytes);
    }

    @Test
    void aCutLeavesNoDashAtTheEnd() {
        assertThat(FileName.of(DATE, "a".repeat(134) + " bc", "mp3").plain())
                .isEqualTo("2025-06-03-" + "a".repeat(134) + ".mp3");
    }

    @Test
    void aSuffixTellsApartAndIsNeverCut() throws Exception {
        String key = "https://a.example/?p=\u00fc";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        String suffix = "-" + HexFormat.of().formatHex(digest).substring(0, 8);

        assertThat(FileName.of(DATE, "T", "mp3").distinct(key)).isEqualTo("2025-06-03-t" + suffix + ".mp3");
        assertThat(FileName.of(DATE, "a".repeat(400), "mp3").distinct(key))
                .isEqualTo("2025-06-03-" + "a".repeat(126) + suffix + ".mp3")
                .hasSize(150);
    }

    @Test
    void theSuffixOfAKnownKey() {
        assertThat(FileName.of(Optional.empty(), "T", "mp3").distinct("abc")).isEqualTo("t-ba7816bf.mp3");
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-ca-buddhist-nu-thai"));
            assertThat(FileName.of(DATE, "TITLE I", "mp3").plain()).isEqualTo("2025-06-03-title-i.mp3");
        } finally {
            Locale.setDefault(before);
        }
    }
}
