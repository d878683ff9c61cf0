"""Peers that take from the seeders."""

import contextlib
import os
import shutil
import socket
import sys
import time

from processes import NotMeasured, Program, Usage
from seeders import HERE, greet, neighbour

INTERESTED = b'\x00\x00\x00\x01\x02'
UNCHOKE = 1
BLOCK = 16384
MOST_SECONDS = 300


def raw(leecher, seeder, torrent, peers, total, most_seconds=5):
    """Peers that only request and discard: bytes, seconds, usage of the seeder, cores the leecher used."""
    leecher.say('%s %d %s %d %d %d %d %d' % (
        seeder.host, seeder.port, torrent.info_hash, torrent.piece_length, torrent.size, peers, total, most_seconds))
    _expect(leecher, 'unchoked', seeder)
    usage = Usage(seeder.program)
    own = Usage(leecher)
    leecher.say('go')
    got, nanos, *_ = map(int, _expect(leecher, 'got', seeder).split())
    usage.end()
    own.end()
    return got, nanos / 1e9, usage, own.cores


def _expect(leecher, word, seeder, seconds=60):
    """What it says after this word."""
    answer = leecher.hear(seconds)
    if not answer.startswith(word):
        raise NotMeasured('a leecher of %s %s' % (seeder.name, answer))
    return answer[len(word):].strip()


def real(bench, seeder, torrents, peers, downloads):
    """libtorrent, each on its own: seconds until all have all, usage of the seeder, cores the leechers used."""
    with contextlib.ExitStack() as stack:
        leechers = []
        for number in range(1, peers + 1):
            directory = os.path.join(downloads, 'leecher-%d' % number)
            os.mkdir(directory)
            stack.callback(shutil.rmtree, directory)
            command = [sys.executable, HERE + '/libtorrent_leecher.py', neighbour(seeder.host, number), seeder.host,
                       seeder.port, directory, MOST_SECONDS] + [torrent.file for torrent in torrents]
            leechers.append(stack.enter_context(Program(command, bench.directory(), conversation=True)))
        for leecher in leechers:
            _expect(leecher, 'ready', seeder)
        usage = Usage(seeder.program)
        own = [Usage(leecher) for leecher in leechers]
        start = time.monotonic()
        for leecher in leechers:
            leecher.say('go')
        for leecher in leechers:
            _expect(leecher, 'done', seeder, MOST_SECONDS + 10)
        seconds = time.monotonic() - start
        usage.end()
        cores = sum(one.end().cores for one in own)
        return seconds, usage, cores


@contextlib.contextmanager
def stalled(seeder, torrent, requests=500):
    """A peer that asks for 8 MiB and reads nothing of it."""
    with greet(seeder.host, seeder.port, torrent, source=50) as peer:
        peer.sendall(INTERESTED)
        peer.settimeout(45)
        _await_unchoke(peer)
        asked = b''
        for number in range(requests):
            at = number * BLOCK
            asked += b'\0\0\0\x0d\x06' + b''.join(
                part.to_bytes(4, 'big') for part in (at // torrent.piece_length, at % torrent.piece_length, BLOCK))
        peer.sendall(asked)
        yield peer


def _await_unchoke(peer):
    _exactly(peer, 68)
    while True:
        length = int.from_bytes(_exactly(peer, 4), 'big')
        message = _exactly(peer, length)
        if message[:1] == bytes([UNCHOKE]):
            return


def _exactly(peer, count):
    got = peer.recv(count, socket.MSG_WAITALL) if count else b''
    if len(got) < count:
        raise NotMeasured('the seeder hung up on a peer')
    return got
