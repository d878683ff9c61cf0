"""A start with content that has not changed since it was hashed."""

import os
import subprocess

import library
from processes import wait_for
from report import MIB, line
from seeders import STARTS

NAMES = ['seedcast', 'libtorrent']
FILES = 50
#: Together 5 GiB.
FILE_BYTES = 5120 * MIB // FILES


def unchanged(bench):
    """None of the content is in memory at the start, so that whatever was read shows afterwards."""
    seconds, read, resident = ({name: [] for name in NAMES} for _ in range(3))
    with bench.room(6) as root:
        bench.say('making %d files, 5 GiB together', FILES)
        torrents = library.make(root, [FILE_BYTES] * FILES)
        for number in range(bench.rounds):
            for name in NAMES if number % 2 else NAMES[::-1]:
                _forget(torrents)
                bench.await_calm()
                with STARTS[name](bench, root, torrents) as seeder:
                    took = wait_for(lambda: all(map(seeder.serves, torrents)), 60, '%s seeds' % name)
                    read[name].append(seeder.program.bytes_read() / MIB)
                seconds[name].append(took)
                resident[name].append(_resident(torrents) / MIB)
                bench.say('restart, %s: %.2f s, %.1f MiB read, %.1f MiB of content in memory', name, took,
                          read[name][-1], resident[name][-1])
    yield line('restart with 5 GiB unchanged: every torrent served after, s', seconds, '%.2f', '<= 2 s',
               lambda took: took <= 2)
    yield line('- read(2) by the process, its own program included, MiB', read, '%.1f')
    yield line('- content in page cache afterwards, MiB of 5120', resident, '%.1f', '0', lambda size: size == 0)


def _forget(torrents):
    """Lets the system drop the content from its cache; it was synced when it was made."""
    for torrent in torrents:
        with open(torrent.data, 'rb') as data:
            os.posix_fadvise(data.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _resident(torrents):
    """By mmap(2) or read(2), whoever touches content brings it here."""
    command = ['fincore', '--bytes', '--noheadings', '--output', 'RES'] + [torrent.data for torrent in torrents]
    return sum(map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()))
