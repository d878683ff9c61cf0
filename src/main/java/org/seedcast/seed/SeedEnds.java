package org.seedcast.seed;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;

/** Ends torrents by the rules; one that ended stays so for the life of this object. Not for several threads. */
final class SeedEnds {
    private final SeedRules rules;
    private final UploadCounts counts;
    private final Consumer<EndedTorrent> told;
    private final Set<InfoHash> ended = new HashSet<>();

    /** @param told of each torrent once, when it ends */
    SeedEnds(SeedRules rules, UploadCounts counts, Consumer<EndedTorrent> told) {
        this.rules = rules;
        this.counts = counts;
        this.told = told;
    }

    boolean hasEnded(InfoHash infoHash) {
        return ended.contains(infoHash);
    }

    /**
     * Reports whether {@code entry} has been seeded enough.
     *
     * @param now its activity in this session, if known
     */
    boolean hasEnded(SeedEntry entry, @Nullable TorrentActivity now) {
        InfoHash infoHash = entry.infoHash();
        if (rules.areNone() || ended.contains(infoHash)) {
            return ended.contains(infoHash);
        }
        long bytes = now == null ? entry.stamp().size() : now.bytes();
        long uploaded = counts.of(infoHash).bytes();
        int copies = now == null ? 0 : now.copies();
        Optional<SeedRules.Rule> rule = rules.fulfilled(bytes, uploaded, copies);
        if (rule.isPresent()) {
            ended.add(infoHash);
            String name = now == null ? String.valueOf(entry.data().getFileName()) : now.name();
            told.accept(new EndedTorrent(infoHash, name, rule.get(), bytes, uploaded, copies));
        }
        return rule.isPresent();
    }
}
