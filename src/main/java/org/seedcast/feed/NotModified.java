package org.seedcast.feed;

/** The feed is as it was when the validators were given: the server answered 304. */
public record NotModified() implements FeedResult {}
