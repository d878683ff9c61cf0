package org.seedcast.feed;

import java.util.List;
import org.jdom2.Document;

/** @param repairs names of the repairs that were needed, in the order they were made */
record RepairedFeed(Document document, List<String> repairs) {
    RepairedFeed {
        repairs = List.copyOf(repairs);
    }
}
