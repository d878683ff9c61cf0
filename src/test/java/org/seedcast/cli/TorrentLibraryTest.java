package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.LibraryFiles;
import org.seedcast.PodcastServer;
import org.seedcast.file.FileStamp;
import org.seedcast.file.ProcessLock;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** Releases in a library: {@code torrent --library}. */
@Timeout(60)
class TorrentLibraryTest {
    @TempDir
    Path folder = Path.of("");

    private Path album = Path.of("");
    private Path library = Path.of("");

    @BeforeEach
    void makeAlbum() throws IOException {
        album = Files.createDirectories(folder.resolve("music/2025-06-03 First Light"));
        Files.write(album.resolve("01.flac"), new byte[40_000]);
        Files.write(album.resolve("Cover.JPG"), new byte[1_000]);
        library = folder.resolve("label");
    }

    private Invocation add(Path path, String... options) {
        List<String> args = new ArrayList<>(List.of("torrent", path.toString(), "--library", library.toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    @Test
    void aReleaseStandsInFeedPageAndSeedListAndStaysWhereItIs() throws Exception {
        JsonObject made =
                add(album, "--json", "--comment", "Recorded at sea.").json().get(0);

        assertThat(made.get("event").getAsString()).isEqualTo("torrent");
        assertThat(made.get("path").getAsString()).isEqualTo("site/torrents/2025-06-03 First Light.torrent");
        Metainfo torrent = Metainfo.read(library.resolve(made.get("path").getAsString()));
        String infoHash = torrent.infoHash().toString();
        assertThat(made.get("infoHash").getAsString()).isEqualTo(infoHash);
        assertThat(site("torrents.xml"))
                .contains("<title>label (torrents)</title>", "<title>2025-06-03 First Light</title>")
                .contains("<guid isPermaLink=\"false\">" + infoHash + "</guid>")
                .contains("<pubDate>Tue, 03 Jun 2025 00:00:00 +0000</pubDate>", "Recorded at sea.")
                .contains("dn=2025-06-03%20First%20Light")
                .doesNotContain(folder.toString());
        assertThat(site("index.html"))
                .contains("<img class=\"cover\" src=\"covers/2025-06-03%20First%20Light.jpg\"")
                .doesNotContain(folder.toString())
                .doesNotContain("unofficial");
        assertThat(library.resolve("site/covers/2025-06-03 First Light.jpg")).hasBinaryContent(new byte[1_000]);
        assertThat(site("podcast.xml")).contains("<title>label</title>").doesNotContain("<item>");
        assertThat(library.resolve(".seedcast/seed.json")).content().contains(album.toString(), infoHash);
        try (Stream<Path> media = Files.list(library.resolve("media"))) {
            assertThat(media).isEmpty();
        }
        assertThat(Invocation.of("show", library.toString()).out()).contains("2025-06-03 First Light");
    }

    /** It is typed by people, and stands as it is in the .torrent. */
    @Test
    void aCommentIsTextAndNoHtml() throws Exception {
        Path song = Files.write(folder.resolve("music/song.mp3"), new byte[5_000]);
        String comment = "Live & <loud>, see https://l.example/?a=1&copy=2\n\nR&amp;D <b>x</b>";

        assertThat(add(song, "--comment", comment, "--web-seed", "https://w.example/song.mp3")
                        .code())
                .isZero();

        assertThat(Metainfo.read(library.resolve("site/torrents/song.mp3.torrent"))
                        .comment())
                .contains(comment);
        String shown = comment.replace("\n\n", " ");
        assertThat(Jsoup.parse(description("torrents.xml")).text()).startsWith(shown);
        assertThat(Jsoup.parse(description("podcast.xml")).text()).isEqualTo(shown);
        assertThat(Jsoup.parse(site("index.html")).select(".notes").text()).contains(shown);
    }

    private String description(String feed) throws Exception {
        return new SAXBuilder()
                .build(library.resolve("site").resolve(feed).toFile())
                .getRootElement()
                .getChild("channel")
                .getChild("item")
                .getChildText("description");
    }

    /** Nobody gives out the info of a private torrent: whoever opened a magnet link would wait for ever. */
    @Test
    void aPrivateReleaseIsHadByItsTorrentAlone() throws Exception {
        String[] options = {"--private", "--tracker", "http://t.example/announce", "--magnet", "--json"};
        Invocation made = add(album, options);

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.json().get(0).has("magnet")).isFalse();
        assertThat(made.err()).contains("is private and has no magnet link", "leaves private torrents out");
        assertThat(site("torrents.xml")).doesNotContain("<item>");
        Invocation.of("publish", library.toString(), "--base-url", "https://m.example/");
        assertThat(site("torrents.xml"))
                .contains("<link>https://m.example/torrents/2025-06-03%20First%20Light.torrent");
        for (String file : List.of("torrents.xml", "podcast.xml", "index.html", "search.js")) {
            assertThat(site(file)).as(file).doesNotContain("magnet:");
        }
        String torrent =
                library.resolve("site/torrents/2025-06-03 First Light.torrent").toString();
        for (String path : List.of(library.toString(), torrent)) {
            Invocation shown = Invocation.of("show", path, "--magnet");
            assertThat(shown.out()).isEmpty();
            assertThat(shown.err()).contains("has no magnet link");
        }
        assertThat(Invocation.of("show", torrent, "--json").json().get(0).has("magnet"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--tracker=http://t.example/announce?passkey=GEHEIM",
                "--tracker=https://t.example/0123456789abcdef/announce",
                "--tracker=udp://ok.example:6969/announce,http://me:GEHEIM@t.example/announce",
                "--web-seed=https://w.example/?token=GEHEIM",
                "--comment=https://w.example/?token=GEHEIM",
            })
    void aSecretIsRefusedForAPublicLibrary(String option) throws Exception {
        Invocation refused = add(album, "--private", "--tracker", "udp://ok.example:6969/announce", option);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("would publish it").doesNotContain("GEHEIM", "0123456789abcdef");
        assertThat(library).doesNotExist();

        assertThat(add(album).code()).isZero();
        assertThat(add(album, option).code()).isEqualTo(2);
        if (option.startsWith("--tracker")) {
            assertThat(Invocation.of("publish", library.toString(), option).code())
                    .isEqualTo(2);
        }
        Path alone = folder.resolve("alone.torrent");
        assertThat(Invocation.of("torrent", album.toString(), "-o", alone.toString(), option)
                        .code())
                .isZero();
    }

    /** Earlier versions took it. */
    @Test
    void aStoredPasskeyIsLeftOut() throws Exception {
        add(album);
        String passkey = "http://t.example/announce?passkey=GEHEIM";
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + library.resolve(".seedcast/library.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE release SET trackers = 'udp://ok.example:6969/announce\n" + passkey + "',"
                    + " web_seeds = 'https://w.example/?token=GEHEIM'");
            statement.executeUpdate("DELETE FROM output WHERE name = 'torrents/'");
        }

        Invocation run = Invocation.of("publish", library.toString());

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains(
                        "http://t.example/announce?passkey=*** is not published",
                        "https://w.example/?token=*** is not published")
                .doesNotContain("GEHEIM");
        for (String file : List.of("torrents.xml", "index.html", "torrents/2025-06-03 First Light.torrent")) {
            assertThat(Files.readString(library.resolve("site").resolve(file), StandardCharsets.ISO_8859_1))
                    .as(file)
                    .contains("ok.example")
                    .doesNotContain("GEHEIM");
        }
    }

    @Test
    void theSameReleaseAgainChangesNothing() throws Exception {
        add(album);
        Map<String, FileTime> before = times();
        Invocation again = add(album);
        assertThat(again.code()).isZero();
        assertThat(times()).isEqualTo(before);
        assertThat(site("torrents.xml").split("<item>", -1)).hasSize(2);
    }

    @Test
    void oneThatCannotBePublishedIsNamedBesideANewOne() throws Exception {
        assertThat(add(album).code()).isZero();
        Path database = library.resolve(".seedcast/library.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE item SET info_hash = x'00'");
        }
        Path other = Files.createDirectories(folder.resolve("music/2025-07-01 Second"));
        Files.write(other.resolve("01.flac"), new byte[30_000]);

        Invocation run = add(other);

        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("cannot publish ");
        assertThat(new LibraryFiles(library).torrentsInFeed()).containsExactly("2025-07-01 Second.torrent");
    }

    @Test
    void twoReleasesOfOneNameAreTwo() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other/2025-06-03 First Light"));
        Files.write(other.resolve("01.flac"), new byte[50_000]);
        assertThat(add(album).code()).isZero();
        String path = add(other, "--json").json().get(0).get("path").getAsString();

        Metainfo second = Metainfo.read(library.resolve(path));
        assertThat(path)
                .isEqualTo("site/torrents/2025-06-03 First Light-"
                        + second.infoHash().hex().substring(0, 8) + ".torrent");
        assertThat(second.info().name()).isEqualTo("2025-06-03 First Light");
        assertThat(site("torrents.xml").split("<item>", -1)).hasSize(3);
    }

