package org.seedcast.app.check;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.handoff.ClientFactory;
import org.seedcast.config.CheckPart;
import org.seedcast.config.HandTarget;
import org.seedcast.failure.SeedcastException;
import org.seedcast.handoff.ClientUser;
import org.seedcast.handoff.Offer;
import org.seedcast.handoff.Seen;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.library.Layout;
import org.seedcast.torrent.InfoHash;

/** Checks whether the clients that are to seed do so, and can do no harm. Each is asked once, and told nothing. */
public final class ClientsCheck {
    private final ClientFactory clients;
    private final Inventory inventory;
    private final Consumer<Finding> found;

    ClientsCheck(ClientFactory clients, Inventory inventory, Consumer<Finding> found) {
        this.clients = clients;
        this.inventory = inventory;
        this.found = found;
    }

    PartCount run(Steps steps) throws InterruptedException {
        HandedInventory handed = inventory.hand();
        int good = 0;
        int done = 0;
        for (String client : handed.settings().clients()) {
            good += ask(HandTarget.parse(client));
            done++;
            steps.at(CheckPart.CLIENTS, done, handed.settings().clients().size());
        }
        long asked = handed.settings().clients().stream()
                .filter(client -> HandTarget.parse(client).kind() != HandTarget.Kind.FOLDER)
                .count();
        int all = handed.offers().size() * (int) asked;
        return PartCount.of(CheckPart.CLIENTS, good, all, "seeded by other clients");
    }

    private int ask(HandTarget target) throws InterruptedException {
        if (target.kind() == HandTarget.Kind.FOLDER) {
            return 0; // it gives no answer
        }
        List<Offer> offers = inventory.hand().offers();
        try {
            List<InfoHash> torrents = offers.stream().map(Offer::infoHash).toList();
            Map<InfoHash, Seen> seen =
                    clients.open(target, inventory.hand().settings()).state(torrents);
            tellOfRights(target, offers);
            int good = 0;
            for (Offer offer : offers) {
                Optional<Finding> finding = finding(target, offer, Optional.ofNullable(seen.get(offer.infoHash())));
                finding.ifPresent(found);
                good += finding.isPresent() ? 0 : 1;
            }
            return good;
        } catch (SeedcastException e) {
            found.accept(Finding.of(
                    FindingKind.HANDED_NOT_SEEDING,
                    inventory.layout().root(),
                    inventory.layout(),
                    SeedcastException.reason(e)));
            return 0;
        }
    }

    private Optional<Finding> finding(HandTarget target, Offer offer, Optional<Seen> seen) {
        String right = inventory.hand().content(target.toString(), offer.infoHash());
        if (!right.isEmpty() && !right.equals(offer.content())) {
            return Optional.of(finding(FindingKind.HANDED_CHANGED, target, offer, "has changed, or is not all there"));
        }
        if (seen.isEmpty()) {
            return Optional.of(finding(FindingKind.HANDED_NOT_SEEDING, target, offer, "is not in the client"));
        }
        Seen torrent = seen.get();
        if (torrent.activity() == Activity.QUEUED) {
            return Optional.of(finding(FindingKind.HANDED_QUEUED, target, offer, "waits in the client's queue"));
        }
        if (torrent.activity() != Activity.SEEDING || !torrent.whole()) {
            String why = torrent.complaint().isEmpty() ? "" : ": " + torrent.complaint();
            return Optional.of(finding(FindingKind.HANDED_NOT_SEEDING, target, offer, "is not seeded" + why));
        }
        return Optional.empty();
    }

    private Finding finding(FindingKind kind, HandTarget target, Offer offer, String what) {
        Layout layout = inventory.layout();
        return Finding.of(kind, offer.data(), layout, target + ": " + what)
                .withHint("the next seedcast mirror or seedcast publish hands it over again")
                .ofTorrent(offer.name());
    }

    /** Named once for each client: what is true of one file is mostly true of all. */
    private void tellOfRights(HandTarget target, List<Offer> offers) {
        try {
            Optional<ClientUser> user = target.isWeb()
                    ? ClientUser.listeningAt(target.url())
                    : target.path().isPresent()
                            ? ClientUser.owning(target.path().get())
                            : ClientUser.listeningAt(target.port());
            for (Offer offer : offers) {
                if (user.isPresent() && !offer.content().isEmpty() && user.get().mayWrite(offer.data())) {
                    found.accept(Finding.of(
                                    FindingKind.HANDED_WRITABLE,
                                    offer.data(),
                                    inventory.layout(),
                                    target + " runs as a user who can write to this file, and so damage it")
                            .withHint("run it as another user, who can only read the library"));
                    return;
                }
            }
        } catch (IOException e) {
            // Who it runs as is only known where the system tells.
            return;
        }
    }
}
