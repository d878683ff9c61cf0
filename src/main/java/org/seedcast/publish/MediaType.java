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

    /** Reports whether it is something to play: of archives and of what nobody knows there is only a download. */
    static boolean isPlayed(Item item) {
        return MediaTypeTable.isPlayed(of(item));
    }

    static boolean isVideo(Item item) {
        return of(item).startsWith("video/");
    }
}
