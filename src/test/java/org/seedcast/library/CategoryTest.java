package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryTest {
    @ParameterizedTest
    @CsvSource({
        "Music, Music",
        "music, Music",
        "Documentary, Society & Culture > Documentary",
        "society and culture > documentary, Society & Culture > Documentary",
        "Arts/Design, Arts > Design",
        "TV & Film: After Shows, TV & Film > After Shows",
        "True Crime, True Crime",
        "Religion, Religion & Spirituality > Religion"
    })
    void isKnownByItsName(String text, String category) {
        assertThat(Category.parse(text)).hasToString(category);
        assertThat(Category.parse(category)).isEqualTo(Category.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Musik, Music",
        "Techology, Technology",
        "Documentry, Society & Culture > Documentary",
        "Arts > Documentary, Society & Culture > Documentary"
    })
    void aWrongOneNamesTheNearest(String text, String nearest) {
        assertThatThrownBy(() -> Category.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not one of Apple's categories; did you mean '" + nearest + "'?");
    }
}
