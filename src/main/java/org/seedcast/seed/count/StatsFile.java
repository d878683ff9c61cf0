package org.seedcast.seed.count;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.seedcast.file.AtomicFile;
import org.seedcast.torrent.InfoHash;

/**
 * The figures that a published site shows: {@code DIR/site/stats.json}, in the order of the info-hashes. Names no peer,
 * no tracker and no file; unknown figures are left out.
 */
public final class StatsFile {
    private static final int VERSION = 1;

    private StatsFile() {}

    public static void write(Path statsJson, SortedMap<InfoHash, TorrentStats> torrents, Instant now, AtomicFile file)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject().name("version").value(VERSION);
            json.name("updated").value(now.truncatedTo(ChronoUnit.SECONDS).toString());
            json.name("torrents").value(torrents.size());
            json.name("uploaded")
                    .value(torrents.values().stream()
                            .mapToLong(TorrentStats::uploaded)
                            .sum());
            put(json, "ratio", ratio(torrents));
            put(json, "saved", saved(torrents));
            json.name("items").beginObject();
            for (Map.Entry<InfoHash, TorrentStats> torrent : torrents.entrySet()) {
                json.name(torrent.getKey().toString());
                write(json, torrent.getValue());
            }
            json.endObject().endObject();
        }
        file.write(statsJson, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonWriter json, TorrentStats torrent) throws IOException {
        json.beginObject();
        if (torrent.swarm().isPresent()) {
            TorrentStats.Swarm swarm = torrent.swarm().get();
            json.name("seeders").value(swarm.seeders());
            json.name("leechers").value(swarm.leechers());
            if (swarm.completed().isPresent()) {
                json.name("completed").value(swarm.completed().getAsInt());
            }
        }
        json.name("uploaded").value(torrent.uploaded());
        put(json, "ratio", torrent.ratio());
        put(json, "saved", torrent.saved());
        json.endObject();
    }

    private static void put(JsonWriter json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }

    /** To hundredths. */
    private static void put(JsonWriter json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(Math.round(value.getAsDouble() * 100) / 100.0);
        }
    }

    /** Returns the ratio over all torrents whose size is known. */
    private static OptionalDouble ratio(Map<InfoHash, TorrentStats> torrents) {
        long bytes = 0;
        long uploaded = 0;
        for (TorrentStats torrent : torrents.values()) {
            if (torrent.swarm().isPresent()) {
                bytes += torrent.swarm().get().bytes();
                uploaded += torrent.uploaded();
            }
        }
        return bytes == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) uploaded / bytes);
    }

    /** Empty where of no torrent is known how often it was completed. */
    private static OptionalLong saved(Map<InfoHash, TorrentStats> torrents) {
        return torrents.values().stream()
                .map(TorrentStats::saved)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }
}
