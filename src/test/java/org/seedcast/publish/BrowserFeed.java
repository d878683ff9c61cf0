package org.seedcast.publish;

import static org.seedcast.library.store.LibraryFixture.rss;

/** A feed of 230 files with all that shows may bring. */
final class BrowserFeed {
    private static final int EPISODES = 222;

    private BrowserFeed() {}

    static String of(String language) {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= EPISODES; i++) {
            String notes = i == 5
                    ? "This is said only once among so many."
                    : "We walk along the harbour, listen to bells and boats, and talk with the people who look after them. "
                            .repeat(1 + i % 3 * 4);
            items.append(item(i, "Episode " + i + ": low tide", notes, "4:1" + i % 10));
        }
        String hostile = "</script><script>window.hit=1</script> <img src=x onerror=window.hit=1> alert";
        items.append(item(223, hostile, hostile, "<b>"));
        items.append(item(224, "W".repeat(10_000), "w".repeat(10_000), ""));
        items.append(item(225, "Turned \u202e round and never back", "\u202e the notes too \u2066 open", "9"));
        items.append(item(
                226, "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd (live)", "\u05e9\u05dc\u05d5\u05dd.", "3600"));
        items.append(item(227, "Caf\u00e9 \u00fcber \u65e5\u672c \ud83c\udf89", "List:\n\nOne\n\nTwo", "1:02:03"));
        items.append(item(228, "A film of the harbour", "Seen from the boat.", "90"));
        items.append(item(229, "The harbour master", "First.\n\n" + "A long talk about tides. ".repeat(60), "1:30:00"));
        items.append(item(230, "Bells in the fog", "The newest episode: three bells, one buoy, no wind.", "26:44"));
        return rss(items.toString())
                .replace(
                        "<title>Show</title>",
                        "<title>Tides &amp; Timetables</title><language>" + language + "</language>"
                                + "<itunes:author>Ann Example</itunes:author>")
                .replace(
                        "About it.",
                        "Trains, boats and waiting: field recordings from harbours and stations, and the"
                                + " people who keep them running. Every month, since 2006.");
    }

    private static String item(int number, String title, String notes, String duration) {
        String extension = number == 228 ? "mp4" : "mp3";
        return "<item><title>" + escaped(title) + "</title><guid isPermaLink=\"false\">g" + number + "</guid><pubDate>"
                + String.format("%02d Jan %d 09:00:00 GMT", 1 + number % 28, 1996 + number / 8) + "</pubDate>"
                + (number % 2 == 0 ? "<link>https://show.example/" + number + "</link>" : "")
                + "<description>" + escaped(escaped(notes).replace("\n\n", "<br><br>")) + "</description>"
                + "<itunes:duration>" + escaped(duration) + "</itunes:duration>"
                + "<enclosure url=\"https://cdn.example/" + number + "." + extension + "\" type=\""
                + (number == 228 ? "video/mp4" : "audio/mpeg") + "\"/></item>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
