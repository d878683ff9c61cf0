package org.seedcast.app.publish;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.address.Secrets;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Release;
import org.seedcast.library.Show;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.make.MetainfoOptions;

/** Refuses the operator's secrets in settings that a public library would show to everyone. */
public final class GivenAway {
    private GivenAway() {}

    /** Refuses secrets in what is given for all of a library. */
    public static void refuse(PublishingOptions given) throws WrongUse {
        refuseTrackers(given.trackers().value().map(AnnounceList::of).orElse(AnnounceList.NONE));
        refuse("--base-url", given.baseUrl().value().map(URI::toString).stream().toList());
        refuse(
                "--media-url",
                given.mediaUrl().value().map(URI::toString).stream().toList());
        refuse("--image", given.show().image().filter(Show::isAddress).stream().toList());
        refuse("--websub", given.hooks().websub().stream().toList());
    }

    /** Refuses secrets in what is given for one release. */
    public static void refuse(MetainfoOptions label) throws WrongUse {
        refuseTrackers(label.trackers());
        refuse(
                "--web-seed",
                label.webSeeds().stream().map(seed -> seed.address().toString()).toList());
        refuse("--comment", label.comment().stream().toList());
    }

    /** The secrets that a public library holds from earlier versions; they are not published. */
    static Set<Secrets> of(Library library) throws SeedcastException {
        PublishingSettings settings = library.settings();
        if (settings.privateFeed()) {
            return Set.of();
        }
        List<Release> releases = library.items().all().stream()
                .flatMap(item -> item.release().stream())
                .toList();
        Stream<Secrets> trackers = Stream.concat(
                        Stream.of(settings.trackers()), releases.stream().map(Release::trackers))
                .flatMap(list -> list.all().stream())
                .map(Secrets::inTracker);
        Stream<Secrets> seeds = releases.stream()
                .flatMap(release -> release.webSeeds().stream())
                .map(Secrets::in);
        return Stream.concat(trackers, seeds).filter(Secrets::any).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void refuseTrackers(AnnounceList trackers) throws WrongUse {
        Optional<Secrets> passkey = trackers.all().stream()
                .map(Secrets::inTracker)
                .filter(Secrets::any)
                .findFirst();
        if (passkey.isPresent()) {
            throw new WrongUse(
                    "--tracker " + passkey.get().redacted() + " holds a passkey, and the library would publish it in "
                            + "page, feeds and .torrents: anyone who has it can act in your name",
                    "use an open tracker, or make a .torrent for members only, without --library");
        }
    }

    private static void refuse(String option, Collection<String> values) throws WrongUse {
        List<Secrets> secrets =
                values.stream().map(Secrets::in).filter(Secrets::any).toList();
        if (!secrets.isEmpty()) {
            throw new WrongUse(
                    option + " " + secrets.get(0).redacted() + " holds a secret, and the library would publish it",
                    "use an address that anyone may see");
        }
    }
}
