package org.seedcast.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.seedcast.Tools;

/**
 * A network of its own with nothing but a loopback device, to which made-up public addresses can be given: for clients
 * that refuse 127.0.0.1. No packet leaves it. It has no name that could be taken or left behind: it lasts as long as the
 * process that made it and those started in it, and that process ends with this one.
 */
public final class NetworkNamespace implements Network {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * Nobody else can have an address here, and while IPv6 looks for one who has, no route may use it. At the end it only
     * waits for its input to be closed.
     */
    private static final String SCRIPT =
            """
            set -e
            ip link set lo up
            for address; do
              case $address in *:*) only=nodad ;; *) only= ;; esac
              ip addr add "$address" dev lo $only
            done
            echo ready
            exec cat
            """;

    private final Process holder;

    private NetworkNamespace(Process holder) {
        this.holder = holder;
    }

    /** @param addresses IPv4 or IPv6 */
    public static NetworkNamespace with(String... addresses) throws IOException, InterruptedException {
        Tools.requireRoot();
        Tools.require("ip");
        if (List.of(addresses).toString().contains(":")) {
            Tools.requireIpv6Kernel();
        }
        List<String> command =
                new ArrayList<>(List.of(Tools.require("unshare").toString(), "--net", "sh", "-c", SCRIPT, "sh"));
        for (String address : addresses) {
            command.add(address + (address.contains(":") ? "/128" : "/32"));
        }
        Path output = Files.createTempFile("network", ".log");
        try {
            NetworkNamespace created = new NetworkNamespace(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start());
            created.awaitReady(output);
            created.connect(addresses);
            return created;
        } finally {
            Files.delete(output);
        }
    }

    /**
     * Makes ways to the internet, as it seems from inside: one for IPv4 and one for IPv6, if there are such addresses,
     * each with the first of them as the sender.
     */
    public void connect(String... addresses) throws IOException, InterruptedException {
        for (String family : List.of("-4", "-6")) {
            Optional<String> sender = Arrays.stream(addresses)
                    .filter(address -> address.contains(":") == family.equals("-6"))
                    .findFirst();
            if (sender.isPresent()) {
                configure("ip", family, "route", "add", "default", "dev", "lo", "src", sender.get());
            }
        }
    }

    /** Lays a cable to {@code other}, as at home; both addresses with the length of their network, such as 10.0.0.1/24. */
    public void cable(NetworkNamespace other, String ours, String theirs) throws IOException, InterruptedException {
        String there = String.valueOf(other.holder.pid());
        configure("ip", "link", "add", "lan", "type", "veth", "peer", "name", "lan", "netns", there);
        plugIn(ours);
        other.plugIn(theirs);
    }

    /** Gives this end of the cable one more address. */
    public void plugIn(String address) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip", "address", "add", address, "dev", "lan"));
        if (address.contains(":")) {
            command.add("nodad");
        }
        configure(command.toArray(String[]::new));
        configure("ip", "link", "set", "lan", "up");
        // Where this leads to nobody asks; Transmission joins the group on the way to the internet.
        configure("ip", address.contains(":") ? "-6" : "-4", "route", "replace", "default", "dev", "lan");
    }

    /** Takes the way to the internet away again, for IPv4. */
    public void disconnect() throws IOException, InterruptedException {
        configure("ip", "-4", "route", "del", "default");
    }

    private void configure(String... command) throws IOException, InterruptedException {
        Tools.Result result = Tools.run(LIMIT, inside(List.of(command)).toArray(String[]::new));
        if (result.exitCode() != 0) {
            close();
            throw new AssertionError(String.join(" ", command) + ": " + result.output());
        }
    }

    private void awaitReady(Path output) throws IOException {
        Deadline.of(LIMIT).reached(() -> !holder.isAlive() || isReady(output));
        if (!isReady(output)) {
            close();
            String said = Files.readString(output);
            boolean mayNot = said.contains("unshare failed");
            assumeTrue(
                    !mayNot || "1".equals(System.getenv("REQUIRE_TOOLS")), "this machine forbids network namespaces");
            throw new AssertionError("no network namespace: " + said);
        }
    }

    private static boolean isReady(Path output) {
        return output.toFile().length() > 0 && Program.text(output).contains("ready");
    }

    @Override
    public List<String> inside(List<String> command) {
        List<String> inside = new ArrayList<>(List.of("nsenter", "--net=/proc/" + holder.pid() + "/ns/net", "--"));
        inside.addAll(command);
        return inside;
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        try {
            if (!holder.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                holder.destroyForcibly();
            }
        } catch (InterruptedException e) {
            holder.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
