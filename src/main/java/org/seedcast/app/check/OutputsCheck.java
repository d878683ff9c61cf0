package org.seedcast.app.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.library.Layout;

/** Checks that the published files are as they were written, and that the stored pieces can make them again. */
public final class OutputsCheck {
    private static final String MENDED = "seedcast check --fix DIR, or publish DIR, writes it again";

    private final Inventory inventory;
    private final Layout layout;

    public OutputsCheck(Inventory inventory) {
        this.inventory = inventory;
        this.layout = inventory.layout();
    }

    /** In the order of their paths, .torrents first. */
    public List<Finding> find() {
        List<Finding> found = new ArrayList<>();
        for (PublishedItem held : inventory.held()) {
            held.damage().ifPresent(damage -> found.add(torrent(held, damage)));
        }
        inventory.damages().forEach((file, damage) -> output(file, damage).ifPresent(found::add));
        pieces().forEach(found::add);
        boolean told = found.stream()
                .map(Finding::kind)
                .anyMatch(kind -> kind == FindingKind.SITE_INCOMPLETE || kind == FindingKind.SITE_DAMAGED);
        if (!inventory.held().isEmpty() && !inventory.siteComplete() && !told) {
            found.add(Finding.of(FindingKind.SITE_INCOMPLETE, layout.site(), layout, "a page or a feed is missing")
                    .withHint(MENDED));
        }
        return found;
    }

    private Finding torrent(PublishedItem held, String damage) {
        return Finding.of(
                        FindingKind.TORRENT_DAMAGED, layout.torrent(held.item().fileName()), layout, damage)
                .withHint(MENDED)
                .ofTorrent(held.item().torrentName());
    }

    /** Returns a finding for a damaged file, unless another finding covers it. */
    private Optional<Finding> output(Path file, String damage) {
        if (file.startsWith(layout.torrentDirectory())) {
            return damagedTorrents().contains(file)
                    ? Optional.empty()
                    : Optional.of(Finding.of(FindingKind.TORRENT_DAMAGED, file, layout, damage)
                            .withHint(MENDED));
        }
        FindingKind kind = file.equals(layout.seedList())
                ? FindingKind.SEED_LIST_DAMAGED
                : damage.equals("it is missing") ? FindingKind.SITE_INCOMPLETE : FindingKind.SITE_DAMAGED;
        return Optional.of(Finding.of(kind, file, layout, damage).withHint(MENDED));
    }

    private Set<Path> damagedTorrents() {
        return inventory.held().stream()
                .filter(held -> held.damage().isPresent())
                .map(held -> layout.torrent(held.item().fileName()))
                .collect(Collectors.toSet());
    }

    private List<Finding> pieces() {
        List<Finding> found = new ArrayList<>();
        for (Map.Entry<PublishedItem, String> damaged : inventory.pieces().entrySet()) {
            PublishedItem held = damaged.getKey();
            boolean mendable = held.damage().isEmpty();
            found.add(Finding.of(
                            FindingKind.PIECES_DAMAGED,
                            layout.torrent(held.item().fileName()),
                            layout,
                            damaged.getValue())
                    .withHint(
                            mendable
                                    ? "seedcast check --fix DIR restores them from the .torrent, which is intact"
                                    : "put the .torrent back from a copy, then: seedcast check --fix DIR")
                    .ofTorrent(held.item().torrentName()));
        }
        return found;
    }
}
