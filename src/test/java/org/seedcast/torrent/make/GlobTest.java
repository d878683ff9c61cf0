package org.seedcast.torrent.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.flac        | cd 1/01.flac     | true",
                "*.flac        | cd 1/01.mp3      | false",
                "*.flac        | 01.flac.txt      | false",
                "cd 1          | cd 1/01.flac     | true",
                "cd 1/         | cd 1/01.flac     | true",
                "cd 1/*.flac   | cd 1/01.flac     | true",
                "cd 1/*.flac   | cd 1/x/01.flac   | false",
                "cd 1/**.flac  | cd 1/x/01.flac   | true",
                "**/01.flac    | cd 1/x/01.flac   | true",
                "**/01.flac    | 01.flac          | true",
                "x/01.flac     | cd 1/x/01.flac   | false",
                "/cd 1         | cd 1/01.flac     | true",
                "/01.flac      | cd 1/01.flac     | false",
                "a/b           | a/b/c            | true",
                "0?.flac       | 01.flac          | true",
                "0?.flac       | 011.flac         | false",
                "0[1-3].flac   | 02.flac          | true",
                "0[!1-3].flac  | 02.flac          | false",
                "*.{flac,mp3}  | a.mp3            | true",
                "*.{flac,mp3}  | a.ogg            | false",
                "a+b(c).x      | a+b(c).x         | true",
                "a.b           | axb              | false",
                "caf?          | café             | true",
                "a,b           | a,b              | true"
            })
    void matchesNamesOrPaths(String glob, String path, boolean matches) {
        assertThat(Glob.parse(glob).matches(List.of(path.split("/", -1)))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "[a", "{a,b"})
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> Glob.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
