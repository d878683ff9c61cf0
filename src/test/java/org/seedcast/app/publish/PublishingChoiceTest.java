package org.seedcast.app.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.config.Change;
import org.seedcast.config.HandOptions;
import org.seedcast.config.HookOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.ShowOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Show;
import org.seedcast.torrent.AnnounceList;

class PublishingChoiceTest {
    private static final PublishingOptions NOTHING =
            new PublishingOptions(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private static Optional<URI> url(@Nullable String text) {
        return Optional.ofNullable(text).map(URI::create);
    }

    @ParameterizedTest
    @CsvSource({
        // stored base, stored media, given base, given media, base, media
        ", , , , , ",
        "http://a/, http://m/, , , http://a/, http://m/",
        ", , http://a, , http://a/, ",
        ", , http://a/x, http://m/y, http://a/x/, http://m/y/",
        "http://a/, http://m/, http://b/, , http://b/, http://m/",
        "http://a/x/, , , media, http://a/x/, media/",
        "http://a/x/, , , ../media, http://a/x/, ../media/",
        "http://a/x/, , http://b/y, media/, http://b/y/, media/",
        "http://a/, media/, http://b/y, , http://b/y/, media/",
    })
    void whatIsGivenReplacesWhatIsStored(
            @Nullable String storedBase,
            @Nullable String storedMedia,
            @Nullable String givenBase,
            @Nullable String givenMedia,
            @Nullable String base,
            @Nullable String media)
            throws Exception {
        PublishingSettings chosen = PublishingChoice.of(
                new PublishingSettings(url(storedBase), url(storedMedia), AnnounceList.NONE, false),
                new PublishingOptions(url(givenBase), url(givenMedia), List.of(), Optional.empty()),
                Optional.empty());

        assertThat(chosen).isEqualTo(new PublishingSettings(url(base), url(media), AnnounceList.NONE, false));
    }

    @Test
    void trackersAndOwnershipStayUntilGivenAnew() throws Exception {
        List<List<URI>> one = List.of(List.of(URI.create("http://one.example/announce")));
        List<List<URI>> two = List.of(List.of(URI.create("udp://two.example:6969")));
        PublishingSettings stored =
                new PublishingSettings(Optional.empty(), Optional.empty(), AnnounceList.of(one), true);

        assertThat(PublishingChoice.of(stored, NOTHING, Optional.empty())).isEqualTo(stored);
        assertThat(PublishingChoice.of(
                        stored,
                        new PublishingOptions(Optional.empty(), Optional.empty(), two, Optional.of(false)),
                        Optional.empty()))
                .isEqualTo(new PublishingSettings(Optional.empty(), Optional.empty(), AnnounceList.of(two), false));
    }

    @Test
    void anEmptyValueTakesBackAddressesAndTrackers() throws Exception {
        PublishingSettings stored = new PublishingSettings(
                url("https://a.example/site/"),
                url("https://a.example/media/"),
                AnnounceList.of(List.of(List.of(URI.create("http://one.example/announce")))),
                true);
        PublishingOptions back = new PublishingOptions(
                Change.takenBack(),
                Change.takenBack(),
                Change.takenBack(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ShowOptions.NONE,
                HookOptions.NONE,
                Optional.empty(),
                HandOptions.NONE);

        assertThat(PublishingChoice.of(stored, back, Optional.empty()))
                .isEqualTo(new PublishingSettings(Optional.empty(), Optional.empty(), AnnounceList.NONE, true));
    }

    /** Who may look at the library has the passkey, too; that of a private feed is for its owner alone. */
    @Test
    void aPasskeyIsOnlyForTheLibraryOfAPrivateFeed() throws Exception {
        PublishingOptions given = new PublishingOptions(
                Optional.empty(),
                Optional.empty(),
                List.of(List.of(URI.create("http://one.example/announce?passkey=geheim"))),
                Optional.empty());

        assertThatThrownBy(() -> PublishingChoice.of(PublishingSettings.NONE, given, Optional.empty()))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("passkey=*** holds a passkey")
                .hasMessageNotContaining("geheim");
        assertThat(PublishingChoice.of(PublishingSettings.NONE.ofPrivateFeed(), given, Optional.empty())
                        .trackers()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void aRelativeMediaUrlNeedsABase() {
        assertThatThrownBy(() -> PublishingChoice.of(
                        PublishingSettings.NONE,
                        new PublishingOptions(Optional.empty(), url("media"), List.of(), Optional.empty()),
                        Optional.empty()))
                .isInstanceOf(WrongUse.class)
                .hasMessage("--media-url media/ is relative, and no --base-url is set")
                .matches(e -> ((WrongUse) e).exitCode() == ExitCode.USAGE);
    }

    @Test
    void anEmptyTextTakesBackWhatWasSaidOfTheShow() throws Exception {
        ShowOptions said = new ShowOptions(
                Optional.of(" Mine "),
                Optional.of("Ann"),
                Optional.of("de"),
                Optional.of("a/b.png"),
                Optional.of("cc0-1.0"));
        PublishingSettings first = PublishingChoice.of(
                PublishingSettings.NONE, new PublishingOptions(said, HookOptions.NONE), Optional.of("image.png"));
        assertThat(first.show())
                .isEqualTo(new Show(
                        Optional.of("Mine"),
                        Optional.of("Ann"),
                        Optional.of("de"),
                        Optional.of("image.png"),
                        Optional.of("cc0-1.0")));

        ShowOptions back =
                new ShowOptions(Optional.of(""), Optional.empty(), Optional.of(""), Optional.of(""), Optional.empty());
        assertThat(PublishingChoice.of(first, new PublishingOptions(back, HookOptions.NONE), Optional.empty())
                        .show())
                .isEqualTo(new Show(
                        Optional.empty(),
                        Optional.of("Ann"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("cc0-1.0")));
    }
}
