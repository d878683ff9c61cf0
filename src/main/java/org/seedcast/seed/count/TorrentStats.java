package org.seedcast.seed.count;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The public figures of one torrent.
 *
 * @param uploaded bytes that our seeder sent of it in total
 * @param swarm empty where it was not served since the start
 */
public record TorrentStats(long uploaded, Optional<Swarm> swarm) {

    /**
     * @param bytes the size of its content
     * @param seeders ourselves included, while we serve it
     * @param leechers others that hold a part of it
     * @param completed how often it was downloaded to the end; reported only by trackers that support scraping
     */
    record Swarm(long bytes, int seeders, int leechers, OptionalInt completed) {}

    public static TorrentStats of(UploadCount count, Optional<TorrentActivity> activity, boolean served) {
        return new TorrentStats(
                count.bytes(),
                activity.map(seen ->
                        new Swarm(seen.bytes(), seen.copies() + (served ? 1 : 0), seen.leechers(), seen.downloads())));
    }

    /** Copies that were sent of it; empty where its size is not known. */
    OptionalDouble ratio() {
        return swarm.filter(known -> known.bytes() > 0).stream()
                .mapToDouble(known -> (double) uploaded / known.bytes())
                .findFirst();
    }

    /** Bytes that all who completed it got from each other: what plain HTTP would have cost its server beyond ours. */
    OptionalLong saved() {
        return swarm
                .flatMap(known -> known.completed().stream()
                        .mapToObj(times -> Math.max(0, times * known.bytes() - uploaded))
                        .findFirst())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
