package org.seedcast.publish.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.seedcast.file.Sha;
import org.seedcast.publish.item.Xml;

/**
 * A feed whose date of last change is still open, as it depends on whether the rest has changed.
 *
 * @param parts UTF-8, one after the other; the date is in the first one
 */
public record Rendered(List<byte[]> parts) {
    /** Stands where the date will be: private-use characters, which no feed has reason to contain. */
    static final String DATE_MARK = "\uE000date\uE000";

    public String digest() {
        MessageDigest digest = Sha.sha256();
        parts.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    public List<byte[]> dated(Instant lastChange) {
        String head = new String(parts.get(0), StandardCharsets.UTF_8);
        List<byte[]> dated = new ArrayList<>(parts);
        dated.set(0, head.replace(DATE_MARK, Xml.date(lastChange)).getBytes(StandardCharsets.UTF_8));
        return dated;
    }
}
