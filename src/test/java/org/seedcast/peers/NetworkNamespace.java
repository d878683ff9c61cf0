package org.seedcast.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.Tools;

/**
 * A network of its own with nothing but a loopback device, to which made-up public addresses can be given: for clients
 * that refuse 127.0.0.1. No packet leaves it.
 */
public final class NetworkNamespace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String name;

    private NetworkNamespace(String name) {
        this.name = name;
    }

    public static NetworkNamespace with(String... addresses) throws IOException, InterruptedException {
        Tools.require("ip");
        NetworkNamespace created =
                new NetworkNamespace("seedcast-" + ProcessHandle.current().pid());
        boolean allowed = Tools.run(LIMIT, "ip", "netns", "add", created.name).exitCode() == 0;
        assumeTrue(allowed || "1".equals(System.getenv("REQUIRE_TOOLS")), "network namespaces need root");
        created.configure("ip", "link", "set", "lo", "up");
        for (String address : addresses) {
            created.configure("ip", "addr", "add", address + "/32", "dev", "lo");
        }
        created.configure("ip", "route", "add", "default", "dev", "lo");
        return created;
    }

    /** The command that runs {@code command} in this network. */
    public List<String> inside(List<String> command) {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", name));
        inside.addAll(command);
        return inside;
    }

    private void configure(String... command) throws IOException, InterruptedException {
        Tools.Result result = Tools.run(LIMIT, inside(List.of(command)).toArray(String[]::new));
        if (result.exitCode() != 0) {
            close();
            throw new AssertionError(String.join(" ", command) + ": " + result.output());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Tools.run(LIMIT, "ip", "netns", "del", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
