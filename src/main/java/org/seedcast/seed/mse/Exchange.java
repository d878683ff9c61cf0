package org.seedcast.seed.mse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Walks the steps of a handshake, and collects the bytes to send. */
final class Exchange {
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private Step step;
    private boolean over;

    Exchange(Step first) {
        this.step = first;
    }

    void send(byte[]... parts) {
        for (byte[] part : parts) {
            unsent.writeBytes(part);
        }
    }

    byte[] toSend() {
        byte[] bytes = unsent.toByteArray();
        unsent.reset();
        return bytes;
    }

    Optional<MseSession> receive(ByteBuffer arrived) throws MseFailure {
        if (over) {
            throw new IllegalStateException("this handshake is over");
        }
        try {
            walk(arrived);
        } catch (MseFailure e) {
            over = true;
            throw e;
        }
        over = step instanceof Complete;
        return step instanceof Complete complete ? Optional.of(complete.session()) : Optional.empty();
    }

    /** Some steps need no bytes at all, so they are walked until one stands still. */
    private void walk(ByteBuffer arrived) throws MseFailure {
        Step next = step.take(arrived);
        while (next != step) {
            step = next;
            next = step.take(arrived);
        }
    }
}
