package org.seedcast.feed;

/** What an episode is known by, for ever: compared byte for byte, trimmed, never empty. */
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
