package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list of all that is shipped, which others look for known faults by. */
class SbomIT {
    private final JsonObject sbom;

    SbomIT() throws IOException {
        Path file = Packaged.home().resolveSibling("seedcast-sbom.json");
        sbom = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void namesEveryJarAndWhatItTookOver() throws IOException {
        Set<Jars.Component> shipped = new LinkedHashSet<>();
        for (Path jar : Jars.ofOthers()) {
            shipped.add(Jars.named(jar));
            shipped.addAll(Jars.within(jar));
        }
        String driver = shipped.stream()
                .filter(component -> component.name().equals("sqlite-jdbc"))
                .findFirst()
                .orElseThrow()
                .version();
        shipped.add(new Jars.Component("sqlite", driver.substring(0, driver.lastIndexOf('.'))));

        assertThat(components()).containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(components()).contains(new Jars.Component("libmldht", "1.10"), new Jars.Component("eddsa", "0.2.0"));
    }

    @Test
    void tellsWhichJarTheOthersAreInsideOf() {
        assertThat(dependenciesOf("pkg:maven/com.github.atomashpolskiy/bt-dht@1.10?type=jar"))
                .containsExactlyInAnyOrder(
                        "pkg:maven/mldht.core/libmldht@1.10?type=jar", "pkg:maven/net.i2p.crypto/eddsa@0.2.0?type=jar");
    }

    @Test
    void comesWithWhatIsHandedOn() throws Exception {
        Path archive = Packaged.home().resolveSibling("seedcast-0.1.0.tar.gz");

        Tools.Result listed = Tools.run(Duration.ofSeconds(60), "tar", "-tzf", archive.toString());

        assertThat(listed.output().lines())
                .contains(
                        "seedcast-0.1.0/seedcast-sbom.json",
                        "seedcast-0.1.0/licenses/THIRD-PARTY.md",
                        "seedcast-0.1.0/lib/bt-core-1.10.jar");
    }

    private Set<Jars.Component> components() {
        return StreamSupport.stream(sbom.getAsJsonArray("components").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(component -> new Jars.Component(
                        component.get("name").getAsString(),
                        component.get("version").getAsString()))
                .collect(Collectors.toSet());
    }

    private Set<String> dependenciesOf(String reference) {
        return StreamSupport.stream(sbom.getAsJsonArray("dependencies").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(dependency -> dependency.get("ref").getAsString().equals(reference))
                .flatMap(dependency -> StreamSupport.stream(
                        dependency.getAsJsonArray("dependsOn").spliterator(), false))
                .map(JsonElement::getAsString)
                .collect(Collectors.toSet());
    }
}
