package org.seedcast.peers;

import java.io.IOException;
import java.util.List;

/** Where the programs of a test meet. */
public interface Network extends AutoCloseable {
    /** The machine's own, with the addresses 127.0.0.1 and ::1. */
    Network LOOPBACK = command -> command;

    /** The command that runs {@code command} in this network. */
    List<String> inside(List<String> command);

    @Override
    default void close() throws IOException {}
}
