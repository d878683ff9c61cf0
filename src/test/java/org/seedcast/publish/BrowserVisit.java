package org.seedcast.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.Packaged;
import org.seedcast.Tools;
import org.seedcast.browser.Axe;
import org.seedcast.browser.Chromium;
import org.seedcast.browser.Tab;

/** A tab of Chromium for each test, and one published show for all. */
abstract class BrowserVisit {
    static final Path SCREENSHOTS = Packaged.checkout("target/screenshots");

    @TempDir(factory = InMemory.class)
    static Path folder = Path.of("");

    static BrowserSite site;
    static Axe axe = new Axe("");
    private static Chromium chromium;
    Tab tab;
    Visitor visitor;

    @BeforeAll
    static void publish() throws Exception {
        Tools.require("chromium");
        axe = Axe.find();
        site = BrowserSite.publish(folder.resolve("library"));
        chromium = Chromium.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        site.withoutStats();
        tab = chromium.open();
        visitor = new Visitor(tab);
        String origin = site.page("").replaceFirst("/site/.*", "");
        tab.call("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "local_storage"));
        tab.size(1280, 900).look("screen", false);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    /** A page of the site that the publisher's template might be. */
    String crafted(String name, String html) throws Exception {
        Files.writeString(site.folder().resolve(name), html);
        return site.page(name);
    }

    String html(String name) throws Exception {
        return Files.readString(site.folder().resolve(name));
    }
}
