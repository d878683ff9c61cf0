package org.seedcast.announce;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import org.seedcast.announce.tracker.DualStack;
import org.seedcast.announce.tracker.HttpTracker;
import org.seedcast.announce.tracker.LocalAddress;
import org.seedcast.announce.tracker.Tracker;
import org.seedcast.announce.tracker.TrackerAddresses;
import org.seedcast.announce.tracker.TrackerName;
import org.seedcast.announce.tracker.UdpSocket;
import org.seedcast.announce.tracker.UdpTracker;

/** The protocols that trackers are spoken to by. For the announcing thread alone; a simulation brings its own. */
interface TrackerProtocols extends AutoCloseable {
    /** Empty when nobody here speaks to such a URL. */
    Optional<Tracker> speaking(URI tracker);

    /** Sends more at a time, for the few seconds in which everything must end. */
    void hurry();

    @Override
    void close();

    /** HTTP and UDP, over sockets. */
    static TrackerProtocols over(
            OkHttpClient client, LocalAddress local, AnnounceTiming timing, ScheduledExecutorService thread) {
        TrackerAddresses addresses = new TrackerAddresses(client.dns(), local);
        HttpTracker http = new HttpTracker(client, addresses, new DualStack(thread), local, timing.http());
        UdpSocket socket = new UdpSocket(thread, local, timing.udp(), 3);
        UdpTracker udp = new UdpTracker(addresses, new DualStack(thread), socket);
        return new TrackerProtocols() {
            @Override
            public Optional<Tracker> speaking(URI tracker) {
                return switch (TrackerName.scheme(tracker)) {
                    case "http", "https" -> Optional.of(http);
                    case "udp" -> Optional.of(udp);
                    default -> Optional.empty();
                };
            }

            @Override
            public void hurry() {
                udp.hurry();
            }

            @Override
            public void close() {
                http.close();
                udp.close();
                addresses.close();
            }
        };
    }
}
