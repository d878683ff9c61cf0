package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README is short, and it and the reference name only what is there. */
class ManualTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*[a-z]");

    /** Options of apt-get. */
    private static final Set<String> OF_OTHERS = Set.of("--no-install-recommends");

    private static final Path ROOT = Packaged.checkout("");

    @Test
    void readmeIsReadAtOneSitting() throws IOException {
        assertThat(Files.size(ROOT.resolve("README.md"))).isLessThanOrEqualTo(9 * 1024);
        assertThat(Files.size(ROOT.resolve("src/site/images/page.png"))).isLessThan(100_000);
    }

    /** The commands that scripts/machines tries in a clean clone. */
    @Test
    void readmeBeginsWithTheTwoCommandsOfACheckout() throws IOException {
        String first = Manual.readme().blocks().get(0).commands().get(0);
        String machines = Files.readString(ROOT.resolve("scripts/machines"));

        assertThat(first).startsWith("scripts/seedcast mirror ").endsWith(" --seed");
        assertThat(machines).contains("first='" + first.replace(" --seed", "") + "'");
        assertThat(Manual.readme().text()).containsOnlyOnce("\n`scripts/test` runs all tests");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Manual> pages = Manual.in(ROOT);
        assertThat(pages).hasSizeGreaterThan(10);
        for (Manual page : pages) {
            assertThat(page.links()).as(page.file().toString()).allSatisfy(link -> {
                Path target =
                        page.file().resolveSibling(link.replaceFirst("#.*", "")).normalize();
                assertThat(target).exists();
                if (link.contains("#")) {
                    assertThat(Manual.read(target).anchors()).contains(link.replaceFirst(".*#", ""));
                }
            });
        }
    }

    @Test
    void everyPageStandsInTheIndex() throws IOException {
        Manual index = Manual.read(ROOT.resolve("src/site/index.md"));
        for (Manual page : Manual.in(ROOT)) {
            String name = page.file().getFileName().toString();
            if (!name.equals("index.md") && !name.equals("README.md")) {
                assertThat(index.links()).contains(name);
            }
        }
    }

    /** The page of options is written from the code: see OptionsPageTest. */
    @Test
    void everyOptionThatIsNamedIsThere() throws IOException {
        Set<String> known = options(Files.readString(ROOT.resolve("src/site/options.md"))
                .replaceAll("--\\[no-\\](\\S+?)`", "--$1`, --no-$1`"));
        known.addAll(OF_OTHERS);
        for (Manual page : Manual.in(ROOT)) {
            assertThat(known).as(page.file().toString()).containsAll(options(page.text()));
        }
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
