package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import org.seedcast.Tools;
import org.seedcast.peers.Download;
import org.seedcast.peers.JavaProgram;
import org.seedcast.peers.Leecher;
import org.seedcast.peers.Network;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.peers.Sample;
import org.seedcast.peers.SampleAlbum;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.peers.TinyTracker;
import org.seedcast.torrent.InvalidMetainfo;

/** Where one seeder and one leecher meet, with nobody else around but a tracker where they need one. */
final class Rendezvous implements Closeable {
    /** What is seeded. */
    enum Content {
        FILE,
        ALBUM
    }

    private static final int BYTES = 5_000_001;
    private static final int TRACKER_PORT = 6969;

    private final String address;
    private final Lead lead;
    private final Path directory;
    private final Path received;
    private final int trackerPort;
    private final Sample sample;
    private final Network network;
    private final Deque<Closeable> open = new ArrayDeque<>();

    /** @param address of seeder and tracker: 127.0.0.1, ::1, or 203.0.113.1 and 2001:db8::1 in a network of their own */
    Rendezvous(String address, Content content, Lead lead, Path directory) throws IOException, InterruptedException {
        Tools.requireFamilyOf(address);
        this.address = address;
        this.lead = lead;
        this.directory = directory;
        received = Files.createDirectory(directory.resolve("received"));
        boolean loopback = InetAddress.getByName(address).isLoopbackAddress();
        trackerPort = loopback ? OpenTracker.freePort() : TRACKER_PORT;
        List<URI> trackers = lead.trackers(hostAnd(trackerPort));
        sample = content == Content.FILE
                ? SampleTorrent.make(directory, "one.bin", BYTES, trackers)
                : SampleAlbum.make(directory, trackers);
        network = loopback ? Network.LOOPBACK : NetworkNamespace.with(addresses());
        open.push(network::close);
    }

    /** Nothing when the lead names none. */
    void startTracker() throws IOException {
        if (lead.namesTracker()) {
            Path home = Files.createDirectory(directory.resolve("tracker"));
            open.push(
                    isIpv6()
                            ? TinyTracker.in(network, address, home, trackerPort, TinyTracker.Audience.EVERYBODY)::close
                            : OpenTracker.in(network, address, home, trackerPort, List.of(sample.infoHash()))::close);
        }
    }

    /** It never tells the leecher of anybody. */
    TinyTracker startTrackerForSeeder() throws IOException {
        Path home = Files.createDirectory(directory.resolve("tracker"));
        TinyTracker tracker = TinyTracker.in(network, address, home, trackerPort, TinyTracker.Audience.SEEDCAST);
        open.push(tracker::close);
        return tracker;
    }

    /** One that only listens. Returns when the tracker knows it. */
    Program startSeeder() throws IOException {
        return startSeeder(SeedOne.Dialling.NOBODY);
    }

    /** As {@link #startSeeder()}. */
    Program startSeeder(SeedOne.Dialling dialling) throws IOException {
        return startSeeder(dialling, SeedOne.Giving.ALL);
    }

    /** As {@link #startSeeder()}; it dials nobody. */
    Program startSeeder(SeedOne.Giving giving) throws IOException {
        return startSeeder(SeedOne.Dialling.NOBODY, giving);
    }

    private Program startSeeder(SeedOne.Dialling dialling, SeedOne.Giving giving) throws IOException {
        List<String> command = JavaProgram.of(
                SeedOne.class,
                address,
                sample.torrent().toString(),
                sample.data().toString(),
                announced().toString(),
                dialling.name(),
                giving.name());
        Program seeder = Program.start(directory, network.inside(command));
        open.push(seeder::close);
        return seeder.when(() -> Files.exists(announced()), "announce itself");
    }

    /** The seeder's, once it was started. */
    int seederPort() throws IOException {
        return Integer.parseInt(Files.readString(announced()));
    }

    /** What the leecher is to do. The seeder must have been started if it is named. */
    Download download() throws IOException, InvalidMetainfo {
        String seeder = lead.namesSeeder() ? hostAnd(seederPort()) : "";
        return new Download(network, leecherAddress(), lead.source(sample, seeder), received);
    }

    /** Fails the test, with all that both sides have said, unless the leecher gets every byte. It is ended then. */
    void complete(Leecher leecher, Program seeder, Duration limit) throws IOException, InterruptedException {
        try {
            leecher.complete(limit);
        } catch (AssertionError e) {
            throw new AssertionError("the seeder said: " + seeder.output(), e);
        }
        leecher.close();
        SortedMap<String, String> expected = sample.sums();
        SortedMap<String, String> sums = sample.sumsIn(received);
        if (leecher.mayLeaveOutEmptyFiles()) {
            expected.values().removeIf(Sample.SHA256_OF_NOTHING::equals);
            sums.values().removeIf(Sample.SHA256_OF_NOTHING::equals);
        }
        assertThat(sums).isEqualTo(expected);
    }

    private Path announced() {
        return directory.resolve("announced");
    }

    private boolean isIpv6() {
        return address.contains(":");
    }

    private String hostAnd(int port) {
        return (isIpv6() ? "[" + address + "]" : address) + ":" + port;
    }

    private String leecherAddress() {
        return switch (address) {
            case "203.0.113.1" -> "203.0.113.2";
            case "2001:db8::1" -> "2001:db8::2";
            default -> address;
        };
    }

    /** Some programs want an IPv4 address even if all they do is IPv6. */
    private String[] addresses() {
        return isIpv6()
                ? new String[] {address, leecherAddress(), "203.0.113.2"}
                : new String[] {address, leecherAddress()};
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
