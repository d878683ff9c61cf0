package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;

class SpaceTest {
    private static final Path PART = Path.of("/media/a.mp3.part");
    private static final Path OTHER = Path.of("/media/b.mp3.part");
    /** What stays free for the library and the site. */
    private static final long LEFT = 16 << 20;

    private final SyncedFiles disk = new SyncedFiles();
    private final Space space = new Space(disk);

    @Test
    void whatFitsMayGrowAndWhatDoesNotIsToldWithTheSizes() throws Exception {
        disk.usable(1000 + LEFT);

        space.claim(PART, 1000).close();

        assertThatThrownBy(() -> space.claim(PART, 1001))
                .isInstanceOf(OutOfSpace.class)
                .hasMessage(
                        "no space left for /media/a.mp3.part: it needs 1.0 kB more, and 16.8 MB are free, of which 16.8 MB"
                                + " stay free for library and site")
                .matches(e -> ((OutOfSpace) e).exitCode() == ExitCode.OUT_OF_SPACE);
        assertThatCode(() -> space.claim(PART, 1000))
                .as("nothing is left claimed")
                .doesNotThrowAnyException();
    }

    @Test
    void whatTogetherDoesNotFitIsRefusedBeforeItBegins() throws Exception {
        disk.usable(1000 + LEFT);
        Space.Claim first = space.claim(PART, 600);

        assertThatThrownBy(() -> space.claim(OTHER, 500)).hasMessageContaining("and 600 B are for other downloads");

        // The first has grown: the disk has less, and it needs less.
        disk.usable(600 + LEFT);
        first.used(400);
        space.claim(OTHER, 400).close();
        first.close();
        assertThatCode(() -> space.claim(OTHER, 600)).doesNotThrowAnyException();
    }

    @Test
    void othersMayFillTheDiskMeanwhile() throws Exception {
        disk.usable(1000 + LEFT);
        Space.Claim claim = space.claim(PART, 1000);
        claim.used(100);
        disk.usable(800 + LEFT);

        assertThatThrownBy(claim::check).isInstanceOf(OutOfSpace.class);
    }

    @Test
    void whatHasNoSizeMayGrowAsLongAsThereIsSpace() throws Exception {
        disk.usable(1 + LEFT);
        Space.Claim claim = space.claim(PART, 0);
        claim.check();
        claim.used(5_000);
        disk.usable(LEFT);

        assertThatThrownBy(claim::check).isInstanceOf(OutOfSpace.class);
        assertThat(disk.synced()).isEmpty();
    }
}
