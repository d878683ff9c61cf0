package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.Tools;

/** libtorrent-rasterbar, the engine of many clients, by its Python binding. */
public final class Libtorrent implements Leecher {
    /** How connections are encrypted, those it makes and those it takes (MSE). */
    public enum Encryption {
        /** What it does when not told otherwise: no encryption, and the handshake where that fails. */
        DEFAULT(1, 3),
        /** Not at all. */
        NONE(2, 3),
        /** The handshake, and all that follows. */
        RC4(0, 2),
        /** The handshake; the other side chooses what follows, libtorrent itself chooses plain text. */
        EITHER(0, 3),
        /** The handshake alone. */
        HANDSHAKE(0, 1);

        private final int policy;
        private final int level;

        /**
         * @param policy 0 forced, 1 enabled, 2 disabled
         * @param level 1 plain text, 2 RC4, 3 either
         */
        Encryption(int policy, int level) {
            this.policy = policy;
            this.level = level;
        }
    }

    /** A session that talks to nobody but those it is told of; ends when everything is there, or when it is told to. */
    private static final String SCRIPT =
            """
            import os, signal, sys, time, libtorrent as lt
            source, directory, address, policy, level, lsd = sys.argv[1:7]
            peer = (sys.argv[7], int(sys.argv[8])) if len(sys.argv) > 7 else None
            session = lt.session({
                'listen_interfaces': ('[%s]:0' if ':' in address else '%s:0') % address,
                'outgoing_interfaces': address, 'out_enc_policy': int(policy), 'in_enc_policy': int(policy),
                'allowed_enc_level': int(level), 'prefer_rc4': False,
                'enable_dht': False, 'enable_lsd': lsd == 'lsd', 'enable_upnp': False, 'enable_natpmp': False,
                'enable_outgoing_utp': False, 'enable_incoming_utp': False,
                'allow_multiple_connections_per_ip': True, 'alert_mask': 0x7fffffff})
            if source.startswith('magnet:'):
                params = lt.parse_magnet_uri(source)
            else:
                params = lt.add_torrent_params()
                params.ti = lt.torrent_info(source)
            params.save_path = directory
            # Its queue would start it when it thinks fit.
            params.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
            handle = session.add_torrent(params)
            told = []
            signal.signal(signal.SIGTERM, lambda *_: told.append('end'))
            end, connected, began, first = time.time() + 120, 0, 0, 0
            # Until it has looked for what it has already it turns peers away.
            looking = (lt.torrent_status.checking_files, lt.torrent_status.checking_resume_data)
            while handle.status().state in looking and time.time() < end:
                time.sleep(0.02)
            with open('port.new', 'w') as file:
                file.write(str(session.listen_port()))
            os.rename('port.new', 'port')
            while not told and time.time() < end:
                if peer and time.time() - connected > 3 and handle.status().num_peers == 0:
                    handle.connect_peer(peer)
                    connected = time.time()
                    began = began or connected
                if not first and handle.status().total_payload_download:
                    first = time.time()
                if handle.status().is_seeding:
                    print('began after %.3f s, took %.3f s' % ((first or time.time()) - began, time.time() - (first or began)))
                    sys.exit(0)
                time.sleep(0.01)
            for alert in session.pop_alerts():
                print(alert.message())
            status = handle.status()
            sys.exit('not finished: %s of %s bytes, %s peers, metadata %s' % (
                status.total_wanted_done, status.total_wanted, status.num_peers, status.has_metadata))
            """;

    private static final Pattern TIMING = Pattern.compile("began after ([0-9.]+) s, took ([0-9.]+) s");

    private final Program program;
    private final Path home;

    private Libtorrent(Program program, Path home) {
        this.program = program;
        this.home = home;
    }

    /** Its peers are those that the trackers and the magnet link name, and those that dial it. */
    public static Libtorrent start(Download download, Encryption encryption) throws IOException, InterruptedException {
        return start(download, encryption, "", List.of());
    }

    /** It is also given a peer, as the DHT and the like would do. */
    public static Libtorrent start(Download download, Encryption encryption, String peer, int port)
            throws IOException, InterruptedException {
        return start(download, encryption, "", List.of(peer, String.valueOf(port)));
    }

    /** It looks for peers in the same network, too. */
    public static Libtorrent searching(Download download) throws IOException, InterruptedException {
        return start(download, Encryption.DEFAULT, "lsd", List.of());
    }

    private static Libtorrent start(Download download, Encryption encryption, String lsd, List<String> peer)
            throws IOException, InterruptedException {
        Path home = download.home("libtorrent");
        Path script = Files.writeString(home.resolve("leech.py"), SCRIPT);
        List<String> command = new ArrayList<>(List.of(
                Tools.requirePythonLibtorrent().toString(),
                script.toString(),
                download.source(),
                download.directory().toString(),
                download.address(),
                String.valueOf(encryption.policy),
                String.valueOf(encryption.level),
                lsd));
        command.addAll(peer);
        return new Libtorrent(Program.start(home, download.network().inside(command)), home);
    }

    /** On loopback; {@code source} is a .torrent file or a magnet link. */
    public static void download(String source, Path directory, int port, Encryption encryption, Duration limit)
            throws IOException, InterruptedException {
        Download download = new Download(Network.LOOPBACK, "127.0.0.1", source, directory);
        try (Libtorrent libtorrent = start(download, encryption, "127.0.0.1", port)) {
            libtorrent.complete(limit);
        }
    }

    /** Where it can be dialled, from when it turns nobody away. */
    public int port() throws IOException {
        Path file = home.resolve("port");
        program.when(() -> Files.exists(file), "listen");
        return Integer.parseInt(Files.readString(file));
    }

    /**
     * How long it took.
     *
     * @param untilFirst seconds from its first call to its first byte of content
     * @param content seconds from there until it had all
     */
    public record Timing(double untilFirst, double content) {}

    /** Of a download from a peer that it was given, once it is complete. */
    public Timing timing() throws IOException {
        Matcher told = TIMING.matcher(program.output());
        if (!told.find()) {
            throw new AssertionError("libtorrent did not tell how long it took: " + program.output());
        }
        return new Timing(Double.parseDouble(told.group(1)), Double.parseDouble(told.group(2)));
    }

    @Override
    public void complete(Duration limit) throws IOException, InterruptedException {
        if (!program.succeedsWithin(limit)) {
            close();
            throw new AssertionError("libtorrent did not finish: " + program.output());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
