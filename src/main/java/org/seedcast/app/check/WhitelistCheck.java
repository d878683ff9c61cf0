package org.seedcast.app.check;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.publish.TrackerWhitelist;
import org.seedcast.failure.SeedcastException;

/** Checks whether the whitelist of a tracker has all that is published. */
final class WhitelistCheck {
    private WhitelistCheck() {}

    static void tell(Inventory inventory, Consumer<Finding> found) throws SeedcastException {
        Optional<Path> file = inventory.hand().settings().whitelist();
        if (file.isEmpty()) {
            return;
        }
        Set<String> listed = new HashSet<>();
        TrackerWhitelist.read(file.get())
                .lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .forEach(listed::add);
        for (PublishedItem held : inventory.held()) {
            if (!listed.contains(held.state().infoHash().hex())) {
                Path torrent = inventory.layout().torrent(held.item().fileName());
                found.accept(Finding.of(
                                FindingKind.NOT_WHITELISTED,
                                torrent,
                                inventory.layout(),
                                "not whitelisted: it is not in " + file.get())
                        .withHint("list it again: seedcast publish "
                                + inventory.layout().root())
                        .ofTorrent(held.item().torrentName()));
            }
        }
    }
}
