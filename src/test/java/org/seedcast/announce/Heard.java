package org.seedcast.announce;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What an announcer told. */
public final class Heard implements Consumer<String> {
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<InetSocketAddress> peers = new CopyOnWriteArrayList<>();

    /** Waits that a test can wait for; without scraping. */
    static AnnounceTiming timing(AnnounceSchedule schedule) {
        return timing(schedule, Duration.ofHours(1));
    }

    static AnnounceTiming timing(AnnounceSchedule schedule, Duration scrapes) {
        return new AnnounceTiming(
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                schedule,
                scrapes,
                Duration.ofMillis(1),
                AnnounceTiming.USUAL.goodbye());
    }

    public void learned(List<InetSocketAddress> told) {
        peers.addAll(told);
    }

    @Override
    public void accept(String message) {
        notices.add(message);
    }

    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** All of all torrents. */
    public List<InetSocketAddress> peers() {
        return List.copyOf(peers);
    }
}
