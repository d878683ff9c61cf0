package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMapTest {
    private final PathMap paths =
            new PathMap(Map.of(Path.of("/srv/show"), "/data/", Path.of("/srv/show/media"), "/m", Path.of("/all"), "/"));

    @ParameterizedTest
    @CsvSource({
        "/srv/show, /data",
        "/srv/show/old, /data/old",
        "/srv/show/media, /m",
        "/srv/show/media/a/b, /m/a/b",
        "/srv/showcase, /srv/showcase",
        "/all, /",
        "/all/x, /x",
    })
    void theLongestFolderDecides(Path ours, String theirs) {
        assertThat(paths.of(ours)).isEqualTo(theirs);
    }

    @ParameterizedTest
    @CsvSource({"/a, /a/, true", "/a//, /a, true", "/a, /b, false"})
    void aSlashAtTheEndMeansNothing(String folder, String other, boolean same) {
        assertThat(PathMap.isSame(folder, other)).isEqualTo(same);
    }
}
