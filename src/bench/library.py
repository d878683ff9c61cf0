"""Makes what is seeded: files, their .torrents, and the library of seedcast that lists them."""

import hashlib
import json
import os
import random
from typing import NamedTuple

PAGE = 1 << 20


class Torrent(NamedTuple):
    name: str
    info_hash: str
    piece_length: int
    size: int
    file: str
    data: str


def piece_length(size):
    """As seedcast picks it: the power of two nearest to size / 1024, from 16 KiB to 16 MiB."""
    for k in range(14, 24):
        if size * size < (1 << 2 * k + 1) * 1024 * 1024:
            return 1 << k
    return 1 << 24


def bencode(value):
    if isinstance(value, int):
        return b'i%de' % value
    if isinstance(value, bytes):
        return b'%d:%s' % (len(value), value)
    if isinstance(value, str):
        return bencode(value.encode())
    if isinstance(value, list):
        return b'l' + b''.join(map(bencode, value)) + b'e'
    keys = sorted(value)
    return b'd' + b''.join(bencode(key) + bencode(value[key]) for key in keys) + b'e'


def _write(path, size, number, noise):
    """Writes noise that differs from file to file and from MiB to MiB; returns the hashes of its pieces."""
    length = piece_length(size)
    pieces = []
    rest = b''
    with open(path, 'wb', buffering=0) as out:
        for page in range(0, size, PAGE):
            block = (b'%16x%16x' % (number, page) + noise)[:min(PAGE, size - page)]
            out.write(block)
            rest += block
            whole = len(rest) // length * length
            pieces += [hashlib.sha1(rest[at:at + length]).digest() for at in range(0, whole, length)]
            rest = rest[whole:]
        os.fsync(out.fileno())
    if rest:
        pieces.append(hashlib.sha1(rest).digest())
    return b''.join(pieces)


def make(root, sizes):
    """A library in directory root with one torrent of each of the sizes; the same arguments give the same torrents."""
    noise = random.Random(20250101).randbytes(PAGE)
    for folder in ('media', 'site/torrents', '.seedcast'):
        os.makedirs(os.path.join(root, folder))
    torrents = []
    for number, size in enumerate(sizes):
        name = 'item-%05d.bin' % number
        data = os.path.join(root, 'media', name)
        info = {'name': name, 'length': size, 'piece length': piece_length(size),
                'pieces': _write(data, size, number, noise)}
        file = os.path.join(root, 'site/torrents', name + '.torrent')
        with open(file, 'wb') as out:
            out.write(bencode({'info': info}))
        info_hash = hashlib.sha1(bencode(info)).hexdigest()
        torrents.append(Torrent(name, info_hash, info['piece length'], size, file, data))
    write_seed_list(root, torrents)
    return torrents


def with_tracker(torrent, url):
    """The bytes of its .torrent with this one tracker; outside `info`, so the info-hash stays."""
    with open(torrent.file, 'rb') as made:
        info = made.read().partition(b'4:info')[2]
    return b'd8:announce' + bencode(url) + b'4:info' + info


def announce_to(torrents, url):
    for torrent in torrents:
        metainfo = with_tracker(torrent, url)
        with open(torrent.file, 'wb') as out:
            out.write(metainfo)


def write_seed_list(root, torrents):
    """What the writer of a library leaves for its seeder, as org.seedcast.seed.SeedList reads it."""
    listed = []
    for torrent in sorted(torrents, key=lambda one: one.info_hash):
        stat = os.stat(torrent.data)
        listed.append({
            'infoHash': torrent.info_hash,
            'torrent': os.path.relpath(torrent.file, root),
            'data': os.path.relpath(torrent.data, root),
            'size': stat.st_size,
            'modifiedNanos': stat.st_mtime_ns,
            'inode': stat.st_ino})
    path = os.path.join(root, '.seedcast/seed.json')
    with open(path + '.tmp', 'w', encoding='utf-8') as out:
        json.dump({'version': 1, 'torrents': listed}, out, indent=1)
    os.replace(path + '.tmp', path)
