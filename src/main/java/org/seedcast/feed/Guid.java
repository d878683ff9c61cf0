package org.seedcast.feed;

/** The permanent id of an episode: compared byte for byte, trimmed, never empty. */
public record Guid(String value) {
    public Guid {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a guid cannot be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
