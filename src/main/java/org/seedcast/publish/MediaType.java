package org.seedcast.publish;

import org.seedcast.feed.MediaTypeTable;
import org.seedcast.library.Item;

/** The type of a media file, for readers that want one where the feed gave none. */
final class MediaType {
    private MediaType() {}

    static String of(Item item) {
        return item.enclosure()
                .type()
                .filter(MediaTypeTable::isPlayed)
                .orElseGet(() -> MediaTypeTable.typeOfName(item.fileName()));
    }

    static boolean isVideo(Item item) {
        return of(item).startsWith("video/");
    }
}
