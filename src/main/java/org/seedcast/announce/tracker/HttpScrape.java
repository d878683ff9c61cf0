package org.seedcast.announce.tracker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.InvalidBencode;

/** Parses the response of an HTTP tracker to a scrape (BEP 48). */
final class HttpScrape {
    private static final int HASH_BYTES = 20;

    private HttpScrape() {}

    static TrackerAnswer read(byte[] body) {
        try {
            if (BencodeReader.readFirst(body) instanceof BDictionary answer) {
                return answer.has("failure reason")
                        ? HttpAnswer.refused(answer)
                        : answer.dictionary("files")
                                .<TrackerAnswer>map(files -> new Scraped(swarms(files), leastWait(answer)))
                                .orElse(new Garbled("the response has no files"));
            }
            return new Garbled("the response is not a dictionary");
        } catch (InvalidBencode e) {
            return new Garbled("the response is not bencoded: " + e.getMessage());
        }
    }

    private static Map<InfoHash, Counts> swarms(BDictionary files) {
        Map<InfoHash, Counts> swarms = new HashMap<>();
        files.entries().forEach((key, value) -> {
            if (key.length() == HASH_BYTES && value instanceof BDictionary file) {
                swarms.put(InfoHash.of(key.bytes()), counts(file));
            }
        });
        return swarms;
    }

    private static Counts counts(BDictionary file) {
        return new Counts(
                HttpAnswer.count(file.integer("complete")),
                HttpAnswer.count(file.integer("incomplete")),
                HttpAnswer.count(file.integer("downloaded")));
    }

    private static Duration leastWait(BDictionary answer) {
        long seconds = answer.dictionary("flags")
                .map(flags -> flags.integer("min_request_interval").orElse(0))
                .orElse(0L);
        return Duration.ofSeconds(Math.min(Math.max(seconds, 0), Integer.MAX_VALUE));
    }
}
