package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.PackedText;

class PageOrderTest {
    private static Instant day(String number) {
        return Instant.EPOCH.plusSeconds(86_400L * Integer.parseInt(number));
    }

    private static List<Episode> page(String days) {
        return Arrays.stream(days.split(" ", 0))
                .map(day -> day.equals("-") ? Optional.<Instant>empty() : Optional.of(day(day)))
                .map(date -> new Episode(
                        new Guid("g"), "", date, Optional.empty(), PackedText.of(""), List.of(), PackedText.of("")))
                .toList();
    }

    private static PageOrder order(String pages) {
        PageOrder order = new PageOrder();
        Arrays.stream(pages.split("/", 0)).map(String::strip).forEach(page -> order.page(page(page)));
        return order;
    }

    @ParameterizedTest
    @CsvSource({
        "9 8 / 7 6 / 5 4, false",
        "9 / 8, false",
        "1 2 / 3 4, true",
        "1 / 2, true",
        "2 1 / 4 3, true", // the pages, not what is on them
        "1 9 8 7 / 6 5, false", // what is pinned to the top
        "9 8 7 / 6 10 5 / 4 3, false", // one date that is wrong
        "5 5 / 5, false",
        "- - / - -, true", // nobody knows
        "- 1 - / 2 -, true",
        "3 2 1, false",
    })
    void datesTellWhetherTheNewestComeLast(String pages, boolean oldestFirst) {
        assertThat(order(pages).isOldestFirst()).isEqualTo(oldestFirst);
    }

    @ParameterizedTest
    @CsvSource({"5, 9, true", "5, 5, false", "5, 3, false", "-, 3, true"})
    void whatIsKnownAndNewerIsNotOnTheFirstPage(String page, String known, boolean oldestFirst) {
        assertThat(order(page).isOldestFirst(Optional.of(day(known)))).isEqualTo(oldestFirst);
    }
}