    @Test
    void newTrackersKeepTheInfoHash() throws Exception {
        add(album);
        Path torrent = library.resolve("site/torrents/2025-06-03 First Light.torrent");
        InfoHash before = Metainfo.read(torrent).infoHash();
        Invocation.of("publish", library.toString(), "--tracker", "https://t.example/announce");
        assertThat(Metainfo.read(torrent).infoHash()).isEqualTo(before);
        assertThat(Metainfo.read(torrent).announceList().all())
                .containsExactly(URI.create("https://t.example/announce"));
        assertThat(site("torrents.xml")).contains("tr=https%3A%2F%2Ft.example%2Fannounce");
    }

    @Test
    void trackersAreTheLibrarysAndWebSeedsItsOwn() throws Exception {
        Path other = Files.write(folder.resolve("music/song.mp3"), new byte[5_000]);
        add(other);
        add(album, "--tracker", "https://t.example/a", "--web-seed", "https://w.example/music");
        assertThat(trackers("song.mp3")).containsExactly(URI.create("https://t.example/a"));
        assertThat(trackers("2025-06-03 First Light")).containsExactly(URI.create("https://t.example/a"));

        Invocation.of("publish", library.toString(), "--tracker", "https://other.example/announce");
        assertThat(trackers("2025-06-03 First Light")).containsExactly(URI.create("https://other.example/announce"));
        assertThat(torrent("2025-06-03 First Light").webSeeds())
                .containsExactly(URI.create("https://w.example/music/"));
        assertThat(torrent("song.mp3").webSeeds()).isEmpty();

        add(other, "--tracker", "");
        assertThat(trackers("2025-06-03 First Light")).isEmpty();
    }

