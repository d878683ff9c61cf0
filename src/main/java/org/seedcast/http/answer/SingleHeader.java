package org.seedcast.http.answer;

import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** A header that stands once, such as ETag or Location. Proxies repeat lines: those that say the same are one. */
public final class SingleHeader {
    private SingleHeader() {}

    /** Its value; empty also where its lines contradict each other, as none of them is to be believed then. */
    public static Optional<String> of(Headers headers, String name) {
        List<String> values =
                headers.values(name).stream().map(String::strip).distinct().toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
