package org.seedcast.download;

import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.file.ByteSize;

/** A reason to doubt that a body is the right one, or complete; one more request can settle it. */
public sealed interface Doubt {

    /** The end is unproven: only the connection ended it. */
    record OpenEnd() implements Doubt {
        @Override
        public String remark() {
            return "only the connection ends it";
        }
    }

    /** The body is less than half of what the feed declares: ads that come and go make no such difference. */
    record Shortfall(long length, long declared) implements Doubt {
        @Override
        public String remark() {
            return "it has " + new ByteSize(length) + " where the feed declares " + new ByteSize(declared);
        }
    }

    /**
     * Another episode has the same bytes: some hosts send one file in place of all that they have lost.
     *
     * @param file of the other one
     */
    record Repeated(String file) implements Doubt {
        @Override
        public String remark() {
            return "it has the same bytes as " + file;
        }
    }

    /**
     * The first one that applies. A pure decision.
     *
     * @param declared length by the feed
     * @param twin the file of another episode that has the same bytes
     */
    static Optional<Doubt> of(Download download, OptionalLong declared, Optional<String> twin) {
        long length = download.hashes().length();
        boolean asDeclared = declared.orElse(-1) == length;
        if (download.closeDelimited() && !asDeclared) {
            return Optional.of(new OpenEnd());
        }
        return afterAll(length, declared, twin);
    }

    private static Optional<Doubt> afterAll(long length, OptionalLong declared, Optional<String> twin) {
        return declared.isPresent() && length < declared.getAsLong() / 2
                ? Optional.of(new Shortfall(length, declared.getAsLong()))
                : twin.map(Repeated::new);
    }

    /** {@code second}, as far as it settles where {@code first} ends: it has the same bytes, or says itself that it is whole. */
    static Download settled(Download first, Download second) {
        return first.hashes().sha256().equals(second.hashes().sha256()) ? second.whole() : second;
    }

    /** In words, for a file that is taken all the same. */
    String remark();
}
