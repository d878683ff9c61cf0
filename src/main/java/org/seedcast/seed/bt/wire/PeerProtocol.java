package org.seedcast.seed.bt.wire;

import bt.net.InetPeer;
import bt.net.Peer;
import bt.net.buffer.DelegatingByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.Handshake;
import bt.protocol.InvalidMessageException;
import bt.protocol.KeepAlive;
import bt.protocol.Message;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.handler.PortMessageHandler;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of BEP 3 and BEP 10 as Bt reads and writes them, as far as a seeder needs them: messages that are too
 * long, and blocks, are refused before Bt sees them, and unknown kinds are skipped. Safe for use by several threads.
 */
public final class PeerProtocol {
    public static final int HANDSHAKE_BYTES = 68;

    /** First byte of a handshake: the length of the protocol's name. */
    private static final int NAME_LENGTH = 19;

    /** The bitfield of a million pieces. */
    static final int LONGEST_MESSAGE = 130 << 10;

    /** Any other message; that of an extension is the longest of them. */
    private static final int MOST_BYTES = (16 << 10) + 64;

    private static final int USUAL_BYTES = 512;

    /** Bt's codec asks for it and never looks. */
    private static final Peer SOMEBODY = InetPeer.build(InetAddress.getLoopbackAddress(), 1);

    private static final int PIECE = StandardBittorrentProtocol.PIECE_ID;

    private final StandardBittorrentProtocol bt = new StandardBittorrentProtocol(
            Map.of(PortMessageHandler.PORT_ID, new PortMessageHandler(), Extended.ID, new ExtendedHandler()));

    /** @return null while it is incomplete */
    @Nullable
    public Handshake handshake(ByteBuffer heard) {
        if (heard.remaining() < HANDSHAKE_BYTES) {
            return null;
        }
        ByteBuffer bytes = heard.slice(heard.position(), HANDSHAKE_BYTES);
        heard.position(heard.position() + HANDSHAKE_BYTES);
        // Bt takes anything else for a message, whose length it believes.
        if (bytes.get(0) == NAME_LENGTH && decode(bytes) instanceof Handshake handshake) {
            return handshake;
        }
        throw new InvalidMessageException("no handshake");
    }

    /**
     * Returns the next message; one of an unknown kind, with its payload, is a sign of life and no more.
     *
     * @param mostBytes of a bitfield
     * @return null when there is no complete one
     */
    @Nullable
    public Message next(ByteBuffer heard, int mostBytes) {
        if (heard.remaining() < Integer.BYTES) {
            return null;
        }
        int length = heard.getInt(heard.position());
        if (length < 0 || length > most(heard, mostBytes)) {
            throw new InvalidMessageException("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
        if (heard.remaining() < Integer.BYTES + length) {
            return null;
        }
        ByteBuffer bytes = heard.slice(heard.position(), Integer.BYTES + length);
        heard.position(heard.position() + bytes.remaining());
        int id = length == 0 ? 0 : bytes.get(Integer.BYTES);
        if (length > 0 && id == PIECE) {
            throw new InvalidMessageException("a block that was not requested");
        }
        return length > 0 && isKnown(id) ? decode(bytes) : KeepAlive.instance();
    }

    /**
     * Returns the longest message accepted, as an incomplete one has to be kept. Until its kind is here, it could be a
     * bitfield.
     */
    private static int most(ByteBuffer heard, int mostBytes) {
        boolean bitfield = heard.remaining() == Integer.BYTES
                || heard.get(heard.position() + Integer.BYTES) == StandardBittorrentProtocol.BITFIELD_ID;
        return bitfield ? Math.max(mostBytes, MOST_BYTES) : MOST_BYTES;
    }

    private static boolean isKnown(int id) {
        return (id >= StandardBittorrentProtocol.CHOKE_ID && id <= PortMessageHandler.PORT_ID) || id == Extended.ID;
    }

    private Message decode(ByteBuffer complete) {
        DecodingContext context = new DecodingContext(SOMEBODY);
        int consumed;
        try {
            consumed = bt.decode(context, new DelegatingByteBufferView(complete));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A message that is too short for its kind, or names what cannot be.
            throw (InvalidMessageException) new InvalidMessageException("a message that breaks off").initCause(e);
        }
        Message message = context.getMessage();
        if (message == null || consumed != complete.capacity()) {
            throw new InvalidMessageException("a message whose length is wrong");
        }
        return message;
    }

    /** Returns the bytes to send, from position to limit. */
    public ByteBuffer bytes(Message message) {
        for (int size = USUAL_BYTES; size <= 4 * LONGEST_MESSAGE; size *= 2) {
            ByteBuffer buffer = ByteBuffer.allocate(size);
            if (bt.encode(new EncodingContext(SOMEBODY), message, buffer)) {
                // Many may wait to be sent: each takes what it needs.
                buffer.flip();
                return buffer.remaining() > size / 2
                        ? buffer
                        : ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            }
        }
        throw new InvalidMessageException("too long to be sent: " + message);
    }
}
