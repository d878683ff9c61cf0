package org.seedcast.app.check;

import java.util.List;
import org.seedcast.app.event.Finding;
import org.seedcast.download.origin.NoAnswerReason;

/** The result of asking one address. */
sealed interface HostReply {

    /**
     * An answer.
     *
     * @param good whether all is as it should be; hints may be found all the same
     */
    record Heard(List<Finding> findings, boolean good) implements HostReply {
        public Heard {
            findings = List.copyOf(findings);
        }
    }

    /** No useful answer; perhaps the whole host is silent. */
    record Silent(Finding finding) implements HostReply {}

    /** Skipped, as the host had been silent for too long. */
    record Unasked() implements HostReply {}

    /** @param finding that nothing of use was said */
    static HostReply of(Finding finding, NoAnswerReason why) {
        Finding hinted = why.hint().map(finding::withHint).orElse(finding);
        return why.answered() ? bad(hinted) : new Silent(hinted);
    }

    static HostReply good(Finding... hints) {
        return new Heard(List.of(hints), true);
    }

    static HostReply bad(Finding finding) {
        return new Heard(List.of(finding), false);
    }
}
