"""How fast a file in page cache goes out, to peers that only take and to real ones."""

import contextlib
import time

import leechers
import library
from report import MIB, line, ratios
from seeders import STARTS


def _started(bench, names, root, torrents, stack):
    """All at once: those not being measured are idle."""
    running = []
    for name in names:
        bench.say('starting %s', name)
        running.append(stack.enter_context(STARTS[name](bench, root, torrents)))
    return [seeder.await_serving(torrents) for seeder in running]


def _alternating(bench, seeders, measure):
    """Each seeder once a round, in changing order; the round before the first warms up and is not counted."""
    for number in range(bench.rounds + 1):
        first = number % len(seeders)
        turn = seeders[first:] + seeders[:first]
        for seeder in turn if number % 2 else turn[::-1]:
            bench.await_calm()
            measure(seeder, number > 0)


class _Figures:
    """Rates and what they cost, a list for each seeder."""

    def __init__(self, bench, what, names):
        self.bench = bench
        self.what = what
        self.rate = {name: [] for name in names}
        self.cost = {name: [] for name in names}

    def add(self, seeder, counted, size, seconds, usage, leecher_cores):
        rate = size / seconds / 1e6
        others = self.bench.others(usage, leecher_cores)
        self.bench.say('%s, %s: %.0f MB/s%s; %s, leechers %.2f, others %.2f', self.what, seeder.name, rate,
                       '' if counted else ' (warm-up)', usage, leecher_cores, others)
        if counted:
            self.rate[seeder.name].append(rate)
            self.cost[seeder.name].append(usage.seconds / (size / (1 << 30)))

    def lines(self, bar='', reached=None):
        yield line('%s, MB/s' % self.what, self.rate)
        against = {name: ratios(rate, self.rate['libtorrent']) for name, rate in self.rate.items()}
        yield line('- against libtorrent', against, '%.2f', bar, reached)
        yield line('- CPU seconds of the seeder per GiB', self.cost, '%.2f')


def raw(bench):
    """Peers that only request and discard, alone and eight at a time."""
    total = (1 if bench.quick else 2) << 30
    with bench.room(2) as root, contextlib.ExitStack() as stack:
        [torrent] = library.make(root, [1 << 30])
        running = _started(bench, STARTS, root, [torrent], stack)
        leecher = stack.enter_context(bench.raw_leecher())
        for peers in (1, 8):
            figures = _Figures(bench, 'upload, raw x%d' % peers, STARTS)
            _alternating(bench, running, lambda seeder, counted: figures.add(
                seeder, counted, *leechers.raw(leecher, seeder, torrent, peers, total)))
            yield from figures.lines()


def real(bench):
    """libtorrent leechers, which check and write what they get."""
    names = ['seedcast', 'libtorrent']
    with bench.room(2) as root, bench.room(5, in_memory=True) as downloads, contextlib.ExitStack() as stack:
        large, half = library.make(root, [1 << 30, 512 * MIB])
        running = _started(bench, names, root, [large, half], stack)
        for peers, torrent in ((1, large), (8, half)):
            figures = _Figures(bench, 'upload, libtorrent x%d' % peers, names)
            _alternating(bench, running, lambda seeder, counted: figures.add(
                seeder, counted, torrent.size * peers,
                *leechers.real(bench, seeder, [torrent], peers, downloads)))
            yield from figures.lines('>= 1.0', lambda ratio: ratio >= 1.0)


def stalled(bench):
    """A healthy raw peer, alone and while another has stopped reading, in turns."""
    names = ['seedcast', 'libtorrent']
    total = (1 if bench.quick else 2) << 30
    alone = {name: [] for name in names}
    beside = {name: [] for name in names}
    with bench.room(2) as root, contextlib.ExitStack() as stack:
        [torrent] = library.make(root, [1 << 30])
        running = _started(bench, names, root, [torrent], stack)
        leecher = stack.enter_context(bench.raw_leecher())

        def rate(seeder):
            got, seconds, usage, cores = leechers.raw(leecher, seeder, torrent, 1, total)
            bench.others(usage, cores)
            return got / seconds / 1e6

        def rate_beside(seeder):
            with leechers.stalled(seeder, torrent):
                # what it asked for has filled all buffers by now
                time.sleep(0.5)
                return rate(seeder)

        def measure(seeder, counted):
            if len(alone[seeder.name]) % 2:
                other, one = rate_beside(seeder), rate(seeder)
            else:
                one, other = rate(seeder), rate_beside(seeder)
            bench.say('stalled, %s: %.0f MB/s alone, %.0f beside%s', seeder.name, one, other,
                      '' if counted else ' (warm-up)')
            if counted:
                alone[seeder.name].append(one)
                beside[seeder.name].append(other)

        _alternating(bench, running, measure)
    yield line('healthy raw peer alone, MB/s', alone)
    yield line('- while another has stopped reading', beside)
    yield line('- against alone', {name: ratios(beside[name], alone[name]) for name in names}, '%.2f',
               '>= 0.9', lambda ratio: ratio >= 0.9)
