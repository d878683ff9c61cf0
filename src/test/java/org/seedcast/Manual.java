package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page for people, as Markdown. */
record Manual(Path file, String text) {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /**
     * A block of code.
     *
     * @param heading the one it stands under
     * @param language empty for output
     */
    record Block(String heading, String language, String code) {

        /** The commands in it, each on one line. */
        List<String> commands() {
            return code.replaceAll("\\\\\n *", "").lines().toList();
        }
    }

    static Manual read(Path file) throws IOException {
        return new Manual(file, Files.readString(file));
    }

    static Manual readme() throws IOException {
        return read(Packaged.checkout("README.md"));
    }

    /** README and the reference, as they lie in {@code root}: a checkout, or the archive. */
    static List<Manual> in(Path root) throws IOException {
        List<Manual> pages = new ArrayList<>(List.of(read(root.resolve("README.md"))));
        try (Stream<Path> files = Files.list(root.resolve("src/site"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    List<String> links() {
        return all(LINK);
    }

    /** The anchors of its headings, as GitHub makes them. */
    List<String> anchors() {
        return all(HEADING).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    List<Block> blocks() {
        return FENCE.matcher(text)
                .results()
                .map(block -> new Block(headingBefore(block.start()), block.group(1), block.group(2)))
                .toList();
    }

    /** The blocks under {@code heading} in one language. */
    List<Block> blocks(String heading, String language) {
        return blocks().stream()
                .filter(block ->
                        block.heading().equals(heading) && block.language().equals(language))
                .toList();
    }

    private String headingBefore(int position) {
        List<String> before = new Manual(file, text.substring(0, position)).all(HEADING);
        return before.isEmpty() ? "" : before.get(before.size() - 1);
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
