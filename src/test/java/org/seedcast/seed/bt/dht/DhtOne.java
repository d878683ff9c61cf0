package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.seedcast.peers.LibtorrentDht;
import org.seedcast.torrent.InfoHash;

/**
 * A node of the DHT in a process of its own, so that it can live in another network: {@code DhtOne FOLDER PORT TCP-PORT
 * BIND ROUTERS TORRENTS}. Routers are addresses with commas between, torrents are info-hashes or a number of made-up ones;
 * what is empty is not given. It keeps its state in the folder and writes there what it does.
 */
final class DhtOne {
    private final Path folder;
    private final Dht dht;

    private DhtOne(Path folder, DhtSettings settings) {
        this.folder = folder;
        this.dht = Dht.start(settings, this::found);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        List<InetSocketAddress> routers = given(args[4])
                .map(address -> new InetSocketAddress(address, LibtorrentDht.PORT))
                .toList();
        DhtSettings settings = new DhtSettings(
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                args[3].isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(args[3])),
                Optional.of(folder.resolve("dht.state")),
                routers);
        DhtOne one = new DhtOne(folder, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(one::close));
        torrents(args[5]).forEach(one.dht::add);
        one.report();
    }

    private static Stream<String> given(String list) {
        return Stream.of(list.split(",", -1)).filter(item -> !item.isEmpty());
    }

    private static Stream<InfoHash> torrents(String names) {
        if (names.length() < 10) {
            Random random = new Random(1);
            return Stream.generate(() -> {
                        byte[] hash = new byte[20];
                        random.nextBytes(hash);
                        return InfoHash.of(hash);
                    })
                    .limit(Long.parseLong(names));
        }
        return given(names).map(InfoHash::parse);
    }

    private void report() throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        do {
            DhtStatus status = dht.status();
            Properties now = new Properties();
            now.setProperty("port", String.valueOf(dht.port()));
            now.setProperty("nodesIpv4", String.valueOf(status.nodesIpv4()));
            now.setProperty("nodesIpv6", String.valueOf(status.nodesIpv6()));
            now.setProperty("announces", String.valueOf(status.announces()));
            now.setProperty("threads", String.valueOf(dhtThreads()));
            write("status", now);
        } while (!never.await(100, TimeUnit.MILLISECONDS));
    }

    private void found(InfoHash torrent, List<InetSocketAddress> peers) {
        try {
            List<String> lines = peers.stream()
                    .map(peer -> torrent + " " + peer.getAddress().getHostAddress() + " " + peer.getPort())
                    .toList();
            Files.write(folder.resolve("found"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void close() {
        long start = System.nanoTime();
        dht.close();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Properties end = new Properties();
        end.setProperty("millis", String.valueOf(millis));
        end.setProperty("threads", String.valueOf(dhtThreads()));
        try {
            write("closed", end);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever thread has to do with it, whoever has started it. */
    private static long dhtThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("dht"))
                .count();
    }

    private void write(String name, Properties content) throws IOException {
        Path file = folder.resolve(name);
        Path half = folder.resolve(name + ".half");
        try (Writer writer = Files.newBufferedWriter(half)) {
            content.store(writer, null);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
