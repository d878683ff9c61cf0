package org.seedcast.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.publish.Publication;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.Origin;

/** Removes web seeds that serve other bytes from .torrents, magnet links and feeds; info-hashes stay. */
public final class WebSeedFix {
    private final Publication publication;

    public WebSeedFix(Publication publication) {
        this.publication = publication;
    }

    /**
     * The outcome.
     *
     * @param report with the findings that were mended
     * @param code how it went with all that is published
     */
    record Mended(CheckReport report, ExitCode code) {}

    Mended fix(CheckReport report, List<WebSeedOf> wrong) throws SeedcastException {
        List<WebSeedOf> removable =
                wrong.stream().filter(WebSeedOf::isRemovable).toList();
        if (removable.isEmpty()) {
            return new Mended(report, ExitCode.DONE);
        }
        ExitCode code;
        try (Library library = Library.open(new Layout(report.library()))) {
            remove(removable, library);
            publication.rewrite(library, meant(removable, library));
            code = publication.told(publication.publish(library, any -> {}));
        }
        CheckReport mended = report.with(report.findings().stream()
                .map(finding -> isAboutOne(finding, removable) ? finding.mended() : finding)
                .toList());
        return new Mended(mended, code);
    }

    private static void remove(List<WebSeedOf> removable, Library library) throws SeedcastException {
        Map<Long, Item> now = library.items().all().stream().collect(Collectors.toMap(Item::id, Function.identity()));
        for (WebSeedOf seed : removable) {
            Item item = now.get(seed.item().id());
            if (item == null) {
                continue;
            }
            if (seed.owner() == WebSeedOf.Owner.RELEASE) {
                library.releases().removeWebSeed(item, seed.url());
            } else {
                library.items().saveOrigin(item, new Origin.Unproven("it served other bytes when it was checked"));
            }
        }
    }

    private static List<Item> meant(List<WebSeedOf> removable, Library library) throws SeedcastException {
        List<Item> meant = new ArrayList<>();
        for (Item item : library.items().all()) {
            if (removable.stream().anyMatch(seed -> seed.item().id() == item.id())) {
                meant.add(item);
            }
        }
        return meant;
    }

    private static boolean isAboutOne(Finding finding, List<WebSeedOf> removable) {
        return removable.stream().anyMatch(seed -> WebSeedsCheck.isAbout(finding, seed));
    }
}
