package org.seedcast.publish.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the pages that list the files of a show, newest first: index.html has the newest files, and page-1.html, full
 * like all before index.html, the oldest. So a new file changes index.html alone, and one or two more where that has
 * become too long.
 *
 * @param number from the oldest; the last one is index.html
 * @param count of all pages
 */
public record Page(int number, int count) {
    /** Files on a page: what a phone still shows at once. */
    static final int FILES = 100;
    /** Fewer files on index.html than these, and it would look as if there were no more. */
    private static final int LEAST_NEWEST = 50;

    static final String FIRST = "index.html";
    private static final Pattern NAME = Pattern.compile("page-([1-9]\\d{0,5})\\.html");

    /** Returns the number of pages for {@code files}; one for a show that has none yet. */
    static int count(int files) {
        return 1 + Math.max(0, files - LEAST_NEWEST) / FILES;
    }

    /** The oldest first. */
    static List<Page> all(int files) {
        int count = count(files);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Page(number, count))
                .toList();
    }

    /** Returns the names of the files of {@code count} pages. */
    public static List<String> names(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Page(number, count).fileName())
                .toList();
    }

    /** Reports whether {@code fileName} is a page that a show of {@code count} pages does not have. */
    public static boolean isBeyond(int count, String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) >= count;
    }

    /**
     * Reports whether {@code fileName} had files when pages were numbered from the newest, index.html having been the first
     * of them.
     *
     * @param files of the show today
     */
    public static boolean hadFiles(int files, String fileName) {
        return !isBeyond((files + FILES - 1) / FILES + 1, fileName);
    }

    static boolean isName(String fileName) {
        return fileName.equals(FIRST) || NAME.matcher(fileName).matches();
    }

    public String fileName() {
        return isNewest() ? FIRST : "page-" + number + ".html";
    }

    boolean isNewest() {
        return number == count;
    }

    private Page other(int number) {
        return new Page(number, count);
    }

    /** @param files newest first */
    <T> List<T> of(List<T> files) {
        int end = files.size() - (number - 1) * FILES;
        return files.subList(isNewest() ? 0 : end - FILES, end);
    }

    /** Returns the variables with which a template links the pages. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("first", isNewest());
        variables.put("several", count > 1);
        variables.put("number", number);
        variables.put("pages", count);
        variables.put("previous", isNewest() ? "" : other(number + 1).fileName());
        variables.put("next", number > 1 ? other(number - 1).fileName() : "");
        variables.put("numbers", numbers());
        return variables;
    }

    /**
     * The newest, the oldest and those around this one; a gap stands for what is left out. So most pages stay as they
     * are when another one is added.
     */
    private List<Map<String, Object>> numbers() {
        List<Map<String, Object>> numbers = new ArrayList<>();
        int last = count + 1;
        for (int shown = count; shown >= 1; shown--) {
            if (shown == 1 || shown == count || Math.abs(shown - number) <= 2) {
                if (shown < last - 1) {
                    numbers.add(Map.of("gap", true, "current", false, "newest", false, "number", "", "href", ""));
                }
                numbers.add(other(shown).link(shown == number));
                last = shown;
            }
        }
        return numbers;
    }

    private Map<String, Object> link(boolean current) {
        return Map.of("gap", false, "current", current, "newest", isNewest(), "number", number, "href", fileName());
    }
}
