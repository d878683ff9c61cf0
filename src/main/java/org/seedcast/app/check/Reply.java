package org.seedcast.app.check;

import java.util.List;

/** What came of asking one address. */
sealed interface Reply {

    /**
     * Something was said.
     *
     * @param good whether all is as it should be; hints may be found all the same
     */
    record Heard(List<Finding> findings, boolean good) implements Reply {
        public Heard {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing of use; perhaps its whole host is silent. */
    record Silent(Finding finding) implements Reply {}

    /** Its host had been silent for too long. */
    record Unasked() implements Reply {}

    static Reply good(Finding... hints) {
        return new Heard(List.of(hints), true);
    }

    static Reply bad(Finding finding) {
        return new Heard(List.of(finding), false);
    }
}
