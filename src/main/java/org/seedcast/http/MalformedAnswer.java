package org.seedcast.http;

import java.net.ProtocolException;

/** An answer that contradicts itself. Never worth a retry: the program behind it would send it again. */
final class MalformedAnswer extends ProtocolException {
    MalformedAnswer(String message) {
        super(message);
    }
}
