package org.seedcast.publish.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;
import org.seedcast.publish.SiteFixture;

/** Of a private feed no chapter and no transcript says where it came from, whenever it became private. */
class PrivateCompanionsTest {
    private static final String SECRET = "https://orig.example/e?token=s3cret";
    private static final String INSIDE = "<guid>g</guid><title>T</title>"
            + "<enclosure url=\"https://orig.example/e.mp3?token=s3cret\" type=\"audio/mpeg\"/>"
            + "<podcast:chapters url=\"https://orig.example/ch.json?token=s3cret\" type=\"application/json+chapters\"/>"
            + "<podcast:transcript url=\"https://orig.example/t.vtt?token=s3cret\" type=\"text/vtt\"/>"
            + "<psc:chapters><psc:chapter start=\"0\" title=\"X\" href=\"" + SECRET + "\"/></psc:chapters>";

    private final SiteFixture site;

    PrivateCompanionsTest(@TempDir(factory = InMemory.class) Path root) throws Exception {
        site = new SiteFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void keep() throws Exception {
        Entry entry = site.catalogue().entries().get(0);
        Item item = entry.current().get(0);
        KeptCompanions kept = new KeptCompanions(site.library().layout());
        List<String> contents = List.of(
                "{\"chapters\":[{\"startTime\":1,\"title\":\"See " + SECRET + " now\",\"url\":\"" + SECRET + "\"}]}",
                "WEBVTT\n\n00:00.000 --> 00:01.000\nSee " + SECRET + " now\n");
        List<Companion> companions = Companions.of(entry, site.catalogue());
        for (int i = 0; i < companions.size(); i++) {
            Settled settled = Settled.of(contents.get(i).getBytes(StandardCharsets.UTF_8), companions.get(i));
            Path file = kept.path(item, companions.get(i), settled.extension());
            Files.createDirectories(file.getParent());
            Files.writeString(file, settled.text());
        }
    }

    @Test
    void nothingOfThemLeadsToTheOrigin() throws Exception {
        site.with(PUBLIC)
                .publish(rss("<item xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                        + " xmlns:psc=\"http://podlove.org/simple-chapters\">" + INSIDE + "</item>"));
        keep();
        site.write();
        assertThat(site.text("podcast.xml")).contains("https://mirror.example/show/chapters/", "/transcripts/");

        site.with(PUBLIC.ofPrivateFeed()).write();

        assertThat(site.text("podcast.xml")).contains("https://mirror.example/show/chapters/", "/transcripts/");
        try (Stream<Path> files = Files.walk(site.library().layout().site())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("s3cret")
                        .doesNotContain("orig.example");
            }
        }
    }
}
