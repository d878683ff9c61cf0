package org.seedcast.announce.tracker;

/** How a tracker is doing. */
public sealed interface TrackerState {
    /**
     * It answers.
     *
     * @param known of the torrents asked for, those it knows
     */
    record Answers(int known) implements TrackerState {}

    /** It says that it will not, and mostly why. */
    record Refuses(String reason) implements TrackerState {}

    /** Nothing came back, or nothing that makes sense. */
    record Silent(String reason) implements TrackerState {}

    /** It cannot be asked without announcing something (BEP 48): nobody can tell, and nothing is wrong with that. */
    record WithoutScrape() implements TrackerState {}

    /** Nobody here speaks its protocol. */
    record Unsupported() implements TrackerState {}
}
