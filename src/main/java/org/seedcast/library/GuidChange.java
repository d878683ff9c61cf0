package org.seedcast.library;

import org.seedcast.feed.Guid;

/** The change of an episode's guid. */
public record GuidChange(Guid from, Guid to) {}
