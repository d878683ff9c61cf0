package org.seedcast.library.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.LOCATION;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.Validators;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.EpisodeState.Failure;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.ReadFeed;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.InfoHash;

/** What was saved is there when the library is opened again. */
class LibraryTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FileStamp STAMP = new FileStamp(42, 1_767_323_045_123_456_789L, -7);

    private final LibraryFixture fixture;

    LibraryTest(@TempDir Path root) throws Exception {
        fixture = new LibraryFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void aNewLibraryIsEmpty() throws Exception {
        assertThat(fixture.library().feed()).isEmpty();
        assertThat(fixture.library().channel()).isEmpty();
        assertThat(fixture.library().catalogue()).isEmpty();
        assertThat(fixture.library().items().all()).isEmpty();
        assertThat(fixture.library().settings()).isEqualTo(PublishingSettings.NONE);
        assertThat(fixture.library().subscription().validators()).isEqualTo(Validators.NONE);
        assertThat(fixture.layout().mediaDirectory()).isDirectory();
        assertThat(fixture.layout().torrentDirectory()).isDirectory();
    }

    @Test
    void everyStepIsThereAfterReopening() throws Exception {
        fixture.merge(rss(
                item("new", "New", DATE, "https://a.example/new.mp3"),
                item("failed", "Failed", DATE, "https://a.example/failed.mp3"),
                item("here", "Here", DATE, "https://a.example/here.mp3"),
                item("out", "Out", DATE, "https://a.example/out.mp3")));
        Library library = fixture.library();
        library.items().failed(fixture.item("failed"), "HTTP 404", NOW);
        library.items().failed(fixture.item("failed"), "HTTP 410", NOW.plusSeconds(60));
        Item here = library.items().begin(fixture.item("here"));
        ContentHashes hashes = LibraryFixture.hashes(here);
        FileStamp stamp = new FileStamp(hashes.length(), STAMP.modifiedNanos(), STAMP.inode());
        library.items().save(here, new Downloaded(hashes, stamp));
        Item out = library.items().save(library.items().begin(fixture.item("out")), new Downloaded(hashes, stamp));
        Published published = new Published(
                hashes.length(),
                Optional.of(hashes.sha256()),
                stamp,
                InfoHash.parse("0123456789abcdef0123456789abcdef01234567"),
                99);
        library.items().save(out, published);

        fixture.reopen();

        assertThat(fixture.item("new").state()).isEqualTo(new Discovered(Optional.empty()));
        assertThat(fixture.item("failed").state())
                .isEqualTo(new Discovered(Optional.of(new Failure(2, NOW.plusSeconds(60), "HTTP 410"))));
        assertThat(fixture.item("here").state()).isEqualTo(new Downloaded(hashes, stamp));
        assertThat(fixture.item("out").state()).isEqualTo(published);
        assertThat(fixture.library().items().hashes(fixture.item("here"))).isEqualTo(hashes);
        assertThat(fixture.library().items().hashes(fixture.item("out"))).isEqualTo(hashes);
        assertThat(fixture.library().items().published()).isEqualTo(1);
        assertThat(fixture.item("here").named()).isTrue();
        assertThat(fixture.item("new").named()).isFalse();
    }

    @Test
    void successForgetsFailures() throws Exception {
        fixture.merge(rss(item("g", "T", DATE, "https://a.example/e.mp3")));
        fixture.library().items().failed(fixture.item("g"), "HTTP 404", NOW);
        Item begun = fixture.library().items().begin(fixture.item("g"));
        fixture.library().items().save(begun, new Downloaded(LibraryFixture.hashes(begun), STAMP));

        fixture.library().items().failed(fixture.item("g"), "the .torrent cannot be written", NOW);
        fixture.reopen();

        assertThat(fixture.item("g").state()).isInstanceOf(Downloaded.class);
    }

    @Test
    void settingsAreKept() throws Exception {
        PublishingSettings settings = new PublishingSettings(
                Optional.of(URI.create("https://a.example/s%20ite/")),
                Optional.of(URI.create("https://b.example/media/")),
                AnnounceList.of(List.of(
                        List.of(URI.create("udp://t1.example:6969/announce"), URI.create("https://t2.example/a?k=1,2")),
                        List.of(URI.create("http://[::1]:80/announce")))),
                true);
        fixture.library().save(settings);
        fixture.reopen();
        assertThat(fixture.library().settings()).isEqualTo(settings);

        fixture.library().save(PublishingSettings.NONE);
        fixture.reopen();
        assertThat(fixture.library().settings()).isEqualTo(PublishingSettings.NONE);
    }

    @Test
    void theFeedIsKept() throws Exception {
        fixture.merge(rss("<language>de</language><itunes:author>Ann</itunes:author>"
                + "<itunes:image href=\"https://a.example/c.jpg\"/>"));
        FeedChannel channel = fixture.library().channel().orElseThrow();
        fixture.reopen();

        assertThat(fixture.library().channel()).contains(channel);
        assertThat(channel.language()).contains("de");
        assertThat(fixture.library().feed()).contains(LOCATION);
    }

    @Test
    void validatorsAreReplacedAsAWhole() throws Exception {
        Feed feed = new Feed(channel(), List.of());
        fixture.library()
                .merge(ReadFeed.of(
                        LOCATION, feed, new Validators(Optional.of("\"e\""), Optional.of("yesterday")), Instant.EPOCH));
        fixture.reopen();
        assertThat(fixture.library().subscription().validators())
                .isEqualTo(new Validators(Optional.of("\"e\""), Optional.of("yesterday")));

        fixture.library()
                .merge(ReadFeed.of(
                        LOCATION, feed, new Validators(Optional.empty(), Optional.of("today")), Instant.EPOCH));
        assertThat(fixture.library().subscription().validators())
                .isEqualTo(new Validators(Optional.empty(), Optional.of("today")));
    }

    private FeedChannel channel() throws Exception {
        fixture.merge(rss());
        return fixture.library().channel().orElseThrow();
    }

    @Test
    void outputVersionsAreKept() throws Exception {
        OutputVersion version = new OutputVersion("d1", NOW);
        fixture.library().outputs().save("torrents.xml", version);
        fixture.reopen();

        assertThat(fixture.library().outputs().get("torrents.xml")).contains(version);
        assertThat(fixture.library().outputs().get("podcast.xml")).isEmpty();
    }

    @Test
    void aFrozenNameOutlivesItsTitle() throws Exception {
        fixture.merge(rss(item("g", "First title", DATE, "https://a.example/e.mp3")));
        fixture.library().items().begin(fixture.item("g"));

        fixture.merge(rss(item("g", "Second title", DATE, "https://a.example/e.mp3")));

        assertThat(fixture.item("g").fileName()).isEqualTo("2025-06-03-first-title.mp3");
        assertThat(fixture.item("g").title()).isEqualTo("Second title");
    }

    @Test
    void theResponseSettlesAnExtensionThatNobodyKnew() throws Exception {
        fixture.merge(rss("<item><title>T</title><guid>g</guid><enclosure url=\"https://a.example/e\"/></item>"));
        Item begun = fixture.library().items().begin(fixture.item("g"));
        assertThat(begun.fileName()).isEqualTo("t.bin");

        assertThat(fixture.library()
                        .items()
                        .settleName(begun, Optional.of("text/html"))
                        .fileName())
                .isEqualTo("t.bin");
        Item settled = fixture.library().items().settleName(begun, Optional.of("audio/ogg; x=y"));
        assertThat(settled.fileName()).isEqualTo("t.ogg");
        fixture.reopen();
        assertThat(fixture.item("g").fileName()).isEqualTo("t.ogg");
    }

    /** Whichever of the two is downloaded first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNameThatAnotherItemWantsIsNotSettledOn(boolean otherBegan) throws Exception {
        fixture.merge(rss(
                "<item><title>T</title><guid>g</guid><enclosure url=\"https://a.example/e\"/></item>",
                "<item><title>T</title><guid>h</guid><enclosure url=\"https://a.example/e.ogg\"/></item>"));
        Item begun = fixture.library().items().begin(fixture.item("g"));
        if (otherBegan) {
            fixture.library().items().begin(fixture.item("h"));
        }

        Item settled = fixture.library().items().settleName(begun, Optional.of("audio/ogg"));

        // SHA-256 of "g" begins with cd0aa985.
        assertThat(settled.fileName()).isEqualTo("t-cd0aa985.ogg");
        assertThat(fixture.item("h").fileName()).isEqualTo("t.ogg");
    }

    @Test
    void aRelativeMediaUrlFollowsTheBaseUrl() {
        PublishingSettings settings = new PublishingSettings(
                Optional.of(URI.create("https://b.example/x/")),
                Optional.of(URI.create("../media/")),
                AnnounceList.NONE,
                false);
        assertThat(settings.mediaBase()).contains(URI.create("https://b.example/media/"));
    }
}
