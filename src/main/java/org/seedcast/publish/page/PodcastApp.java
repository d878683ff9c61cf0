package org.seedcast.publish.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.publish.words.Words;

/**
 * A link by which a podcast app subscribes to a feed whose address is all that is known.
 *
 * @param pattern with {@code {url}} for the address, {@code {encoded}} for it as a parameter, and {@code {bare}} for what
 *     follows its scheme; share.js fills it where nobody said where the site is published
 */
record PodcastApp(String name, String pattern) {
    static List<PodcastApp> all(Words words) {
        List<PodcastApp> apps = new ArrayList<>();
        apps.add(new PodcastApp("Apple Podcasts", "pcast://{bare}"));
        apps.add(new PodcastApp("AntennaPod", "https://antennapod.org/deeplink/subscribe?url={encoded}"));
        apps.add(new PodcastApp("Overcast", "overcast://x-callback-url/add?url={encoded}"));
        apps.add(new PodcastApp("Pocket Casts", "pktc://subscribe/{bare}"));
        apps.add(new PodcastApp(words.text("subscribe-podcast-another"), "podcast://{bare}"));
        apps.add(new PodcastApp(words.text("subscribe-podcast-feed"), "feed:{url}"));
        return apps;
    }

    /** @param feed where it is published, if anybody said so */
    Map<String, Object> variables(Optional<URI> feed) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("name", name);
        variables.put("pattern", pattern);
        variables.put("href", feed.map(this::link).orElse(""));
        return variables;
    }

    String link(URI feed) {
        String url = feed.toString();
        return pattern.replace("{bare}", url.substring(url.indexOf("://") + 3))
                .replace("{encoded}", URLEncoder.encode(url, StandardCharsets.UTF_8))
                .replace("{url}", url);
    }
}
