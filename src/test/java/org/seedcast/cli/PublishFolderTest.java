package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish} of a folder of libraries, and with a template. */
@Timeout(60)
class PublishFolderTest {
    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void makeLibraries() throws IOException {
        root = folder.resolve("shows");
        add("b side", "zulu");
        add("a", "tango");
        add("a", "foxtrot");
        Files.createDirectories(root.resolve("no library"));
    }

    private void add(String library, String album) throws IOException {
        Path release = Files.createDirectories(folder.resolve("music/" + album));
        Files.write(release.resolve("01.flac"), album.repeat(5_000).getBytes(StandardCharsets.UTF_8));
        Invocation added = Invocation.of(
                "torrent",
                release.toString(),
                "--library",
                root.resolve(library).toString());
        assertThat(added.code()).as(added.err()).isZero();
    }

    private Invocation publish(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "publish";
        args[1] = root.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return Invocation.of(args);
    }

    private Document index() throws IOException {
        return Jsoup.parse(root.resolve("index.html").toFile());
    }

    @Test
    void anIndexLeadsToEachShow() throws Exception {
        Invocation published = publish();

        assertThat(published.code()).as(published.err()).isZero();
        assertThat(published.err()).contains(root.resolve("index.html") + " lists 2 shows");
        assertThat(index().select("#items h2").eachText()).containsExactly("a", "b side");
        assertThat(index().select("#items .meta").eachText().get(0))
                .startsWith("2 releases, 2 tracks")
                .contains("newest: ");
        assertThat(index().select("#items h2 a").get(1).attr("href")).isEqualTo("b%20side/site/index.html");
        for (Element link : index().select("link[href], a[href], img[src]")) {
            String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            if (!target.startsWith("#")) {
                assertThat(root.resolve(target.replace("%20", " "))).exists();
            }
        }
        assertThat(index().outerHtml()).doesNotContain(folder.toString());
    }

    @Test
    void eachShowLeadsBackAlsoAfterARunOfItsOwn() throws Exception {
        publish();

        assertThat(wayBack("a")).containsExactly("../../index.html");
        assertThat(Invocation.of("publish", root.resolve("a").toString()).code())
                .isZero();
        assertThat(wayBack("a")).containsExactly("../../index.html");
        String elsewhere = "https://a.example/";
        Invocation.of("publish", root.resolve("a").toString(), "--base-url", elsewhere);
        assertThat(wayBack("a")).as("published at " + elsewhere).isEmpty();
        String inItsPlace = "https://shows.example/b%20side/site/";
        Invocation.of("publish", root.resolve("b side").toString(), "--base-url", inItsPlace);
        assertThat(wayBack("b side")).containsExactly("../../index.html");
        Path moved = Files.move(root.resolve("b side"), folder.resolve("b side"));
        Invocation.of("publish", moved.toString());
        assertThat(Jsoup.parse(moved.resolve("site/index.html").toFile()).select(".shows"))
                .isEmpty();
    }

    private List<String> wayBack(String library) throws IOException {
        return Jsoup.parse(root.resolve(library + "/site/index.html").toFile())
                .select(".shows a")
                .eachAttr("href");
    }

    @Test
    void allFeedsAreListedForAppsWhereTheirAddressesAreKnown() throws Exception {
        publish();
        assertThat(root.resolve("shows.opml")).doesNotExist();
        assertThat(index().select("a[href=shows.opml]")).isEmpty();

        Invocation.of("publish", root.resolve("b side").toString(), "--base-url", "https://b.example/");
        publish();

        assertThat(index().select("a[href=shows.opml]")).hasSize(1);
        org.jdom2.Element body = new SAXBuilder()
                .build(root.resolve("shows.opml").toFile())
                .getRootElement()
                .getChild("body");
        assertThat(body.getChildren())
                .extracting(one -> one.getAttributeValue("xmlUrl"))
                .containsExactly("https://b.example/podcast.xml", null);
        assertThat(body.getChildren().get(0).getAttributeValue("text")).isEqualTo("b side");
        assertThat(body.getChildren().get(1).getChildren())
                .extracting(one -> one.getAttributeValue("xmlUrl"))
                .containsExactly("https://b.example/torrents.xml");
        byte[] before = Files.readAllBytes(root.resolve("shows.opml"));
        publish();
        assertThat(root.resolve("shows.opml")).hasBinaryContent(before);

        Invocation.of("publish", root.resolve("b side").toString(), "--base-url", "");
        publish();
        assertThat(root.resolve("shows.opml")).doesNotExist();
    }

