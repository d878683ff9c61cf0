"""How soon a torrent is made of local files, beside other makers; whole processes, content in page cache."""

import os
import subprocess
import sys
import time

from processes import NotMeasured
from report import MIB, line, ratios

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ['seedcast', 'mktorrent', 'Transmission', 'libtorrent']
MIB_PIECES = 20
SMALL_PIECES = 16


def one_file(bench):
    """One file of 4 GiB."""
    size = 256 * MIB if bench.quick else 4096 * MIB
    yield from _measured(bench, '%d MiB in one file' % (size // MIB), [size], MIB_PIECES, '<= 1.15',
                         lambda ratio: ratio <= 1.15)


def many_files(bench):
    """500 files of 4 MiB."""
    count = 60 if bench.quick else 500
    yield from _measured(bench, '%d x 4 MiB' % count, [4 * MIB] * count, MIB_PIECES, '<= 1.3',
                         lambda ratio: ratio <= 1.3)


def small_files(bench):
    """5,000 files, of 9 KB on average: opening them is all there is to do."""
    sizes = [bench.random.randint(1, 18 << 10) for _ in range(5000)]
    yield from _measured(bench, '5,000 small files', sizes, SMALL_PIECES, seconds=0.3)


def _measured(bench, what, sizes, log2, bar='', reached=None, seconds=None):
    walls, cpus, peaks = ({name: [] for name in NAMES} for _ in range(3))
    with bench.room(sum(sizes) / (1 << 30) + 0.1) as root:
        content = _content(bench, root, sizes)
        for number in range(bench.rounds + 1):
            hashes = set()
            for name in bench.random.sample(NAMES, len(NAMES)):
                out = os.path.join(root, name + '.torrent')
                bench.await_calm()
                wall, usage = _run(_command(bench, name, content, log2, out))
                if name != 'Transmission':
                    # It says in the info that a torrent is not private, which makes it another one.
                    hashes.add(_info_hash(out))
                os.unlink(out)
                if number:
                    # the first round warms up
                    walls[name].append(wall)
                    cpus[name].append(usage.ru_utime + usage.ru_stime)
                    peaks[name].append(usage.ru_maxrss / 1024)
                    bench.say('%s, %s: %.2f s, CPU %.2f s, %.0f MiB', what, name, wall, cpus[name][-1],
                              peaks[name][-1])
            if len(hashes) > 1:
                raise NotMeasured('the makers differ about %s' % what)
    yield line('torrent of %s, s' % what, walls, '%.2f', '<= %.2f s' % seconds if seconds else '',
               (lambda took: took <= seconds) if seconds else None)
    against = {name: ratios(walls[name], walls['mktorrent']) for name in NAMES}
    yield line('- against mktorrent', against, '%.2f', bar, reached)
    yield line('- CPU seconds', cpus, '%.2f')
    yield line('- peak memory, MiB', peaks, '%.0f', '<= 80', lambda size: size <= 80)


def _content(bench, root, sizes):
    """Random, as hashing cares for no content but the reading of sparse files is another thing."""
    bench.say('making %d files, %d MiB together', len(sizes), sum(sizes) // MIB)
    content = os.path.join(root, 'content')
    block = os.urandom(MIB)
    if len(sizes) > 1:
        os.mkdir(content)
    for number, size in enumerate(sizes):
        with open(os.path.join(content, 'f%04d' % number) if len(sizes) > 1 else content, 'wb') as file:
            for at in range(0, size, MIB):
                file.write(block[:size - at])
    os.sync()
    return content


def _command(bench, name, content, log2, out):
    return {
        'seedcast': [bench.program, 'torrent', '--piece-length', '%dKiB' % (1 << log2 - 10), '-q', '-o', out, content],
        'mktorrent': ['mktorrent', '-t', str(os.cpu_count()), '-l', str(log2), '-a', 'http://127.0.0.1/', '-o', out,
                      content],
        'Transmission': ['transmission-create', '-s', str(1 << log2 - 10), '-o', out, content],
        'libtorrent': [sys.executable, '-W', 'ignore', HERE + '/libtorrent_maker.py', content, str(1 << log2), out],
    }[name]


def _run(command):
    """How long it took, and what the system says it used: of memory never less than this program itself, from which it
    was started."""
    start = time.monotonic()
    # close_fds=False lets Python start it without a copy of itself
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotMeasured('%s failed (%d)' % (command[0], process.returncode))
    return time.monotonic() - start, usage


def _info_hash(torrent):
    import libtorrent
    return str(libtorrent.torrent_info(torrent).info_hash())
