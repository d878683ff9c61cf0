package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/** libtorrent as a leecher with one peer: an address that it is given, as DHT and the like would, or whoever dials it. */
public final class Libtorrent {
    /** Where a listening libtorrent writes its port, in its directory. */
    public static final String PORT_FILE = "port";

    /** How a connection is encrypted (MSE). Where there is a choice, libtorrent prefers plaintext. */
    public enum Encryption {
        /** Not at all. */
        NONE(2, 3),
        /** The handshake, and all that follows. */
        RC4(0, 2),
        /** The handshake, and what follows or not. */
        EITHER(0, 3),
        /** The handshake alone. */
        HANDSHAKE(0, 1);

        /** As the settings of libtorrent count them: in_enc_policy and out_enc_policy. */
        private final int policy;

        /** Likewise, allowed_enc_level. */
        private final int level;

        Encryption(int policy, int level) {
            this.policy = policy;
            this.level = level;
        }
    }

    /** A session that talks to nobody but the given peer, or dials nobody for port 0; ends when everything is there. */
    private static final String SCRIPT =
            """
            import os, sys, time, libtorrent as lt
            source, directory, host, port, policy, level, seconds = sys.argv[1:8]
            session = lt.session({
                'listen_interfaces': host + ':0', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
                'enable_natpmp': False, 'out_enc_policy': int(policy), 'in_enc_policy': int(policy),
                'allowed_enc_level': int(level), 'prefer_rc4': False,
                'enable_outgoing_utp': False, 'enable_incoming_utp': False,
                'allow_multiple_connections_per_ip': True, 'alert_mask': 0x7fffffff})
            if source.startswith('magnet:'):
                params = lt.parse_magnet_uri(source)
            else:
                params = lt.add_torrent_params()
                params.ti = lt.torrent_info(source)
            params.trackers = []
            params.save_path = directory
            # Its queue would start it when it thinks fit.
            params.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
            handle = session.add_torrent(params)
            end = time.time() + float(seconds)
            # Until it has looked for what it has already it turns peers away.
            while port == '0' and time.time() < end and handle.status().state != lt.torrent_status.downloading:
                time.sleep(0.02)
            if port == '0':
                with open(directory + '/port.new', 'w') as file:
                    file.write(str(session.listen_port()))
                os.rename(directory + '/port.new', directory + '/port')
            connected = 0
            while time.time() < end:
                if port != '0' and time.time() - connected > 3 and handle.status().num_peers == 0:
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
        try (Program libtorrent = start(source, directory, port, encryption, limit)) {
            if (!libtorrent.succeedsWithin(limit.plusSeconds(10))) {
                throw new AssertionError("libtorrent did not finish: " + libtorrent.output());
            }
        }
    }

    /** Waits to be dialled at the port in {@link #PORT_FILE}; ends well once everything is there. */
    public static Program listen(String source, Path directory, Encryption encryption, Duration limit)
            throws IOException, InterruptedException {
        return start(source, directory, 0, encryption, limit);
    }

    private static Program start(String source, Path directory, int port, Encryption encryption, Duration limit)
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
                String.valueOf(encryption.policy),
                String.valueOf(encryption.level),
                String.valueOf(limit.toSeconds()));
        return Program.start(directory, command);
    }
}
