package org.seedcast.app.check;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.publish.Publication;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/** Writes again what was damaged of feeds, pages, .torrents and the list of the seeder, and of the pieces they are made from. */
public final class OutputsFix {
    private static final Set<FindingKind> MENDABLE = Set.of(
            FindingKind.SITE_INCOMPLETE,
            FindingKind.SITE_DAMAGED,
            FindingKind.SEED_LIST_DAMAGED,
            FindingKind.TORRENT_DAMAGED,
            FindingKind.PIECES_DAMAGED);

    private final Publication publication;

    public OutputsFix(Publication publication) {
        this.publication = publication;
    }

    /** The report with what could be mended, which is found by looking again, and how the writing went. */
    WebSeedFix.Mended fix(CheckReport report) throws SeedcastException {
        if (report.findings().stream().noneMatch(finding -> MENDABLE.contains(finding.kind()))) {
            return new WebSeedFix.Mended(report, ExitCode.DONE);
        }
        Set<String> left = new HashSet<>();
        ExitCode code;
        try (Library library = Library.open(new Layout(report.library()))) {
            for (Item item : library.items().all()) {
                if (item.state() instanceof Published state) {
                    restorePieces(item, state, library);
                }
            }
            code = publication.told(publication.publish(library, any -> {}));
            new OutputsCheck(Inventory.of(library)).find().forEach(finding -> left.add(key(finding)));
        }
        List<Finding> findings = report.findings().stream()
                .map(finding -> isMended(finding, left) ? finding.mended() : finding)
                .toList();
        return new WebSeedFix.Mended(report.with(findings), code);
    }

    private static boolean isMended(Finding finding, Set<String> left) {
        return MENDABLE.contains(finding.kind()) && !left.contains(key(finding));
    }

    private static String key(Finding finding) {
        return finding.kind() + " " + finding.subject();
    }

    /** Two of the three agree: the .torrent in the site, the pieces and the info-hash that are stored. */
    private static void restorePieces(Item item, Published state, Library library) throws SeedcastException {
        Optional<Metainfo> stored = new StoredPieces(library).torrent(item);
        Optional<Metainfo> written = written(library.layout().torrent(item.fileName()));
        boolean storedIsRight =
                stored.filter(one -> one.infoHash().equals(state.infoHash())).isPresent();
        if (storedIsRight || written.isEmpty()) {
            return;
        }
        boolean writtenIsRight = written.get().infoHash().equals(state.infoHash())
                || stored.filter(one -> one.infoHash().equals(written.get().infoHash()))
                        .isPresent();
        if (writtenIsRight) {
            library.torrents().restore(item, written.get());
        }
    }

    private static Optional<Metainfo> written(Path file) {
        try {
            return Optional.of(Metainfo.read(file));
        } catch (InvalidMetainfo e) {
            return Optional.empty();
        }
    }
}
