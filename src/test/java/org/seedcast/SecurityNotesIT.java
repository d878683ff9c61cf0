package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md speaks of what is shipped, and of classes and tests that are there. */
class SecurityNotesIT {
    private static final Pattern JUDGED = Pattern.compile("(?m)^\\| `([^`]+)`(?:, inside `[^`]+`)? \\| (\\S+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)`");

    private final String notes;

    SecurityNotesIT() throws IOException {
        notes = Files.readString(Packaged.checkout(".github/SECURITY.md"));
    }

    @Test
    void everyDependencyWasJudgedInTheVersionThatIsShipped() throws IOException {
        Set<Jars.Component> shipped = Jars.ofOthers().stream().map(Jars::named).collect(Collectors.toSet());
        for (Path jar : Jars.ofOthers()) {
            shipped.addAll(Jars.within(jar));
        }

        assertThat(JUDGED.matcher(notes)
                        .results()
                        .map(row -> new Jars.Component(row.group(1), row.group(2)))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(shipped);
    }

    @Test
    void everyClassThatIsNamedIsThere() {
        Path main = Packaged.checkout("src/main/java/org/seedcast");

        assertThat(CLASS.matcher(notes).results().map(name -> name.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(main.resolve(name.replace('.', '/') + ".java"))
                        .isRegularFile());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(Packaged.checkout("src/test/java"))) {
            List<String> there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();

            assertThat(TEST.matcher(notes).results().map(row -> row.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(there);
        }
    }
}
