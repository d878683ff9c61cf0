"""The programs that are measured side by side. Each seeds a library made by library.py and is silent to the world."""

import json
import os
import shutil
import socket
import subprocess
import sys

import library
from processes import NotMeasured, Program, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))


class Seeder:
    """One that is running; `program` is the process that serves."""

    def __init__(self, name, program, host, port):
        self.name = name
        self.program = program
        self.host = host
        self.port = port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.stop()

    def serves(self, torrent):
        """Whether a peer of this torrent is let in."""
        if not self.program.is_running():
            raise NotMeasured('%s ended: %s' % (self.name, self.program.output()[-2000:]))
        try:
            with greet(self.host, self.port, torrent) as peer:
                return len(peer.recv(68, socket.MSG_WAITALL)) == 68
        except OSError:
            return False

    def await_serving(self, torrents, seconds=120):
        for torrent in torrents:
            wait_for(lambda: self.serves(torrent), seconds, '%s serves %s' % (self.name, torrent.name), pause=0.1)
        return self


def greet(host, port, torrent, source=90):
    """A connection on which a peer has introduced itself, and no more."""
    peer = socket.socket()
    peer.settimeout(2)
    peer.bind((neighbour(host, source), 0))
    peer.connect((host, port))
    peer.sendall(b'\x13BitTorrent protocol' + bytes(8) + bytes.fromhex(torrent.info_hash) + os.urandom(20))
    return peer


def neighbour(host, number):
    """The address so many after host; all of them are local."""
    start, _, last = host.rpartition('.')
    return '%s.%d' % (start, int(last) + number)


def free_port(host):
    with socket.socket() as taken:
        taken.bind((host, 0))
        return taken.getsockname()[1]


def seedcast(bench, root, torrents, program=None):
    port = free_port(bench.host)
    command = [program or bench.seedcast, 'seed', root, '--json', '--bind', bench.host, '--no-dht', '--port', port]
    return Seeder('seedcast', Program(command, bench.directory()), bench.host, port)


def libtorrent(bench, root, torrents):
    port = free_port(bench.host)
    command = [sys.executable, HERE + '/libtorrent_seeder.py', bench.host, port, root]
    return Seeder('libtorrent', Program(command, bench.directory()), bench.host, port)


def rtorrent(bench, root, torrents):
    directory = bench.directory()
    port = free_port(bench.host)
    settings = [
        'system.daemon.set=true', 'directory.default.set=%s/media' % root, 'network.bind_address.set=' + bench.host,
        'network.port_range.set=%d-%d' % (port, port), 'network.port_random.set=no', 'dht.mode.set=disable',
        'protocol.pex.set=no', 'trackers.use_udp.set=no', 'throttle.max_uploads.set=100',
        'throttle.max_uploads.global.set=500']
    config = os.path.join(directory, 'rtorrent.rc')
    with open(config, 'w') as out:
        out.write('\n'.join(settings) + '\n')
    command = ['rtorrent', '-n', '-o', 'import=' + config]
    for torrent in torrents:
        command.append(os.path.join(directory, torrent.name + '.torrent'))
        with open(command[-1], 'wb') as out:
            # it takes no torrent without a tracker; at this one nobody answers
            out.write(library.with_tracker(torrent, 'http://%s:1/announce' % bench.host))
    return Seeder('rtorrent', Program(command, directory), bench.host, port)


def transmission(bench, root, torrents):
    directory = bench.directory()
    port = free_port(bench.host)
    watched = os.path.join(directory, 'watched')
    os.mkdir(watched)
    for torrent in torrents:
        shutil.copy(torrent.file, watched)
    with open(os.path.join(directory, 'settings.json'), 'w') as out:
        json.dump({
            'bind-address-ipv4': bench.host, 'peer-port': port, 'rpc-enabled': False, 'dht-enabled': False,
            'lpd-enabled': False, 'pex-enabled': False, 'utp-enabled': False, 'port-forwarding-enabled': False,
            'download-dir': root + '/media', 'watch-dir': watched, 'watch-dir-enabled': True,
            'upload-slots-per-torrent': 100, 'cache-size-mb': 4}, out)
    command = ['transmission-daemon', '--foreground', '--config-dir', directory]
    return Seeder('Transmission', Program(command, directory), bench.host, port)


STARTS = {'seedcast': seedcast, 'libtorrent': libtorrent, 'rtorrent': rtorrent, 'Transmission': transmission}


def versions(bench):
    import libtorrent as lt
    return ', '.join([
        _first_line(bench.seedcast, '--version') + _commit(),
        'Java ' + _first_line(bench.java, '--version').split()[1],
        'libtorrent ' + '.'.join(lt.__version__.split('.')[:3]),
        'rtorrent ' + _first_line('rtorrent', '-h').rstrip('.').split()[-1],
        'Transmission ' + _first_line('transmission-daemon', '--version').split()[1],
        'mktorrent ' + _first_line('mktorrent', '-h').split()[1]])


def _first_line(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    return run.stdout.partition('\n')[0]


def _commit():
    """Of the checkout, where there is one."""
    command = ['git', '-C', HERE, 'describe', '--always', '--dirty']
    run = subprocess.run(command, capture_output=True, text=True) if shutil.which('git') else None
    return ' (%s)' % run.stdout.strip() if run and run.returncode == 0 else ''
