package org.seedcast.download.origin;

import java.util.List;
import java.util.Locale;

/** Hosts known to insert different advertisements into a file from request to request, or to lead to such hosts. */
final class AdHosts {
    private static final List<String> DOMAINS = List.of(
            "acast.com",
            "adswizz.com",
            "arttrk.com",
            "art19.com",
            "captivate.fm",
            "chrt.fm",
            "chtbl.com",
            "megaphone.fm",
            "omny.fm",
            "omnycontent.com",
            "pdcn.co",
            "pdst.fm",
            "podscribe.com",
            "podtrac.com",
            "pscrb.fm",
            "simplecast.com",
            "simplecastaudio.com",
            "spreaker.com",
            "tritondigital.com");

    private AdHosts() {}

    static boolean contains(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return DOMAINS.stream().anyMatch(domain -> lower.equals(domain) || lower.endsWith("." + domain));
    }
}
