package org.seedcast.app.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.handoff.HandChoice;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Folders;
import org.seedcast.library.HandSettings;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Show;
import org.seedcast.library.store.Library;
import org.seedcast.publish.Site;
import org.seedcast.publish.picture.Picture;
import org.seedcast.publish.picture.UnfitPicture;

/** Stores the given publishing options in a library. */
public final class SettingsUpdate {
    private final AtomicFile files;
    private final Consumer<Event> events;

    public SettingsUpdate(AtomicFile files, Consumer<Event> events) {
        this.files = files;
        this.events = events;
    }

    public void apply(PublishingOptions given, Library library) throws SeedcastException {
        PrivateFeed.recognise(library, events);
        Optional<ShowImage> image = image(given);
        HandSettings handed = library.handed().settings();
        HandSettings handing = HandChoice.of(handed, given.hand());
        PublishingSettings before = library.settings();
        refuseTemplate(before, given, library);
        if (given.groupAccess().isPresent() && library.isLasting()) {
            new Folders(library.layout()).share(given.groupAccess().get());
        }
        PublishingSettings after = PublishingChoice.of(before, given, image.map(ShowImage::name));
        if (!handed.equals(handing)) {
            library.handed().settings(handing);
            if (!handed.whitelist().equals(handing.whitelist())
                    || !handed.reload().equals(handing.reload())) {
                library.outputs().remainDue();
            }
        }
        boolean chosen = image.isPresent() && library.isLasting();
        boolean repainted = chosen && image.get().keep(library, files);
        if (repainted || !before.equals(after)) {
            Site.check(after);
            library.save(after);
        }
        if (repainted || (chosen && !before.show().image().equals(after.show().image()))) {
            show(image.get(), library);
        } else if (library.isLasting()
                && before.show().imageFile().isPresent()
                && after.show().imageFile().isEmpty()) {
            forget(library);
        }
    }

    /**
     * Refuses a stored template of another user: it names any directory of this machine, and whatever this user can
     * read there would be published.
     */
    private static void refuseTemplate(PublishingSettings stored, PublishingOptions given, Library library)
            throws SeedcastException {
        boolean isUsed = stored.template().isPresent() && given.template().isEmpty() && !given.noTemplate();
        if (isUsed && library.isLasting() && !given.hooks().trusted()) {
            Optional<String> stranger = new Folders(library.layout()).stranger();
            if (stranger.isPresent()) {
                throw new SeedcastException(
                        ExitCode.FAILED,
                        "the template " + stored.template().get() + " is not used: the library "
                                + library.layout().root() + " belongs to the user " + stranger.get(),
                        "run this as that user, give --template yourself, or trust the library: --trust-hooks",
                        null);
            }
        }
    }

    /** The page has the picture in its own size, in place of the feed's. */
    private void show(ShowImage image, Library library) throws SeedcastException {
        Path cover = library.layout().cover();
        library.outputs().files().forget(cover);
        try {
            files.writeIfChanged(cover, Picture.cover(image.content()));
        } catch (UnfitPicture e) {
            forget(library);
            events.accept(new Event.Notice(
                    "the page has no cover: " + image.name() + ": " + SeedcastException.reason(e), Optional.empty()));
        } catch (IOException e) {
            throw NotWritten.of(cover, e);
        }
        library.save(new CoverFetch(URI.create(image.name()), Optional.empty()));
    }

    private void forget(Library library) throws SeedcastException {
        Path cover = library.layout().cover();
        library.outputs().files().forget(cover);
        try {
            files.delete(cover);
        } catch (IOException e) {
            throw NotWritten.of(cover, e);
        }
    }

    /**
     * Finds what is wrong with {@code given} before there is a library.
     *
     * @param privateFeed whether its feed will be meant for one subscriber
     */
    public static void check(PublishingOptions given, boolean privateFeed) throws SeedcastException {
        PublishingSettings none = privateFeed ? PublishingSettings.NONE.ofPrivateFeed() : PublishingSettings.NONE;
        HandChoice.of(HandSettings.NONE, given.hand());
        Site.check(PublishingChoice.of(none, given, image(given).map(ShowImage::name)));
    }

    private static Optional<ShowImage> image(PublishingOptions given) throws SeedcastException {
        Optional<String> path = given.show().image().filter(image -> !image.isEmpty() && !Show.isAddress(image));
        return path.isPresent() ? Optional.of(ShowImage.read(Path.of(path.get()))) : Optional.empty();
    }
}
