package org.seedcast.announce;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A UDP tracker on loopback (BEP 15) that loses the first packets it gets, and remembers the others. */
final class StubUdpTracker implements AutoCloseable {
    static final long CONNECTION = 0x1122334455667788L;

    private final DatagramSocket socket;
    private final AtomicInteger toLose;
    private final String error;
    private final List<ByteBuffer> received = new CopyOnWriteArrayList<>();

    /** @param error refuses announces with these words unless empty */
    StubUdpTracker(String address, int packetsToLose, String error) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getByName(address));
        toLose = new AtomicInteger(packetsToLose);
        this.error = error;
        Thread thread = new Thread(this::serve, "stub-udp-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        String host = socket.getLocalAddress().getHostAddress();
        return URI.create("udp://" + (host.contains(":") ? "[::1]" : host) + ":" + socket.getLocalPort() + "/an?k=1");
    }

    /** Packets with this action. */
    List<ByteBuffer> received(int action) {
        return received.stream().filter(packet -> packet.getInt(8) == action).toList();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                socket.receive(packet);
                received.add(ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength())));
                if (toLose.getAndDecrement() <= 0) {
                    byte[] answer = answer(ByteBuffer.wrap(packet.getData()));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (SocketException e) {
            // closed: the end of the test
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] answer(ByteBuffer question) {
        int action = question.getInt(8);
        int transaction = question.getInt(12);
        if (action == UdpPackets.CONNECT) {
            return ByteBuffer.allocate(16)
                    .putInt(0)
                    .putInt(transaction)
                    .putLong(CONNECTION)
                    .array();
        }
        if (!error.isEmpty()) {
            byte[] words = error.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(8 + words.length)
                    .putInt(3)
                    .putInt(transaction)
                    .put(words)
                    .array();
        }
        int addressBytes = socket.getLocalAddress().getAddress().length;
        return ByteBuffer.allocate(20 + addressBytes + 2)
                .putInt(1)
                .putInt(transaction)
                .putInt(900)
                .putInt(2)
                .putInt(5)
                .put(socket.getLocalAddress().getAddress())
                .putShort((short) 51413)
                .array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
