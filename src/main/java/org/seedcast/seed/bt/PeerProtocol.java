package org.seedcast.seed.bt;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.InvalidMessageException;
import bt.protocol.Message;
import bt.protocol.Piece;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;
import bt.protocol.handler.MessageHandler;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

/**
 * The messages of one peer, as Bt reads and writes them; one for each, as Bt remembers in it for ever what a peer called its
 * extensions. Refuses what Bt would keep for long: messages larger than any that a seeder gets, and blocks.
 */
final class PeerProtocol implements MessageHandler<Message> {
    private static final int PROTOCOL_NAME_BYTES = 19;
    /** The bitfield of a million pieces. */
    private static final int LARGEST_MESSAGE = 130 << 10;

    private final StandardBittorrentProtocol bt;
    private boolean greeted;

    PeerProtocol(Map<Integer, MessageHandler<?>> handlers) {
        bt = new StandardBittorrentProtocol(handlers);
    }

    static final int EXTENDED = ExtendedProtocol.EXTENDED_MESSAGE_ID;

    @Override
    public int decode(DecodingContext context, ByteBufferView buffer) {
        refuseTooLong(buffer);
        int consumed = bt.decode(context, buffer);
        if (consumed > 0) {
            greeted = true;
            if (context.getMessage() instanceof Piece) {
                throw new InvalidMessageException("a block that nobody asked for");
            }
        }
        return consumed;
    }

    private void refuseTooLong(ByteBufferView buffer) {
        int start = buffer.position();
        if (buffer.remaining() < Integer.BYTES) {
            return;
        }
        int length = 0;
        for (int index = 0; index < Integer.BYTES; index++) {
            length = (length << 8) | (buffer.get() & 0xff);
        }
        buffer.position(start);
        boolean handshake = !greeted && length >>> 24 == PROTOCOL_NAME_BYTES;
        if (!handshake && (length < 0 || length > LARGEST_MESSAGE)) {
            throw new InvalidMessageException("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
    }

    @Override
    public boolean encode(EncodingContext context, Message message, ByteBuffer buffer) {
        return bt.encode(context, message, buffer);
    }

    @Override
    public Collection<Class<? extends Message>> getSupportedTypes() {
        return bt.getSupportedTypes();
    }

    @Override
    public Class<? extends Message> readMessageType(ByteBufferView buffer) {
        return bt.readMessageType(buffer);
    }
}
