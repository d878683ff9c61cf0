package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.seedcast.Packaged;

/** The reference has every option of the code. After a wanted change, {@code -Dgolden.update=true} writes it again. */
class OptionsPageTest {
    private static final Path PAGE = Packaged.checkout("src/site/options.md");
    private static final Pattern OPTION = Pattern.compile("(?m)(?<=^\\| `|, )-{1,2}[A-Za-z\\[][^ `,]*");

    private final OptionsPage page = new OptionsPage();

    @Test
    void thePageIsWhatTheCommandsSay() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.text());
    }

    /** Whoever writes the page might leave one out. */
    @Test
    void noOptionIsLeftOut() throws IOException {
        Set<String> listed = new TreeSet<>();
        String text = Files.readString(PAGE);
        for (String option :
                OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet())) {
            listed.add(option.replace("[no-]", ""));
            if (option.contains("[no-]")) {
                listed.add(option.replace("[no-]", "no-"));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(page.names());
    }
}
