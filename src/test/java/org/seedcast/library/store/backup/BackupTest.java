package org.seedcast.library.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.Database;

/** The copy of a database: made of a good one, as closed as it is, and never at the price of the run. */
class BackupTest {
    private final Layout layout;

    BackupTest(@TempDir Path folder) throws Exception {
        layout = new Layout(folder);
        Library.open(layout).close();
    }

    @Test
    void theCopyIsForTheOwnerAlone() throws Exception {
        for (Path file : List.of(layout.backup(), layout.kept())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "rename", "syncDirectory"})
    void aDiskThatFailsCostsTheCopyAndNotTheRun(String call) throws Exception {
        byte[] before = Files.readAllBytes(layout.backup());
        Disk failing = (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        throw new IOException("No space left on device");
                    }
                    try {
                        return method.invoke(Disk.REAL, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Database database = Database.open(layout.database());
        database.update("INSERT INTO setting VALUES ('feed', 'https://show.example/')");

        new Backup(layout, new AtomicFile(failing)).keepAfter(database, database::close);

        if (!call.equals("syncDirectory")) {
            assertThat(layout.backup()).hasBinaryContent(before);
        }
        assertThat(temporary()).isEmpty();
        try (Library library = Library.open(layout)) {
            assertThat(library.feed()).contains("https://show.example/");
        }
        assertThat(layout.backup()).hasSameBinaryContentAs(layout.database());
    }

    @Test
    void aDatabaseThatIsDamagedMeanwhileDoesNotReplaceTheCopy() throws Exception {
        byte[] before = Files.readAllBytes(layout.backup());
        Backup backup = new Backup(layout, new AtomicFile(Disk.REAL));
        Database database = Database.open(layout.database());
        database.update("INSERT INTO setting VALUES ('feed', 'https://show.example/')");

        backup.keepAfter(database, () -> {
            database.close();
            cut();
        });

        assertThat(layout.backup()).hasBinaryContent(before);
        assertThat(temporary()).isEmpty();
    }

    private void cut() {
        try {
            Files.write(layout.database(), Arrays.copyOf(Files.readAllBytes(layout.database()), 9_000));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Left by a run that was killed while it copied. */
    @Test
    void halfACopyIsNone() throws Exception {
        Path half = layout.state().resolve(".library.db.last-good.0123456789abcdef.tmp");
        Files.write(half, new byte[100]);
        try (Library library = Library.open(layout)) {
            library.feedRecord().remember("https://show.example/");
        }
        assertThat(layout.backup()).hasSameBinaryContentAs(layout.database());
        new AtomicFile(Disk.REAL).sweep(layout.state(), Set.of());
        assertThat(temporary()).isEmpty();
    }

    @Test
    void anOlderSchemaIsCopiedBeforeItIsMadeNewer() throws Exception {
        makeOlder();
        byte[] older = Files.readAllBytes(layout.database());

        Library.open(layout).close();

        assertThat(layout.backup(7)).hasBinaryContent(older);
        assertThat(layout.database())
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(older));
    }

    /** It would lock older programs out (F5). */
    @Test
    void whoOnlyReadsMakesNoSchemaNewer() throws Exception {
        makeOlder();
        byte[] older = Files.readAllBytes(layout.database());
        List<Path> files = all();

        try (Library library = Library.read(layout)) {
            assertThat(library.isLasting()).isFalse();
            assertThat(library.entries()).isEmpty();
            assertThatThrownBy(() -> Library.open(layout)).isInstanceOf(LibraryInUse.class);
        }
        Library.rehearse(layout).close();

        assertThat(layout.database()).hasBinaryContent(older);
        assertThat(all()).isEqualTo(files);
    }

    /** SQLite would undo in the file what a killed run left half done. */
    @Test
    void whoOnlyReadsLeavesTheJournalOfAKilledRun() throws Exception {
        Path journal = layout.state().resolve("library.db-journal");
        Path elsewhere = layout.root().resolve("saved");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + layout.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            connection.setAutoCommit(false);
            for (int i = 0; i < 200; i++) {
                statement.executeUpdate("INSERT INTO setting VALUES ('" + i + "', '" + "x".repeat(900) + "')");
            }
            Files.createDirectories(elsewhere);
            Files.copy(journal, elsewhere.resolve("journal"));
            Files.copy(layout.database(), elsewhere.resolve("database"));
            connection.rollback();
        }
        Files.move(elsewhere.resolve("database"), layout.database(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(elsewhere.resolve("journal"), journal);
        byte[] half = Files.readAllBytes(layout.database());

        try (Library library = Library.read(layout)) {
            assertThat(library.entries()).isEmpty();
        }
        assertThat(layout.database()).hasBinaryContent(half);
        assertThat(journal).exists();

        Library.open(layout).close();
        assertThat(journal).doesNotExist();
    }

    @Test
    void aReaderMakesNoFolders() throws Exception {
        Files.delete(layout.torrentDirectory());
        Files.delete(layout.mediaDirectory());
        Library.read(layout).close();
        assertThat(layout.mediaDirectory()).doesNotExist();
        assertThat(layout.torrentDirectory()).doesNotExist();
    }

    private void makeOlder() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + layout.database());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("ALTER TABLE episode DROP COLUMN feed_guid");
            statement.executeUpdate("ALTER TABLE item DROP COLUMN former_title");
            statement.executeUpdate("ALTER TABLE item DROP COLUMN former_published");
            statement.executeUpdate("ALTER TABLE item DROP COLUMN gave_way");
            statement.executeUpdate("ALTER TABLE release DROP COLUMN tracks");
            statement.executeUpdate("ALTER TABLE release DROP COLUMN number");
            statement.executeUpdate("DROP TABLE handed");
            statement.executeUpdate("PRAGMA user_version = 7");
        }
    }

    private List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(layout.state())) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(layout.root())) {
            return files.sorted().toList();
        }
    }
}
