package org.seedcast.handoff;

import java.util.Optional;
import org.seedcast.handoff.Seen.Activity;

/** The reason why a client does not seed a torrent. */
public enum Refusal {
    FOREIGN("is not seeded there, and somebody else added it, so it is left alone"),
    RENAMED("is called otherwise in its torrent, so no client would find it"),
    MISSING("is not all there"),
    WRONG("was not found right"),
    CHANGED("has changed since the client found it right"),
    UNCHECKED("is not checked to the end: the client's user may not be able to read it"),
    ELSEWHERE("is looked for in another folder"),
    DROPPED("is not kept by the client; without a tracker and the DHT some take none"),
    QUEUED("waits in the client's queue"),
    IDLE("does not upload");

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    /** Returns the reason as the end of a sentence about the torrent. */
    public String reason() {
        return reason;
    }

    /** @param never whether the client never found it right */
    static Refusal of(Step step, Optional<Seen> seen, boolean never) {
        return switch (step) {
            case REFUSE_MISSING -> MISSING;
            case REFUSE_WRONG -> never ? WRONG : CHANGED;
            case REFUSE_ENDLESS -> UNCHECKED;
            case REFUSE_FOLDER -> ELSEWHERE;
            case REFUSE_DROPPED -> DROPPED;
            case REFUSE_IDLE ->
                seen.filter(torrent -> torrent.is(Activity.QUEUED)).isPresent() ? QUEUED : IDLE;
            default -> throw new IllegalArgumentException(step + " refuses nothing");
        };
    }
}
