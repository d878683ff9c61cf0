package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seedcast.handoff.Seen.Activity;
import org.seedcast.http.Sleeper;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.Metainfo;

/** What every client has to do for us, tried with the real one; no file of ours may be changed by it. */
@Execution(ExecutionMode.CONCURRENT)
abstract class ClientContract {
    private Path directory;
    HandedContent content;
    ClientDaemon daemon;
    final Recorded recorded = new Recorded();

    abstract ClientDaemon daemon(Path home) throws Exception;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        content = HandedContent.in(directory.resolve("library"));
        daemon = daemon(Files.createDirectory(directory.resolve("home")));
        daemon.start();
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    void run(Client client, List<Offer> offers) throws Exception {
        recorded.outcomes.clear();
        new HandOver(client, PathMap.SAME, recorded, recorded, Sleeper.REAL, System::nanoTime).run(offers);
    }

    private void run(Offer... offers) throws Exception {
        run(daemon.client(), List.of(offers));
    }

    private Seen seen(Offer offer) throws Exception {
        return Objects.requireNonNull(
                daemon.client().state(List.of(offer.infoHash())).get(offer.infoHash()), offer.name());
    }

    /** RTorrent takes its time. */
    private static boolean has(Client client, Offer offer) {
        try {
            return !client.state(List.of(offer.infoHash())).isEmpty();
        } catch (ClientFault | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void removeIfThere(Path file) throws Exception {
        Files.deleteIfExists(file);
    }

    @Test
    void onlyWhatIsRightIsEverStarted() throws Exception {
        Offer good = content.file("good.bin", 300_000);
        Offer tree = content.tree("Ein Album");
        Offer corrupt = content.file("corrupt.bin", 300_000);
        HandedContent.corrupt(corrupt.data());
        Offer missing = content.file("missing.bin", 100_000);
        removeIfThere(missing.data());
        List<Offer> offers = List.of(good, tree, HandedContent.again(corrupt), HandedContent.again(missing));
        byte[] before = Files.readAllBytes(corrupt.data());

        run(daemon.client(), offers);

        assertThat(recorded.outcomes)
                .containsOnly(
                        Map.entry("good.bin", "seeding"),
                        Map.entry("Ein Album", "seeding"),
                        Map.entry("corrupt.bin", "WRONG"),
                        Map.entry("missing.bin", "MISSING"));
        assertThat(seen(corrupt).activity()).isEqualTo(Activity.STOPPED);
        assertThat(seen(corrupt).whole()).isFalse();
        assertThat(has(daemon.client(), missing)).isFalse();
        assertThat(Files.readAllBytes(corrupt.data())).isEqualTo(before);
        try (var files = Files.list(content.root().resolve("media"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("good.bin", "Ein Album", "corrupt.bin");
        }

        KillingClient counted = new KillingClient(daemon.client(), daemon, 0);
        run(counted, List.of(good, tree));
        assertThat(recorded.outcomes).isEmpty();
        assertThat(counted.questions).isEqualTo(1);
    }

    @Test
    void aWrongLoginIsToldAndNotTriedAgain() throws Exception {
        Offer good = content.file("good.bin", 100_000);
        Client wrong = daemon.client(new HandLogin("seedcast", "wrong"));
        assertThatThrownBy(() -> run(wrong, List.of(good)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("refuses the login")
                .hasMessageNotContaining("wrong");
        run(good);
        assertThat(recorded.outcomes).containsEntry("good.bin", "seeding");
    }

    @Test
    void whatSomebodyElseAddedIsLeftAlone() throws Exception {
        Offer theirs = content.file("theirs.bin", 100_000);
        Client client = daemon.client();
        Metainfo torrent = Metainfo.read(theirs.torrent());
        assertThat(client.add(torrent, theirs.folder().toString())).isTrue();
        assertThat(Deadline.of(Duration.ofSeconds(10)).reached(() -> has(client, theirs)))
                .isTrue();
        assertThat(client.add(torrent, theirs.folder().toString())).isFalse();

        run(theirs);

        assertThat(recorded.outcomes).containsEntry("theirs.bin", "FOREIGN");
        assertThat(recorded.rows).isEmpty();
        run(new Offer[0]);
        assertThat(has(daemon.client(), theirs)).isTrue();
    }

    /** Each call may be the last that the client lives to hear. */
    @Test
    void theNextRunRepairsWhatAKilledClientLost() throws Exception {
        List<Offer> offers = new ArrayList<>();
        for (int fatal = 1; fatal <= 3; fatal++) {
            Offer offer = content.file("killed" + fatal + ".bin", 200_000);
            offers.add(offer);
            KillingClient killing = new KillingClient(daemon.client(), daemon, fatal);
            try {
                run(killing, List.of(offer));
            } catch (ClientFault e) {
                assertThat(e).hasMessageContaining("cannot reach");
            }
            assertThat(killing.changes).isGreaterThanOrEqualTo(fatal);
            daemon.start();

            run(daemon.client(), offers);

            for (Offer one : offers) {
                assertThat(seen(one).activity())
                        .as(one.name() + recorded.outcomes)
                        .isEqualTo(Activity.SEEDING);
                assertThat(seen(one).whole()).isTrue();
                assertThat(PathMap.isSame(seen(one).folder(), one.folder().toString()))
                        .isTrue();
            }
        }
    }

    @Test
    void noQueueHoldsAnyOfTwentyBack() throws Exception {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            offers.add(content.file("item" + i + ".bin", 50_000 + i));
        }
        run(daemon.client(), offers);
        assertThat(daemon.client()
                        .state(offers.stream().map(Offer::infoHash).toList())
                        .values())
                .hasSize(20)
                .allSatisfy(seen -> assertThat(seen.activity()).isEqualTo(Activity.SEEDING));
    }

    @Test
    void whatChangedOrWentIsStoppedUntilItIsBack() throws Exception {
        Offer changed = content.file("changed.bin", 100_000);
        Offer gone = content.file("gone.bin", 100_000);
        byte[] right = Files.readAllBytes(changed.data());
        run(changed, gone);
        HandedContent.corrupt(changed.data());
        byte[] wrong = Files.readAllBytes(changed.data());
        Path aside = Files.move(gone.data(), directory.resolve("aside"));

        run(HandedContent.again(changed), HandedContent.again(gone));

        assertThat(recorded.outcomes)
                .containsOnly(Map.entry("changed.bin", "CHANGED"), Map.entry("gone.bin", "MISSING"));
        assertThat(seen(changed).activity()).isEqualTo(Activity.STOPPED);
        assertThat(seen(gone).activity()).isIn(Activity.STOPPED, Activity.BROKEN);
        assertThat(Files.readAllBytes(changed.data())).isEqualTo(wrong);
        assertThat(gone.data()).doesNotExist();

        Files.write(changed.data(), right);
        Files.move(aside, gone.data());
        run(HandedContent.again(changed), HandedContent.again(gone));
        assertThat(recorded.outcomes)
                .containsOnly(Map.entry("changed.bin", "seeding"), Map.entry("gone.bin", "seeding"));
    }

    @Test
    void whatIsRetiredIsRemovedWithoutItsData() throws Exception {
        Offer kept = content.file("kept.bin", 100_000);
        Offer retired = content.file("retired.bin", 100_000);
        run(kept, retired);
        run(kept);
        assertThat(has(daemon.client(), retired)).isFalse();
        assertThat(seen(kept).activity()).isEqualTo(Activity.SEEDING);
        assertThat(retired.data()).hasSize(100_000);
        assertThat(recorded.rows).containsOnlyKeys(kept.infoHash());
    }

    @Test
    void newTrackersReachIt() throws Exception {
        Offer offer = content.file("good.bin", 100_000);
        run(offer);
        KillingClient counted = new KillingClient(daemon.client(), daemon, 0);
        run(counted, List.of(HandedContent.announcedTo(offer, "http://127.0.0.1:9/other")));
        int changes = counted.changes;
        assertThat(changes).isPositive();
        run(counted, List.of(HandedContent.announcedTo(offer, "http://127.0.0.1:9/other")));
        assertThat(counted.changes).isEqualTo(changes);
        assertThat(seen(offer).activity()).isEqualTo(Activity.SEEDING);
    }
}
