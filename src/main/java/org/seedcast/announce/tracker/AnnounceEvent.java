package org.seedcast.announce.tracker;

/** The reason for an announce (BEP 3). There is no {@code completed}: what is seeded here was never downloaded here. */
public enum AnnounceEvent {
    /** Still there. */
    NONE("", 0),
    STARTED("started", 2),
    STOPPED("stopped", 3);

    private final String word;
    private final int number;

    AnnounceEvent(String word, int number) {
        this.word = word;
        this.number = number;
    }

    /** As HTTP trackers read it. */
    String word() {
        return word;
    }

    /** As UDP trackers read it (BEP 15). */
    int number() {
        return number;
    }
}
