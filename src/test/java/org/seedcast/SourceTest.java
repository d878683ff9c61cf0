package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is committed is done: notes of what is left to do belong in an issue. */
class SourceTest {
    // Spelt in pieces, so that this file does not find itself.
    private static final Pattern LEFT_TO_DO = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"src/main", "src/test/java", "src/bench", "scripts", "examples"})
    void nothingIsMarkedAsLeftToDo(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".mp3"))
                    .toList();
            assertThat(sources).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern(LEFT_TO_DO));
        }
    }
}
