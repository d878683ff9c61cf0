package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.seedcast.Tools;

/** A UDP tracker on loopback (BEP 15) that answers as it is told and remembers what it was asked. */
public final class StubUdpTracker implements AutoCloseable {
    public static final long CONNECTION = 0x1122334455667788L;

    /** Nothing is sent for an empty packet. */
    public interface Answer {
        /** @param action of the question; never a connect, unless that is overridden too */
        ByteBuffer to(int action, int transaction, ByteBuffer question);

        default ByteBuffer toConnect(int transaction) {
            return ByteBuffer.allocate(16)
                    .putInt(UdpPackets.CONNECT)
                    .putInt(transaction)
                    .putLong(CONNECTION)
                    .flip();
        }
    }

    public record Call(long nanos, SocketAddress from, ByteBuffer packet) {
        public int action() {
            return packet.getInt(8);
        }
    }

    private final DatagramSocket socket;
    private final AtomicInteger toLose = new AtomicInteger();
    private final Answer answer;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /** Loses the first packets it gets. */
    public StubUdpTracker(String address, int packetsToLose) throws IOException {
        this(address, 0, accepting(InetAddress.getByName(address), 900));
        toLose.set(packetsToLose);
    }

    public StubUdpTracker(Answer answer) throws IOException {
        this("127.0.0.1", 0, answer);
    }

    /** @param port 0 for a free one */
    public StubUdpTracker(String address, int port, Answer answer) throws IOException {
        Tools.requireFamilyOf(address);
        this.answer = answer;
        socket = new DatagramSocket(port, InetAddress.getByName(address));
        socket.setReceiveBufferSize(1 << 20);
        Thread thread = new Thread(this::serve, "stub-udp-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes every announce, and names one peer beside two leechers and five seeders. */
    public static Answer accepting(InetAddress peer, int interval) {
        return (action, transaction, question) -> ByteBuffer.allocate(22 + peer.getAddress().length)
                .putInt(1)
                .putInt(transaction)
                .putInt(interval)
                .putInt(2)
                .putInt(5)
                .put(peer.getAddress())
                .putShort((short) 51413)
                .flip();
    }

    public static Answer refusing(String words) {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        return (action, transaction, question) -> ByteBuffer.allocate(8 + text.length)
                .putInt(3)
                .putInt(transaction)
                .put(text)
                .flip();
    }

    public URI url() {
        String host = socket.getLocalAddress().getHostAddress();
        return url(host.contains(":") ? "[::1]" : host);
    }

    /** The same tracker under another name. */
    public URI url(String name) {
        return URI.create("udp://" + name + ":" + port() + "/an?k=1");
    }

    int port() {
        return socket.getLocalPort();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Without the packets that were sent again because no answer had come yet. */
    public List<Call> callsOnce() {
        Map<ByteBuffer, Call> once = new LinkedHashMap<>();
        calls.forEach(call -> once.putIfAbsent(call.packet(), call));
        return List.copyOf(once.values());
    }

    /** Packets with this action. */
    public List<ByteBuffer> received(int action) {
        return calls.stream()
                .filter(call -> call.action() == action)
                .map(Call::packet)
                .toList();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                socket.receive(packet);
                ByteBuffer question = ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength()));
                calls.add(new Call(System.nanoTime(), packet.getSocketAddress(), question));
                ByteBuffer answered = toLose.getAndDecrement() > 0 ? ByteBuffer.allocate(0) : answer(question);
                if (answered.hasRemaining()) {
                    socket.send(new DatagramPacket(answered.array(), answered.limit(), packet.getSocketAddress()));
                }
            }
        } catch (SocketException e) {
            // closed: the end of the test
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ByteBuffer answer(ByteBuffer question) {
        int action = question.getInt(8);
        int transaction = question.getInt(12);
        return action == UdpPackets.CONNECT ? answer.toConnect(transaction) : answer.to(action, transaction, question);
    }

    @Override
    public void close() {
        socket.close();
    }
}
