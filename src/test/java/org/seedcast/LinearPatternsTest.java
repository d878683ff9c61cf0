package org.seedcast;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.seedcast.cli.Main;

/**
 * Holds every regular expression of the program to linear time and a small stack, whatever text it is given: most texts
 * come from feeds, servers and peers. Expressions are constants, so that all of them are found here. What is counted is
 * the characters that are looked at, so the machine may be as slow as it likes.
 */
class LinearPatternsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    /** Compile what the operator typed. */
    private static final Set<String> OF_THE_OPERATOR = Set.of(
            "org.seedcast.cli.option.OptionParsers", "org.seedcast.feed.MediaTypes", "org.seedcast.torrent.make.Glob");

    private static final Pattern SPLIT = Pattern.compile(
            "\\.split\\((?!\"(?:[^\\\\\"|.^$*+?()\\[\\]{}]|\\\\n|\\\\\\\\[^a-zA-Z0-9])\",|[a-z]+[.()a-zA-Z]*[,)])");
    private static final String USUAL = "aZ09 -_.:/?#@%&=;,+<>()[]'\"\\\t\n\u00e9\u2028";

    private static final int LONG = 100_000;
    private static final int COUNTED = 1_500;
    private static final int LOOKS_PER_CHARACTER = 250;
    private static final int SMALL_STACK = 256 << 10;

    @Test
    void everyExpressionIsAConstant() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(JavaClass.Predicates.assignableTo(String.class)))
                        .and(target(nameMatching("matches|replaceAll|replaceFirst"))))
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(String.join("|", OF_THE_OPERATOR).replace(".", "\\."))
                .should(new com.tngtech.archunit.lang.ArchCondition<>("compile no expression") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaMethod method,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        method.getMethodCallsFromSelf().stream()
                                .filter(target(owner(JavaClass.Predicates.equivalentTo(Pattern.class)))
                                        .and(target(name("compile").or(name("matches")))))
                                .forEach(call -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                        method, call.getDescription())));
                    }
                })
                .check(HOUSE);
    }

    /** A single character is looked for without an expression. */
    @Test
    void textIsSplitAtSingleCharacters() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern(SPLIT));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExpressionIsLinear() throws Exception {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(50);
        return patterns.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> requireLinear(one.getValue())));
    }

    private static void requireLinear(Pattern pattern) throws InterruptedException {
        List<String> literals = literals(pattern);
        Set<String> heads = new LinkedHashSet<>(List.of("", "http://a/", "/"));
        literals.stream().limit(4).forEach(heads::add);
        Set<String> parts = parts(pattern, literals);
        for (String head : heads) {
            for (String part : parts) {
                for (String tail : List.of("", "!")) {
                    require(pattern, head + part.repeat(COUNTED / part.length()) + tail);
                }
            }
        }
        for (String part : parts) {
            if (part.length() != 2) {
                String text = part.repeat(LONG / part.length()) + "!";
                onASmallStack(() -> require(pattern, text));
            }
        }
    }

    /** What may repeat: a character, two of those that the expression names, a word of it. */
    private static Set<String> parts(Pattern pattern, List<String> literals) {
        Set<String> parts = new LinkedHashSet<>(literals);
        USUAL.codePoints().forEach(c -> parts.add(Character.toString(c)));
        List<String> named = pattern.pattern()
                .codePoints()
                .filter(c -> !Character.isLetterOrDigit(c))
                .distinct()
                .limit(6)
                .mapToObj(Character::toString)
                .toList();
        for (String one : named) {
            for (String other :
                    Stream.concat(named.stream(), Stream.of("a", "0", " ")).toList()) {
                parts.add(one + other);
                parts.add(other + one);
            }
        }
        return parts;
    }

    /** The words of an expression, as it is written; a class of characters is one of them. */
    private static List<String> literals(Pattern pattern) {
        String text = pattern.pattern();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                words.append(
                        switch (escaped) {
                            case 's' -> ' ';
                            case 'd' -> '0';
                            case 'w', 'p' -> 'a';
                            case 'b', 'z' -> '\0';
                            default -> escaped;
                        });
            } else {
                words.append("?*+{}()[]|^$".indexOf(c) >= 0 ? '\0' : c);
            }
        }
        return Stream.of(words.toString().split("\0+"))
                .filter(word -> word.length() > 1)
                .distinct()
                .limit(8)
                .toList();
    }

    private static void require(Pattern pattern, String text) {
        CountedText counted = new CountedText(text);
        Matcher matcher = pattern.matcher(counted);
        matcher.matches();
        counted.begin();
        matcher.lookingAt();
        counted.begin();
        matcher.reset();
        while (matcher.find()) {
            // every place where it is found counts, as replaceAll() goes through all of them
        }
    }

    private static void onASmallStack(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        task.run();
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private final long limit;
        private long looks;

        CountedText(String text) {
            this.text = text;
            this.limit = 10_000 + (long) LOOKS_PER_CHARACTER * text.length();
        }

        void begin() {
            looks = 0;
        }

        @Override
        public char charAt(int index) {
            if (++looks > limit) {
                throw new AssertionError("more than " + limit + " looks at " + text.length() + " characters: "
                        + text.substring(0, Math.min(60, text.length())));
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Map<String, Pattern> patterns() throws ReflectiveOperationException {
        Map<String, Pattern> patterns = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            Class<?> loaded = Class.forName(type.getName(), false, LinearPatternsTest.class.getClassLoader());
            for (Field field : loaded.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && mayHold(field.getType())) {
                    field.setAccessible(true);
                    int number = 0;
                    for (Pattern pattern : within(field.get(null))) {
                        patterns.put(type.getSimpleName() + "." + field.getName() + " " + number++, pattern);
                    }
                }
            }
        }
        return patterns;
    }

    private static boolean mayHold(Class<?> type) {
        return type == Pattern.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type.isEnum()
                || type.isRecord();
    }

    private static List<Pattern> within(Object value) throws IllegalAccessException {
        List<Pattern> found = new ArrayList<>();
        if (value instanceof Pattern pattern) {
            found.add(pattern);
        } else if (value instanceof Collection<?> all) {
            for (Object one : all) {
                found.addAll(within(one));
            }
        } else if (value instanceof Map<?, ?> map) {
            found.addAll(within(map.keySet()));
            found.addAll(within(map.values()));
        } else if (value instanceof Enum<?> || value instanceof Record) {
            for (Field field : value.getClass().getDeclaredFields()) {
                if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.add((Pattern) field.get(value));
                }
            }
        }
        return found;
    }
}
