package org.seedcast.library.store.row;

import java.util.Optional;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.MediaTypeTable;
import org.seedcast.library.Item;

/** The extension of a media file: from the URL's path if it is known, else from the type of the feed or the response. */
public final class MediaExtension {
    /** The extension if neither URL nor type reveals one. */
    static final String UNKNOWN = "bin";

    private MediaExtension() {}

    public static String of(Enclosure enclosure) {
        return MediaTypeTable.extension(enclosure).orElse(UNKNOWN);
    }

    /**
     * Returns the extension of {@code fileName}, which an earlier version may have given; if it is unknown, as {@link
     * #of}.
     */
    static String kept(String fileName, Enclosure enclosure) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return MediaTypeTable.type(extension).isPresent() ? extension : of(enclosure);
    }

    /**
     * Returns the extension of {@code item} by the media type that the origin sends, where neither URL nor feed gave
     * one.
     */
    public static Optional<String> told(Item item, Optional<String> type) {
        boolean open = of(item.enclosure()).equals(UNKNOWN) && item.fileName().endsWith("." + UNKNOWN);
        return open ? type.flatMap(MediaExtension::ofPlayed) : Optional.empty();
    }

    /**
     * Returns the extension of a type that is played; for anything else, the type that a server sends is too often its
     * default.
     */
    private static Optional<String> ofPlayed(String type) {
        return MediaTypeTable.extension(type).filter(extension -> MediaTypeTable.type(extension)
                .filter(MediaTypeTable::isPlayed)
                .isPresent());
    }
}
