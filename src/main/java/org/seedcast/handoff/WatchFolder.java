package org.seedcast.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.torrent.InfoHash;

/**
 * A folder from which some client takes .torrents. It gives no answer, so nothing that is put there is ever told as seeding,
 * and what was taken from there cannot be taken back.
 */
public final class WatchFolder {
    private final Path folder;
    private final AtomicFile files;
    private final HandedStore store;
    private final HandOver.Progress progress;

    public WatchFolder(Path folder, AtomicFile files, HandedStore store, HandOver.Progress progress) {
        this.folder = folder;
        this.files = files;
        this.store = store;
        this.progress = progress;
    }

    /** Puts each .torrent there once, and again when its trackers are others. */
    public void run(List<Offer> offers) throws SeedcastException {
        withdraw(offers);
        Map<InfoHash, Handed> known = new HashMap<>();
        store.all().forEach(one -> known.put(one.infoHash(), one));
        for (Offer offer : offers) {
            Handed before = known.get(offer.infoHash());
            Handed now = new Handed(offer.infoHash(), HandState.ADDED, offer.content(), offer.trackerText());
            if (before != null && before.trackers().equals(now.trackers())) {
                continue;
            }
            if (offer.content().isEmpty()) {
                progress.refused(offer, Refusal.MISSING, Refusal.MISSING.reason());
                continue;
            }
            put(offer);
            store.save(List.of(now));
            progress.reached(offer, HandState.ADDED);
        }
    }

    private void put(Offer offer) throws SeedcastException {
        Path target = place(offer.infoHash());
        try {
            if (!Files.isDirectory(folder)) {
                throw new ClientFault(
                        "there is no folder " + folder, "make the one from which the client takes .torrents", null);
            }
            files.write(target, Files.readAllBytes(offer.torrent()));
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }

    /** Takes back what no client has taken yet. */
    public void withdraw(List<Offer> offers) throws SeedcastException {
        Set<InfoHash> wanted = new HashSet<>();
        offers.forEach(offer -> wanted.add(offer.infoHash()));
        for (Handed one : store.all()) {
            if (!wanted.contains(one.infoHash())) {
                try {
                    files.delete(place(one.infoHash()));
                } catch (IOException e) {
                    throw FileFailed.of("cannot take back " + place(one.infoHash()), place(one.infoHash()), e);
                }
                store.forget(List.of(one.infoHash()));
            }
        }
    }

    /** By its info-hash: titles may clash with what others put there. */
    private Path place(InfoHash torrent) {
        return folder.resolve(torrent.hex() + ".torrent");
    }
}
