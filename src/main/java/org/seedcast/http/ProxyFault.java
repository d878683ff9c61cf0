package org.seedcast.http;

import java.io.IOException;

/** The proxy by which a host is to be reached cannot be reached itself; what the host would say nobody knows. */
final class ProxyFault extends IOException {
    private static final long serialVersionUID = 1;

    private ProxyFault(String message, IOException cause) {
        super(message, cause);
    }

    /** @param proxy its host and port */
    static ProxyFault of(String proxy, IOException cause) {
        return new ProxyFault("the proxy " + proxy + " cannot be reached: " + HttpFault.reason(cause), cause);
    }
}
