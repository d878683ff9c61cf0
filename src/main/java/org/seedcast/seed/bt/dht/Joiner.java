package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;

/** A node of the DHT as bootstrapping sees it; {@link KadNode} but in tests. */
interface Joiner {
    boolean isStarted();

    /** Starts if there is a way to the internet, and the port is free; else nothing happens. */
    void start();

    /** Reports whether there is a socket to send from. */
    boolean hasSocket();

    /** Reports whether any node answered within the last minute. */
    boolean isConnected();

    /** Returns the number of nodes it knows. */
    int nodes();

    /** Asks {@code address} whether it is a node; if so, it is one more. */
    void ask(InetSocketAddress address);
}
