import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Peers that ask for blocks of 16 KiB, many at a time, and throw them away, so that a seeder is measured and not its
 * leechers. One thread serves all peers and looks at nothing but the head of each message.
 *
 * <p>Reads a line for each measurement from stdin, {@code HOST PORT INFO-HASH PIECE-BYTES CONTENT-BYTES PEERS BYTES
 * SECONDS}, says {@code unchoked} when all peers are, waits for a line, downloads that many bytes or seconds, whichever
 * comes first, and says {@code got BYTES NANOSECONDS LEAST MOST}: what all peers together got, and the one that got least
 * and the one that got most. Peer N calls from the N-th address after that of the seeder, as some seeders take only one
 * peer from an address.
 */
final class RawLeecher {
    private static final int READ_BYTES = 256 << 10;
    private static final long UNCHOKE_NANOS = TimeUnit.SECONDS.toNanos(45);

    private final Selector selector = Selector.open();
    private final ByteBuffer received = ByteBuffer.allocateDirect(READ_BYTES);
    private final List<Peer> peers = new ArrayList<>();
    private final Target target;

    private RawLeecher(Target target) throws IOException {
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(measure(Target.parse(line), in));
        }
    }

    private static String measure(Target target, BufferedReader in) throws IOException {
        RawLeecher leecher = new RawLeecher(target);
        try {
            leecher.connect();
            leecher.turnUntil(System.nanoTime() + UNCHOKE_NANOS, () -> leecher.peers.stream()
                    .allMatch(Peer::isUnchoked));
            if (!leecher.peers.stream().allMatch(Peer::isUnchoked)) {
                return "failed: not every peer was unchoked";
            }
            System.out.println("unchoked");
            in.readLine();
            return leecher.download();
        } catch (IOException e) {
            return "failed: " + e.getMessage();
        } finally {
            leecher.close();
        }
    }

    private void connect() throws IOException {
        for (int number = 1; number <= target.peers(); number++) {
            SocketChannel channel = SocketChannel.open();
            channel.bind(new InetSocketAddress(target.neighbour(number), 0));
            channel.connect(new InetSocketAddress(target.host(), target.port()));
            channel.configureBlocking(false);
            Peer peer = new Peer(channel, target, number);
            peer.greet();
            channel.register(selector, SelectionKey.OP_READ, peer);
            peers.add(peer);
        }
    }

    private String download() throws IOException {
        long start = System.nanoTime();
        for (Peer peer : peers) {
            peer.begin();
        }
        turnUntil(start + target.nanos(), () -> got() >= target.bytes());
        long nanos = System.nanoTime() - start;
        long least = peers.stream().mapToLong(Peer::got).min().orElse(0);
        long most = peers.stream().mapToLong(Peer::got).max().orElse(0);
        return "got " + got() + " " + nanos + " " + least + " " + most;
    }

    private long got() {
        long got = 0;
        for (Peer peer : peers) {
            got += peer.got();
        }
        return got;
    }

    private interface Condition {
        boolean holds();
    }

    private void turnUntil(long end, Condition condition) throws IOException {
        while (!condition.holds() && System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Peer) key.attachment()).read(received);
            }
            selector.selectedKeys().clear();
        }
    }

    private void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
        selector.close();
    }

    /** What is asked for, and how much of it. */
    private record Target(
            InetAddress host, int port, byte[] infoHash, int piece, long content, int peers, long bytes, long nanos) {
        static Target parse(String line) throws IOException {
            String[] words = line.split(" ");
            return new Target(
                    InetAddress.getByName(words[0]),
                    Integer.parseInt(words[1]),
                    HexFormat.of().parseHex(words[2]),
                    Integer.parseInt(words[3]),
                    Long.parseLong(words[4]),
                    Integer.parseInt(words[5]),
                    Long.parseLong(words[6]),
                    TimeUnit.SECONDS.toNanos(Long.parseLong(words[7])));
        }

        InetAddress neighbour(int number) throws IOException {
            byte[] address = host.getAddress();
            address[address.length - 1] += (byte) number;
            return InetAddress.getByAddress(address);
        }
    }

    /** One connection. */
    private static final class Peer {
        private static final int BLOCK = 16384;
        private static final int REQUEST_BYTES = 17;
        /** As many as a libtorrent leecher has open on a fast line; every seeder measured here takes them. */
        private static final int OPEN_REQUESTS = 500;
        /** Asked for in one write. */
        private static final int BATCH = 50;

        private static final int CHOKE = 0;
        private static final int UNCHOKE = 1;
        private static final int INTERESTED = 2;
        private static final int PIECE = 7;

        private final SocketChannel channel;
        private final Target target;
        private final ByteBuffer requests = ByteBuffer.allocateDirect(BATCH * REQUEST_BYTES);
        private final byte[] peerId;
        private long next;
        private long got;
        private int open;
        private boolean interested;
        private boolean unchoked;
        private boolean asking;
        /** Of the message under way: how much is still to be passed over. The seeder's handshake is the first. */
        private int rest = 68;
        /** Length and type of the next message, as far as they have come. */
        private long head;

        private int headBytes;

        Peer(SocketChannel channel, Target target, int number) {
            this.channel = channel;
            this.target = target;
            this.next = target.content() / target.peers() * (number - 1) / BLOCK * BLOCK;
            this.peerId = String.format("-BM0100-%012d", number + System.nanoTime() % 1_000_000_000L * 100)
                    .getBytes(StandardCharsets.US_ASCII);
        }

        boolean isUnchoked() {
            return unchoked;
        }

        long got() {
            return got;
        }

        void greet() throws IOException {
            ByteBuffer greeting = ByteBuffer.allocate(68);
            greeting.put((byte) 19).put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII));
            greeting.putLong(0).put(target.infoHash()).put(peerId);
            send(greeting.flip());
        }

        void begin() throws IOException {
            asking = true;
            ask();
        }

        /** Fails when the seeder has hung up. */
        void read(ByteBuffer buffer) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IOException("the seeder hung up after " + got + " bytes");
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                int step = Math.min(rest, buffer.remaining());
                rest -= step;
                buffer.position(buffer.position() + step);
                if (rest == 0) {
                    beInterested();
                    readHead(buffer);
                }
            }
            ask();
        }

        private void beInterested() throws IOException {
            if (!interested) {
                interested = true;
                send(ByteBuffer.allocate(5).putInt(1).put((byte) INTERESTED).flip());
            }
        }

        private void readHead(ByteBuffer buffer) {
            while (buffer.hasRemaining() && headBytes < 5) {
                head = head << 8 | buffer.get() & 0xFF;
                headBytes++;
                if (headBytes == 4 && head == 0) {
                    // a keep-alive has no type
                    headBytes = 0;
                }
            }
            if (headBytes == 5) {
                take((int) (head >>> 8), (int) (head & 0xFF));
                head = 0;
                headBytes = 0;
            }
        }

        /** A block counts from its head on; the last of each peer may be short of some bytes. */
        private void take(int length, int type) {
            rest = length - 1;
            switch (type) {
                case CHOKE -> {
                    unchoked = false;
                    open = 0;
                }
                case UNCHOKE -> unchoked = true;
                case PIECE -> {
                    // those that crossed a choke on the way were written off already
                    open = Math.max(0, open - 1);
                    got += length - 9;
                }
                default -> {}
            }
        }

        private void ask() throws IOException {
            while (asking && unchoked && open <= OPEN_REQUESTS - BATCH) {
                requests.clear();
                for (int request = 0; request < BATCH; request++) {
                    long at = next % target.content();
                    int length = (int) Math.min(BLOCK, target.content() - at);
                    requests.putInt(13).put((byte) 6);
                    requests.putInt((int) (at / target.piece()))
                            .putInt((int) (at % target.piece()))
                            .putInt(length);
                    next = at + length;
                }
                open += BATCH;
                send(requests.flip());
            }
        }

        /** All that is ever under way fits into the buffers of the system: a rest means that nobody reads. */
        private void send(ByteBuffer message) throws IOException {
            channel.write(message);
            if (message.hasRemaining()) {
                throw new IOException("the seeder does not read its requests");
            }
        }

        void close() throws IOException {
            channel.close();
        }
    }
}
