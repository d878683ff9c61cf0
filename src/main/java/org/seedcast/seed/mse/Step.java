package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** The next step of a handshake: the bytes it waits for, or its end. */
sealed interface Step permits Exactly, Mark, Rest, Complete {
    /**
     * Takes from {@code arrived} what belongs to this step.
     *
     * @return the next step, or this one while more has to arrive
     */
    Step take(ByteBuffer arrived) throws MseFailure;
}
