package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.download.origin.Validator;

/** What is here of a body outlives the end of the run that fetched it. */
class PartTest {
    private static final URI SOURCE = URI.create("http://origin.example/a.mp3");
    private static final SavedPart SAVED = SavedPart.of(SOURCE, new Validator("\"1\"", true), Optional.empty(), 10)
            .safe(5);

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void nobodyElseIsInterrupted() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptionInTheMiddleOfKeepingItLosesNothing(BrokenDisk.Operation moment) throws Exception {
        BrokenDisk disk = BrokenDisk.once(
                moment, "interrupted", () -> Thread.currentThread().interrupt());
        Part part = new Part(Files.writeString(folder.resolve("a.part"), "01234"), disk);

        part.keep(SAVED);

        assertThat(Thread.interrupted()).as("still told to stop").isTrue();
        assertThat(part.plan(SOURCE)).isEqualTo(new DownloadPlan.Resume(5, SAVED));
        assertThat(part.file()).hasContent("01234");
    }

    @Test
    void aDiskThatFailsIsNotTriedForEver() throws Exception {
        BrokenDisk disk = new BrokenDisk(BrokenDisk.Operation.SYNC, "broken", () -> Thread.currentThread()
                .interrupt());
        Part part = new Part(Files.writeString(folder.resolve("a.part"), "01234"), disk);

        assertThatThrownBy(() -> part.keep(SAVED)).isInstanceOf(WriteFailed.class);
    }
}
