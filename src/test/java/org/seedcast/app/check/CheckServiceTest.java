package org.seedcast.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.failure.ExitCode.CONTENT_MISMATCH;
import static org.seedcast.failure.ExitCode.DONE;
import static org.seedcast.failure.ExitCode.LIBRARY_IN_USE;
import static org.seedcast.failure.ExitCode.SOME_ITEMS_FAILED;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckServiceTest {
    @Test
    void theWorstOfSeveralLibrariesDecides() {
        assertThat(CheckService.worst(Set.of(DONE))).isEqualTo(DONE);
        assertThat(CheckService.worst(Set.of(DONE, SOME_ITEMS_FAILED))).isEqualTo(SOME_ITEMS_FAILED);
        assertThat(CheckService.worst(Set.of(SOME_ITEMS_FAILED, LIBRARY_IN_USE, DONE)))
                .isEqualTo(LIBRARY_IN_USE);
        assertThat(CheckService.worst(Set.of(SOME_ITEMS_FAILED, LIBRARY_IN_USE, CONTENT_MISMATCH)))
                .isEqualTo(CONTENT_MISMATCH);
    }
}
