import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Adds to the SBOM what CycloneDX does not see, as it reads POMs and no jars: components that a jar took over from others.
 * The class path holds the jars as they come. Usage: {@code java Sbom.java SBOM.json TRIMMED-ARTIFACT...}
 */
final class Sbom {
    private static final Pattern MAVEN = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final JsonObject bom;
    private final Map<String, JsonObject> byName = new TreeMap<>();

    private Sbom(JsonObject bom) {
        this.bom = bom;
        for (JsonElement component : components()) {
            byName.put(component.getAsJsonObject().get("name").getAsString(), component.getAsJsonObject());
        }
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Sbom sbom = new Sbom(GSON.fromJson(Files.readString(file), JsonObject.class));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                sbom.addWithin(jar);
            }
        }
        sbom.addSqlite();
        for (String artifact : List.of(args).subList(1, args.length)) {
            sbom.tellTrimmed(artifact);
        }
        Files.writeString(file, GSON.toJson(sbom.bom) + "\n");
    }

    /** What Maven built into {@code jar} beside the artifact itself. */
    private void addWithin(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            List<Properties> within = new ArrayList<>();
            for (JarEntry entry : file.stream()
                    .filter(entry -> MAVEN.matcher(entry.getName()).matches())
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList()) {
                Properties properties = new Properties();
                properties.load(file.getInputStream(entry));
                within.add(properties);
            }
            String carrier = carrier(Path.of(jar).getFileName().toString());
            for (Properties one : within) {
                if (!byName.containsKey(one.getProperty("artifactId"))) {
                    JsonObject component = component(one.getProperty("artifactId"), one.getProperty("version"));
                    component.addProperty("group", one.getProperty("groupId"));
                    String purl = "pkg:maven/" + one.getProperty("groupId") + "/" + one.getProperty("artifactId") + "@"
                            + one.getProperty("version") + "?type=jar";
                    component.addProperty("purl", purl);
                    add(carrier, component, purl);
                }
            }
        }
    }

    /** The database in C, which known faults are told by, has the version of its driver but for that one's last number. */
    private void addSqlite() {
        String driver = byName.get("sqlite-jdbc").get("version").getAsString();
        String version = driver.replaceFirst("\\.\\d+$", "");
        JsonObject component = component("sqlite", version);
        component.addProperty("cpe", "cpe:2.3:a:sqlite:sqlite:" + version + ":*:*:*:*:*:*:*");
        component.addProperty("purl", "pkg:generic/sqlite@" + version);
        add("sqlite-jdbc", component, "pkg:generic/sqlite@" + version);
    }

    /** The hashes beside it are those of the whole jar, by which it is known elsewhere. */
    private void tellTrimmed(String artifact) {
        JsonObject pedigree = new JsonObject();
        pedigree.addProperty("notes", "shipped without the classes that seedcast never loads, otherwise unchanged");
        byName.get(artifact).add("pedigree", pedigree);
    }

    private static JsonObject component(String name, String version) {
        JsonObject component = new JsonObject();
        component.addProperty("type", "library");
        component.addProperty("name", name);
        component.addProperty("version", version);
        component.addProperty("scope", "required");
        return component;
    }

    private void add(String carrier, JsonObject component, String reference) {
        component.addProperty("bom-ref", reference);
        JsonObject property = new JsonObject();
        property.addProperty("name", "seedcast:inside");
        property.addProperty("value", carrier);
        JsonArray properties = new JsonArray();
        properties.add(property);
        component.add("properties", properties);
        components().add(component);
        byName.put(component.get("name").getAsString(), component);
        JsonObject dependency = new JsonObject();
        dependency.addProperty("ref", reference);
        dependency.add("dependsOn", new JsonArray());
        dependencies().add(dependency);
        dependsOn(byName.get(carrier).get("bom-ref").getAsString()).add(new JsonPrimitive(reference));
    }

    private JsonArray dependsOn(String reference) {
        for (JsonElement dependency : dependencies()) {
            if (dependency.getAsJsonObject().get("ref").getAsString().equals(reference)) {
                return dependency.getAsJsonObject().getAsJsonArray("dependsOn");
            }
        }
        throw new IllegalStateException("the SBOM has no dependencies of " + reference);
    }

    private JsonArray components() {
        return bom.getAsJsonArray("components");
    }

    private JsonArray dependencies() {
        return bom.getAsJsonArray("dependencies");
    }

    private String carrier(String jar) {
        for (Map.Entry<String, JsonObject> component : byName.entrySet()) {
            if (jar.equals(component.getKey() + "-" + component.getValue().get("version").getAsString() + ".jar")) {
                return component.getKey();
            }
        }
        throw new IllegalStateException("the SBOM does not name " + jar);
    }
}
