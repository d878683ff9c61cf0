package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.cli.ScreenOf;
import org.seedcast.progress.Progress.Task;

class DownloadsTest {
    private long nanos;
    private final Downloads downloads = new Downloads(() -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void oneBarForEachDownloadAndALineForAll() {
        downloads.planned(3, 40_000_000);
        Task one = downloads.begin("one.mp3", 10_000_000);
        Task two = downloads.begin("two.mp3", -1);
        downloads.lines();
        one.advance(2_500_000);
        two.advance(1_000_000);
        pass(Duration.ofSeconds(1));

        assertThat(downloads.lines())
                .containsExactly(
                        "[#####---------------]  25 %    2.5 MB of  10.0 MB    2.5 MB/s     0:03  one.mp3",
                        "[                    ]          1.0 MB                1.0 MB/s           two.mp3",
                        "0 of 3 files, 3.5 MB of 40.0 MB, 3.5 MB/s, 0:10 left");

        two.close();
        one.advance(7_500_000);
        pass(Duration.ofSeconds(1));
        assertThat(downloads.lines())
                .containsExactly(
                        "[####################] 100 %   10.0 MB of  10.0 MB    5.0 MB/s     0:00  one.mp3",
                        "1 of 3 files, 11.0 MB of 40.0 MB, 5.5 MB/s, 0:05 left");

        one.close();
        assertThat(downloads.lines()).isEmpty();
    }

    @Test
    void theRateOfAFileCountsFromWhenItBegan() {
        Task first = downloads.begin("one.mp3", 100_000_000);
        for (int second = 0; second < 5; second++) {
            downloads.lines();
            pass(Duration.ofSeconds(1));
            first.advance(1_000_000);
        }
        Task late = downloads.begin("two.mp3", 100_000_000);
        downloads.lines();
        late.advance(1_000_000);
        pass(Duration.ofSeconds(1));

        assertThat(downloads.lines().get(1)).contains("1.0 MB/s").endsWith("two.mp3");
    }

    @Test
    void aFileThatIsTriedAgainIsNoOther() {
        downloads.planned(1, 1_000);
        Task first = downloads.begin("one.mp3", 1_000);
        first.advance(700);
        first.close();
        Task second = downloads.begin("one.mp3", 1_000);
        second.advance(500);

        assertThat(downloads.lines().get(1)).startsWith("0 of 1 file, 500 B of 1.0 kB, ");
    }

    @Test
    void notMoreBarsThanThereIsRoomFor() {
        for (int i = 0; i < 20; i++) {
            downloads.begin("file-" + i, 1_000);
        }
        List<String> lines = downloads.lines();

        assertThat(lines).hasSize(9);
        assertThat(lines.get(8)).startsWith("0 of 20 files, ");
    }

    @Test
    void anotherRunBeginsAnew() {
        downloads.begin("one.mp3", 1_000).close();
        pass(Duration.ofHours(1));
        downloads.begin("two.mp3", 1_000);

        assertThat(downloads.lines().get(1)).startsWith("0 of 1 file, 0 B, ");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0, 0 of 1 file, ''",
        "0, 7000, 1000, '', 0:07 left",
        "0, 754000, 1000, '', 12:34 left",
        "0, 3723000, 1000, '', 1:02:03 left",
        "1000, 1000, 1000, '', 0:00 left",
        "0, 9000000000000, 1, '', ''",
    })
    void tellsTheTimeLeftWhereItCan(long done, long total, long rate, String begin, String end) {
        String text = DownloadText.all(0, 1, done, OptionalLong.of(total), rate);

        assertThat(text).startsWith(begin).endsWith(end.isEmpty() ? "/s" : end);
    }

    @Test
    void aHostileNameStaysAName() {
        assertThat(DownloadText.bar("a\u001B[2Jb\nc", 0, OptionalLong.empty(), 0))
                .endsWith("a[2Jb c");
    }

    /** Resizing is left to the terminal: it cuts off the names first. */
    @ParameterizedTest
    @CsvSource({"100, true", "60, false", "30, false"})
    void aNarrowTerminalShowsTheBeginning(int columns, boolean named) {
        StringWriter output = new StringWriter();
        LiveLines live = new LiveLines(new PrintWriter(output));
        downloads.begin("one.mp3", 10_000_000).advance(5_000_000);
        live.draw(downloads.lines());
        live.draw(downloads.lines());

        List<String> screen = ScreenOf.columns(columns, output.toString());

        assertThat(screen.get(0)).startsWith("[##########----------]  50 %");
        assertThat(screen.get(0).contains("one.mp3")).isEqualTo(named);
        assertThat(screen.get(1)).startsWith("0 of 1 file, 5.0 MB");
        assertThat(screen).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
}