    /** Members of a private tracker have it to themselves. */
    @Test
    void theTrackerOfAPrivateReleaseIsItsOwn() throws Exception {
        Path other = Files.write(folder.resolve("music/song.mp3"), new byte[5_000]);
        add(other, "--tracker", "https://t.example/a");
        add(album, "--private", "--tracker", "https://members.example/a");
        assertThat(trackers("song.mp3")).containsExactly(URI.create("https://t.example/a"));
        assertThat(trackers("2025-06-03 First Light")).containsExactly(URI.create("https://members.example/a"));
    }

    /** All that is not part of the info-hash can change, and every output follows. */
    @Test
    void whatIsPutInAgainFollowsEverywhere() throws Exception {
        Invocation.of("torrent", album.toString(), "--library", library.toString());
        Invocation.of("publish", library.toString(), "--base-url", "https://l.example/");
        add(
                album,
                "--tracker",
                "udp://new.example:2/announce",
                "--web-seed",
                "https://w.example/x/",
                "--comment",
                "Hello");

        Path file = library.resolve("site/torrents/2025-06-03 First Light.torrent");
        assertThat(torrent("2025-06-03 First Light").comment()).contains("Hello");
        assertThat(trackers("2025-06-03 First Light")).containsExactly(URI.create("udp://new.example:2/announce"));
        assertThat(torrent("2025-06-03 First Light").webSeeds()).containsExactly(URI.create("https://w.example/x/"));
        assertThat(description("torrents.xml")).startsWith("<p>Hello</p>\n");
        assertThat(site("torrents.xml"))
                .contains("length=\"" + Files.size(file) + "\"", "tr=udp%3A%2F%2Fnew.example%3A2%2Fannounce");

        Map<String, FileTime> before = times();
        add(
                album,
                "--tracker",
                "udp://new.example:2/announce",
                "--web-seed",
                "https://w.example/x/",
                "--comment",
                "Hello");
        assertThat(times()).isEqualTo(before);
        add(album);
        assertThat(torrent("2025-06-03 First Light").comment()).isEmpty();
        assertThat(torrent("2025-06-03 First Light").webSeeds()).isEmpty();
        assertThat(trackers("2025-06-03 First Light")).as("remembered").hasSize(1);
    }

