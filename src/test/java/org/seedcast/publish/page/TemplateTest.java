package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.LibraryFiles;
import org.seedcast.library.Hooks;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Show;
import org.seedcast.publish.SiteFixture;

/** Pages as the operator wants them. */
class TemplateTest {
    private final Path folder;
    private final SiteFixture site;

    TemplateTest(@TempDir Path root) throws Exception {
        this.folder = Files.createDirectory(root.resolve("template"));
        this.site = new SiteFixture(root.resolve("library"));
    }

    @BeforeEach
    void publish() throws Exception {
        site.with(PUBLIC)
                .publish(
                        rss(item("g", "A &lt;b&gt; title", "Tue, 03 Jun 2025 09:00:00 GMT", "https://a.example/e.mp3")))
                .write();
        use(Optional.of(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "shows.html"})
    void oursEscapesAllButNotes(String name) {
        Matcher raw = Pattern.compile("\\{\\{(?:\\{|&)\\s*+([^}\\s]++)").matcher(OwnFiles.text(name));

        assertThat(raw.results().map(found -> found.group(1))).allMatch(variable -> variable.startsWith("notes"));
    }

    private void use(Optional<Path> template) throws Exception {
        site.with(new PublishingSettings(
                PUBLIC.baseUrl(),
                PUBLIC.mediaUrl(),
                PUBLIC.trackers(),
                false,
                false,
                template,
                Show.NONE,
                Hooks.NONE,
                false));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void itsPageAndFilesAreTaken() throws Exception {
        Files.writeString(
                folder.resolve("page.html"), "<h1>{{title}}</h1>{{#items}}<p>{{title}} {{day}}</p>{{/items}}");
        Files.writeString(folder.resolve("style.css"), "h1 { color: red }");
        Files.createDirectories(folder.resolve("img"));
        Files.writeString(folder.resolve("img/logo.svg"), "<svg/>");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "secret");

        assertThat(site.write()).isTrue();

        assertThat(site.text("index.html")).isEqualTo("<h1>Show</h1><p>A &lt;b&gt; title 3 June 2025</p>");
        assertThat(site.text("style.css")).isEqualTo("h1 { color: red }");
        assertThat(site.text("img/logo.svg")).isEqualTo("<svg/>");
        assertThat(site.text("page.js")).isEqualTo(OwnFiles.text("page.js"));
        assertThat(site.library().layout().site()).isDirectoryNotContaining("glob:**.git");
        assertThat(site.write()).as("settled").isFalse();
    }

    @Test
    void whatItBroughtGoesWithIt() throws Exception {
        String before = site.text("index.html");
        Files.writeString(folder.resolve("page.html"), "mine");
        Files.writeString(folder.resolve("style.css"), "mine");
        Files.writeString(folder.resolve("logo.svg"), "mine");
        site.write();
        use(Optional.empty());

        assertThat(site.write()).isTrue();

        assertThat(site.text("index.html")).isEqualTo(before);
        assertThat(site.text("style.css")).isEqualTo(OwnFiles.text("style.css"));
        assertThat(site.library().layout().site().resolve("logo.svg")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{{#items}}|line 2: ",
                "{{/items}}|line 2: ",
                "{{>footer}}|{{>footer}} is not supported: a template is one file",
            })
    void aBrokenOneIsNamedWithItsLineAndChangesNoPage(String broken, String named) throws Exception {
        Files.writeString(folder.resolve("style.css"), "changed");
        Path page = Files.writeString(folder.resolve("page.html"), "<h1>\n" + broken + "\n");
        Map<String, String> before = new LibraryFiles(site.library().layout().root()).published();

        TemplateBroken failure = catchThrowableOfType(TemplateBroken.class, () -> site.write());

        assertThat(failure)
                .hasMessageStartingWith("cannot use the template " + page + ": ")
                .hasMessageContaining(named)
                .hasMessageNotContaining("\n");
        assertThat(failure.exitCode().code()).isEqualTo(3);
        assertThat(failure).hasMessageEndingWith("the pages stay as they are, and everything else is published");
        assertThat(failure.hint().orElse("")).contains("template.md");
        assertThat(new LibraryFiles(site.library().layout().root()).published()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torrents.xml",
                "podcast.xml",
                "search.js",
                "stats.json",
                "index.html",
                "page-2.html",
                "torrents/x"
            })
    void itCannotTakeTheNameOfWhatTheLibraryWrites(String name) throws Exception {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "mine");

        assertThatThrownBy(() -> site.write())
                .isInstanceOf(TemplateBroken.class)
                .hasMessageContaining(folder.resolve(name).toString());
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() throws Exception {
        use(Optional.of(folder.resolve("nowhere")));

        assertThatThrownBy(() -> site.write())
                .isInstanceOf(TemplateBroken.class)
                .hasMessageContaining("nowhere: there is no such directory");
    }

    @Test
    void oneThatIsNotUtf8IsNamed() throws Exception {
        Files.write(folder.resolve("page.html"), new byte[] {'a', (byte) 0xff, 'b'});

        assertThatThrownBy(() -> site.write())
                .isInstanceOf(TemplateBroken.class)
                .hasMessageContaining("it is not UTF-8");
    }
}
