package org.seedcast.feed;

import java.net.URI;
import java.nio.file.Path;

/** @param file as typed, absolute or relative to the working directory */
public record LocalFeed(Path file) implements FeedLocation {
    @Override
    public String display() {
        return file.toString();
    }

    @Override
    public URI base() {
        return file.toAbsolutePath().normalize().toUri();
    }
}
