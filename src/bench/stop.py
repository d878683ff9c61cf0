"""The end: whether every tracker hears of it, and how long it takes."""

import library
from processes import wait_for
from report import line
from seeders import STARTS
from trackers import StubTracker

NAMES = ['seedcast', 'libtorrent']
TORRENTS = 1000


def told(bench):
    stopped, seconds = ({name: [] for name in NAMES} for _ in range(2))
    with bench.room(1) as root:
        torrents = library.make(root, [65536] * TORRENTS)
        for number in range(bench.rounds):
            for name in NAMES if number % 2 else NAMES[::-1]:
                with StubTracker(bench.host) as tracker:
                    library.announce_to(torrents, tracker.url())
                    bench.await_calm()
                    with STARTS[name](bench, root, torrents) as seeder:
                        wait_for(lambda: tracker.count('started') == TORRENTS, 60, '%s announces all' % name)
                        took = seeder.program.stop(seconds=15)
                    stopped[name].append(tracker.count('stopped'))
                seconds[name].append(took)
                bench.say('SIGTERM, %s: %d of %d told, %.2f s', name, stopped[name][-1], TORRENTS, took)
    yield line('SIGTERM with %d torrents: `stopped` delivered' % TORRENTS, stopped, '%d', 'all',
               lambda count: count == TORRENTS)
    yield line('- until the process has ended, s', seconds, '%.2f', '<= 5 s', lambda took: took <= 5)
