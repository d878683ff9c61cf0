package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page a file is on, and which pages a page leads to. */
class PageNumbersTest {
    @ParameterizedTest(name = "{0} files")
    @CsvSource({"0, 1, 0", "1, 1, 1", "149, 1, 149", "150, 2, 50", "249, 2, 149", "250, 3, 50", "5000, 50, 100"})
    void theNewestPageIsNeitherEmptyNorLong(int files, int pages, int newest) {
        List<Integer> all = IntStream.range(0, files).boxed().toList();

        assertThat(Page.all(files)).hasSize(pages);
        assertThat(new Page(pages, pages).of(all)).hasSize(newest);
        assertThat(Page.names(pages)).hasSize(pages).endsWith("index.html");
        for (int number = 1; number < pages; number++) {
            int last = files - (number - 1) * 100 - 1;
            assertThat(new Page(number, pages).of(all))
                    .hasSize(100)
                    .startsWith(last - 99)
                    .endsWith(last);
        }
    }

    @ParameterizedTest(name = "page {0} of {1}")
    @CsvSource({
        "1, 1, '[newest]'",
        "3, 3, '[newest] 2 1'",
        "1, 50, 'newest … 3 2 [1]'",
        "4, 50, 'newest … 6 5 [4] 3 2 1'",
        "5, 50, 'newest … 7 6 [5] 4 3 … 1'",
        "50, 50, '[newest] 49 48 … 1'",
    })
    void onlySomeNumbersAreShown(int number, int count, String shown) {
        List<?> numbers = (List<?>) new Page(number, count).variables().getOrDefault("numbers", List.of());
        Stream<String> texts = numbers.stream().map(one -> shown((Map<?, ?>) one));
        assertThat(String.join(" ", texts.toList())).isEqualTo(shown);
    }

    private static String shown(Map<?, ?> link) {
        if (Boolean.TRUE.equals(link.get("gap"))) {
            return "…";
        }
        String name = Boolean.TRUE.equals(link.get("newest")) ? "newest" : "" + link.get("number");
        return Boolean.TRUE.equals(link.get("current")) ? "[" + name + "]" : name;
    }

    @ParameterizedTest(name = "{0} of {1} files")
    @CsvSource({
        "page-1.html, 305, false, true",
        "page-2.html, 305, false, true",
        "page-3.html, 305, true, true",
        "page-4.html, 305, true, true",
        "page-5.html, 305, true, false",
        "page-2.html, 100, true, false",
        "page-x.html, 305, false, false",
        "index.html, 305, false, false",
    })
    void aPageThatIsGoneMayHaveHadFiles(String name, int files, boolean beyond, boolean led) {
        assertThat(Page.isBeyond(Page.count(files), name)).isEqualTo(beyond);
        assertThat(name.matches("page-\\d.html") && Page.hadFiles(files, name)).isEqualTo(led);
    }

    @ParameterizedTest(name = "{0} files")
    @CsvSource({"0, 1000", "1, 1000", "1500, 1000", "3000, 500", "5000, 300", "100000, 200"})
    void ofManyDescriptionsLessIsSearched(int files, int characters) {
        assertThat(SearchIndex.textCharacters(files)).isEqualTo(characters);
    }
}
