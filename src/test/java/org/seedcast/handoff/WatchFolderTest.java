package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;

class WatchFolderTest {
    private final Recorded recorded = new Recorded();
    private Path folder;
    private HandedContent content;

    @BeforeEach
    void make(@TempDir Path directory) throws Exception {
        folder = Files.createDirectory(directory.resolve("watch"));
        content = HandedContent.in(directory.resolve("library"));
    }

    private void run(Offer... offers) throws Exception {
        recorded.outcomes.clear();
        new WatchFolder(folder, new AtomicFile(Disk.REAL), recorded, recorded).run(List.of(offers));
    }

    private Path place(Offer offer) {
        return folder.resolve(offer.infoHash() + ".torrent");
    }

    @Test
    void aTorrentIsPutThereOnceAndNeverToldAsSeeding() throws Exception {
        Offer offer = content.file("good.bin", 40_000);
        run(offer);
        assertThat(recorded.outcomes).containsOnly(Map.entry("good.bin", "added"));
        assertThat(place(offer)).hasSameBinaryContentAs(offer.torrent());

        Files.delete(place(offer)); // the client has taken it
        run(offer);
        assertThat(recorded.outcomes).isEmpty();
        assertThat(place(offer)).doesNotExist();

        run(HandedContent.announcedTo(offer, "http://127.0.0.1:9/other"));
        assertThat(place(offer)).exists();
    }

    @Test
    void whatIsMissingIsNotPutThere() throws Exception {
        Offer offer = content.file("gone.bin", 40_000);
        Files.delete(offer.data());
        run(HandedContent.again(offer));
        assertThat(recorded.outcomes).containsOnly(Map.entry("gone.bin", "MISSING"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatNobodyHasTakenIsTakenBack() throws Exception {
        Offer offer = content.file("good.bin", 40_000);
        run(offer);
        run();
        assertThat(folder).isEmptyDirectory();
        assertThat(recorded.rows).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() throws Exception {
        Offer offer = content.file("good.bin", 40_000);
        Files.delete(folder);
        assertThatThrownBy(() -> run(offer)).isInstanceOf(ClientFault.class).hasMessageContaining("there is no folder");
        assertThat(folder).doesNotExist();
    }
}
