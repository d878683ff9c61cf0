package org.seedcast.app.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.store.Library;

/**
 * Chooses the notices that deserve a line after a feed was read.
 *
 * @param channel as it was known before
 * @param firstPage how many episodes were in the feed, or on its first page, the last time
 */
record FeedNotices(Optional<FeedChannel> channel, OptionalInt firstPage) {
    /** Number of items that may leave a window of the newest at once without anything being wrong. */
    private static final int FEW = 5;

    /** Reads the earlier state; to be called before the new reading is merged. */
    static FeedNotices before(Library library) throws SeedcastException {
        return new FeedNotices(library.channel(), library.subscription().firstPage());
    }

    /**
     * @param renamed how many episodes have a new guid
     * @param own whether the show belongs to whoever mirrors it
     */
    List<String> of(Changed changed, int renamed, boolean own) {
        List<String> notices = new ArrayList<>(changed.notices());
        if (renamed > 0) {
            notices.add("guid-changed: " + (renamed == 1 ? "one episode has" : renamed + " episodes have")
                    + " a new guid; the files are kept");
        }
        if (FeedImport.items(changed.feed()) == 0) {
            notices.add("the feed has no enclosures: there is nothing to download");
        }
        int before = firstPage.orElse(0);
        if (before - changed.firstPage() >= FEW && changed.firstPage() * 2 < before) {
            notices.add("the feed shrank from " + before + " items to " + changed.firstPage() + "; what is here stays");
        }
        FeedChannel now = changed.feed().channel();
        boolean news = channel.isEmpty() || !LicenceNotice.isSame(channel.get(), now);
        if (news && !own) {
            LicenceNotice.of(now).ifPresent(notices::add);
        }
        return notices;
    }
}
