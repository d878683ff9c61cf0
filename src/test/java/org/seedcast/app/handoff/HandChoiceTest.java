package org.seedcast.app.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seedcast.config.Change;
import org.seedcast.config.HandOptions;
import org.seedcast.config.HandTarget;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.HandSettings;

class HandChoiceTest {
    private static final HandSettings STORED = new HandSettings(
            List.of("transmission:http://127.0.0.1:9091"),
            List.of("/a=/b"),
            Optional.of(Path.of("/login")),
            false,
            Optional.of(Path.of("/list")),
            List.of("reload"));

    private static HandOptions to(String... targets) {
        return new HandOptions(
                Change.to(List.of(targets).stream().map(HandTarget::parse).toList()),
                Change.none(),
                Change.none(),
                Optional.empty(),
                Change.none(),
                Change.none());
    }

    @Test
    void whatIsNotNamedStays() throws Exception {
        assertThat(HandChoice.of(STORED, HandOptions.NONE)).isEqualTo(STORED);
    }

    @Test
    void anEmptyValueTakesBack() throws Exception {
        HandOptions back = new HandOptions(
                Change.takenBack(),
                Change.takenBack(),
                Change.takenBack(),
                Optional.empty(),
                Change.takenBack(),
                Change.takenBack());
        assertThat(HandChoice.of(STORED, back)).isEqualTo(HandSettings.NONE);
    }

    @Test
    void theClientsGivenAreTheClients() throws Exception {
        assertThat(HandChoice.of(STORED, to("qbittorrent:http://localhost:8080", "qbittorrent:http://localhost:8080"))
                        .clients())
                .containsExactly("qbittorrent:http://localhost:8080");
    }

    @Test
    void plainHttpToAnotherMachineHasToBeInsistedOn() throws Exception {
        HandOptions far = to("qbittorrent:http://10.0.0.7:8080");
        assertThatThrownBy(() -> HandChoice.of(STORED, far))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("in the clear");
        HandOptions insisted = new HandOptions(
                far.clients(), Change.none(), Change.none(), Optional.of(true), Change.none(), Change.none());
        assertThat(HandChoice.of(STORED, insisted).clients()).containsExactly("qbittorrent:http://10.0.0.7:8080");
    }
}
