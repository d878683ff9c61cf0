package org.seedcast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain                                        | plain
                    a < b & c                                    | a < b & c
                    <p>one</p><p>two</p>                         | one¶¶two
                    one<br>two<br/>three                         | one¶two¶three
                    <ul><li>a</li><li>b</li></ul>                | a¶¶b
                    <script>x</script>a<style>y</style>          | a
                    a&nbsp;&nbsp;b   c                           | a b c
                    <a href="https://a.example/">link</a>        | link
                    <!-- hidden -->shown                         | shown
                    &lt;b&gt;                                    | <b>
                    a&#1;b&#xFFFE;c                              | abc
                    <p><p><p>                                    | ''
                    ''                                           | ''
                    """)
    void markupBecomesText(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text.replace('¶', '\n'));
    }
}
