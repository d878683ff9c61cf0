package org.seedcast.http.answer;

import java.net.ProtocolException;

/** An answer that contradicts itself. Never worth a retry: the program behind it would send it again. */
public final class MalformedAnswer extends ProtocolException {
    MalformedAnswer(String message) {
        super(message);
    }
}
