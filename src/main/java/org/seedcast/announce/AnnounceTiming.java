package org.seedcast.announce;

import java.time.Duration;

/**
 * Timeouts and intervals of announcing.
 *
 * @param http for a whole call
 * @param udp before a packet is sent again for the first time
 * @param schedule between the calls of one torrent to one tracker
 * @param scrapes between two rounds of scraping a tracker
 * @param scrapePause between two scrapes of one round
 * @param goodbye for every {@code stopped} together
 */
public record AnnounceTiming(
        Duration http,
        Duration udp,
        AnnounceSchedule schedule,
        Duration scrapes,
        Duration scrapePause,
        Duration goodbye) {
    /** Usual timing: a process that must end has five seconds, and one is left for the rest. */
    static final AnnounceTiming USUAL = new AnnounceTiming(
            Duration.ofSeconds(15),
            Duration.ofSeconds(4),
            AnnounceSchedule.USUAL,
            Duration.ofMinutes(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4));
}
