package org.seedcast.address;

import java.net.URI;

/**
 * Names what an address leads to: all of it but the fragment, which is for whoever shows the thing, and is told to no
 * server (RFC 9110 §7.1). BitTorrent clients differ in that, so none is given to them.
 */
public final class Resource {
    private Resource() {}

    public static URI of(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }
}
