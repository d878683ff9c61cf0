package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;

/** A node of the DHT as far as it has to be brought in; {@link KadNode} but in tests. */
interface Joiner {
    boolean isStarted();

    /** Starts if there is a way to the internet, and the port is free; else nothing happens. */
    void start();

    /** Whether there is anything to send from. */
    boolean hasSocket();

    /** Whether anybody answered within the last minute. */
    boolean isConnected();

    /** How many it knows. */
    int nodes();

    /** Asks {@code address} whether it is a node; if so, it is one more. */
    void ask(InetSocketAddress address);
}
