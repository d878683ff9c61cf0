"""What each JVM switch of the launcher brings: the program with all of them, and in turns without one.

Usage: scripts/bench --switches [--rounds N] [JAVA_HOME...]; prints a table in Markdown. The class-data archive of each Java
is made first.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

MIB = 1 << 20
#: Prints its arguments, each ended by NUL, as a Java would get them.
LISTING_JAVA = '#!/bin/sh\nprintf "%s\\0" "$@"\n'


class Switch(NamedTuple):
    """A switch, or some that only serve one end: how arguments begin that are left out, and the tasks to try it with."""

    name: str
    begins: tuple
    tasks: tuple


SWITCHES = [
    Switch('class-data archive', ('-XX:SharedArchiveFile',), ('help', 'nothing new', 'small files')),
    Switch('serial collector', ('-XX:+UseSerialGC',), ('help', 'nothing new', 'one file')),
    Switch('sizes of the heap', ('-Xms', '-Xmx', '-XX:MaxNewSize'), ('nothing new', 'small files', 'one file')),
    Switch('no performance data', ('-XX:-UsePerfData',), ('help', 'nothing new')),
    Switch('archive not moved', ('-XX:ArchiveRelocationMode',), ('help', 'nothing new')),
    Switch('old classes not verified', ('-XX:-BytecodeVerificationRemote',), ('help', 'nothing new')),
    Switch('first compiler alone', ('-XX:TieredStopAtLevel',), ('help',)),
    Switch('digests compiled first', ('-XX:CompileCommand',), ('nothing new', 'small files', 'many files', 'one file')),
    Switch('others compiled late', ('-XX:Tier4',), ('nothing new', 'small files', 'many files', 'one file')),
    Switch('no replacement on the stack', ('-XX:-UseOnStackReplacement',), ('small files', 'many files', 'one file')),
    Switch('all of them', ('-XX', '-X'), ('help', 'nothing new', 'small files', 'many files', 'one file')),
]


class Run(NamedTuple):
    """What a process cost that has ended."""

    seconds: float
    cpu: float
    mebibytes: float


def run(command, directory):
    """Runs it to its end; it must succeed."""
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit('%s ended with %d' % (' '.join(command), child.returncode))
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def arguments_of_jvm(program, java_home, words):
    """As the launcher gives them to the Java of java_home, by a Java that only lists them."""
    with tempfile.TemporaryDirectory() as listing:
        os.mkdir(os.path.join(listing, 'bin'))
        shutil.copy(os.path.join(java_home, 'release'), listing)
        java = os.path.join(listing, 'bin', 'java')
        with open(java, 'w', encoding='ascii') as script:
            script.write(LISTING_JAVA)
        os.chmod(java, 0o755)
        environment = dict(os.environ, JAVA_HOME=listing)
        listed = subprocess.run([program] + words, env=environment, capture_output=True, check=True).stdout
    return [word.decode() for word in listed.split(b'\0')[:-1]]


def tasks(program, directory):
    """What people wait for, by name: the arguments of the program."""
    sizes = {'small files': (2000, 10_000), 'many files': (200, 4 * MIB), 'one file': (1, 1024 * MIB)}
    for name, (count, size) in sizes.items():
        folder = os.path.join(directory, name)
        os.mkdir(folder)
        block = os.urandom(min(size, MIB))
        for number in range(count):
            with open(os.path.join(folder, '%05d' % number), 'wb') as file:
                for _ in range(max(1, size // MIB)):
                    file.write(block)
    examples = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(program))), 'examples')
    mirror = ['mirror', os.path.join(examples, 'netlabel/feed.xml'), '--dir', os.path.join(directory, 'library')]
    run([program] + mirror, directory)
    torrents = {name: ['torrent', '-q', name, '-o', '-'] for name in sizes}
    return {'help': ['--help'], 'nothing new': mirror} | torrents


def without(switch, arguments):
    """The arguments less those of the switch; what follows -jar is the program's."""
    end = arguments.index('-jar')
    kept = [word for word in arguments[:end] if not word.startswith(switch.begins)]
    return kept + arguments[end:]


def compare(java, arguments, fewer, directory, rounds):
    """The ratios without and with it, round by round: above one it is worth its place."""
    ratios = []
    for number in range(rounds + 1):
        with_it, without_it = run([java] + arguments, directory), run([java] + fewer, directory)
        if number:  # the first round warms up
            ratios.append([theirs / ours for theirs, ours in zip(without_it, with_it)])
    return [statistics.median(column) for column in zip(*ratios)]


def main():
    parser = argparse.ArgumentParser(prog='scripts/bench --switches', description=__doc__)
    parser.add_argument('--rounds', type=int, default=9)
    parser.add_argument('--program', help=argparse.SUPPRESS)
    parser.add_argument('javas', metavar='JAVA_HOME', nargs='*', default=[os.environ.get('JAVA_HOME')])
    options = parser.parse_args()
    os.environ['LC_ALL'] = 'C.UTF-8'
    print('| without | task | Java | time | CPU | memory |\n|---|---|---|---|---|---|')
    with tempfile.TemporaryDirectory(dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as directory:
        wanted = tasks(options.program, directory)
        for home in options.javas:
            subprocess.run([options.program], env=dict(os.environ, JAVA_HOME=home, SEEDCAST_TRAIN='yes'), check=True)
            measure(options, home, wanted, directory)


def measure(options, home, wanted, directory):
    java = os.path.join(home, 'bin/java')
    with open(os.path.join(home, 'release'), encoding='utf-8') as release:
        version = next(line.split('"')[1] for line in release if line.startswith('JAVA_VERSION='))
    for switch in SWITCHES:
        for task in switch.tasks:
            arguments = arguments_of_jvm(options.program, home, wanted[task])
            fewer = without(switch, arguments)
            if fewer == arguments:
                print('%s is not given for %s' % (switch.name, task), file=sys.stderr)
                continue
            figures = compare(java, arguments, fewer, directory, options.rounds)
            print('| %s | %s | %s | %.2f | %.2f | %.2f |' % ((switch.name, task, version) + tuple(figures)), flush=True)


if __name__ == '__main__':
    main()
