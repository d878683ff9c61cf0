package org.seedcast.library;

import org.seedcast.feed.Guid;

/** An episode that is known by another guid from now on. */
public record GuidChange(Guid from, Guid to) {}
