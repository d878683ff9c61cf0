package org.seedcast.app.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.seedcast.address.Authority;
import org.seedcast.app.event.Finding;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;

/**
 * Requests many addresses, a few of each host at a time. A host that was silent several times in a row is skipped from
 * then on and reported once: thousands of timeouts would take days, and nobody would read as many lines.
 */
final class HostQueries<T> {
    private static final int SILENT_HOST = 3;

    private final CheckPart part;
    private final Function<T, URI> address;
    private final Workers workers;
    private final Steps steps;
    private final Map<String, Integer> silences = new HashMap<>();

    HostQueries(CheckPart part, Function<T, URI> address, Workers workers, Steps steps) {
        this.part = part;
        this.address = address;
        this.workers = workers;
        this.steps = steps;
    }

    /** Requests one address. */
    interface Asker<T> {
        HostReply ask(T one) throws InterruptedException;
    }

    /** @return how many are as they should be */
    int ask(List<T> all, Asker<T> asker, Consumer<Finding> found) throws SeedcastException, InterruptedException {
        Told told = new Told(all, found);
        steps.at(part, 0, all.size());
        try {
            workers.run(all, this::host, one -> askUnlessSilent(one, asker), told::take);
        } finally {
            told.silences();
        }
        return told.good;
    }

    private String host(T one) {
        return hostOf(address.apply(one));
    }

    static String hostOf(URI url) {
        return Authority.hostOf(url);
    }

    private HostReply askUnlessSilent(T one, Asker<T> asker) throws InterruptedException {
        String host = host(one);
        if (silent(host, 0) >= SILENT_HOST) {
            return new HostReply.Unasked();
        }
        HostReply reply = asker.ask(one);
        if (reply instanceof HostReply.Silent) {
            silent(host, 1);
        } else {
            heard(host);
        }
        return reply;
    }

    private synchronized int silent(String host, int more) {
        return silences.merge(host, more, Integer::sum);
    }

    private synchronized void heard(String host) {
        silences.put(host, 0);
    }

    /** The answers, in the order of the questions. */
    private final class Told {
        private final List<T> all;
        private final Consumer<Finding> found;
        private final Map<String, List<Finding>> silent = new LinkedHashMap<>();
        private final Map<String, Integer> unasked = new HashMap<>();
        private int done;
        private int good;

        Told(List<T> all, Consumer<Finding> found) {
            this.all = all;
            this.found = found;
        }

        void take(HostReply reply) {
            String host = host(all.get(done));
            if (reply instanceof HostReply.Heard heard) {
                good += heard.good() ? 1 : 0;
                heard.findings().forEach(found);
            } else if (reply instanceof HostReply.Silent one) {
                silent.computeIfAbsent(host, any -> new ArrayList<>()).add(one.finding());
            } else {
                unasked.merge(host, 1, Integer::sum);
            }
            done++;
            steps.at(part, done, all.size());
        }

        void silences() {
            silent.forEach((host, findings) -> {
                int more = unasked.getOrDefault(host, 0);
                if (more == 0) {
                    findings.forEach(found);
                } else {
                    Finding last = findings.get(findings.size() - 1);
                    found.accept(last.saying(last.message() + "; " + (findings.size() + more) + " addresses of " + host
                            + ", of which the last " + more + " were skipped"));
                }
            });
        }
    }
}
