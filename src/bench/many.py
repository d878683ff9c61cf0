"""Thousands of torrents: how soon all are announced, and what they cost while nobody asks for them."""

import math
import time

import leechers
import library
from processes import NotMeasured, Usage, wait_for
from report import MIB, Line, line
from seeders import STARTS
from trackers import OpenTracker

TORRENTS = 3000
NAMES = ['seedcast', 'libtorrent']
ANNOUNCED_BAR = ('<= 5 s, better <= 2 s', lambda seconds: seconds <= 5)
#: A seeder that is slower than this is not waited for.
MOST_SECONDS = 30


def announced_and_idle(bench):
    with bench.room(4, in_memory=True) as root:
        bench.say('making %d torrents', TORRENTS)
        torrents = library.make(root, [MIB] * TORRENTS)
        for scheme in ('http', 'udp'):
            yield from _announced(bench, root, torrents, scheme)
        yield from _idle(bench, root, torrents)


def _announced(bench, root, torrents, scheme):
    """From the start of the process until the tracker knows all."""
    seconds, cost = ({name: [] for name in NAMES} for _ in range(2))
    for number in range(bench.rounds):
        for name in NAMES if number % 2 else NAMES[::-1]:
            with OpenTracker(bench, torrents) as tracker:
                library.announce_to(torrents, tracker.url(scheme))
                bench.await_calm()
                with STARTS[name](bench, root, torrents) as seeder:
                    usage = Usage(seeder.program)
                    took = _until_all_announced(tracker)
                    usage.end()
                    known = tracker.seeds()
            bench.say('%d of %d torrents announced by %s, %s: %.1f s; %s, others %.2f', known, TORRENTS, scheme, name,
                      took, usage, bench.others(usage))
            seconds[name].append(took)
            cost[name].append(usage.seconds)
    yield line('%d torrents announced (%s), s; waited for %d s' % (TORRENTS, scheme, MOST_SECONDS), seconds, '%.1f',
                *ANNOUNCED_BAR)
    yield line('- CPU seconds of the seeder until then', cost, '%.1f')


def _until_all_announced(tracker):
    """Seconds; infinite where that was not waited for."""
    try:
        return wait_for(lambda: tracker.seeds() >= TORRENTS, MOST_SECONDS, 'announced', pause=0.02)
    except NotMeasured:
        return math.inf


def _idle(bench, root, torrents):
    """Once: what the system says after a minute in which nothing happened, and whether all are really there."""
    memory, peak, threads, cpu, complete = {}, {}, {}, {}, {}
    for name in NAMES:
        with OpenTracker(bench, torrents) as tracker:
            library.announce_to(torrents, tracker.url('http'))
            with STARTS[name](bench, root, torrents) as seeder:
                _until_all_announced(tracker)
                time.sleep(5)
                usage = Usage(seeder.program)
                time.sleep(10 if bench.quick else 60)
                cpu[name] = [usage.end().cores * 100]
                memory[name] = [seeder.program.status('VmRSS') / 1024]
                peak[name] = [seeder.program.status('VmHWM') / 1024]
                threads[name] = [seeder.program.status('Threads')]
                some = bench.random.sample(torrents, 20)
                with bench.room(1, in_memory=True) as downloads:
                    took, _, _ = leechers.real(bench, seeder, some, 1, downloads)
                complete[name] = '20 of 20 in %.1f s' % took
                bench.say('%s, idle: %.0f MiB, %d threads, %.2f %% of a core; %s', name, *memory[name], *threads[name],
                          *cpu[name], complete[name])
    yield line('%d torrents idle: RSS, MiB' % TORRENTS, memory, '%.0f', '<= 250, better <= 100',
               lambda mebibytes: mebibytes <= 250)
    yield line('- highest RSS since the start, MiB', peak)
    yield line('- threads', threads, '%d', '<= 40', lambda count: count <= 40)
    yield line('- CPU, % of a core', cpu, '%.2f', '<= 2', lambda percent: percent <= 2)
    yield Line('- then 20 of them downloaded', complete, 'all', True)
