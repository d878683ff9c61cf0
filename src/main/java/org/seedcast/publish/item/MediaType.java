package org.seedcast.publish.item;

import org.seedcast.feed.MediaTypeTable;
import org.seedcast.library.Item;

/** The type of a media file, for readers that need one if the feed has none. */
public final class MediaType {
    private MediaType() {}

    public static String of(Item item) {
        return item.enclosure()
                .type()
                .filter(MediaTypeTable::isPlayed)
                .orElseGet(() -> MediaTypeTable.typeOfName(item.fileName()));
    }

    /** Reports whether it is something to play: archives and unknown types are only downloads. */
    public static boolean isPlayed(Item item) {
        return MediaTypeTable.isPlayed(of(item));
    }

    public static boolean isVideo(Item item) {
        return of(item).startsWith("video/");
    }
}
