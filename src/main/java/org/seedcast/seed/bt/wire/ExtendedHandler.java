package org.seedcast.seed.bt.wire;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.handler.UniqueMessageHandler;
import java.nio.ByteBuffer;

/**
 * Reads and writes messages of extensions without parsing them. Replaces Bt's own, which remembers for ever the names
 * that each peer gives its extensions, and whose parser ends the thread on a value that is nested deep enough.
 */
final class ExtendedHandler extends UniqueMessageHandler<Extended> {
    ExtendedHandler() {
        super(Extended.class);
    }

    @Override
    protected int doDecode(DecodingContext context, ByteBufferView buffer) {
        int length = buffer.remaining();
        int number = buffer.get();
        byte[] payload = new byte[length - 1];
        buffer.get(payload);
        context.setMessage(new Extended(number, payload));
        return length;
    }

    @Override
    protected boolean doEncode(EncodingContext context, Extended message, ByteBuffer buffer) {
        if (buffer.remaining() < 1 + message.payload().length) {
            return false;
        }
        buffer.put((byte) message.number()).put(message.payload());
        return true;
    }
}
