package org.seedcast.seed;

/** The TCP port to listen on. */
public sealed interface PortChoice {
    /** The range clients have always used (BEP 3). */
    PortChoice USUAL = new FirstFree(6881, 6890);

    /** This port and no other; 0 lets the system choose. */
    record Given(int port) implements PortChoice {
        public Given {
            if (port < 0 || port > 0xFFFF) {
                throw new IllegalArgumentException("no such port: " + port);
            }
        }
    }

    /** The first free port from {@code first} to {@code last}, both included. */
    record FirstFree(int first, int last) implements PortChoice {
        public FirstFree {
            if (first < 1 || last > 0xFFFF || first > last) {
                throw new IllegalArgumentException("no such ports: " + first + "-" + last);
            }
        }
    }
}
