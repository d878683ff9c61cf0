package org.seedcast.download.origin;

import java.util.Optional;

/** The state of a file that is published elsewhere. */
public sealed interface CopyHealth {

    /**
     * The copy is equal byte for byte.
     *
     * @param type as it is served
     */
    record Same(Optional<String> type) implements CopyHealth {}

    /**
     * The copy is different.
     *
     * @param difference in words
     * @param page whether it is a page for people
     */
    record Other(String difference, boolean page) implements CopyHealth {}

    /** The copy is missing. */
    record Missing(int status) implements CopyHealth {}

    /** The copy's state is unknown. */
    record Silent(NoAnswerReason why) implements CopyHealth {}
}
