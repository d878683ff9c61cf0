package org.seedcast.seed.bt;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.seedcast.torrent.InfoHash;

/** A peer that does what it is told, sensible or not. */
final class RawPeer implements AutoCloseable {
    static final int CHOKE = 0;
    static final int UNCHOKE = 1;
    static final int PIECE = 7;
    private static final int BLOCK = 16384;
    private static final int OPEN_REQUESTS = 100;

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    RawPeer(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 256 << 10));
    }

    /** From another address of this machine, and unchoked. */
    static RawPeer from(String address, int port, InfoHash infoHash) throws IOException {
        RawPeer peer = new RawPeer(connected(address, port));
        peer.greet(infoHash);
        peer.in.readFully(new byte[68]);
        peer.interested();
        peer.messageOfType(UNCHOKE);
        return peer;
    }

    static Socket connected(String from, int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
    }

    /** In, but not interested. */
    static RawPeer greeted(int port, InfoHash infoHash) throws IOException {
        RawPeer peer = greeting(port, infoHash);
        peer.in.readFully(new byte[68]);
        return peer;
    }

    /** Has said what it wants, and not heard whether it gets it. */
    static RawPeer greeting(int port, InfoHash infoHash) throws IOException {
        RawPeer peer = new RawPeer(port);
        peer.greet(infoHash);
        return peer;
    }

    void greet(InfoHash infoHash) throws IOException {
        send(ByteBuffer.allocate(68)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .putLong(0)
                .put(infoHash.bytes())
                .put("-XX0000-000000000000".getBytes(StandardCharsets.US_ASCII)));
    }

    DataInputStream in() {
        return in;
    }

    static RawPeer unchoked(int port, InfoHash infoHash) throws IOException {
        RawPeer peer = greeted(port, infoHash);
        peer.interested();
        peer.messageOfType(UNCHOKE);
        return peer;
    }

    void interested() throws IOException {
        send(ByteBuffer.allocate(5).putInt(1).put((byte) 2));
    }

    void request(int piece, int offset, int length) throws IOException {
        send(ByteBuffer.allocate(17)
                .putInt(13)
                .put((byte) 6)
                .putInt(piece)
                .putInt(offset)
                .putInt(length));
    }

    void bitfield(int pieces) throws IOException {
        int bytes = (pieces + 7) / 8;
        ByteBuffer message = ByteBuffer.allocate(5 + bytes).putInt(1 + bytes).put((byte) 5);
        for (int piece = 0; piece < pieces; piece++) {
            int at = 5 + piece / 8;
            message.put(at, (byte) (message.get(at) | (0x80 >> (piece % 8))));
        }
        send(message);
    }

    /** Asks for {@code bytes} of the first pieces, again and again, and throws them away. */
    void download(long bytes, int pieceBytes, int contentBytes) throws IOException {
        long asked = 0;
        long got = 0;
        while (got < bytes) {
            while (asked < bytes && asked - got < (long) OPEN_REQUESTS * BLOCK) {
                int at = (int) (asked % contentBytes);
                request(at / pieceBytes, at % pieceBytes, BLOCK);
                asked += BLOCK;
            }
            got += messageOfType(PIECE).remaining() - 8;
        }
    }

    void send(ByteBuffer message) throws IOException {
        socket.getOutputStream().write(message.array(), message.arrayOffset(), message.capacity());
    }

    ByteBuffer messageOfType(int type) throws IOException {
        ByteBuffer message = message();
        while (message.get() != type) {
            message = message();
        }
        return message;
    }

    /** The next one that is no keep-alive, from its type on. */
    ByteBuffer message() throws IOException {
        int length = in.readInt();
        while (length == 0) {
            length = in.readInt();
        }
        byte[] message = new byte[length];
        in.readFully(message);
        return ByteBuffer.wrap(message);
    }

    /** @return how long it was; 0 for a keep-alive */
    int skipMessage() throws IOException {
        int length = in.readInt();
        in.readFully(new byte[length]);
        return length;
    }

    /** Reads until the seeder hangs up. */
    void awaitEnd() throws IOException {
        byte[] ignored = new byte[65536];
        int count = in.read(ignored);
        while (count >= 0) {
            count = in.read(ignored);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