    @Test
    void otherContentIsAnotherTorrentAndThatIsSaid() throws Exception {
        add(album);
        String before = torrent("2025-06-03 First Light").infoHash().toString();
        Files.write(album.resolve("02.flac"), new byte[10_000]);

        Invocation again = add(album);

        assertThat(again.code()).isZero();
        assertThat(again.err())
                .contains("2025-06-03 First Light is now another torrent", "urn:btih:" + before)
                .contains("seedcast retire " + library + " urn:btih:" + before);
        assertThat(add(album).err()).as("told as long as it is so").contains("is now another torrent");
        assertThat(Invocation.of("retire", library.toString(), "urn:btih:" + before)
                        .code())
                .isZero();
        assertThat(add(album).err()).doesNotContain("is now another torrent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--source=X", "--piece-length=32KiB", "--private --tracker=http://t.example/announce"})
    void theSameFilesAsAnotherTorrentAreSeededAsBoth(String options) throws Exception {
        add(album);
        String before = torrent("2025-06-03 First Light").infoHash().toString();

        Invocation again = add(album, options.split(" "));

        assertThat(again.code()).isZero();
        assertThat(again.err())
                .contains(
                        "2025-06-03 First Light is now another torrent, as its piece length, source or privacy changed")
                .contains("urn:btih:" + before + ", stays in feeds and page, and is seeded from the same files")
                .doesNotContain("nobody can seed it");
    }

    @Test
    void anEmptyWebSeedIsNone() throws Exception {
        add(album, "--web-seed", "https://w.example/x/");
        assertThat(add(album, "--web-seed", "").code()).isZero();
        assertThat(torrent("2025-06-03 First Light").webSeeds()).isEmpty();
    }

    private Metainfo torrent(String name) throws Exception {
        return Metainfo.read(library.resolve("site/torrents/" + name + ".torrent"));
    }

    private List<URI> trackers(String name) throws Exception {
        return torrent(name).announceList().all();
    }

    @Test
    void whatLiesAmongTheMediaHasTheirAddress() throws Exception {
        Path media = Files.createDirectories(library.resolve("media"));
        Path single = Files.write(media.resolve("a song.mp3"), new byte[5_000]);
        Path directory = Files.move(album, media.resolve("ep"));
        add(single);
        add(directory);
        Invocation.of(
                "publish",
                library.toString(),
                "--base-url",
                "https://h.example/label/site/",
                "--media-url",
                "https://h.example/label/media/");
        assertThat(Metainfo.read(library.resolve("site/torrents/a song.mp3.torrent"))
                        .webSeeds())
                .containsExactly(URI.create("https://h.example/label/media/a%20song.mp3"));
        assertThat(Metainfo.read(library.resolve("site/torrents/ep.torrent")).webSeeds())
                .containsExactly(URI.create("https://h.example/label/media/"));
        assertThat(site("podcast.xml"))
                .contains("<title>a song</title>", "https://h.example/label/media/a%20song.mp3")
                .contains("type=\"sri\" value=\"sha256-" + sha256(single) + "\"")
                .doesNotContain("<title>ep</title>");
        assertThat(library.resolve(".seedcast/seed.json")).content().contains("\"media/a song.mp3\"");
    }

    @Test
    void eachFileCanBeARelease() throws Exception {
        Invocation made = add(album, "--each", "--include", "*.flac", "--json");
        assertThat(made.events())
                .extracting(event -> event.get("event").getAsString())
                .containsExactly("torrent", "site", "notice", "notice");
        assertThat(made.json().get(0).get("name").getAsString()).isEqualTo("01.flac");
        assertThat(made.err()).contains("1 item is only to be had by BitTorrent, and left out of podcast.xml");
        assertThat(site("torrents.xml")).contains("<title>01</title>");
    }

