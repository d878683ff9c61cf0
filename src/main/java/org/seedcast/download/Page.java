package org.seedcast.download;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Knows a web page by its first bytes: portals and broken sites send one under the type of what was asked for. */
final class Page {
    private static final int ENOUGH_BYTES = 1024;
    private static final Pattern BEGINNING = Pattern.compile(
            "(?is)^(\\xef\\xbb\\xbf)?\\s*(<!--.*?-->\\s*|<\\?xml[^>]*\\?>\\s*)*<(!doctype\\s+html|html)[\\s>].*");

    private Page() {}

    static void refuse(byte[] bytes, int count) throws WrongBody {
        String text = new String(bytes, 0, Math.min(count, ENOUGH_BYTES), StandardCharsets.ISO_8859_1);
        if (BEGINNING.matcher(text).matches()) {
            throw new WrongBody("the origin sent a page instead of media");
        }
    }
}
