package org.seedcast.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;

/** A request that broke, in words; the JDK and OkHttp word the same thing in several ways. */
public final class HttpFault {
    private HttpFault() {}

    /** In few words, for the end of a message. */
    public static String reason(IOException fault) {
        if (isTimeout(fault)) {
            return "timed out";
        }
        if (fault instanceof ConnectException) {
            return "cannot connect";
        }
        boolean unknown = fault instanceof UnknownHostException && !(fault instanceof AddressRefused);
        return unknown ? "host not found" : SeedcastException.reason(fault);
    }

    /** Whether a limit of time ended it: on silence, or on a call as a whole, which OkHttp tells by the message alone. */
    public static boolean isTimeout(IOException fault) {
        return fault instanceof SocketTimeoutException
                || (fault instanceof InterruptedIOException && "timeout".equals(fault.getMessage()));
    }

    /** What to do about it, when there is something to say. */
    public static Optional<String> hint(IOException fault) {
        if (fault instanceof RedirectRefused refused) {
            return refused.hint();
        }
        return fault instanceof AddressRefused refused ? Optional.of(refused.hint()) : Optional.empty();
    }
}
