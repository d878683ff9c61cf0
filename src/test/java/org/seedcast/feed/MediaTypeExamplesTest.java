package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the examples for web servers to the one table. */
class MediaTypeExamplesTest {
    private static final Pattern NGINX =
            Pattern.compile("^ *((?:audio|video)/[a-z0-9-]+) ([a-z0-9 ]+);$", Pattern.MULTILINE);
    private static final Pattern APACHE = Pattern.compile("FilesMatch \"\\^\\(\\?!\\((\\?i:.*)\\)\\)\">");
    private static final Pattern CADDY = Pattern.compile("not path (.*)");
    private static final Pattern RCLONE = Pattern.compile("played='\\*\\.\\{(.*)\\}'");

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("examples/publish", name));
    }

    private static String first(Pattern pattern, String name) throws IOException {
        Matcher found = pattern.matcher(example(name));
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void allExamplesKnowTheSameExtensionsByTheSameTypes() throws IOException {
        TreeMap<String, String> types = new TreeMap<>();
        NGINX.matcher(example("nginx.conf")).results().forEach(line -> Arrays.stream(
                        line.group(2).split(" ", -1))
                .forEach(extension -> types.put(extension, line.group(1))));

        assertThat(types)
                .hasSizeGreaterThan(30)
                .allSatisfy((extension, type) ->
                        assertThat(MediaTypeTable.type(extension)).as(extension).contains(type));
        Set<String> known = types.keySet();
        assertThat(new TreeSet<>(Arrays.asList(
                        first(CADDY, "Caddyfile").replace("*.", "").split(" ", -1))))
                .isEqualTo(known);
        assertThat(new TreeSet<>(Arrays.asList(first(RCLONE, "publish-rclone").split(",", -1))))
                .isEqualTo(known);
        Pattern apache = Pattern.compile("(" + first(APACHE, "apache.conf") + ")");
        assertThat(known).allMatch(extension -> apache.matcher("x." + extension).matches());
    }
}
