package org.seedcast.publish;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Item;

/** Failure of an item whose stored pieces give another torrent than the published one; its .torrent is not written. */
public final class PiecesDamaged extends SeedcastException {
    private PiecesDamaged(Item item, String why, @Nullable Throwable cause) {
        super(
                ExitCode.SOME_ITEMS_FAILED,
                "cannot make the .torrent of " + item.guid().value() + " (" + item.fileName() + "): " + why,
                "seedcast check --fix DIR restores them from the .torrent in the site, if that is intact",
                cause);
    }

    /** The pieces are others. */
    static PiecesDamaged of(Item item) {
        return new PiecesDamaged(item, "its stored pieces give another info-hash than the published one", null);
    }

    /** The pieces cannot even be read. */
    public static PiecesDamaged unreadable(Item item, Throwable cause) {
        return new PiecesDamaged(item, "its stored pieces cannot be read", cause);
    }
}
