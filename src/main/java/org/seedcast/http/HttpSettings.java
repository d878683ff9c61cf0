package org.seedcast.http;

import java.time.Duration;

/**
 * Settings of all requests: identity, timeouts and redirects.
 *
 * @param userAgent sent with every request, an honest name with an address for questions
 * @param connectTimeout for the TCP connection and again for the TLS handshake
 * @param stallTimeout the longest silence of the other side while reading or writing; there is no limit on the whole
 * @param allowDowngrade whether a redirect may lead from https to http
 */
public record HttpSettings(String userAgent, Duration connectTimeout, Duration stallTimeout, boolean allowDowngrade) {
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(15);
    public static final Duration DEFAULT_STALL_TIMEOUT = Duration.ofSeconds(30);

    /** Redirects stay with https. */
    public HttpSettings(String userAgent, Duration connectTimeout, Duration stallTimeout) {
        this(userAgent, connectTimeout, stallTimeout, false);
    }

    public HttpSettings {
        if (userAgent.isBlank()) {
            throw new IllegalArgumentException("the user agent is empty");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("the connect timeout is not positive: " + connectTimeout);
        }
        if (stallTimeout.isNegative() || stallTimeout.isZero()) {
            throw new IllegalArgumentException("the stall timeout is not positive: " + stallTimeout);
        }
    }

    /** The longest wait for the head of an answer, as a server may send that byte by byte, too. */
    Duration answerTimeout() {
        return connectTimeout.plus(stallTimeout);
    }

    public static HttpSettings withDefaults(String userAgent) {
        return new HttpSettings(userAgent, DEFAULT_CONNECT_TIMEOUT, DEFAULT_STALL_TIMEOUT);
    }
}
