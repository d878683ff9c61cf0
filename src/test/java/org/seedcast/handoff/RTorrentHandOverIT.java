package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RTorrentHandOverIT extends ClientContract {
    @Override
    ClientDaemon daemon(Path home) throws Exception {
        return new RtorrentDaemon(home, true);
    }

    /** It knows no login: whoever may use its socket may command it. */
    @Test
    @Override
    void aWrongLoginIsToldAndNotTriedAgain() throws Exception {
        Offer good = content.file("good.bin", 100_000);
        Client wrong = new RTorrent(ScgiPlace.unix(good.data()));
        assertThatThrownBy(() -> run(wrong, List.of(good)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("cannot reach rtorrent at");
        run(daemon.client(), List.of(good));
        assertThat(recorded.outcomes).containsEntry("good.bin", "seeding");
    }
}
