package org.seedcast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.Sha;
import org.seedcast.http.Sleeper;

/** The plan of the house: who may import whom, and which library lives in which room. */
class ArchitectureTest {
    private static final String ROOT = "org.seedcast.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.seedcast");

    /** Each room, subpackages included, and the rooms it may import from. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            // what an address says is one question, asked by every other room
            entry("address", Set.of()),
            // which knows what the errors of the system mean
            entry("failure", Set.of("file")),
            entry("progress", Set.of()),
            entry("file", Set.of()),
            entry("media", Set.of()),
            entry("config", Set.of("address", "file", "failure")),
            entry("http", Set.of("address", "file", "failure")),
            entry("torrent", Set.of("address", "file", "progress", "failure")),
            entry("announce", Set.of("address", "http", "torrent", "failure")),
            entry("feed", Set.of("address", "http", "file", "failure")),
            entry("download", Set.of("address", "http", "torrent", "file", "progress", "failure")),
            entry("handoff", Set.of("http", "torrent", "file", "failure")),
            entry("library", Set.of("address", "feed", "torrent", "file", "failure")),
            entry("publish", Set.of("address", "library", "feed", "torrent", "file", "failure")),
            entry("seed", Set.of("address", "announce", "torrent", "file", "progress", "failure")),
            entry(
                    "app",
                    Set.of(
                            "address",
                            "seed",
                            "announce",
                            "publish",
                            "library",
                            "download",
                            "handoff",
                            "feed",
                            "torrent",
                            "http",
                            "media",
                            "file",
                            "progress",
                            "failure",
                            "config")),
            entry("cli", Set.of("address", "app", "config", "progress", "failure", "feed", "library", "torrent")));

    /** The rooms of {@code app}, each of which imports only those before it; the last is the wiring itself. */
    private static final List<String> JOBS = List.of(
            "app.event",
            "app.work",
            "app.handoff",
            "app.publish",
            "app.seed",
            "app.torrent",
            "app.mirror",
            "app.rescue",
            "app.check");

    /** The rooms below {@code seed.bt}, each of which imports only those before it. */
    private static final List<String> PEERS =
            List.of("seed.bt.wire", "seed.bt.served", "seed.bt.connect", "seed.bt.upload");

    /** A room is read at one look. */
    private static final int LARGEST_ROOM = 30;

    /** Rooms that are still larger, with the types they have: the numbers may only fall. */
    private static final Map<String, Long> DEBTS = Map.of("torrent", 33L);

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsOnlyWhatThePlanAllows(String room) {
        Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
        forbidden.remove(room);
        forbidden.removeAll(MAY_IMPORT.getOrDefault(room, Set.of()));
        check(noClasses().that(areIn(room)).should().dependOnClassesThat(areIn(forbidden.toArray(String[]::new))));
    }

    static Stream<String> rooms() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @Test
    void everyClassIsInARoomOfThePlan() {
        assertThat(HOUSE).as("classes found").hasSizeGreaterThan(5);
        check(classes().should(be(areIn(MAY_IMPORT.keySet().toArray(String[]::new)))));
    }

    @Test
    void contributorsReadTheSamePlan() throws IOException {
        assertThat(ContributingTest.mayImport()).isEqualTo(MAY_IMPORT);
    }

    @Test
    void jobsImportOnlyTheJobsBeforeThem() {
        importOnlyThoseBefore(JOBS);
    }

    @Test
    void roomsOfPeersImportOnlyThoseBeforeThem() {
        importOnlyThoseBefore(PEERS);
    }

    private static void importOnlyThoseBefore(List<String> rooms) {
        for (int i = 0; i < rooms.size(); i++) {
            String[] later = rooms.subList(i + 1, rooms.size()).toArray(String[]::new);
            check(noClasses().that(areIn(rooms.get(i))).should().dependOnClassesThat(areIn(later)));
        }
    }

    @Test
    void noRoomIsCrowded() {
        Map<String, Long> sizes = HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(type -> type.getPackageName().substring(ROOT.length()), counting()));
        assertThat(sizes).allSatisfy((room, types) -> {
            if (DEBTS.containsKey(room)) {
                assertThat(types)
                        .as("a debt that is paid in part: lower its number")
                        .isEqualTo(DEBTS.get(room));
            } else {
                assertThat(types).isLessThanOrEqualTo(LARGEST_ROOM);
            }
        });
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    /** Records, and what is as harmless: enums, sealed families and exceptions. No object that reads or writes. */
    @Test
    void theCommandLineSeesOnlyValuesOfTheRoomsBelowTheJobs() {
        DescribedPredicate<JavaClass> values = DescribedPredicate.describe(
                "are values",
                type -> type.isRecord() || type.isEnum() || type.isInterface() || type.isAssignableTo(Throwable.class));
        check(noClasses()
                .that(areIn("cli"))
                .should()
                .dependOnClassesThat(areIn("feed", "library", "torrent").and(not(values))));
    }

    @Test
    void eachLibraryStaysInItsRooms() {
        confine("picocli..", "cli");
        confine("com.rometools..", "feed.item", "feed.read", "feed.repair");
        confine("java.sql..", "library.store");
        confine("javax.sql..", "library.store");
        confine("org.sqlite..", "library.store");
        confine("bt..", "seed.bt");
        confine("lbms..", "seed.bt");
        confine("the8472..", "seed.bt");
        confine("org.jdom2..", "feed", "publish");
        confine("org.jsoup..", "feed", "publish");
        confine("okhttp3..", "http", "feed", "download", "announce", "handoff", "app");
    }

    @Test
    void theWiringHandsTheHttpClientOnAndUsesNothingElseOfIt() {
        check(noClasses()
                .that(areIn("app"))
                .should()
                .dependOnClassesThat(resideInAPackage("okhttp3..").and(not(belongToAnyOf(OkHttpClient.class)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "config", "failure", "file", "media", "progress", "seed.mse", "torrent"})
    void aLeafNeedsTheJdkAlone(String room) {
        check(classes()
                .that(areIn(room))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..", "org.seedcast..")));
    }

    @Test
    void onlyTheCommandLineUsesTheStandardStreams() {
        check(noClasses().that(not(areIn("cli"))).should().accessField(System.class, "out"));
        check(noClasses().that(not(areIn("cli"))).should().accessField(System.class, "err"));
        check(noClasses().that(not(areIn("cli"))).should().callMethodWhere(target(name("printStackTrace"))));
    }

    /** There links are not followed, and files have the rights of their directory. */
    @Test
    void onlyTheFileRoomWritesFiles() {
        GivenClassesConjunction others = noClasses().that(not(areIn("file")));
        DescribedPredicate<JavaAccess<?>> writes = target(owner(belongToAnyOf(Files.class)))
                .and(target(
                        nameMatching("write.*|new(OutputStream|BufferedWriter|ByteChannel)|create.*|copy|move|set.*")));
        check(others.should().callMethodWhere(writes));
        check(others.should()
                .accessFieldWhere(target(owner(belongToAnyOf(StandardOpenOption.class)))
                        .and(target(not(nameMatching("READ|\\$VALUES"))))));
        for (Class<?> named : List.of(String.class, File.class)) {
            check(others.should().callConstructor(FileOutputStream.class, named));
            check(others.should().callConstructor(FileWriter.class, named));
            check(others.should().callConstructor(PrintWriter.class, named));
            check(others.should().callConstructor(RandomAccessFile.class, named, String.class));
            check(others.should().callConstructor(FileOutputStream.class, named, boolean.class));
        }
        check(others.should()
                .callMethodWhere(target(owner(belongToAnyOf(File.class)))
                        .and(target(nameMatching("create.*|renameTo|mkdirs?|set.*")))));
    }

    /** Whoever has to wait takes a {@link Sleeper}, which in a test only moves a clock. */
    @Test
    void nobodySleepsButTheSleeper() {
        GivenClassesConjunction others = noClasses().that().doNotBelongToAnyOf(Sleeper.class);
        check(others.should().callMethod(Thread.class, "sleep", long.class));
        check(others.should().callMethod(Thread.class, "sleep", long.class, int.class));
        check(others.should().callMethod(TimeUnit.class, "sleep", long.class));
    }

    @Test
    void digestsComeFromOnePlace() {
        GivenClassesConjunction others = noClasses().that().doNotBelongToAnyOf(Sha.class);
        check(others.should().callMethod(MessageDigest.class, "getInstance", String.class));
    }

    /** Where a host has an underscore or letters beyond ASCII, the JDK finds neither host nor user in an address. */
    @Test
    void onlyTheAddressRoomTakesAnAddressApart() {
        DescribedPredicate<JavaAccess<?>> parts = target(owner(belongToAnyOf(URI.class, URL.class)))
                .and(
                        target(
                                nameMatching(
                                        "get(Host|Port|DefaultPort|UserInfo|RawUserInfo|Authority|RawAuthority)|parseServerAuthority")));
        GivenClassesConjunction others = noClasses().that(not(areIn("address")));
        check(others.should().accessTargetWhere(parts));
    }

    private static void confine(String library, String... rooms) {
        check(noClasses().that(not(areIn(rooms))).should().dependOnClassesThat(resideInAPackage(library)));
    }

    private static DescribedPredicate<JavaClass> areIn(String... rooms) {
        return resideInAnyPackage(
                Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new));
    }

    /** A rule about a room that is still empty holds: the plan stands before the house does. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
