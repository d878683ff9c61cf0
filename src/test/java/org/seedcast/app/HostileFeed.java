package org.seedcast.app;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;

/** A feed that is one, with texts and addresses in it that the fuzzer makes up: wherever a publisher may write some. */
final class HostileFeed {
    private static final List<String> NASTY = List.of(
            "http://0%@h.example/",
            "http://[::1",
            "http://h^x/",
            "//",
            "?",
            "#",
            "\u0000",
            "\ud800",
            "\u202e",
            "%",
            "http://\u00e9.example/\u00e9?\u00e9#\u00e9",
            "file:///etc/passwd",
            "../../../etc/passwd",
            "a.mp3",
            "b.mp3",
            "javascript:alert(1)",
            "data:text/html,x",
            "</title><script>",
            "]]>",
            "&#0;",
            "<p>",
            "99999999999999999999",
            "-1",
            "Fri, 31 Feb 2025 25:61:61 +9999",
            "2025-01-01T00:00:00Z",
            "Wed, 01 Jan 2025 12:00:00 GMT",
            "en-aaaaaaaa-bbbbbbbb-cccccccc",
            "1:2:3:4",
            "9999999:99:99",
            "audio/mpeg",
            "image/svg+xml",
            "*/*; x=\"",
            "http://127.0.0.1/",
            "http://10.0.0.1/a.mp3",
            "https://user:pass@h.example/a.mp3",
            "urn:uuid:1",
            "magnet:?xt=",
            "http:",
            "http://",
            "https://h.example:99999/",
            "http://h.example/%zz",
            "{{x}}",
            "{{{",
            "$1\\",
            "\u2028",
            "\ufffe");
    private static final List<String> CHANNEL = List.of(
            "title",
            "link",
            "description",
            "language",
            "copyright",
            "managingEditor",
            "webMaster",
            "pubDate",
            "lastBuildDate",
            "category",
            "generator",
            "docs",
            "ttl",
            "itunes:author",
            "itunes:summary",
            "itunes:explicit",
            "itunes:new-feed-url",
            "itunes:type",
            "podcast:locked",
            "podcast:guid",
            "podcast:funding",
            "podcast:license",
            "podcast:medium",
            "media:credit");
    private static final List<String> ITEM = List.of(
            "title",
            "link",
            "description",
            "guid",
            "pubDate",
            "comments",
            "author",
            "category",
            "source",
            "itunes:duration",
            "itunes:title",
            "itunes:episode",
            "itunes:season",
            "itunes:summary",
            "content:encoded",
            "dc:date",
            "dc:creator",
            "podcast:season",
            "podcast:episode",
            "podcast:location");
    private static final List<String> ADDRESSED = List.of(
            "itunes:image href",
            "podcast:chapters url",
            "podcast:transcript url",
            "podcast:person img",
            "media:thumbnail url",
            "media:content url",
            "atom:link href",
            "enclosure url",
            "podcast:alternateEnclosure type",
            "podcast:source uri",
            "podcast:value type",
            "podcast:soundbite startTime",
            "source url");
    private static final List<String> RELATIONS =
            List.of("next", "self", "hub", "alternate", "enclosure", "license", "via", "");

    private final FuzzedDataProvider data;
    private final StringBuilder xml = new StringBuilder();

    private HostileFeed(FuzzedDataProvider data) {
        this.data = data;
    }

    static String of(FuzzedDataProvider data) {
        return new HostileFeed(data).feed();
    }

    private String feed() {
        xml.append("<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'")
                .append(
                        " xmlns:podcast='https://podcastindex.org/namespace/1.0' xmlns:media='http://search.yahoo.com/mrss/'")
                .append(" xmlns:atom='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'")
                .append(" xmlns:content='http://purl.org/rss/1.0/modules/content/'");
        base();
        xml.append("><channel>");
        some(CHANNEL);
        if (data.consumeBoolean()) {
            xml.append("<image><url>")
                    .append(text())
                    .append("</url><link>")
                    .append(text())
                    .append("</link></image>");
        }
        for (int items = data.consumeInt(0, 3); items > 0; items--) {
            item();
        }
        xml.append("<item><title>good</title><guid>good</guid><enclosure url='a.mp3' type='audio/mpeg'/></item>");
        return xml.append("</channel></rss>").toString();
    }

    private void base() {
        if (data.consumeInt(0, 9) == 9) {
            xml.append(" xml:base='").append(text()).append('\'');
        }
    }

    private void item() {
        xml.append("<item");
        base();
        xml.append('>');
        some(ITEM);
        xml.append("<enclosure url='")
                .append(data.consumeBoolean() ? "b.mp3" : text())
                .append("' type='");
        xml.append(data.consumeBoolean() ? "audio/mpeg" : text())
                .append("' length='")
                .append(text())
                .append("'/></item>");
    }

    private void some(List<String> names) {
        for (int count = data.consumeInt(0, 6); count > 0; count--) {
            String name = data.pickValue(names);
            xml.append('<').append(name);
            base();
            xml.append('>').append(text()).append("</").append(name).append('>');
        }
        for (int count = data.consumeInt(0, 4); count > 0; count--) {
            xml.append('<').append(data.pickValue(ADDRESSED)).append("='").append(text());
            xml.append("' rel='")
                    .append(data.pickValue(RELATIONS))
                    .append("' type='")
                    .append(text())
                    .append("'/>");
        }
    }

    private String text() {
        String text =
                switch (data.consumeInt(0, 4)) {
                    case 0 -> data.pickValue(NASTY);
                    case 1 -> data.consumeString(30);
                    case 2 -> data.pickValue(NASTY) + data.consumeString(10);
                    case 3 -> data.consumeString(4).repeat(data.consumeInt(0, 3_000));
                    default -> data.consumeString(8) + data.pickValue(NASTY) + data.pickValue(NASTY);
                };
        return data.consumeInt(0, 15) == 15
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
