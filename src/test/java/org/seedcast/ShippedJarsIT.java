package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of Bt and its DHT exactly those classes are shipped that seedcast can come to load. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedJarsIT {
    // Its bencoding is a jar of its own that was never needed.
    private static final Pattern OF_BT = Pattern.compile("(bt\\.(?!bencoding\\.)|lbms\\.|the8472\\.|net\\.i2p\\.).*");
    private static final String ABSENT = "not found";

    private final Map<String, List<Reference>> references;

    ShippedJarsIT() throws IOException {
        references = references();
    }

    /** A missing one would be found out by the peer or DHT node that makes us need it, and by nobody before. */
    @Test
    void allThatIsReachableOfBtIsShipped() throws IOException {
        assertThat(reachable().stream()
                        .flatMap(name -> references.getOrDefault(name, List.of()).stream())
                        .filter(reference -> OF_BT.matcher(reference.to()).matches())
                        .filter(reference -> reference.where().equals(ABSENT)))
                .as("add these to src/main/assembly/bt-core.xml or bt-dht.xml")
                .isEmpty();
    }

    @Test
    void nothingElseOfBtIsShipped() throws IOException {
        Set<String> shipped = new HashSet<>(classes("bt-core"));
        shipped.addAll(classes("bt-dht"));

        shipped.removeAll(reachable());

        assertThat(shipped)
                .as("leave these out in src/main/assembly/bt-core.xml or bt-dht.xml")
                .isEmpty();
    }

    @Test
    void everyJarOfTheClassPathIsThereAndNoOther() throws IOException {
        try (JarFile jar = new JarFile(lib("seedcast.jar").toFile())) {
            String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

            assertThat(Jars.ofOthers())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(classPath.split(" "));
        }
    }

    private Set<String> reachable() throws IOException {
        Deque<String> left = new ArrayDeque<>(classesOf(lib("seedcast.jar")));
        Set<String> reached = new HashSet<>();
        while (!left.isEmpty()) {
            String name = left.pop();
            if (reached.add(name)) {
                references.getOrDefault(name, List.of()).forEach(reference -> left.push(reference.to()));
            }
        }
        return reached;
    }

    /** By the name of the class that refers: a line of jdeps reads {@code from -> to where}. */
    private static Map<String, List<Reference>> references() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-verbose:class", "-filter:none", "--multi-release", "17", "-cp", lib("*").toString()));
        for (Path jar : List.of(lib("seedcast.jar"), jar("bt-core"), jar("bt-dht"))) {
            arguments.add(jar.toString());
        }
        StringWriter output = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(output), new PrintWriter(output), arguments.toArray(String[]::new));
        assertThat(code).as(output.toString()).isZero();
        return output.toString()
                .lines()
                .filter(line -> line.startsWith("   "))
                .map(line -> line.strip().split("\\s+->\\s+|\\s+", 3))
                .collect(Collectors.groupingBy(
                        words -> words[0],
                        Collectors.mapping(words -> new Reference(words[1], words[2]), Collectors.toList())));
    }

    private static Set<String> classes(String artifact) throws IOException {
        return classesOf(jar(artifact));
    }

    private static Set<String> classesOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static Path jar(String artifact) throws IOException {
        return Jars.ofOthers().stream()
                .filter(file -> Jars.named(file).name().equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    private static Path lib(String name) {
        return Packaged.home().resolve("lib").resolve(name);
    }

    /** @param where jar or module of {@code to}, or {@link #ABSENT} */
    private record Reference(String to, String where) {}
}
