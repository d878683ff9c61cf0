package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Licences of all that is shipped come with it. */
class LicensesIT {
    private static final Path FOLDER = Packaged.home().resolve("licenses");
    private static final Pattern COMPONENT = Pattern.compile("(?m)^\\| `([^`]+)`");
    private static final Pattern TEXT = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void everyJarAndWhatItTookOverHasALine() throws IOException {
        List<String> shipped = new ArrayList<>();
        for (Path jar : Jars.ofOthers()) {
            shipped.add(Jars.named(jar).name());
            Jars.within(jar).stream()
                    .map(Jars.Component::name)
                    .filter(name -> !name.equals(Jars.named(jar).name()))
                    .forEach(shipped::add);
        }

        assertThat(matches(COMPONENT))
                .as("src/main/assembly/licenses/THIRD-PARTY.md")
                .containsExactlyInAnyOrderElementsOf(shipped);
    }

    @Test
    void everyTextIsThereAndNamed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> texts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .toList();

            assertThat(matches(TEXT).stream().distinct()).containsExactlyInAnyOrderElementsOf(texts);
        }
    }

    @Test
    void ourOwnLicenceIsThere() {
        assertThat(Packaged.home().resolve("LICENSE")).hasSameTextualContentAs(Packaged.checkout("LICENSE"));
    }

    private static List<String> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(FOLDER.resolve("THIRD-PARTY.md")))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
