package org.seedcast.publish;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;

/** What the library has stored of an item gives another torrent than the one that was published: it is not written. */
public final class PiecesDamaged extends SeedcastException {
    private PiecesDamaged(Item item, String why, @Nullable Throwable cause) {
        super(
                ExitCode.SOME_ITEMS_FAILED,
                "cannot make the .torrent of " + item.guid().value() + " (" + item.fileName() + "): " + why,
                "seedcast check --fix DIR takes what is stored from the .torrent in the site, where that is right",
                cause);
    }

    /** The pieces are others. */
    static PiecesDamaged of(Item item) {
        return new PiecesDamaged(item, "what the library has of it gives another info-hash than was published", null);
    }

    /** The pieces cannot even be read. */
    public static PiecesDamaged unreadable(Item item, Throwable cause) {
        return new PiecesDamaged(item, "what the library has of it cannot be read", cause);
    }
}
