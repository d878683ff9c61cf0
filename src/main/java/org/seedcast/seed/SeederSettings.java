package org.seedcast.seed;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Network settings of a seeder.
 *
 * @param bind the one address to listen on; empty for all, IPv4 and IPv6
 * @param dht whether public torrents are announced to the DHT (BEP 5)
 * @param dhtState the file in which the DHT's node keeps its id and the nodes it knows; empty to start afresh
 * @param superSeeding whether a torrent nobody else holds whole is given out piece by piece (BEP 16)
 * @param mayDial whether a peer that a tracker or the DHT told of may be connected to
 * @param lsd whether public torrents are announced in the same network (BEP 14)
 */
public record SeederSettings(
        Optional<InetAddress> bind,
        PortChoice port,
        boolean dht,
        Optional<Path> dhtState,
        PeerLimits peers,
        UploadRates rates,
        boolean superSeeding,
        Predicate<InetAddress> mayDial,
        boolean lsd) {

    /** Without super-seeding or limits of rate, dialling nobody and unknown to the network around. */
    public SeederSettings(Optional<InetAddress> bind, PortChoice port, boolean dht) {
        this(
                bind,
                port,
                dht,
                Optional.empty(),
                PeerLimits.USUAL,
                UploadRates.UNLIMITED,
                false,
                address -> false,
                false);
    }

    public SeederSettings with(PeerLimits caps) {
        return new SeederSettings(bind, port, dht, dhtState, caps, rates, superSeeding, mayDial, lsd);
    }

    public SeederSettings with(UploadRates limits) {
        return new SeederSettings(bind, port, dht, dhtState, peers, limits, superSeeding, mayDial, lsd);
    }

    public SeederSettings dialling(Predicate<InetAddress> allowed) {
        return new SeederSettings(bind, port, dht, dhtState, peers, rates, superSeeding, allowed, lsd);
    }

    public SeederSettings withSuperSeeding() {
        return new SeederSettings(bind, port, dht, dhtState, peers, rates, true, mayDial, lsd);
    }

    public SeederSettings withDhtState(Path file) {
        return new SeederSettings(bind, port, dht, Optional.of(file), peers, rates, superSeeding, mayDial, lsd);
    }

    public SeederSettings withoutDht() {
        return new SeederSettings(bind, port, false, dhtState, peers, rates, superSeeding, mayDial, lsd);
    }

    public SeederSettings withLsd() {
        return new SeederSettings(bind, port, dht, dhtState, peers, rates, superSeeding, mayDial, true);
    }
}
