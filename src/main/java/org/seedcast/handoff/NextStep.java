package org.seedcast.handoff;

import java.time.Duration;
import java.util.Optional;
import org.seedcast.handoff.Seen.Activity;

/**
 * The next step for one torrent, by what was saved, what the client says, and what this run has tried.
 *
 * @param saved empty for a torrent that was never handed over
 * @param seen empty where the client has no such torrent
 * @param quiet since when nothing has moved in the client, or since this torrent's own last step if that is later
 */
record NextStep(
        Optional<HandState> saved,
        Optional<Seen> seen,
        OurContent content,
        boolean rightFolder,
        Tries tries,
        long bytes,
        Duration quiet) {

    /** The content, compared with that which the client found right. */
    enum OurContent {
        SAME,
        CHANGED,
        GONE
    }

    Step decide() {
        if (saved.isEmpty() && seen.isPresent() && tries.added() == 0) {
            return Step.LEAVE;
        }
        if (content == OurContent.GONE) {
            return seen.isPresent() && isActive(seen.get()) ? Step.STOP : Step.REFUSE_MISSING;
        }
        return seen.isPresent() ? ofPresent(seen.get()) : ofAbsent();
    }

    private static boolean isActive(Seen torrent) {
        return !torrent.is(Activity.STOPPED) && !torrent.is(Activity.BROKEN);
    }

    private Step ofAbsent() {
        if (tries.added() == 0) {
            return Step.ADD;
        }
        return isOver(Tries.GRACE) ? Step.REFUSE_DROPPED : Step.WAIT;
    }

    private Step ofPresent(Seen torrent) {
        if (!rightFolder || (!isProven() && !tries.isVerified())) {
            return unproven(torrent);
        }
        if (tries.isVerified() && !isCheckOver(torrent)) {
            return torrent.is(Activity.CHECKING) && isOver(Tries.endless(bytes)) ? Step.REFUSE_ENDLESS : Step.WAIT;
        }
        if (!torrent.whole()) {
            return isActive(torrent) ? Step.STOP : Step.REFUSE_WRONG;
        }
        return proven(torrent);
    }

    /** Reports whether an earlier run saw it whole, and everything is as it was then. */
    private boolean isProven() {
        boolean was = saved.filter(state -> state == HandState.COMPLETE || state == HandState.SEEDING)
                .isPresent();
        return was
                && content == OurContent.SAME
                && seen.filter(torrent -> torrent.whole() && !torrent.is(Activity.BROKEN))
                        .isPresent();
    }

    /** Nothing uploads while it is in doubt; and a folder can be changed, and a check be relied on, only of what is stopped. */
    private Step unproven(Seen torrent) {
        if (torrent.is(Activity.CHECKING) && !isOver(Tries.endless(bytes))) {
            return Step.WAIT; // a check does no harm, and some clients begin one by themselves
        }
        if (isActive(torrent)) {
            return Step.STOP;
        }
        if (rightFolder) {
            return Step.VERIFY;
        }
        if (tries.relocated() == 0) {
            return Step.RELOCATE;
        }
        return isOver(Tries.GRACE) ? Step.REFUSE_FOLDER : Step.WAIT;
    }

    /** Believes a check that nobody saw when the content has turned from bad to good, or after a time. */
    private boolean isCheckOver(Seen torrent) {
        if (torrent.is(Activity.CHECKING)) {
            return false;
        }
        return tries.checking() || (torrent.whole() && !tries.wholeBefore()) || isOver(Tries.grace(bytes));
    }

    private Step proven(Seen torrent) {
        return switch (torrent.activity()) {
            case SEEDING -> Step.SETTLED;
            case CHECKING -> Step.WAIT;
            case STOPPED, QUEUED, DOWNLOADING, BROKEN -> {
                if (tries.starts() == 0) {
                    yield Step.START;
                }
                if (!isOver(Tries.START_AGAIN)) {
                    yield Step.WAIT;
                }
                yield tries.starts() < Tries.MOST_STARTS ? Step.START : Step.REFUSE_IDLE;
            }
        };
    }

    private boolean isOver(Duration limit) {
        return quiet.compareTo(limit) > 0;
    }
}
