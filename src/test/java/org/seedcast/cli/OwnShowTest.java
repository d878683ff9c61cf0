package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A show of one's own, from local files. */
@Timeout(60)
class OwnShowTest {
    private static final Namespace ITUNES = Namespace.getNamespace("http://www.itunes.com/dtds/podcast-1.0.dtd");

    @TempDir
    Path folder = Path.of("");

    private Path talk = Path.of("");
    private Path library = Path.of("");

    @BeforeEach
    void makeTalk() throws IOException {
        talk = Files.copy(Path.of("src/test/resources/media/variable.mp3"), folder.resolve("talk.mp3"));
        library = folder.resolve("show");
    }

    private Invocation add(String... options) {
        List<String> args = new ArrayList<>(List.of("torrent", talk.toString(), "--library", library.toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private Invocation publish(String... options) {
        List<String> args =
                new ArrayList<>(List.of("publish", library.toString(), "--base-url", "https://s.example/x/site/"));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private Element channel() throws Exception {
        return new SAXBuilder()
                .build(library.resolve("site/podcast.xml").toFile())
                .getRootElement()
                .getChild("channel");
    }

    private Element item() throws Exception {
        return channel().getChild("item");
    }

    @ParameterizedTest
    @CsvSource({
        "https://w.example/talks/talk.mp3, https://w.example/talks/talk.mp3",
        "https://w.example/talks/, https://w.example/talks/talk.mp3",
        "https://w.example/get?id=7, https://w.example/get?id=7"
    })
    void aWebSeedIsAPlainDownload(String seed, String address) throws Exception {
        assertThat(add("--web-seed", seed).err()).doesNotContain("BitTorrent");

        Element enclosure = item().getChild("enclosure");
        assertThat(enclosure.getAttributeValue("url")).isEqualTo(address);
        assertThat(enclosure.getAttributeValue("length")).isEqualTo("2472");
        assertThat(enclosure.getAttributeValue("type")).isEqualTo("audio/mpeg");
        assertThat(item().getChildText("duration", ITUNES)).isEqualTo("2");
        assertThat(Files.readString(library.resolve("site/index.html")))
                .contains("<audio controls preload=\"none\" src=\"" + address.replace("=", "&#x3D;") + "\"");
    }

    @Test
    void whatOnlyBitTorrentBringsIsToldAndLeftOut() throws Exception {
        add();

        Invocation published = publish("--media-url", "https://s.example/x/media/", "--json");

        assertThat(item()).isNull();
        assertThat(published.events("notice")).singleElement().satisfies(notice -> {
            assertThat(notice.get("message").getAsString())
                    .isEqualTo("1 item is only to be had by BitTorrent, and left out of podcast.xml, such as talk.mp3");
            assertThat(notice.get("hint").getAsString())
                    .contains(library.resolve("media").toString(), "--web-seed")
                    .doesNotContain("--media-url");
        });
    }

    @Test
    void directoriesOfPodcastsFindWhatTheyAskFor() throws Exception {
        Path image = folder.resolve("image.png");
        ImageIO.write(new BufferedImage(1400, 1400, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        add("--web-seed", "https://w.example/");
        Invocation published = publish(
                "--title",
                "My Talks",
                "--author",
                "Ann",
                "--language",
                "en",
                "--image",
                image.toString(),
                "--description",
                "All <talks> & more.",
                "--link",
                "https://ann.example/",
                "--category",
                "documentary",
                "--explicit",
                "true",
                "--email",
                "ann@ann.example");
        assertThat(published.code()).as(published.err()).isZero();

        Element channel = channel();
        assertThat(channel.getChildText("title")).isEqualTo("My Talks");
        assertThat(channel.getChildText("description")).isEqualTo("All <talks> & more.");
        assertThat(channel.getChildText("link")).isEqualTo("https://ann.example/");
        assertThat(channel.getChildText("language")).isEqualTo("en");
        assertThat(channel.getChildText("author", ITUNES)).isEqualTo("Ann");
        assertThat(channel.getChildText("explicit", ITUNES)).isEqualTo("true");
        assertThat(channel.getChild("image", ITUNES).getAttributeValue("href"))
                .isEqualTo("https://s.example/x/site/image.png");
        assertThat(channel.getChild("owner", ITUNES).getChildText("name", ITUNES))
                .isEqualTo("Ann");
        assertThat(channel.getChild("owner", ITUNES).getChildText("email", ITUNES))
                .isEqualTo("ann@ann.example");
        Element category = channel.getChild("category", ITUNES);
        assertThat(category.getAttributeValue("text")).isEqualTo("Society & Culture");
        assertThat(category.getChild("category", ITUNES).getAttributeValue("text"))
                .isEqualTo("Documentary");
        assertThat(channel.getChildren()).extracting(Element::getQualifiedName).doesNotHaveDuplicates();
        assertThat(item().getChildren()).extracting(Element::getQualifiedName).doesNotHaveDuplicates();

        publish("--description", "", "--link", "", "--category", "", "--explicit", "", "--email", "");

        assertThat(channel().getChildText("description")).isEqualTo("My Talks");
        assertThat(channel().getChildText("link")).isEqualTo("https://s.example/x/site/");
        assertThat(channel().getChild("category", ITUNES)).isNull();
        assertThat(channel().getChild("owner", ITUNES)).isNull();
        assertThat(channel().getChildText("explicit", ITUNES)).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "--category, Musik, did you mean 'Music'",
        "--explicit, perhaps, neither true nor false",
        "--email, ann at home, not an email address",
        "--link, ftp://x.example/, ''",
        "--release-number, one, not a number",
        "--release-date, soon, not a date"
    })
    void whatMakesNoSenseIsRefused(String option, String value, String message) {
        Invocation refused = add(option, value);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
        assertThat(library).doesNotExist();
    }

    @Test
    void aReleaseIsDescribedByOptionsThatAreRemembered() throws Exception {
        Path cover = folder.resolve("front.png");
        ImageIO.write(new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());
        add(
                "--web-seed",
                "https://w.example/",
                "--release-title",
                "On <Clouds>",
                "--release-date",
                "2025-01-02",
                "--release-description",
                "What they are.",
                "--release-cover",
                cover.toString(),
                "--release-number",
                "4");
        publish();
        String told = Files.readString(library.resolve("site/podcast.xml"));

        assertThat(item().getChildText("title")).isEqualTo("On <Clouds>");
        assertThat(item().getChildText("pubDate")).isEqualTo("Thu, 02 Jan 2025 00:00:00 +0000");
        assertThat(item().getChildText("description")).isEqualTo("What they are.");
        assertThat(item().getChildText("episode", ITUNES)).isEqualTo("4");
        assertThat(item().getChild("image", ITUNES).getAttributeValue("href"))
                .isEqualTo("https://s.example/x/site/covers/talk.mp3.png");
        assertThat(library.resolve("site/covers/talk.mp3.png")).isNotEmptyFile();

        add("--web-seed", "https://w.example/");
        assertThat(library.resolve("site/podcast.xml")).hasContent(told);

        add("--web-seed", "https://w.example/", "--release-title", "", "--release-number", "");
        assertThat(item().getChildText("title")).isEqualTo("talk");
        assertThat(item().getChild("episode", ITUNES)).isNull();
    }

    @Test
    void aTextBesideAFileDescribesIt() throws Exception {
        Files.writeString(folder.resolve("talk.txt"), "title: On Clouds\nnumber: 9\n\nWhat they are.");
        add("--web-seed", "https://w.example/", "--release-number", "4");

        assertThat(item().getChildText("title")).isEqualTo("On Clouds");
        assertThat(item().getChildText("description")).isEqualTo("What they are.");
        assertThat(item().getChildText("episode", ITUNES))
                .as("typed goes first")
                .isEqualTo("4");

        Files.writeString(folder.resolve("talk.txt"), "title: On Clouds\nartist: me\n");
        Invocation refused = add();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("cannot use " + folder.resolve("talk.txt") + ": line 2 is none of title, date", "hint: ");
    }

    @Test
    void optionsForOneReleaseAreForOne() {
        Invocation refused = add(folder.toString(), "--each", "--release-title", "x");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--release-title describes one release, and there are several");
        assertThat(Invocation.of("torrent", talk.toString(), "--release-title", "x")
                        .err())
                .contains("--release-title needs --library");
    }

    @Test
    void aCoverThatIsNoneIsRefused() {
        Invocation refused = add("--release-cover", talk.toString());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot use " + talk + " as a cover", "JPEG, PNG, GIF or WebP");
        assertThat(library).doesNotExist();
    }
}
