"""Programs that run beside a measurement, and what the system says of them."""

import contextlib
import os
import select
import signal
import subprocess
import time

TICK = 1 / os.sysconf('SC_CLK_TCK')


class NotMeasured(Exception):
    """A row cannot be measured; the message says why."""


class Program:
    """A process of ours. It dies with us, and closing it ends it and nothing else."""

    def __init__(self, command, directory, environment=None, conversation=False):
        self.log = os.path.join(directory, 'output-%d.log' % time.monotonic_ns())
        pipe = subprocess.PIPE if conversation else subprocess.DEVNULL
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(
                ['setpriv', '--pdeathsig', 'KILL'] + [str(word) for word in command],
                cwd=directory, env=environment, stdin=pipe,
                stdout=subprocess.PIPE if conversation else log, stderr=log, bufsize=0)
        self.pid = self.process.pid
        self.command = [str(word) for word in command]
        self.heard = b''

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def say(self, line):
        self.process.stdin.write(line.encode() + b'\n')

    def hear(self, seconds=60):
        """The next line of its output; it is a failure of the measurement if none comes in that time."""
        end = time.monotonic() + seconds
        while b'\n' not in self.heard:
            if not select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]:
                raise NotMeasured('%s says nothing: %s' % (self.command[1], self.output()[-2000:]))
            more = os.read(self.process.stdout.fileno(), 4096)
            if not more:
                raise NotMeasured('%s ended: %s' % (self.command[1], self.output()[-2000:]))
            self.heard += more
        line, _, self.heard = self.heard.partition(b'\n')
        return line.decode()

    def output(self):
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    def is_running(self):
        return self.process.poll() is None

    def stop(self, seconds=10):
        """Sends SIGTERM, and SIGKILL when that does not end it; returns how long the end took."""
        start = time.monotonic()
        if self.is_running():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        return time.monotonic() - start

    def cpu_seconds(self):
        """Used so far, user and system, all threads."""
        return _cpu('/proc/%d/stat' % self.pid)

    def cpu_of_threads(self):
        """Seconds used so far, by thread."""
        used = {}
        for thread in os.listdir('/proc/%d/task' % self.pid):
            with contextlib.suppress(OSError):
                used[thread] = _cpu('/proc/%d/task/%s/stat' % (self.pid, thread))
        return used

    def thread_name(self, thread):
        with contextlib.suppress(OSError), open('/proc/%d/task/%s/comm' % (self.pid, thread)) as name:
            return name.read().strip()
        return 'one that has ended'

    def status(self, key):
        """A number of /proc/PID/status: VmRSS is in KiB."""
        with open('/proc/%d/status' % self.pid) as status:
            for line in status:
                if line.startswith(key + ':'):
                    return int(line.split()[1])
        raise NotMeasured('no %s in the status of %s' % (key, self.command[0]))

    def bytes_read(self):
        """By read(2) and its kin, from files, pipes and sockets together."""
        with open('/proc/%d/io' % self.pid) as io:
            return int(io.readline().split()[1])


def _cpu(stat):
    with open(stat) as text:
        fields = text.read().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def idle_seconds():
    with open('/proc/stat') as stat:
        return int(stat.readline().split()[4]) * TICK


class Usage:
    """The processor time of a program between two moments, in cores, and what others left of the machine."""

    def __init__(self, program):
        self.program = program
        self.start = time.monotonic()
        self.before = program.cpu_of_threads()
        self.total = program.cpu_seconds()
        self.nobody = idle_seconds()
        self.seconds = self.cores = self.idle = 0.0
        self.busiest = ''

    def end(self):
        elapsed = time.monotonic() - self.start
        after = self.program.cpu_of_threads()
        self.seconds = self.program.cpu_seconds() - self.total
        self.cores = self.seconds / elapsed
        self.idle = (idle_seconds() - self.nobody) / elapsed
        used, thread = max((used - self.before.get(thread, 0), thread) for thread, used in after.items())
        self.busiest = '%s %.2f' % (self.program.thread_name(thread), used / elapsed)
        return self

    def others(self, leecher_cores=0.0):
        """Cores that were used by neither the program nor its leechers."""
        return max(0.0, os.cpu_count() - self.idle - self.cores - leecher_cores)

    def __str__(self):
        return 'seeder %.2f cores (busiest thread: %s)' % (self.cores, self.busiest)


def wait_for(condition, seconds, what, pause=0.01):
    """Returns how long it took until condition() held."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            raise NotMeasured('%s: not within %d s' % (what, seconds))
        time.sleep(pause)
    return time.monotonic() - start
