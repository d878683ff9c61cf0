package org.seedcast.download.origin;

import java.util.Optional;

/** How a file that is published elsewhere is there. */
public sealed interface CopyHealth {

    /**
     * Byte for byte as it is here.
     *
     * @param type as it is served
     */
    record Same(Optional<String> type) implements CopyHealth {}

    /**
     * It is another one.
     *
     * @param difference in words
     * @param page whether it is a page for people
     */
    record Other(String difference, boolean page) implements CopyHealth {}

    /** There is none. */
    record Missing(int status) implements CopyHealth {}

    /** Nobody can tell. */
    record Silent(Silence why) implements CopyHealth {}
}
