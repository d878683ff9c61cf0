package org.seedcast.handoff;

/** The next thing to do about a torrent. */
enum Step {
    /** Nothing: somebody else added it. */
    LEAVE,
    ADD,
    STOP,
    RELOCATE,
    VERIFY,
    START,
    /** Look again in a moment. */
    WAIT,
    /** Uploads. */
    SETTLED,
    /** Its content is gone. */
    REFUSE_MISSING,
    /** The client did not find its content right. */
    REFUSE_WRONG,
    /** The client's check does not end. */
    REFUSE_ENDLESS,
    /** The client keeps looking for its content elsewhere. */
    REFUSE_FOLDER,
    /** The client does not take it. */
    REFUSE_DROPPED,
    /** All right, but it does not upload. */
    REFUSE_IDLE;

    boolean isRefusal() {
        return compareTo(REFUSE_MISSING) >= 0;
    }
}
