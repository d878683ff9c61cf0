package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc begins with what a thing is or does: a noun or a verb, as in the JDK, and in words that maintainers use. */
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("\\s*\\n\\s*\\*?\\s*");
    private static final Pattern NO_BEGINNING =
            Pattern.compile("^\\s*(?:What|Whether|Those|Of|How|Who|Whom|Whose|Whoever"
                    + "|Whatever|Where|Wherever|That|Which|Whichever|When|Whenever|Why)\\b");
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(?:since ever|(?:go|goes|going|gone) on with|come by|comes by(?! itself)|wrong use|word is missing"
                    + "|tells? of|(?:is|are|was|were|be|been) told|hears? of|lets go of|in so many words|what became of"
                    + "|put in by hand|taken in|(?:take|takes|taken|took) down|broken? off|breaks? off|begins? anew)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void theFirstSentenceBeginsWithANounOrAVerb() throws IOException {
        assertThat(comments(NO_BEGINNING)).isEmpty();
    }

    @Test
    void itIsWrittenInTheWordsOfTheField() throws IOException {
        assertThat(comments(FOREIGN)).isEmpty();
    }

    /** Comments in which it is found, as file, line and text. */
    private static List<String> comments(Pattern found) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            return sources.stream().flatMap(file -> comments(file, found)).toList();
        }
    }

    private static Stream<String> comments(Path file, Pattern found) {
        String source = read(file);
        return COMMENT.matcher(source)
                .results()
                .filter(comment -> found.matcher(text(comment)).find())
                .map(comment -> file + ":" + line(source, comment.start()) + ": " + text(comment));
    }

    private static String text(MatchResult comment) {
        return MARGIN.matcher(comment.group(1)).replaceAll(" ").strip();
    }

    private static long line(String source, int at) {
        return source.substring(0, at).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
