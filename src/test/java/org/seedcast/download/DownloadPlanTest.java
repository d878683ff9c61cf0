package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.download.DownloadPlan.Complete;
import org.seedcast.download.DownloadPlan.Fresh;
import org.seedcast.download.DownloadPlan.Resume;
import org.seedcast.download.origin.Validator;

class DownloadPlanTest {
    private static final URI SOURCE = URI.create("https://host.example/a.mp3?x=1");

    private static SavedPart saved(URI source, long total, long safe) {
        return SavedPart.of(source, new Validator("\"v1\"", true), Optional.of("audio/mpeg"), total)
                .safe(safe);
    }

    @ParameterizedTest(name = "{0} bytes on disk, {2} of {1} safe: {3}")
    @CsvSource({
        "0,    1000, 0,    fresh",
        "0,    1000, 500,  fresh", // gone
        "499,  1000, 500,  fresh", // became shorter
        "500,  1000, 500,  500",
        "501,  1000, 500,  500", // what follows was never synced
        "1000, 1000, 500,  500",
        "1001, 1000, 500,  fresh", // never ours
        "1,    1000, 1,    1",
        "999,  1000, 999,  999",
        "500,  1000, 0,    fresh",
        "500,  1000, -1,   fresh",
        "1000, 1000, 1000, complete",
        "999,  1000, 1000, fresh",
        "1001, 1000, 1000, fresh",
        "1001, 1000, 1001, fresh",
        "1000, 0,    0,    fresh",
    })
    void goesOnWithWhatIsSafeOnly(long onDisk, long total, long safe, String expected) {
        SavedPart saved = saved(SOURCE, total, safe);

        DownloadPlan plan = DownloadPlan.of(SOURCE, onDisk, Optional.of(saved));

        assertThat(plan)
                .isEqualTo(
                        switch (expected) {
                            case "fresh" -> new Fresh();
                            case "complete" -> new Complete(saved);
                            default -> new Resume(Long.parseLong(expected), saved);
                        });
    }

    @Test
    void beginsAnewWithoutAWordOnWhatIsThere() {
        assertThat(DownloadPlan.of(SOURCE, 500, Optional.empty())).isEqualTo(new Fresh());
        assertThat(DownloadPlan.of(SOURCE, 0, Optional.empty())).isEqualTo(new Fresh());
    }

    @ParameterizedTest
    @CsvSource({
        "https://host.example/b.mp3?x=1",
        "https://host.example/a.mp3?x=2",
        "https://other.example/a.mp3?x=1",
        "http://host.example/a.mp3?x=1"
    })
    void beginsAnewForAnotherAddress(URI other) {
        assertThat(DownloadPlan.of(SOURCE, 500, Optional.of(saved(other, 1000, 500))))
                .isEqualTo(new Fresh());
    }
}
