package org.seedcast.feed;

/** The result of reading a feed. */
public sealed interface FeedResult permits Changed, NotModified {}
