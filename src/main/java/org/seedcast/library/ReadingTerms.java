package org.seedcast.library;

import java.util.Optional;

/**
 * The terms on which a feed was read, as far as other terms would bring more of it.
 *
 * @param alternates whether the renditions of enclosures were read, too
 * @param limit that kept older pages from being read; empty where none did
 */
public record ReadingTerms(boolean alternates, Optional<Limit> limit) {
    /** Without renditions, and to the end. */
    public static final ReadingTerms USUAL = new ReadingTerms(false, Optional.empty());

    /** The limit on reading a feed in one run. */
    public record Limit(int pages, long bytes) {
        boolean allowsMoreThan(Limit other) {
            return pages > other.pages || bytes > other.bytes;
        }

        public String text() {
            return pages + " " + bytes;
        }

        public static Limit parse(String text) {
            String[] parts = text.split(" ", 2);
            return new Limit(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }
    }

    /** Reports whether the same feed would bring more when read on these terms. */
    boolean wouldGiveMoreWith(boolean withAlternates, Limit now) {
        return (withAlternates && !alternates)
                || limit.filter(now::allowsMoreThan).isPresent();
    }
}
