"""A back catalogue of large files: how soon it is here, safe on disk, and a torrent of each."""

import os
import random
import shutil
import subprocess
import time
import urllib.request

from processes import NotMeasured, Program, wait_for
from report import MIB, Line, ratios, spread
from seeders import free_port

NGINX = '''%(user)s
daemon off;
worker_processes 1;
pid %(root)s/nginx.pid;
error_log %(root)s/error.log;
events {}
http {
  access_log off;
  sendfile on;
  types { audio/mpeg mp3; application/rss+xml xml; }
  client_body_temp_path %(root)s/tmp;
  proxy_temp_path %(root)s/tmp;
  fastcgi_temp_path %(root)s/tmp;
  uwsgi_temp_path %(root)s/tmp;
  scgi_temp_path %(root)s/tmp;
  server { listen %(host)s:%(port)d; root %(root)s/www; }
}
'''


def catalogue(bench):
    """seedcast against what a shell script would do, one file after the other; both write to disk, in turns."""
    files, size = (3, 20 * MIB) if bench.quick else (20, 100 * MIB)
    ours, theirs, peak = [], [], []
    with bench.room(4) as root, _Host(bench, root, files, size) as host:
        _by_programs(host, root)
        for number in range(bench.rounds):
            for turn in (0, 1) if number % 2 else (1, 0):
                bench.await_calm()
                if turn:
                    seconds, memory = _by_seedcast(bench, host, root)
                    ours.append(seconds)
                    peak.append(memory)
                else:
                    theirs.append(_by_programs(host, root))
            bench.say('mirror of %d x %d MiB: seedcast %.2f s and %.0f MiB, programs %.2f s', files, size // MIB,
                      ours[-1], peak[-1], theirs[-1])
    against = ratios(ours, theirs)
    yield Line('mirror of %d files of %d MiB, s' % (files, size // MIB), {'seedcast': spread(ours, '%.2f')})
    yield Line('- by curl, sync, sha256sum and mktorrent instead, s', {'seedcast': spread(theirs, '%.2f')})
    yield _judged('- seedcast against these', against, '%.2f', '<= 1.0, better <= 0.7', 1.0)
    yield _judged('- highest RSS of seedcast, MiB', peak, '%.0f', '<= 150', 150)


def _judged(measured, values, text, bar, most):
    return Line(measured, {'seedcast': spread(values, text)}, bar, sorted(values)[len(values) // 2] <= most)


class _Host:
    """A podcast host: nginx with a feed and the files that it names."""

    def __init__(self, bench, root, files, size):
        self.names = ['episode-%02d.mp3' % number for number in range(files)]
        self.url = 'http://%s:%d/' % (bench.host, free_port(bench.host))
        os.makedirs(os.path.join(root, 'www'))
        noise = random.Random(20250102).randbytes(MIB)
        for number, name in enumerate(self.names):
            with open(os.path.join(root, 'www', name), 'wb') as media:
                for page in range(0, size, MIB):
                    media.write(b'%16x%16x' % (number, page) + noise[32:])
        with open(os.path.join(root, 'www/feed.xml'), 'w', encoding='utf-8') as feed:
            feed.write(self._feed(size))
        with open(os.path.join(root, 'nginx.conf'), 'w', encoding='utf-8') as configuration:
            port = int(self.url.rstrip('/').rpartition(':')[2])
            user = 'user root;' if os.geteuid() == 0 else ''
            configuration.write(NGINX % {'user': user, 'root': root, 'host': bench.host, 'port': port})
        self.command = ['nginx', '-p', root, '-e', os.path.join(root, 'error.log'), '-c',
                        os.path.join(root, 'nginx.conf')]
        self.directory = bench.directory()

    def _feed(self, size):
        items = ''.join(
            '<item><title>%s</title><guid isPermaLink="false">%s</guid><enclosure url="%s%s" length="%d" '
            'type="audio/mpeg"/></item>\n' % (name, name, self.url, name, size) for name in self.names)
        return ('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bench</title>'
                '<link>%s</link><description>x</description>%s</channel></rss>' % (self.url, items))

    def __enter__(self):
        self.program = Program(self.command, self.directory)
        wait_for(self._answers, 10, 'nginx answers')
        return self

    def __exit__(self, *_):
        self.program.stop()

    def _answers(self):
        if not self.program.is_running():
            raise NotMeasured('nginx ended: %s' % self.program.output()[-500:])
        try:
            with urllib.request.urlopen(self.url + 'feed.xml', timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False


def _by_seedcast(bench, host, root):
    """Seconds, and the highest memory in MiB; from an empty directory to the site."""
    directory = os.path.join(root, 'seedcast')
    command = [bench.seedcast, 'mirror', host.url + 'feed.xml', '--dir', directory, '-q']
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    torrents = os.path.join(directory, 'site/torrents')
    if status or len(os.listdir(torrents)) != len(host.names):
        raise NotMeasured('seedcast ended with status %d' % status)
    shutil.rmtree(directory)
    return seconds, usage.ru_maxrss / 1024


def _by_programs(host, root):
    directory = os.path.join(root, 'programs')
    os.makedirs(directory)
    quiet = {'cwd': directory, 'check': True, 'stdout': subprocess.DEVNULL}
    start = time.monotonic()
    for name in host.names:
        subprocess.run(['curl', '-s', '-S', '-f', '-o', name, host.url + name], **quiet)
        subprocess.run(['sync', name], **quiet)
        subprocess.run(['sha256sum', name], **quiet)
        subprocess.run(['mktorrent', '-l', '17', '-t', '2', '-a', 'udp://t.example:6969', '-o', name + '.torrent', name],
                       **quiet)
    seconds = time.monotonic() - start
    shutil.rmtree(directory)
    return seconds