    @Test
    void listsOfSomebodyElseStay() throws Exception {
        Files.writeString(root.resolve("shows.opml"), "<opml/>");

        assertThat(publish().err()).contains("shows.opml was not written by seedcast and is left unchanged");

        assertThat(root.resolve("shows.opml")).hasContent("<opml/>");
    }

    @Test
    void nothingNewChangesNoByte() throws Exception {
        publish();
        Path index = root.resolve("index.html");
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(index, old);

        assertThat(publish("-q")).isEqualTo(new Invocation(0, "", ""));

        assertThat(Files.getLastModifiedTime(index)).isEqualTo(old);
    }

    @Test
    void noTitleIsThatOfAllShows() throws Exception {
        publish();

        Invocation published = publish("--title", "a");

        assertThat(published.code()).isEqualTo(2);
        assertThat(published.err()).contains("holds 2 libraries, and --title and --image describe one show");
        publish();
        assertThat(index().select("#items h2").eachText()).containsExactly("a", "b side");
    }

    @Test
    void theFrontPageOfSomebodyElseStays() throws Exception {
        Files.writeString(root.resolve("index.html"), "<h1>My server</h1>");

        Invocation published = publish();

        assertThat(published.code()).isEqualTo(1);
        assertThat(published.err())
                .contains("index.html was not written by seedcast and is left unchanged")
                .contains("hint: ");
        assertThat(root.resolve("index.html")).hasContent("<h1>My server</h1>");
    }

    @Test
    void aBrokenLibraryKeepsNoneOfTheOthersFromIt() throws Exception {
        publish();
        String before = index().outerHtml();
        Files.delete(root.resolve("b side/site/index.html"));
        Files.writeString(root.resolve("a/.seedcast/library.db"), "no database");
        Files.delete(root.resolve("a/.seedcast/library.db.last-good"));

        Invocation published = publish();

        assertThat(published.code()).isEqualTo(3);
        assertThat(published.err()).contains(root.resolve("a").toString());
        assertThat(root.resolve("b side/site/index.html")).isRegularFile();
        assertThat(index().outerHtml())
                .as("a show that is there is not taken out")
                .isEqualTo(before);
    }

    @Test
    void eachLibraryHasAnAddressOfItsOwn() throws Exception {
        Invocation published = publish("--base-url", "https://mirror.example/");

        assertThat(published.code()).isEqualTo(2);
        assertThat(published.err()).contains("each has a --base-url of its own");
    }

    @Test
    void aFolderWithoutLibrariesIsNone() throws Exception {
        Invocation published = Invocation.of("publish", folder.resolve("music").toString());

        assertThat(published.code()).isEqualTo(1);
        assertThat(published.err()).contains("is not a library");
        assertThat(folder.resolve("music/index.html")).doesNotExist();
    }

    @Test
    void aTemplateIsRememberedUntilItIsTakenBack() throws Exception {
        Path template = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(template.resolve("page.html"), "mine: {{title}}");
        Path library = root.resolve("a");
        String before = Files.readString(library.resolve("site/index.html"));

        assertThat(Invocation.of("publish", library.toString(), "--template", template.toString())
                        .code())
                .isZero();
        assertThat(library.resolve("site/index.html")).hasContent("mine: a");
        Files.writeString(template.resolve("page.html"), "changed: {{title}}");
        assertThat(Invocation.of("publish", library.toString()).code()).isZero();
        assertThat(library.resolve("site/index.html")).hasContent("changed: a");

        Files.writeString(template.resolve("page.html"), "{{#items}}");
        Invocation broken = Invocation.of("publish", library.toString());
        assertThat(broken.code()).isEqualTo(3);
        assertThat(broken.err())
                .contains("the pages stay as they are, and everything else is published")
                .contains(template.resolve("page.html") + ": line 1: ")
                .contains("hint: ");
        assertThat(library.resolve("site/index.html")).hasContent("changed: a");

        assertThat(Invocation.of("publish", library.toString(), "--no-template").code())
                .isZero();
        assertThat(library.resolve("site/index.html")).hasContent(before.stripTrailing());
    }

    @Test
    void aTemplateThatIsNotThereIsNotRemembered() throws Exception {
        Path library = root.resolve("a");

        Invocation refused = Invocation.of("publish", library.toString(), "--template", "nowhere");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("nowhere: there is no such directory");
        assertThat(Invocation.of("publish", library.toString()).code()).isZero();
    }
}
