package org.seedcast.address;

import java.net.URI;

/**
 * Reduces an address to the resource that it names: everything but the fragment, which is for the client alone and is
 * never sent to a server (RFC 9110 §7.1). BitTorrent clients differ here, so none is given a fragment.
 */
public final class Resource {
    private Resource() {}

    public static URI of(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }
}
