package org.seedcast.feed;

/** What reading a feed gave. */
public sealed interface FeedResult permits Changed, NotModified {}
