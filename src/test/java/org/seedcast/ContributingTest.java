package org.seedcast;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md shows the house as it stands. */
class ContributingTest {
    private static final Path MAIN = Packaged.checkout("src/main/java/org/seedcast");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");

    private final Manual page;

    ContributingTest() throws IOException {
        page = Manual.read(Packaged.checkout(".github/CONTRIBUTING.md"));
    }

    /** The plan as the page has it, for ArchitectureTest to compare. */
    static Map<String, Set<String>> mayImport() throws IOException {
        return new ContributingTest().rooms().collect(toMap(ContributingTest::name, room -> words(room.get(4))));
    }

    @Test
    void everyPackageBelowARoomIsNamed() throws IOException {
        Map<String, Set<String>> named = rooms().collect(toMap(ContributingTest::name, room -> words(room.get(3))));
        for (Map.Entry<String, Set<String>> room : named.entrySet()) {
            assertThat(packagesBelow(MAIN.resolve(room.getKey())))
                    .as(room.getKey())
                    .isEqualTo(room.getValue());
        }
    }

    @Test
    void everyClassAndFileThatIsNamedIsThere() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.walk(Packaged.checkout("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
        for (String name : words(page.text())) {
            if (name.matches("[a-z]+(/[a-z]+)*/[A-Z]\\w+")) {
                assertThat(MAIN.resolve(name + ".java")).isRegularFile();
            } else if (name.matches("(src|scripts|\\.github|\\.ci|\\.mvn)/[\\w/.-]+")) {
                assertThat(Packaged.checkout(name)).exists();
            } else if (name.matches("[A-Z]\\w+(Test|IT)")) {
                assertThat(tests).contains(name);
            }
        }
        assertThat(page.links())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(page.file().resolveSibling(link)).exists());
    }

    private static String name(List<String> room) {
        return room.get(1).replace("`", "");
    }

    /** The cells of each row, from the second on: a room, what it holds, the packages below it, what it may import. */
    private Stream<List<String>> rooms() {
        return page.text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> cells.size() == 6);
    }

    private static Set<String> packagesBelow(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> room.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .collect(toSet());
        }
    }

    private static Set<String> words(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(toSet());
    }
}
