package org.seedcast.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/** The hosts that redirects led to, whether or not they were followed there. Safe for use by several threads. */
public final class LedHosts {
    /** Limit on hosts: some networks use a new host name for every file. */
    private static final int MOST = 200;

    private final Set<String> hosts = new LinkedHashSet<>();

    synchronized void add(HttpUrl target) {
        hosts.remove(target.host());
        hosts.add(target.host());
        if (hosts.size() > MOST) {
            hosts.remove(hosts.iterator().next());
        }
    }

    /** The last ones, the newest one last; IPv6 without brackets. */
    public synchronized List<String> hosts() {
        return List.copyOf(hosts);
    }
}
