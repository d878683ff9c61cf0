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
                    case 400 -> "it does not understand the request";
                    case 401 -> "it wants a login";
                    case 402 -> "it wants money";
                    case 403 -> "access denied";
                    case 404 -> "not found";
                    case 407 -> "the proxy wants a login";
                    case 408 -> "it waited too long for the request";
                    case 410 -> "gone for good";
                    case 429 -> "too many requests";
                    case 451 -> "withheld for legal reasons";
                    case 500 -> "a fault of the server";
                    case 502, 504 -> "the server behind it does not answer";
                    case 503 -> "out of service for now";
                    default -> null;
                });
    }

    /** What to do about it, when there is something to say. */
    public Optional<String> hint() {
        return Optional.ofNullable(
                switch (code) {
                    case 401 -> "put user and password into ~/.netrc, or into the address of the feed";
                    case 403 ->
                        "it may want a login, another --user-agent, or a caller from another country or network";
                    case 404 -> "look on the host's own pages whether it has another address now";
                    case 407 -> "put user and password into the address of the proxy (https_proxy)";
                    case 429 -> "come back later, or less often; --parallel 1 asks for one file at a time";
                    case 451 -> "no other try will help from here";
                    case 500, 502, 503, 504 -> "that is for the host to mend; the next run tries again";
                    default -> null;
                });
    }
}
