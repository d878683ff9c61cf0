package org.seedcast.http.answer;

import java.util.Optional;

/** Words for the status of an answer that is no success (RFC 9110 §15). */
public record HttpStatus(int code) {
    /** In few words, for the end of a message. */
    public String reason() {
        return words().map(words -> "HTTP " + code + " (" + words + ")").orElse("HTTP " + code);
    }

    private Optional<String> words() {
        return Optional.ofNullable(
                switch (code) {
                    case 400 -> "bad request";
                    case 401 -> "it requires a login";
                    case 402 -> "payment required";
                    case 403 -> "access denied";
                    case 404 -> "not found";
                    case 407 -> "the proxy requires a login";
                    case 408 -> "the request took too long";
                    case 410 -> "gone for good";
                    case 429 -> "too many requests";
                    case 451 -> "withheld for legal reasons";
                    case 500 -> "internal server error";
                    case 502, 504 -> "the upstream server does not respond";
                    case 503 -> "service unavailable";
                    default -> null;
                });
    }

    /** Returns advice, if the status suggests any. */
    public Optional<String> hint() {
        return Optional.ofNullable(
                switch (code) {
                    case 401 -> "put user and password into ~/.netrc, or into the address of the feed";
                    case 403 ->
                        "it may require a login, another --user-agent, or a client in another country or network";
                    case 404 -> "check the host's website for a new address";
                    case 407 -> "put user and password into the address of the proxy (https_proxy)";
                    case 429 -> "try again later, or less often; --parallel 1 requests one file at a time";
                    case 451 -> "a retry from here will not help";
                    case 500, 502, 503, 504 -> "the host has to fix this; the next run tries again";
                    default -> null;
                });
    }
}
