package org.seedcast.http.answer;

/** Text as a header of a request may carry it (RFC 9110 §5.5). A server that sent other bytes does not get them back. */
public final class HeaderText {
    /** Longer headers are refused by many servers (431), and so would be every request that carries one. */
    private static final int LONGEST = 1024;

    private HeaderText() {}

    /** Whether {@code text} is of printable ASCII, and short enough that a server will read it. */
    public static boolean isSendable(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    }
}
