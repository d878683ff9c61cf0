package org.seedcast.announce.tracker;

/** The health of a tracker. */
public sealed interface TrackerState {
    /**
     * The tracker answers.
     *
     * @param known of the torrents asked for, those it knows
     */
    record Answers(int known) implements TrackerState {}

    /** The tracker refuses, and mostly says why. */
    record Refuses(String reason) implements TrackerState {}

    /** No response, or none that makes sense. */
    record Silent(String reason) implements TrackerState {}

    /**
     * The tracker cannot be asked without announcing something (BEP 48): its state is unknown, and nothing is wrong
     * with that.
     */
    record WithoutScrape() implements TrackerState {}

    /** The tracker's protocol is not supported. */
    record Unsupported() implements TrackerState {}
}
