package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.library.store.LibraryFixture;
import org.seedcast.torrent.Origin;

class OriginTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    @TempDir
    Path root = Path.of("");

    static Stream<Origin> origins() {
        return Stream.of(
                new Origin.Stable(URI.create("https://a.example/e.mp3?x=1"), false),
                new Origin.Stable(URI.create("https://a.example/e.mp3"), true),
                new Origin.Unproven("it does not support range requests"),
                new Origin.Dynamic("it sent other bytes the second time", Instant.parse("2026-01-02T03:04:05Z")));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void whatWasSeenOfAnOriginIsKept(Origin origin) throws Exception {
        try (LibraryFixture fixture = new LibraryFixture(root)) {
            fixture.merge(rss(item("g", "T", DATE, "https://a.example/e.mp3")));
            assertThat(fixture.item("g").origin()).isEmpty();

            assertThat(fixture.library()
                            .items()
                            .saveOrigin(fixture.item("g"), origin)
                            .origin())
                    .contains(origin);
            fixture.reopen();

            assertThat(fixture.item("g").origin()).contains(origin);
        }
    }
}
