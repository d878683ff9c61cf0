package org.seedcast.app.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.Rate;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Size;
import org.seedcast.config.StopRules;
import org.seedcast.config.UploadOptions;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.Layout;
import org.seedcast.seed.PeerLimits;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.UploadRates;

class SeederChoiceTest {
    private static final ListenOptions USUAL = new ListenOptions(OptionalInt.empty(), Optional.empty(), true, true);
    private static final List<Layout> TWO = List.of(new Layout(Path.of("/show")), new Layout(Path.of("/label")));

    private static SeederSettings chosen(ListenOptions listening, UploadOptions sharing, String... allowNet)
            throws WrongUse {
        return SeederChoice.of(new SeedingOptions(listening, sharing, StopRules.NONE, List.of(allowNet)), TWO);
    }

    @Test
    void withoutOptionsAllIsAsUsual() throws Exception {
        SeederSettings settings = chosen(USUAL, UploadOptions.FREELY);

        assertThat(settings.bind()).isEmpty();
        assertThat(settings.port()).isEqualTo(PortChoice.USUAL);
        assertThat(settings.dht()).isTrue();
        assertThat(settings.lsd()).isTrue();
        assertThat(settings.dhtState()).contains(Path.of("/show/.seedcast/dht.dat"));
        assertThat(settings.peers()).isEqualTo(PeerLimits.USUAL);
        assertThat(settings.rates()).isEqualTo(UploadRates.UNLIMITED);
        assertThat(settings.superSeeding()).isFalse();
    }

    @Test
    void everyOptionReachesTheSeeder() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        SeederSettings settings = chosen(
                new ListenOptions(OptionalInt.of(0), Optional.of(loopback), false, false),
                new UploadOptions(
                        Optional.of(Rate.parse("2MiB")),
                        Optional.of(Rate.parse("500KB/s")),
                        OptionalInt.of(7),
                        OptionalInt.of(3),
                        Optional.of(Size.parse("100MiB")),
                        true));

        assertThat(settings.bind()).contains(loopback);
        assertThat(settings.port()).isEqualTo(new PortChoice.Given(0));
        assertThat(settings.dht()).isFalse();
        assertThat(settings.lsd()).isFalse();
        assertThat(settings.peers()).isEqualTo(new PeerLimits(7, 3, 100 << 20));
        assertThat(settings.rates()).isEqualTo(new UploadRates(OptionalLong.of(2 << 20), OptionalLong.of(500_000)));
        assertThat(settings.superSeeding()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, true",
        "2606:2800:220:1::1, true",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "192.168.6.4, true",
        "192.168.7.4, false",
        "169.254.1.1, false",
        "::1, false",
        "fe80::1, false",
        "fd00::1, true",
        "64:ff9b::10.1.2.3, false",
        "2002:a01:203::1, false",
        "2001:0:101:101::f5fe:fdfc, false",
        // of the documentation: nobody has them, so they are of use in networks made up for tests
        "203.0.113.2, true",
        "2001:db8::2, true",
    })
    void peersAreDialledAtPublicAndAllowedAddressesOnly(String address, boolean allowed) throws Exception {
        SeederSettings settings = chosen(USUAL, UploadOptions.FREELY, "192.168.6.0/24", "fd00::/8");

        assertThat(settings.mayDial().test(InetAddress.getByName(address))).isEqualTo(allowed);
    }

    @Test
    void whatIsNoRangeIsWrongUse() {
        assertThatThrownBy(() -> chosen(USUAL, UploadOptions.FREELY, "here"))
                .isInstanceOf(WrongUse.class)
                .hasMessageStartingWith("--allow-net: not an address range: here");
    }
}
