package org.seedcast.download.origin;

import java.io.IOException;
import java.net.UnknownHostException;
import org.seedcast.http.HttpFault;
import org.seedcast.http.guard.AddressRefused;

/** Reports that a server sent no answer, or only a part of one. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    private final IOException fault;

    NoAnswer(IOException fault) {
        super(HttpFault.reason(fault), fault);
        this.fault = fault;
    }

    NoAnswerReason silence() {
        boolean hostUnknown = fault instanceof UnknownHostException && !(fault instanceof AddressRefused);
        return new NoAnswerReason(HttpFault.reason(fault), HttpFault.hint(fault), hostUnknown, false);
    }
}
