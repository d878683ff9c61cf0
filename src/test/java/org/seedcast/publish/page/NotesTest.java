package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {
    @Test
    void aShortTextIsShownWhole() {
        assertThat(Notes.of("One.\n\nTwo.\nThree.").lead()).containsExactly("One.", "Two.\nThree.");
        assertThat(Notes.of("One.\n\nTwo.").rest()).isEmpty();
        assertThat(Notes.of("").lead()).isEmpty();
    }

    @Test
    void ofALongOneTheFirstParagraphsAreShown() {
        Notes notes = Notes.of("a".repeat(90) + "\n\n" + "b".repeat(90) + "\n\n" + "c".repeat(90));

        assertThat(notes.lead()).containsExactly("a".repeat(90), "b".repeat(90));
        assertThat(notes.rest()).containsExactly("c".repeat(90));
    }

    @Test
    void aLongParagraphIsCutBetweenWords() {
        Notes notes = Notes.of("word ".repeat(200).strip());

        assertThat(notes.lead()).hasSize(1);
        assertThat(notes.lead().get(0)).endsWith("word…").hasSizeBetween(190, 205);
        assertThat(notes.rest()).hasSize(1);
        assertThat(notes.rest().get(0)).startsWith("… word");
    }

    @Test
    void aWordWithoutEndIsCutBetweenCharacters() {
        Notes notes = Notes.of("x" + "\ud83d\ude00".repeat(5000));

        assertThat(notes.lead().get(0)).doesNotContain("\ufffd").endsWith("\ud83d\ude00…");
        assertThat(notes.rest().get(0)).startsWith("…\ud83d\ude00");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "en, en",
        "en-gb, en-gb",
        "' de ', de",
        "zh-Hant-TW, zh-Hant-TW",
        "en_US, ''",
        "english, ''",
        "xx, ''",
        "'en\" onload=\"x', ''"
    })
    void onlyALanguageIsNamedAsOne(String told, String language) {
        assertThat(PageText.language(Optional.of(told))).isEqualTo(language);
    }

    @Test
    void nothingThatTurnsTheTextAroundIsLeft() {
        assertThat(PageText.title("a\u202eb\u0007c\u202dd\n")).isEqualTo("a b c d");
        assertThat(PageText.title("\u05d0\u200f!")).as("marks stay").isEqualTo("\u05d0\u200f!");
        assertThat(PageText.title("y".repeat(10_000))).hasSize(301);
    }
}
