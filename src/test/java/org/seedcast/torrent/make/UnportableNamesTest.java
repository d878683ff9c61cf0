package org.seedcast.torrent.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnportableNamesTest {
    private static SourceTree tree(String name, String... paths) {
        List<SourceFile> files = Arrays.stream(paths)
                .map(path -> new SourceFile(Path.of("/x"), List.of(path.split("/", -1)), 1, 0))
                .toList();
        return new SourceTree(Path.of("/x"), name, true, files, List.of());
    }

    private static Optional<String> reason(String name) {
        return UnportableNames.in(tree("album", name)).map(UnportableNames::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u2192',
            value = {
                "Who?.mp3 \u2192 contains '?'",
                "a*b \u2192 contains '*'",
                "Part 1: Dawn.mp3 \u2192 contains ':'",
                "<x> \u2192 contains '<'",
                "a>b \u2192 contains '>'",
                "say \"no\" \u2192 contains '\"'",
                "a|b \u2192 contains '|'",
                "a\\b \u2192 contains '\\'",
                "a\tb \u2192 contains a control character",
                "a\u007fb \u2192 contains a control character",
                "a\u202egnp.exe \u2192 contains a direction mark",
                "end. \u2192 ends with a dot",
                "... \u2192 ends with a dot",
                "'end ' \u2192 ends with a blank",
                "CON \u2192 is a device name",
                "nul.mp3 \u2192 is a device name",
                "Aux.tar.gz \u2192 is a device name",
                "com1.txt \u2192 is a device name",
                "LPT\u00b2 \u2192 is a device name",
            })
    void someNamesCannotBeHeldElsewhere(String name, String reason) {
        assertThat(reason(name)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hidden",
                "a.b.c",
                " begins with a blank",
                "console.mp3",
                "com10",
                "common",
                "nullify",
                "caf\u00e9 #1 (50 %).mp3",
                "\u65e5\u672c\u8a9e",
                "\ud83c\udf89.mp3",
                "it's & more; [x] {y} $z ~ ^ !",
                "-rf",
            })
    void allOthersCan(String name) {
        assertThat(reason(name)).isEmpty();
    }

    @Test
    void aNameMayHave250Bytes() {
        assertThat(reason("\u00e9".repeat(125))).isEmpty();
        assertThat(reason("\u00e9".repeat(125) + "a")).contains("is longer than 250 bytes");
    }

    @ParameterizedTest
    @CsvSource({"a.mp3, A.mp3", "stra\u00dfe, STRASSE", "caf\u00e9, cafe\u0301", "d/x, D/y", "d/x, d/X"})
    void namesThatDifferInCaseOnlyAreOneElsewhere(String one, String other) {
        assertThat(UnportableNames.in(tree("album", one, other)))
                .map(UnportableNames::reason)
                .contains("differs from another only in case");
    }

    @Test
    void theSameNameInTwoDirectoriesIsTwo() {
        assertThat(UnportableNames.in(tree("album", "a/x", "b/X", "c/x"))).isEmpty();
    }

    @Test
    void allAreCountedOnceAndTheFirstIsNamed() {
        SourceTree tree = tree("album", "a?/1.mp3", "a?/2.mp3", "b/c:.mp3", "b/d.mp3");

        assertThat(UnportableNames.in(tree).orElseThrow().message())
                .isEqualTo("some other systems or clients cannot store 2 of the names, the first of them 'a?':"
                        + " it contains '?'");
    }

    @Test
    void theNameOfTheTorrentCounts() {
        assertThat(UnportableNames.in(tree("album: live", "a.mp3"))
                        .orElseThrow()
                        .message())
                .isEqualTo("some other systems or clients cannot store the name 'album: live': it contains ':'");
    }
}
