package org.seedcast.http.answer;

/** Text that a request's header may carry (RFC 9110 §5.5). Other bytes received from a server are not sent back. */
public final class HeaderText {
    /** Longer headers are refused by many servers (431), and so would be every request that carries one. */
    private static final int LONGEST = 1024;

    private HeaderText() {}

    /** Reports whether {@code text} is printable ASCII, and short enough for servers to read. */
    public static boolean isSendable(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
    }
}
