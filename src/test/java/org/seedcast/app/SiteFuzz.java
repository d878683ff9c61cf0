package org.seedcast.app;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** From a feed in a file to the site, with hostile values in every field. */
public final class SiteFuzz {
    private SiteFuzz() {}

    /** It is the closed proxy that is asked. */
    public static void fuzzerInitialize() {
        BugDetectors.allowNetworkConnections();
    }

    /** Nothing but what is declared comes out, and no network is needed: names mean nothing, and the proxy is closed. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        Path folder = Files.createTempDirectory("site-fuzz");
        try {
            Files.writeString(folder.resolve("a.mp3"), "ID3 a");
            Files.writeString(folder.resolve("b.mp3"), "ID3 b");
            Path feed = folder.resolve("feed.xml");
            Files.write(feed, HostileFeed.of(data).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Mirroring mirroring = new Mirroring(folder.resolve("show"))
                    .feed(feed)
                    .environment(Map.of("all_proxy", "http://127.0.0.1:9"));
            FuzzedRuns.requireSound(data.consumeBoolean() ? mirroring.privateFeed() : mirroring, folder);
        } finally {
            FuzzedRuns.delete(folder);
        }
    }
}
