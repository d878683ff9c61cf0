package org.seedcast.seed.bt.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.OriginTest;

class CrowdTest {
    private static final long NOW = 1_000;

    private final Crowd<Peer> crowd = new Crowd<>(16);

    /** @param useless empty when it makes use of its place */
    private record Peer(String name, Origin origin, OptionalInt useless, long lastUse) implements Crowd.Member {
        @Override
        public OptionalInt uselessness(long now) {
            return useless;
        }
    }

    private void add(int count, String address) {
        for (int peer = 0; peer < count; peer++) {
            crowd.add(new Peer(address + " " + peer, OriginTest.origin(address), OptionalInt.empty(), peer));
        }
    }

    private Crowd.Room<Peer> room(String address) {
        return crowd.room(OriginTest.origin(address), NOW);
    }

    /** Of 16 places: 4 for a host, 8 for a network. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 4, 192.0.2.1, false",
        "192.0.2.1, 3, 192.0.2.1, true",
        "2001:db8::1, 4, 2001:db8::2:1, false",
        "2001:db8::1, 4, 2001:db8:0:1::1, true",
        "192.0.2.1, 4, 192.0.2.2, true"
    })
    void aHostHasAQuarterAtMost(String those, int count, String one, boolean room) {
        add(count, those);
        assertThat(room(one)).isEqualTo(new Crowd.Room<>(room, Optional.empty()));
    }

    @Test
    void aNetworkHasHalfAtMostAndSharesItAmongItsHosts() {
        add(4, "192.0.2.1");
        add(4, "192.0.2.2");
        assertThat(room("192.0.2.3").leaving()).get().extracting(Peer::name).isEqualTo("192.0.2.1 0");
        assertThat(room("198.51.100.1")).isEqualTo(new Crowd.Room<>(true, Optional.empty()));
    }

    @Test
    void whoComesFromWhereNobodyIsTakesThePlaceOfOneOfMany() {
        for (int host = 1; host <= 4; host++) {
            add(4, "192.0." + host + ".1");
        }
        assertThat(room("198.51.100.1").leaving()).get().extracting(Peer::name).isEqualTo("192.0.1.1 0");
    }

    @Test
    void nobodyMakesRoomWhereAllHaveTheSame() {
        for (int host = 1; host <= 16; host++) {
            add(1, "192.0." + host + ".1");
        }
        assertThat(room("198.51.100.1").exists()).isFalse();
    }

    @Test
    void whoMakesNoUseOfAPlaceGoesFirst() {
        add(2, "192.0.2.1");
        crowd.add(new Peer("stalled", OriginTest.origin("192.0.2.1"), OptionalInt.of(2), 0));
        crowd.add(new Peer("idle", OriginTest.origin("192.0.2.1"), OptionalInt.of(0), 9));
        assertThat(room("192.0.2.1").leaving()).get().extracting(Peer::name).isEqualTo("idle");
    }
}
