package org.seedcast.download.origin;

import java.util.Optional;
import org.seedcast.http.answer.HttpStatus;

/**
 * The reason for which a server gave no useful answer.
 *
 * @param reason in few words
 * @param hint what to do about it
 * @param hostUnknown whether the host is unknown
 * @param answered whether the server works and answered so for this address alone
 */
public record NoAnswerReason(String reason, Optional<String> hint, boolean hostUnknown, boolean answered) {
    /** One that has too much to do says so of every address. */
    static NoAnswerReason status(int status) {
        boolean busy = status == 429 || status == 503;
        HttpStatus answer = new HttpStatus(status);
        return new NoAnswerReason(answer.reason(), answer.hint(), false, !busy);
    }
}