    @Test
    void aFeedAndReleasesShareALibrary() throws Exception {
        add(album);
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            Invocation mirror =
                    Invocation.of("mirror", podcast.url().toString(), "--dir", library.toString(), "--json");
            assertThat(mirror.code()).as(mirror.err()).isZero();
            assertThat(mirror.json())
                    .filteredOn(event -> event.get("event").getAsString().equals("item"))
                    .hasSize(1);
            Map<String, FileTime> before = times();
            Invocation.of("mirror", "--dir", library.toString());
            assertThat(times()).isEqualTo(before);
        }
        assertThat(site("torrents.xml").split("<item>", -1)).hasSize(3);
        assertThat(site("torrents.xml")).contains("First Light");
        assertThat(site("podcast.xml").split("<item>", -1)).hasSize(2);
    }

    @Test
    void aLibraryIsNotMadeInWhatIsHashed() {
        library = album.resolve("label");
        assertThat(add(album))
                .isEqualTo(new Invocation(
                        2,
                        "",
                        "seedcast: " + library
                                + " is in the directory to be hashed\nhint: put the library elsewhere\n"));
        assertThat(library).doesNotExist();
    }

    @Test
    void aRehearsalAndAWrongPathMakeNoLibrary() {
        assertThat(add(album, "--dry-run").code()).isZero();
        assertThat(add(folder.resolve("missing")).code()).isEqualTo(1);
        assertThat(library).doesNotExist();
    }

    @Test
    void aLibraryInUseIsLeftAlone() throws Exception {
        Files.createDirectories(library.resolve(".seedcast"));
        try (ProcessLock lock =
                ProcessLock.tryAcquire(library.resolve(".seedcast/lock")).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(add(album).code()).isEqualTo(4);
        }
    }

    @Test
    void aReleaseIsSeededRightAway() throws Exception {
        Invocation seeded =
                add(album, "--json", "--seed", "--no-dht", "--bind", "127.0.0.1", "--port", "0", "--seed-for", "1s");
        assertThat(seeded.code()).as(seeded.err()).isZero();
        assertThat(seeded.json())
                .filteredOn(event -> event.get("event").getAsString().equals("seeding"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("torrents").getAsInt()).isEqualTo(1));
    }

    @Test
    void soIsATorrentInNoLibrary() throws Exception {
        Path out = folder.resolve("x.torrent");
        Invocation seeded = Invocation.of(
                "torrent",
                album.toString(),
                "-o",
                out.toString(),
                "--json",
                "--seed",
                "--no-dht",
                "--bind",
                "127.0.0.1",
                "--port",
                "0",
                "--seed-for",
                "1s");
        assertThat(seeded.code()).as(seeded.err()).isZero();
        assertThat(seeded.json())
                .filteredOn(event -> event.get("event").getAsString().equals("seeding"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("torrents").getAsInt()).isEqualTo(1));
        assertThat(seeded.json())
                .filteredOn(event -> event.get("event").getAsString().equals("finding"))
                .isEmpty();
        assertThat(FileStamp.of(out).size()).isPositive();
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void aLargeCoverIsMadeSmallerForThePage() throws Exception {
        Files.delete(album.resolve("Cover.JPG"));
        BufferedImage large = new BufferedImage(900, 450, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(large, "png", album.resolve("cover.png").toFile());

        add(album);

        Path shown = library.resolve("site/covers/2025-06-03 First Light.png");
        assertThat(ImageIO.read(shown.toFile()).getWidth()).isEqualTo(600);
        assertThat(site("index.html")).contains("src=\"covers/2025-06-03%20First%20Light.png\"");
    }

    /** The page of a release whose cover nobody could open leads to none. */
    @Test
    void aBrokenCoverIsLeftOut() throws Exception {
        Files.delete(album.resolve("Cover.JPG"));
        Files.write(album.resolve("cover.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});

        assertThat(add(album).code()).isZero();

        assertThat(library.resolve("site/covers")).doesNotExist();
        assertThat(site("index.html")).contains(">First Light</a></h2>").doesNotContain("<img");
    }

    private String site(String name) throws IOException {
        return Files.readString(library.resolve("site").resolve(name));
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(library.resolve("site"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    /** libtorrent asks for it at an address of its own, whichever way it heard of the torrent. */
    @Test
    void theMagnetOfALoneFileNamesTheWebSeedsOfItsTorrent() throws Exception {
        Path single = Files.createDirectories(folder.resolve("label/media/A \u00fc"));
        Files.write(single.resolve("01 \u00df.flac"), new byte[40_000]);
        add(single, "--web-seed", "http://a.example/x/", "--web-seed", "http://b.example/one.flac?x=1");
        Invocation.of(
                "publish",
                library.toString(),
                "--base-url",
                "http://site.example/",
                "--media-url",
                "http://media.example/");

        List<URI> seeds = new LibraryFiles(library).metainfo("A \u00fc.torrent").webSeeds();
        String feed = Files.readString(library.resolve("site/torrents.xml"));

        assertThat(seeds)
                .extracting(URI::toString)
                .containsExactly(
                        "http://a.example/x/",
                        "http://a.example/x/A%20%C3%BC/01%20%C3%9F.flac",
                        "http://b.example/one.flac?x=1",
                        "http://media.example/",
                        "http://media.example/A%20%C3%BC/01%20%C3%9F.flac");
        assertThat(Stream.of(feed.split("&amp;ws=", -1))
                        .skip(1)
                        .map(seed -> URLDecoder.decode(seed.split("[&<]", 2)[0], StandardCharsets.UTF_8))
                        .distinct())
                .containsExactlyElementsOf(seeds.stream().map(URI::toString).toList());
    }
}
