package org.seedcast.announce;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Speaks one tracker protocol. Safe for use by several threads. */
interface Tracker {
    /** Returns at once. The future never fails: what went wrong is an answer too, and comes within a minute. */
    CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement);

    /** How many calls one host is given at a time. */
    int callsPerHost();
}
