package org.seedcast.app.seed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.seedcast.app.event.Event;
import org.seedcast.progress.Speed;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederStatus;
import org.seedcast.seed.UploadCounts;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.torrent.InfoHash;

/** Sums up the state of seeding. Not for several threads. */
final class SeedingStatus {
    private static final int BUSIEST = 5;

    private final Seeder seeder;
    private final SeedWatch watch;
    private final UploadCounts counts;
    private final Speed<InfoHash> speed = new Speed<>();

    SeedingStatus(Seeder seeder, SeedWatch watch, UploadCounts counts) {
        this.seeder = seeder;
        this.watch = watch;
        this.counts = counts;
    }

    /** @param nanos the time, by {@link System#nanoTime} */
    Event.Status now(long nanos) {
        Map<InfoHash, TorrentActivity> activity = counts.collect();
        Map<InfoHash, Long> uploaded = new HashMap<>();
        activity.forEach((infoHash, torrent) -> uploaded.put(infoHash, torrent.uploadedBytes()));
        speed.take(nanos, uploaded);
        SeederStatus status = seeder.status();
        return new Event.Status(
                status.torrents(),
                status.checking(),
                status.peers(),
                status.uploadedBytes(),
                counts.total(),
                speed.all(),
                ratio(activity, watch.seeding()),
                status.failingTrackers(),
                busiest(activity));
    }

    private OptionalDouble ratio(Map<InfoHash, TorrentActivity> activity, Set<InfoHash> seeding) {
        long bytes = 0;
        long uploaded = 0;
        for (InfoHash infoHash : seeding) {
            TorrentActivity torrent = activity.get(infoHash);
            if (torrent != null) {
                bytes += torrent.bytes();
                uploaded += counts.of(infoHash).bytes();
            }
        }
        return bytes == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) uploaded / bytes);
    }

    private List<Event.Busy> busiest(Map<InfoHash, TorrentActivity> activity) {
        return activity.entrySet().stream()
                .filter(torrent -> torrent.getValue().peers() > 0 || speed.of(torrent.getKey()) > 0)
                .map(torrent -> new Event.Busy(
                        torrent.getValue().name(),
                        speed.of(torrent.getKey()),
                        torrent.getValue().peers(),
                        counts.of(torrent.getKey()).bytes()))
                .sorted(Comparator.comparingLong(Event.Busy::rate)
                        .thenComparingInt(Event.Busy::peers)
                        .reversed()
                        .thenComparing(Event.Busy::name))
                .limit(BUSIEST)
                .toList();
    }
}
