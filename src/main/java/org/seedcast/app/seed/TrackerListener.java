package org.seedcast.app.seed;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.seedcast.announce.AnnounceListener;
import org.seedcast.app.event.Event;
import org.seedcast.torrent.InfoHash;

/** Passes on what trackers report: peers to the seeder, which is made after its announcer, and the rest to people. */
public final class TrackerListener implements AnnounceListener {
    private final Consumer<Event> events;
    private volatile BiConsumer<InfoHash, List<InetSocketAddress>> dialler = (infoHash, peers) -> {};

    public TrackerListener(Consumer<Event> events) {
        this.events = events;
    }

    /** Passes peers to {@code seeder} from now on. Nothing is announced before, so none are lost. */
    public void tell(BiConsumer<InfoHash, List<InetSocketAddress>> seeder) {
        dialler = seeder;
    }

    @Override
    public void learned(InfoHash infoHash, List<InetSocketAddress> peers) {
        dialler.accept(infoHash, peers);
    }

    @Override
    public void notice(String message) {
        events.accept(new Event.Notice(message, Optional.empty()));
    }
}
