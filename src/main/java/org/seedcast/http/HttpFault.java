package org.seedcast.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.answer.StatusFault;
import org.seedcast.http.guard.AddressRefused;

/** Describes a failed request; the JDK and OkHttp word the same fault in several ways. */
public final class HttpFault {
    /** Fully qualified name of a class, which means nothing to an operator. */
    private static final Pattern CLASS = Pattern.compile("\\b[a-z]\\w*+(?:\\.[a-z]\\w*+)+\\.[A-Z]\\w*+");

    private static final Pattern PROXY_STATUS = Pattern.compile("^Unexpected response code for CONNECT: (\\d{3})$");

    private HttpFault() {}

    /** In few words, for the end of a message. */
    public static String reason(IOException fault) {
        if (isOwn(fault)) {
            return String.valueOf(fault.getMessage());
        }
        if (isTimeout(fault)) {
            return "timed out";
        }
        if (fault instanceof SSLException tls) {
            return TlsFault.of(tls).reason(tls);
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException) {
            return "cannot connect"
                    + Errno.of(fault).map(errno -> ": " + errno.reason()).orElse("");
        }
        return fault instanceof UnknownHostException ? "host not found" : broken(fault);
    }

    /** It names what is refused, and why. */
    private static boolean isOwn(IOException fault) {
        return fault instanceof AddressRefused
                || fault instanceof RedirectRefused
                || fault instanceof ProxyFault
                || fault instanceof StatusFault;
    }

    private static String broken(IOException fault) {
        String message = String.valueOf(fault.getMessage());
        if (message.startsWith("unexpected end of stream on ")) {
            return "the connection was closed before an answer came";
        }
        if (fault instanceof EOFException || message.startsWith("unexpected end of stream")) {
            return "the connection was closed before everything arrived";
        }
        if (message.startsWith("stream was reset")) {
            return "the server reset the stream";
        }
        if (message.startsWith("Unexpected status line")) {
            return "the server there does not speak HTTP";
        }
        if (fault instanceof ZipException || message.startsWith("CRC: ") || message.startsWith("gzip ")) {
            return "its compression is damaged";
        }
        return proxy(message)
                .orElseGet(() ->
                        CLASS.matcher(message).find() ? "the connection failed" : SeedcastException.reason(fault));
    }

    private static Optional<String> proxy(String message) {
        Matcher status = PROXY_STATUS.matcher(message);
        if (status.matches()) {
            return Optional.of("the proxy refuses: " + new HttpStatus(Integer.parseInt(status.group(1))).reason());
        }
        return message.startsWith("Failed to authenticate with proxy")
                ? Optional.of("the proxy refuses: " + new HttpStatus(407).reason())
                : Optional.empty();
    }

    /**
     * Reports whether a timeout ended it: on silence, or on a call as a whole, which OkHttp reveals by the message
     * alone.
     */
    public static boolean isTimeout(IOException fault) {
        return fault instanceof SocketTimeoutException
                || (fault instanceof InterruptedIOException && "timeout".equals(fault.getMessage()));
    }

    /** Returns a hint on what to do about it, if there is one. */
    public static Optional<String> hint(IOException fault) {
        if (fault instanceof RedirectRefused refused) {
            return refused.hint();
        }
        if (fault instanceof AddressRefused refused) {
            return Optional.of(refused.hint());
        }
        if (fault instanceof StatusFault answered) {
            return answered.status().hint();
        }
        if (fault instanceof ProxyFault) {
            return Optional.of(
                    "check http_proxy, https_proxy and all_proxy; no_proxy names hosts to be reached directly");
        }
        if (fault instanceof SSLException tls) {
            return Optional.of(TlsFault.of(tls).hint());
        }
        if (reason(fault).startsWith("the proxy refuses")) {
            return new HttpStatus(407).hint();
        }
        return ofNetwork(fault);
    }

    private static Optional<String> ofNetwork(IOException fault) {
        if (fault instanceof UnknownHostException) {
            return Optional.of("check the spelling of the host, and whether this machine resolves others");
        }
        return Errno.of(fault)
                .flatMap(errno -> Optional.ofNullable(
                        switch (errno) {
                            case REFUSED -> "no server listens there now; the next run tries again";
                            case NO_NETWORK, NO_ROUTE -> "look whether this machine is on the network";
                            case RESET, ABORTED, PIPE ->
                                "the server, or a firewall on the way, ended it; the next run tries again";
                            case TOO_MANY_OPEN -> "allow more of them: ulimit -n 4096";
                            default -> null;
                        }));
    }
}
