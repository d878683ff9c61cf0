package org.seedcast.peers;

import java.io.IOException;
import java.time.Duration;

/** A client that downloads. Closing it ends it, finished or not. */
public interface Leecher extends AutoCloseable {
    /** Waits until it says that it has everything; fails the test, with all it said, when {@code limit} is over. */
    void complete(Duration limit) throws IOException, InterruptedException;

    /** Some do not make a file that has nothing in it, or their older versions do not. */
    default boolean mayLeaveOutEmptyFiles() {
        return false;
    }

    @Override
    void close();
}
