package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/** libtorrent as a leecher that is given its one peer by address, as DHT and the like would. */
public final class Libtorrent {
    /** How a connection is encrypted (MSE). */
    public enum Encryption {
        NONE,
        RC4
    }

    /** A session that talks to nobody but the given peer; ends when everything is there. */
    private static final String SCRIPT =
            """
            import sys, time, libtorrent as lt
            source, directory, host, port, encryption, seconds = sys.argv[1:7]
            policy = 0 if encryption == 'RC4' else 2
            session = lt.session({
                'listen_interfaces': host + ':0', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
                'enable_natpmp': False, 'out_enc_policy': policy, 'in_enc_policy': policy,
                'allowed_enc_level': 2 if encryption == 'RC4' else 3, 'prefer_rc4': encryption == 'RC4',
                'enable_outgoing_utp': False, 'enable_incoming_utp': False,
                'allow_multiple_connections_per_ip': True, 'alert_mask': 0x7fffffff})
            if source.startswith('magnet:'):
                params = lt.parse_magnet_uri(source)
            else:
                params = lt.add_torrent_params()
                params.ti = lt.torrent_info(source)
            params.trackers = []
            params.save_path = directory
            handle = session.add_torrent(params)
            end = time.time() + float(seconds)
            connected = 0
            while time.time() < end:
                if time.time() - connected > 3 and handle.status().num_peers == 0:
                    handle.connect_peer((host, int(port)))
                    connected = time.time()
                if handle.status().is_seeding:
                    sys.exit(0)
                time.sleep(0.02)
            for alert in session.pop_alerts():
                print(alert.message())
            status = handle.status()
            sys.exit('not finished: %s of %s bytes, %s peers, metadata %s' % (
                status.total_wanted_done, status.total_wanted, status.num_peers, status.has_metadata))
            """;

    private Libtorrent() {}

    /** @param source a .torrent file or a magnet link */
    public static void download(String source, Path directory, int port, Encryption encryption, Duration limit)
            throws IOException, InterruptedException {
        Path python = Tools.requirePythonLibtorrent();
        Path script = Files.writeString(directory.resolve("leech.py"), SCRIPT);
        List<String> command = List.of(
                python.toString(),
                script.toString(),
                source,
                directory.toString(),
                "127.0.0.1",
                String.valueOf(port),
                encryption.name(),
                String.valueOf(limit.toSeconds()));
        try (Program libtorrent = Program.start(directory, command)) {
            if (!libtorrent.succeedsWithin(limit.plusSeconds(10))) {
                throw new AssertionError("libtorrent did not finish: " + libtorrent.output());
            }
        }
    }
}
