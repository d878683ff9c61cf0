package org.seedcast.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A category of podcasts, of those that Apple lists and other directories follow.
 *
 * @param name as Apple writes it
 * @param sub a part of it; empty for the whole
 */
public record Category(String name, Optional<String> sub) {
    private static final Pattern DIVIDER = Pattern.compile("[>/:]");
    private static final int LONGEST = 80;

    private static final Map<String, List<String>> ALL = Map.ofEntries(
            row("Arts", "Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
            row("Business", "Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
            row("Comedy", "Comedy Interviews", "Improv", "Stand-Up"),
            row("Education", "Courses", "How To", "Language Learning", "Self-Improvement"),
            row("Fiction", "Comedy Fiction", "Drama", "Science Fiction"),
            row("Government"),
            row("History"),
            row(
                    "Health & Fitness",
                    "Alternative Health",
                    "Fitness",
                    "Medicine",
                    "Mental Health",
                    "Nutrition",
                    "Sexuality"),
            row("Kids & Family", "Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
            row(
                    "Leisure",
                    "Animation & Manga",
                    "Automotive",
                    "Aviation",
                    "Crafts",
                    "Games",
                    "Hobbies",
                    "Home & Garden",
                    "Video Games"),
            row("Music", "Music Commentary", "Music History", "Music Interviews"),
            row(
                    "News",
                    "Business News",
                    "Daily News",
                    "Entertainment News",
                    "News Commentary",
                    "Politics",
                    "Sports News",
                    "Tech News"),
            row(
                    "Religion & Spirituality",
                    "Buddhism",
                    "Christianity",
                    "Hinduism",
                    "Islam",
                    "Judaism",
                    "Religion",
                    "Spirituality"),
            row(
                    "Science",
                    "Astronomy",
                    "Chemistry",
                    "Earth Sciences",
                    "Life Sciences",
                    "Mathematics",
                    "Natural Sciences",
                    "Nature",
                    "Physics",
                    "Social Sciences"),
            row(
                    "Society & Culture",
                    "Documentary",
                    "Personal Journals",
                    "Philosophy",
                    "Places & Travel",
                    "Relationships"),
            row(
                    "Sports",
                    "Baseball",
                    "Basketball",
                    "Cricket",
                    "Fantasy Sports",
                    "Football",
                    "Golf",
                    "Hockey",
                    "Rugby",
                    "Running",
                    "Soccer",
                    "Swimming",
                    "Tennis",
                    "Volleyball",
                    "Wilderness",
                    "Wrestling"),
            row("Technology"),
            row("True Crime"),
            row("TV & Film", "After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"));

    private static Map.Entry<String, List<String>> row(String name, String... parts) {
        return Map.entry(name, List.of(parts));
    }

    /**
     * Reads a category by its name, in any case: {@code Music}, {@code Documentary}, {@code Society & Culture > Documentary}.
     *
     * @throws IllegalArgumentException with a message for people, which names the nearest one
     */
    public static Category parse(String text) {
        String[] names = DIVIDER.split(text.strip(), 2);
        String last = names[names.length - 1];
        return all().stream()
                .filter(category -> same(category.own(), last))
                .filter(category ->
                        names.length == 1 || (category.sub().isPresent() && same(category.name(), names[0])))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text.strip()
                        + "' is not one of Apple's categories; did you mean '" + nearest(last) + "'?"));
    }

    private static List<Category> all() {
        List<Category> all = new ArrayList<>();
        ALL.forEach((name, parts) -> {
            all.add(new Category(name, Optional.empty()));
            parts.forEach(part -> all.add(new Category(name, Optional.of(part))));
        });
        return all;
    }

    private String own() {
        return sub.orElse(name);
    }

    private static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" and ", " & ").strip();
    }

    private static String nearest(String name) {
        String wanted = folded(name.substring(0, Math.min(name.length(), LONGEST)));
        return all().stream()
                .min(Comparator.comparingInt((Category one) -> distance(folded(one.own()), wanted))
                        .thenComparing(Category::toString))
                .map(Category::toString)
                .orElseThrow();
    }

    /** The changes that make one text of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return sub.map(part -> name + " > " + part).orElse(name);
    }
}
