package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.CheckOptions;
import org.seedcast.config.CheckPart;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.Disk;

/** One episode that cannot be handled, whatever it is that went wrong with it: it is named, and all others go on. */
@Timeout(60)
class DamagedLibraryTest {
    private static final String FIRST = "2025-01-01-episode-1.mp3.torrent";
    private static final String SECOND = "2025-01-02-episode-2.mp3.torrent";
    private static final String THIRD = "2025-01-03-episode-3.mp3.torrent";

    private static final CheckOptions LOCAL =
            new CheckOptions(EnumSet.of(CheckPart.FILES), false, 1, 1, Optional.empty(), List.of(), false, false);

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    DamagedLibraryTest() throws Exception {
        podcast = PodcastServer.with(3, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirrored() throws Exception {
        Mirroring mirroring = new Mirroring(folder.resolve("show")).feed(podcast.url());
        assertThat(mirroring.run()).as(mirroring.problems()::toString).isEqualTo(ExitCode.DONE);
        return mirroring;
    }

    private static void damage(Mirroring mirroring, String sql) throws Exception {
        Path database = mirroring.directory().resolve(".seedcast/library.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String one : sql.split(";", -1)) {
                statement.executeUpdate(one);
            }
        }
    }

    /** A row that a former version took in, or that somebody changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE item SET url = 'http://0%@h/' WHERE id = 2",
                "UPDATE item SET url = '' WHERE id = 2",
                "UPDATE item SET info_hash = NULL WHERE id = 2",
                "UPDATE item SET info_hash = x'00' WHERE id = 2",
                "UPDATE item SET sha256 = x'0011' WHERE id = 2",
                "UPDATE item SET origin = 'stable', origin_url = 'http://[' WHERE id = 2",
                "UPDATE item SET file = '../x' WHERE id = 2",
                "UPDATE item SET retired = 1, leftover = 'site', info_hash = x'' WHERE id = 2",
            })
    void aRowThatMakesNoSenseIsNamedAndLeftOut(String sql) throws Exception {
        Mirroring mirroring = mirrored();
        damage(mirroring, sql);

        assertThat(publish(mirroring)).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD, FIRST);
        assertThat(mirroring.problems()).singleElement().asString().startsWith("cannot publish episode-2: its row in");
        assertThat(check(mirroring)).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        podcast.add("episode-4", 1_000);
        ExitCode code = mirroring.run();
        assertThat(mirroring.done("episode-4").action()).isEqualTo(Event.Action.DOWNLOAD);
        assertThat(code).isIn(ExitCode.SOME_ITEMS_FAILED, ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE episode SET xml = '<item><title>x</item>' WHERE id = 2",
                "UPDATE episode SET xml = '' WHERE id = 2",
                "UPDATE episode SET xml = '<!DOCTYPE item []><item/>' WHERE id = 2",
            })
    void anEpisodeThatCannotBeWrittenIsNamedAndLeftOut(String sql) throws Exception {
        Mirroring mirroring = mirrored();
        damage(mirroring, sql);

        assertThat(publish(mirroring)).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD, FIRST);
        assertThat(Files.readString(mirroring.directory().resolve("site/podcast.xml")))
                .contains("episode-3")
                .doesNotContain("episode-2");
        assertThat(mirroring.problems()).first().asString().startsWith("cannot publish episode-2: ");
        assertThat(mirroring.run()).as("told each time").isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        damage(mirroring, "UPDATE episode SET xml = '<item><title>x</title></item>' WHERE id = 2");
        assertThat(mirroring.run()).as(mirroring.problems()::toString).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD, SECOND, FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE setting SET value = '<channel' WHERE name = 'channel.xml'",
                "UPDATE setting SET value = 'http://0%@h/' WHERE name = 'channel.link'",
                "INSERT INTO setting VALUES ('channel.image', '::'), ('cover.url', 'http://['), ('feed.moved-to', ':')",
                "UPDATE episode SET link = 'http://0%@h/', published = 9223372036854775807 WHERE id = 2",
            })
    void whatIsSaidOfTheShowKeepsNothingFromBeingPublished(String sql) throws Exception {
        Mirroring mirroring = mirrored();
        damage(mirroring, sql);

        assertThat(publish(mirroring)).isIn(ExitCode.DONE, ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.files().torrentsInFeed()).contains(FIRST, SECOND, THIRD);
        assertThat(mirroring.run()).isIn(ExitCode.DONE, ExitCode.SOME_ITEMS_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE item SET info_hash = x'00' WHERE id = 2",
                "UPDATE episode SET xml = '<item>' WHERE id = 2",
            })
    void othersAreRetiredAllTheSame(String sql) throws Exception {
        Mirroring mirroring = mirrored();
        damage(mirroring, sql);

        ExitCode code = mirroring.doing(wiring -> wiring.retire()
                .run(new RetireRequest(mirroring.directory(), List.of("episode-1"), false, false, false)));

        assertThat(code).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        assertThat(mirroring.problems()).first().asString().startsWith("cannot publish episode-2: ");
        assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD);
    }

    @Test
    void anItemWhoseHandlingThrowsAnythingFailsAlone() throws Exception {
        for (Throwable fault : List.of(
                new StackOverflowError(),
                new OutOfMemoryError("x"),
                new NoClassDefFoundError("y"),
                new IllegalStateException("z"))) {
            Mirroring mirroring = new Mirroring(folder.resolve(fault.getClass().getSimpleName()))
                    .feed(podcast.url())
                    .disk(disk(fault));

            assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

            assertThat(mirroring.done("episode-2").action()).isEqualTo(Event.Action.FAIL);
            assertThat(mirroring.done("episode-2").reason().orElse("")).startsWith("cannot import episode-2: ");
            assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD, FIRST);
            assertThat(mirroring.run()).as("it waits").isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void aFeedWhoseReadingThrowsAnythingIsUnreadable() throws Exception {
        Mirroring mirroring = mirrored();
        Files.delete(mirroring.directory().resolve("site/index.html"));
        mirroring.telling(event -> {
            if (event instanceof Event.FeedRead) {
                throw new StackOverflowError();
            }
        });

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(mirroring.problems()).first().asString().startsWith("cannot read feed " + podcast.url());
        assertThat(mirroring.directory().resolve("site/index.html")).isRegularFile();
    }

    @Test
    void aRunThatThrowsAnythingEndsNoOther() throws Exception {
        Mirroring mirroring = mirrored();
        int[] runs = {0};
        mirroring.telling(event -> {
            if (event instanceof Event.ItemDone && runs[0] == 1) {
                throw new StackOverflowError();
            }
        });

        ExitCode code = mirroring.turns(new StopSignal(), time -> ++runs[0] == 3);

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.problems()).first().asString().startsWith("cannot finish this run: ");
    }

    /** Cannot move the file of the second episode to where it belongs. */
    private static Disk disk(Throwable fault) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("place")
                            && arguments[0].toString().endsWith("episode-2.mp3.part")) {
                        throw fault;
                    }
                    try {
                        return method.invoke(Disk.REAL, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ExitCode publish(Mirroring mirroring) throws Exception {
        return mirroring.doing(wiring -> wiring.publish().run(mirroring.directory(), PublishingOptions.NONE));
    }

    private static ExitCode check(Mirroring mirroring) throws Exception {
        return mirroring.doing(wiring -> wiring.check().run(List.of(mirroring.directory()), LOCAL));
    }
}
