package org.seedcast.app.seed;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.Rate;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Size;
import org.seedcast.config.UploadOptions;
import org.seedcast.failure.WrongUse;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.library.Layout;
import org.seedcast.seed.PeerLimits;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.UploadRates;

/** Translates options of a command line into settings of the seeder. */
final class SeederChoice {
    private SeederChoice() {}

    /** @param layouts the libraries to seed; the first keeps what the DHT's node knows */
    static SeederSettings of(SeedingOptions options, List<Layout> layouts) throws WrongUse {
        ListenOptions listening = options.listening();
        UploadOptions sharing = options.sharing();
        PortChoice port = listening.port().isPresent()
                ? new PortChoice.Given(listening.port().getAsInt())
                : PortChoice.USUAL;
        return new SeederSettings(
                listening.bind(),
                port,
                listening.dht(),
                layouts.stream().findFirst().map(Layout::dhtState),
                new PeerLimits(
                        sharing.peers().orElse(PeerLimits.USUAL.all()),
                        sharing.torrentPeers().orElse(PeerLimits.USUAL.perTorrent()),
                        sharing.peerMemory().map(Size::bytes).orElse(PeerLimits.USUAL.memoryBytes())),
                new UploadRates(bytes(sharing.rate()), bytes(sharing.torrentRate())),
                sharing.superSeeding(),
                mayDial(options.allowNet()),
                listening.lsd());
    }

    private static OptionalLong bytes(Optional<Rate> rate) {
        return rate.stream().mapToLong(Rate::bytesPerSecond).findFirst();
    }

    /** Trackers and the DHT name whatever peers they like: a seeder must not be sent against the machines around it. */
    private static Predicate<InetAddress> mayDial(List<String> allowNet) throws WrongUse {
        return new AddressGuard(Set.of(), AllowedNets.of(allowNet))::mayCall;
    }
}
