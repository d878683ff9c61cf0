package org.seedcast.publish.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.publish.companion.Companion.Kind;
import org.seedcast.publish.item.Xml;

/** What is served of chapters and transcripts is harmless, whoever wrote it. */
class SettledTest {
    private static final URI URL = URI.create("https://a.example/x");

    private static Settled of(Kind kind, String type, String content) throws IOException {
        return Settled.of(content.getBytes(StandardCharsets.UTF_8), new Companion(kind, URL, type, Optional.empty()));
    }

    private static String chapters(String json) throws IOException {
        return of(Kind.CHAPTERS, "application/json+chapters", json).text().replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"chapters":[{"startTime":1,"title":"A"}]}                  | {"startTime":1,"title":"A"}
                    {"x":{"chapters":1},"chapters":[{"startTime":"1.50","title":"A","y":[{}]}]} | {"startTime":1.5,"title":"A"}
                    {"chapters":[{"startTime":9,"title":"B"},{"startTime":1,"title":"A"}]} | {"startTime":1,"title":"A"},{"startTime":9,"title":"B"}
                    {"chapters":[{"startTime":1,"title":"A","url":"https://b.example/"}]} | {"startTime":1,"title":"A","url":"https://b.example/"}
                    {"chapters":[{"startTime":1,"title":"A","url":"javascript:x","img":"data:x"}]} | {"startTime":1,"title":"A"}
                    {"chapters":[{"startTime":1,"title":"<i>","toc":true}]}     | {"startTime":1,"title":"\\u003ci\\u003e"}
                    {"chapters":[{"startTime":1,"toc":false}]}                  | {"startTime":1,"title":"","toc":false}
                    {"chapters":[{"startTime":-1,"title":"A"},{"title":"B"},{"startTime":1e9,"title":"C"},{"startTime":400000,"title":"D"},{"startTime":3,"title":"E"}]} | {"startTime":3,"title":"E"}
                    """)
    void chaptersAreWrittenAnew(String json, String settled) throws IOException {
        assertThat(chapters(json)).isEqualTo("{\"version\":\"1.2.0\",\"chapters\":[" + settled + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{",
                "{\"chapters\":",
                "{\"chapters\":{}}",
                "{\"chapters\":[1]}",
                "{\"chapters\":[]}",
                "<html>",
                "{\"chapters\":[{\"startTime\":1,\"title\":\"A\"}",
                "null"
            })
    void whatIsNoListOfChaptersIsRefused(String json) {
        assertThatThrownBy(() -> chapters(json)).isInstanceOf(IOException.class);
    }

    @Test
    void hostileListsStayWithinBounds() throws IOException {
        String many = "{\"chapters\":[" + "{\"startTime\":1,\"title\":\"A\"},".repeat(90_000) + "{\"startTime\":1}]}";
        String deep = "{\"x\":" + "[".repeat(100_000);
        String digits = "{\"chapters\":[{\"startTime\":\"" + "9".repeat(1_000_000) + "\",\"title\":\"A\"}]}";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(ChapterList.read(many)).hasSize(5000);
            assertThatThrownBy(() -> ChapterList.read(deep)).isInstanceOf(IOException.class);
            assertThat(ChapterList.read(digits)).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    text/vtt           | WEBVTT¶¶00:00.000 --> 00:01.000¶<v Ann>Hi     | vtt | WEBVTT¶¶00:00.000 --> 00:01.000¶<v Ann>Hi
                    text/plain         | WEBVTT¶x                                      | vtt | WEBVTT¶x
                    application/srt    | 1¶00:00:00,000 --> 00:00:01,000¶Hi            | srt | 1¶00:00:00,000 --> 00:00:01,000¶Hi
                    text/html          | <p>Hi<script>x</script></p>                   | txt | Hi¶
                    text/plain         | <!DOCTYPE html><p>Hi                          | txt | Hi¶
                    text/plain         | <script>x</script>Hi                          | txt | Hi¶
                    text/plain         | Hi <b>                                        | txt | Hi <b>
                    application/json   | {"segments":[{"speaker":"A","startTime":1,"body":"<b>","x":1}]} | json | {"version":"1.0.0","segments":[{"speaker":"A","startTime":1,"body":"\\u003cb\\u003e"}]}¶
                    """)
    void transcriptsBecomeTextOfOneKind(String type, String content, String extension, String text) throws IOException {
        Settled settled = of(Kind.TRANSCRIPT, type, content.replace('¶', '\n'));

        assertThat(settled.extension()).isEqualTo(extension);
        assertThat(settled.text()).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource({
        "text/vtt, <script>",
        "application/srt, x",
        "application/json, {",
        "text/plain, ' '",
        "application/json, []"
    })
    void whatIsNoTranscriptIsRefused(String type, String content) {
        assertThatThrownBy(() -> of(Kind.TRANSCRIPT, type, content)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsInvisibleOrTooLargeIsLeftOut() throws IOException {
        assertThat(of(Kind.TRANSCRIPT, "text/vtt", "\ufeffWEBVTT\r\n\u0000a\u202eb\tc\r")
                        .text())
                .isEqualTo("WEBVTT\nab\tc\n");
        assertThatThrownBy(() -> of(Kind.TRANSCRIPT, "text/vtt", "WEBVTT" + "x".repeat(5 << 20)))
                .hasMessage("it is larger than 4 MiB");
    }

    @Test
    void podlovesChaptersAreReadToo() {
        Element item = Xml.parse("<item xmlns:psc=\"http://podlove.org/simple-chapters\"><psc:chapters version=\"1.2\">"
                + "<psc:chapter start=\"00:03:12.500\" title=\"Two\" href=\"http://b.example/\"/>"
                + "<psc:chapter start=\"0\" title=\" One&#x202e; \" href=\"javascript:x\"/>"
                + "<psc:chapter start=\"1:00:00\" title=\"Three\"/><psc:chapter start=\"x\" title=\"No\"/>"
                + "</psc:chapters></item>");

        assertThat(SimpleChapters.of(item))
                .extracting(chapter -> chapter.clock() + " " + chapter.title()
                        + chapter.url().map(url -> " " + url).orElse(""))
                .containsExactly("00:00 One", "03:12 Two http://b.example/", "1:00:00 Three");
    }
}
