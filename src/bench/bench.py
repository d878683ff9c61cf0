"""Measures seedcast beside other seeders and makers of torrents; scripts/bench prepares the machine and runs it."""

import argparse
import contextlib
import datetime
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import feeds
import make
import many
import mirror
import processes
import report
import restart
import seeders
import stop
import upload
from processes import NotMeasured, Program

#: The part of the machine that is idle when nothing but what is measured will run.
CALM = 0.85

MAKING = {
    'make-one': make.one_file,
    'make-many': make.many_files,
    'make-small': make.small_files,
}
SEEDING = {
    'upload-raw': upload.raw,
    'upload': upload.real,
    'stalled': upload.stalled,
    'many': many.announced_and_idle,
    'restart': restart.unchanged,
    'stop': stop.told,
    'feed': feeds.read,
    'mirror': mirror.catalogue,
}
ROWS = MAKING | SEEDING
#: The columns of each table, and its rows.
TABLES = [(make.NAMES, MAKING), (report.SEEDERS, SEEDING)]


class Bench:
    """What the rows share: where to write, whom to ask, how often to measure."""

    def __init__(self, options, scratch, memory):
        self.seedcast = options.seedcast
        self.program = options.program
        self.java = os.path.join(os.environ['JAVA_HOME'], 'bin/java')
        self.host = options.host
        self.quick = options.quick
        self.rounds = options.rounds or (2 if options.quick else 5)
        self.scratch = scratch
        self.memory = memory
        self.random = random.Random(1)
        self.noise = []

    def directory(self):
        """A new one, on disk."""
        return tempfile.mkdtemp(dir=self.scratch)

    @contextlib.contextmanager
    def room(self, gibibytes, in_memory=False):
        """A directory that is removed afterwards, in memory if that is asked for and there is enough of it."""
        fits = in_memory and self.memory and _available() > (gibibytes + 2) * (1 << 30)
        directory = tempfile.mkdtemp(dir=self.memory if fits else self.scratch)
        if shutil.disk_usage(directory).free < (gibibytes + 1) * (1 << 30):
            raise NotMeasured('no room for %d GiB in %s' % (gibibytes, directory))
        # as opentracker, who becomes nobody, shuts itself in
        os.chmod(directory, 0o755)
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)

    def raw_leecher(self):
        classes = self.directory()
        subprocess.run([self.java + 'c', '-d', classes, os.path.join(seeders.HERE, 'RawLeecher.java')], check=True)
        return Program([self.java, '-Xmx64m', '-XX:+UseSerialGC', '-cp', classes, 'RawLeecher'], self.directory(),
                       conversation=True)

    def await_calm(self):
        """Lets what else runs on the machine come to an end, if that is soon: for ten seconds at most."""
        for _ in range(20):
            before = processes.idle_seconds()
            time.sleep(0.5)
            if (processes.idle_seconds() - before) / 0.5 > os.cpu_count() * CALM:
                return

    def others(self, usage, leecher_cores=0.0):
        """How many cores programs used that have nothing to do with the measurement; remembered for the report."""
        self.noise.append(usage.others(leecher_cores))
        return self.noise[-1]

    def say(self, text, *values):
        print(time.strftime('%H:%M:%S ') + text % values, file=sys.stderr, flush=True)


def _available():
    with open('/proc/meminfo') as meminfo:
        for line in meminfo:
            if line.startswith('MemAvailable:'):
                return int(line.split()[1]) << 10
    return 0


def machine():
    """In general words."""
    memory = round(os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / (1 << 30))
    with open('/etc/os-release') as release:
        system = dict(line.rstrip().split('=', 1) for line in release if '=' in line)['PRETTY_NAME'].strip('"')
    kernel = '.'.join(platform.release().split('.')[:2])
    return '%d cores (%s), %d GiB of memory, %s, Linux %s' % (
        os.cpu_count(), platform.machine(), memory, system, kernel)


def arguments():
    parser = argparse.ArgumentParser(prog='scripts/bench', description='Measures seedcast beside other seeders and makers.')
    parser.add_argument('--quick', action='store_true', help='two rounds and less of everything')
    parser.add_argument('--rounds', type=int, help='rounds of each measurement; 5 unless told, 2 with --quick')
    parser.add_argument('rows', metavar='ROW', nargs='*', help='one of %s; all without' % ', '.join(ROWS))
    for internal in ('--host', '--seedcast', '--program', '--scratch', '--memory'):
        parser.add_argument(internal, help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = [row for row in options.rows if row not in ROWS]
    if unknown:
        parser.error('no such row: %s' % ', '.join(unknown))
    return options


def table(bench, names, rows):
    """Prints a table; whether all of it could be measured."""
    complete = True
    print('\n'.join(report.head(names)), flush=True)
    for name, measure in rows.items():
        bench.say('%s', name)
        try:
            for line in measure(bench):
                print(report.row(line, names), flush=True)
        except NotMeasured as reason:
            bench.say('%s is not measured: %s', name, reason)
            complete = False
    print(flush=True)
    return complete


def main():
    options = arguments()
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number_, _: sys.exit(128 + number_))
    bench = Bench(options, options.scratch, options.memory)
    print('%s, %s. %s.\n' % (datetime.date.today(), machine(), seeders.versions(bench)))
    failed = False
    for names, rows in TABLES:
        wanted = [name for name in options.rows or rows if name in rows]
        if wanted:
            failed |= not table(bench, names, {name: rows[name] for name in wanted})
    if bench.noise:
        noise = report.spread(bench.noise, '%.1f')
        print('Meanwhile other programs used %s of the %d cores.' % (noise, os.cpu_count()))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
