package org.seedcast.torrent.make;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for files of a tree: {@code *} and {@code ?} within a name, {@code **} across directories, {@code [a-z]}
 * and {@code {a,b}}. Without a slash it is matched against every name on the way to a file; with one, against the path
 * from the tree's root, {@code /} between the names. A match of a directory holds for everything below it.
 *
 * @param text as it was typed
 * @param pattern of a whole name, or a whole path
 */
public record Glob(String text, Pattern pattern) {
    private static final String LITERALS = "\\.^$|()+";

    /** @throws IllegalArgumentException with a message for people when the text is no pattern */
    public static Glob parse(String text) {
        String rooted = text.startsWith("/") ? text.substring(1) : text;
        String trimmed = rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
        if (trimmed.isBlank()) {
            throw new IllegalArgumentException("an empty pattern matches nothing");
        }
        try {
            return new Glob(text, Pattern.compile(new Translation(trimmed).regex(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern: " + text + " (a bracket is not closed)", e);
        }
    }

    private boolean isOfPaths() {
        return text.indexOf('/', 0) >= 0 && text.indexOf('/') < text.length() - 1;
    }

    /** @param path the names from the tree's root down to a file or directory */
    boolean matches(List<String> path) {
        if (!isOfPaths()) {
            return path.stream().anyMatch(name -> pattern.matcher(name).matches());
        }
        StringBuilder above = new StringBuilder();
        for (String name : path) {
            above.append(above.length() == 0 ? "" : "/").append(name);
            if (pattern.matcher(above).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Translates the wildcards of people to those of Java. */
    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private boolean inBraces;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                next(glob.charAt(at++));
            }
            if (inBraces) {
                throw new PatternSyntaxException("an open brace", glob, at);
            }
            return regex.toString();
        }

        private void next(char c) {
            switch (c) {
                case '*' -> stars();
                case '?' -> regex.append("[^/]");
                case '[' -> set();
                case '{' -> {
                    inBraces = true;
                    regex.append("(?:");
                }
                case '}' -> {
                    regex.append(inBraces ? ")" : "\\}");
                    inBraces = false;
                }
                case ',' -> regex.append(inBraces ? "|" : ",");
                default -> literal(c);
            }
        }

        private void literal(char c) {
            regex.append(LITERALS.indexOf(c) >= 0 ? "\\" : "").append(c);
        }

        private void stars() {
            if (!glob.startsWith("*", at)) {
                regex.append("[^/]*");
                return;
            }
            at++;
            if (glob.startsWith("/", at)) {
                at++;
                regex.append("(?:.*/)?");
            } else {
                regex.append(".*");
            }
        }

        private void set() {
            int end = glob.indexOf(']', at + 1);
            if (end < 0) {
                throw new PatternSyntaxException("an open bracket", glob, at);
            }
            String set = glob.substring(at, end)
                    .replace("\\", "\\\\")
                    .replace("[", "\\[")
                    .replace("&", "\\&");
            boolean negated = set.startsWith("!") || set.startsWith("^");
            regex.append(negated ? "[^/" : "[")
                    .append(negated ? set.substring(1) : set)
                    .append(']');
            at = end + 1;
        }
    }
}
