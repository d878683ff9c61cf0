package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.Tools;
import org.seedcast.torrent.InfoHash;

/** A DHT of libtorrent nodes in a network of its own, and such nodes that ask others. All listen on one port. */
public final class LibtorrentDht implements AutoCloseable {
    public static final int PORT = 6881;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Now and then libtorrent's Python bindings crash by themselves, which says nothing of what is looked for. */
    private static final int CRASHED = 128 + 11;

    private static final int MOST_CRASHES = 2;
    private static final Pattern NODE_ID = Pattern.compile("id ([0-9a-f]{40})");

    /**
     * Nodes in one network are not trusted by each other unless told to, as strangers could be that live together. A node
     * takes an id by its address (BEP 42) as soon as another tells it that address; by then others know it under its first
     * one, and now and then look-ups among so few never end well. So each learns its address first, and begins anew.
     */
    private static final String SCRIPT =
            """
            import os, socket, sys, time, libtorrent as lt

            def session(address, asks=False):
                return lt.session({
                    'listen_interfaces': ('[%s]:6881' if ':' in address else '%s:6881') % address,
                    'dht_bootstrap_nodes': '', 'enable_dht': True, 'enable_lsd': False, 'enable_upnp': False,
                    'enable_natpmp': False, 'dht_restrict_routing_ips': False, 'dht_restrict_search_ips': False,
                    'dht_prefer_verified_node_ids': False, 'dht_ignore_dark_internet': False,
                    'dht_block_ratelimit': 10000, 'dht_upload_rate_limit': 10000000, 'dht_read_only': asks,
                    'alert_mask': lt.alert.category_t.dht_operation_notification
                        | lt.alert.category_t.status_notification})

            def settle(sessions, others):
                lost = set(sessions)
                while lost:
                    for s in list(lost):
                        for other in others:
                            s.add_dht_node((other, 6881))
                        s.wait_for_alert(100)
                        if any(isinstance(alert, lt.external_ip_alert) for alert in s.pop_alerts()):
                            lost.remove(s)
                for on in (False, True):
                    for s in sessions:
                        s.apply_settings({'enable_dht': on})

            def serve(ready, announced, *addresses):
                sessions = [session(address) for address in addresses]
                settle(sessions, addresses)
                while min(s.status().dht_nodes for s in sessions) < len(addresses) - 1:
                    for s in sessions:
                        for address in addresses:
                            s.add_dht_node((address, 6881))
                    time.sleep(0.5)
                params = lt.parse_magnet_uri('magnet:?xt=urn:btih:' + announced)
                params.save_path = '.'
                handle = sessions[0].add_torrent(params)
                open(ready, 'w').close()
                while True:
                    handle.force_dht_announce()
                    time.sleep(2)

            def find(address, router, wanted, peer, seconds):
                asking = session(address, asks=True)
                settle([asking], [router])
                end = time.time() + float(seconds)
                seen = set()
                replies = 0
                while time.time() < end:
                    asking.add_dht_node((router, 6881))
                    asking.dht_get_peers(lt.sha1_hash(bytes.fromhex(wanted)))
                    again = time.time() + 1
                    while time.time() < again:
                        asking.wait_for_alert(200)
                        for alert in asking.pop_alerts():
                            if isinstance(alert, lt.dht_get_peers_reply_alert) and str(alert.info_hash) == wanted:
                                replies += 1
                                seen.update('%s %s' % (found[0], found[1]) for found in alert.peers())
                    if peer in seen:
                        os._exit(0)
                sys.exit('%s is not among %s, by %d replies; %d nodes known' % (
                    peer, sorted(seen), replies, asking.status().dht_nodes))

            def ping(address, node, port):
                with socket.socket(socket.AF_INET6 if ':' in node else socket.AF_INET, socket.SOCK_DGRAM) as s:
                    s.bind((address, 0))
                    s.settimeout(2)
                    time.sleep(1)
                    s.sendto(b'd1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe', (node, int(port)))
                    print('id ' + lt.bdecode(s.recv(1500))[b'r'][b'id'].hex())

            {'serve': serve, 'find': find, 'ping': ping}[sys.argv[1]](*sys.argv[2:])
            """;

    private final NetworkNamespace network;
    private final Path directory;
    private final List<String> addresses;
    private final Program program;

    private LibtorrentDht(NetworkNamespace network, Path directory, List<String> addresses, Program program) {
        this.network = network;
        this.directory = directory;
        this.addresses = addresses;
        this.program = program;
    }

    /**
     * Starts nodes that know each other when this returns; from then on the first one announces that it downloads {@code
     * announced}.
     */
    public static LibtorrentDht start(
            NetworkNamespace network, Path directory, InfoHash announced, List<String> addresses)
            throws IOException, InterruptedException {
        Path ready = directory.resolve("ready-" + addresses.get(0));
        List<String> arguments = new ArrayList<>(List.of("serve", ready.toString(), announced.hex()));
        arguments.addAll(addresses);
        Program program = run(network, directory, arguments);
        if (!Deadline.of(LIMIT).reached(() -> Files.exists(ready))) {
            String output = program.output();
            program.close();
            throw new AssertionError("the nodes do not get to know each other: " + output);
        }
        return new LibtorrentDht(network, directory, addresses, program);
    }

    /** The address of a node, to be told to newcomers. */
    public String router() {
        return addresses.get(0);
    }

    /** Looks {@code torrent} up by one more node, at {@code address}, until {@code peer} is found. */
    public void find(String address, InfoHash torrent, String peer) throws IOException, InterruptedException {
        String anyOther = addresses.get(addresses.size() - 1);
        List<String> arguments =
                List.of("find", address, anyOther, torrent.hex(), peer, String.valueOf(LIMIT.toSeconds()));
        for (int crashes = 0; crashes <= MOST_CRASHES; crashes++) {
            try (Program asking = run(network, directory, arguments)) {
                int code = asking.exitCode(LIMIT.plusSeconds(10));
                if (code == 0) {
                    return;
                }
                if (code != CRASHED) {
                    throw new AssertionError("exit code " + code + ": " + asking.output());
                }
            }
        }
        throw new AssertionError("libtorrent crashes whenever it looks for " + torrent);
    }

    /**
     * Pings a node from {@code address}: its id, or empty when it does not answer within two seconds. Takes a second at
     * least, as nodes do not answer those who ask too often.
     */
    public Optional<String> nodeId(String address, String node, int port) throws IOException, InterruptedException {
        try (Program asking = run(network, directory, List.of("ping", address, node, String.valueOf(port)))) {
            if (!asking.succeedsWithin(LIMIT)) {
                return Optional.empty();
            }
            Matcher id = NODE_ID.matcher(asking.output());
            return id.find() ? Optional.of(id.group(1)) : Optional.empty();
        }
    }

    private static Program run(NetworkNamespace network, Path directory, List<String> arguments)
            throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("dht.py"), SCRIPT);
        List<String> command =
                new ArrayList<>(List.of(Tools.requirePythonLibtorrent().toString(), "-W", "ignore", script.toString()));
        command.addAll(arguments);
        return Program.start(directory, network.inside(command));
    }

    @Override
    public void close() {
        program.close();
    }
}
