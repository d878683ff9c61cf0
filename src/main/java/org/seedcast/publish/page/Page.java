package org.seedcast.publish.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the pages that the files of a show are spread over, newest first, the first of them called index.html. */
public record Page(int number, int count) {
    /** Files on a page: what a phone still shows at once. */
    static final int FILES = 100;

    static final String FIRST = "index.html";
    private static final Pattern NAME = Pattern.compile("page-([1-9]\\d{0,5})\\.html");

    /** Returns the number of pages for {@code files}; one for a show that has none yet. */
    static int count(int files) {
        return Math.max(1, (files + FILES - 1) / FILES);
    }

    static List<Page> all(int files) {
        int count = count(files);
        List<Page> pages = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            pages.add(new Page(number, count));
        }
        return pages;
    }

    /** Reports whether {@code fileName} is a page beyond the last one of a show of {@code count} pages. */
    public static boolean isAfter(int count, String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) > count;
    }

    static boolean isName(String fileName) {
        return fileName.equals(FIRST) || NAME.matcher(fileName).matches();
    }

    public String fileName() {
        return fileName(number);
    }

    public static String fileName(int number) {
        return number == 1 ? FIRST : "page-" + number + ".html";
    }

    <T> List<T> of(List<T> files) {
        return files.subList(Math.min(files.size(), (number - 1) * FILES), Math.min(files.size(), number * FILES));
    }

    /** Returns the variables with which a template links the pages. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("first", number == 1);
        variables.put("several", count > 1);
        variables.put("number", number);
        variables.put("pages", count);
        variables.put("previous", number > 1 ? fileName(number - 1) : "");
        variables.put("next", number < count ? fileName(number + 1) : "");
        variables.put("numbers", numbers());
        return variables;
    }

    /** First, last and those around this one; a gap stands for what is left out. */
    private List<Map<String, Object>> numbers() {
        List<Map<String, Object>> numbers = new ArrayList<>();
        int last = 0;
        for (int other = 1; other <= count; other++) {
            if (other == 1 || other == count || Math.abs(other - number) <= 2) {
                if (other > last + 1) {
                    numbers.add(Map.of("gap", true, "current", false, "number", "", "href", ""));
                }
                numbers.add(Map.of("gap", false, "current", other == number, "number", other, "href", fileName(other)));
                last = other;
            }
        }
        return numbers;
    }
}
