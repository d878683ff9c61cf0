package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jars of the packaged program. */
final class Jars {
    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern MAVEN = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private Jars() {}

    /** Jars of others, in the order of their names. */
    static List<Path> ofOthers() throws IOException {
        try (Stream<Path> files = Files.list(Packaged.home().resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.endsWith("seedcast.jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Component that {@code jar} is named after. */
    static Component named(Path jar) {
        Matcher matcher = NAME.matcher(jar.getFileName().toString());
        if (!matcher.matches()) {
            throw new AssertionError(jar + " has no version in its name");
        }
        return new Component(matcher.group(1), matcher.group(2));
    }

    /** Components that Maven built into {@code jar}: itself, and what it took over from others. */
    static List<Component> within(Path jar) throws IOException {
        List<Component> components = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream()
                    .filter(entry -> MAVEN.matcher(entry.getName()).matches())
                    .toList()) {
                Properties properties = new Properties();
                properties.load(file.getInputStream(entry));
                components.add(new Component(properties.getProperty("artifactId"), properties.getProperty("version")));
            }
        }
        return components;
    }

    record Component(String name, String version) {}
}
