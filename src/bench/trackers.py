"""What the seeders announce to: Debian's opentracker, and a stub that writes down what it is told."""

import asyncio
import os
import threading
import urllib.parse
import urllib.request

from processes import Program, wait_for
from seeders import free_port


class OpenTracker:
    """HTTP and UDP on one port. It knows only the torrents it is started with."""

    def __init__(self, bench, torrents):
        self.host = bench.host
        self.port = free_port(bench.host)
        directory = bench.directory()
        # started by root it shuts itself into the directory and becomes nobody
        os.chmod(directory, 0o755)
        root = '' if os.geteuid() == 0 else directory
        with open(directory + '/whitelist', 'w') as whitelist:
            whitelist.writelines(torrent.info_hash + '\n' for torrent in torrents)
        with open(directory + '/configuration', 'w') as configuration:
            configuration.write('listen.tcp_udp %s:%d\naccess.whitelist %s/whitelist\naccess.stats %s\n'
                                'tracker.rootdir %s\n' % (self.host, self.port, root, self.host, directory))
        self.program = Program(['opentracker', '-f', directory + '/configuration'], directory)

    def __enter__(self):
        wait_for(lambda: self.seeds() == 0, 10, 'opentracker answers')
        return self

    def __exit__(self, *_):
        self.program.stop()

    def url(self, scheme):
        return '%s://%s:%d/announce' % (scheme, self.host, self.port)

    def seeds(self):
        """How many were announced, over all torrents; -1 while it does not answer."""
        try:
            with urllib.request.urlopen('http://%s:%d/stats?mode=peer' % (self.host, self.port), timeout=5) as answer:
                return int(answer.read().split()[1])
        except OSError:
            return -1


class StubTracker:
    """An HTTP tracker that takes everything and remembers who came and went."""

    def __init__(self, host):
        self.host = host
        self.port = free_port(host)
        self.told = {'started': set(), 'stopped': set()}
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)

    def url(self):
        return 'http://%s:%d/announce' % (self.host, self.port)

    def count(self, event):
        return len(self.told[event])

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(asyncio.start_server(self._serve, self.host, self.port, backlog=4096))
        self.loop.run_forever()

    async def _serve(self, reader, writer):
        answer = b'd8:intervali1800e5:peers0:e'
        head = b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n' % len(answer)
        try:
            while True:
                request = await reader.readuntil(b'\r\n\r\n')
                target = request.split(b' ', 2)[1].decode('ascii')
                query = dict(part.split('=', 1) for part in urllib.parse.urlsplit(target).query.split('&'))
                if query.get('event') in self.told:
                    self.told[query['event']].add(urllib.parse.unquote_to_bytes(query['info_hash']))
                writer.write(head + answer)
                await writer.drain()
                if b'connection: close' in request.lower() or request.split(b'\r\n')[0].endswith(b'1.0'):
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            # the client is done with this connection
            pass
        finally:
            writer.close()
