"""A feed with a long history: how soon it is read."""

import json
import os
import time

from processes import NotMeasured, Program
from report import MIB, line

ITEMS = 5000
DESCRIPTION = 1500
NOTES = 4000

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Long</title>\n')
ITEM = ('<item><title>Episode %d</title><guid isPermaLink="false">episode-%d</guid>'
        '<pubDate>Thu, 02 Jan 2020 10:00:00 GMT</pubDate><link>https://show.example/%d</link>'
        '<itunes:duration>3600</itunes:duration><itunes:author>Ann</itunes:author><description>%s</description>'
        '<content:encoded><![CDATA[<p>%s</p>]]></content:encoded>'
        '<enclosure url="https://show.example/%d.mp3" length="1000" type="audio/mpeg"/></item>\n')


def read(bench):
    """From the word go until the `feed` event, less what a start costs that does nothing."""
    seconds, started, cpu, memory = [], [], [], []
    with bench.room(1) as root:
        feed = os.path.join(root, 'feed.xml')
        _make(feed)
        bench.say('%d items, %.1f MB', ITEMS, os.path.getsize(feed) / 1e6)
        for _ in range(bench.rounds + 1):
            bench.await_calm()
            started.append(_start(bench, root))
            whole, used, peak = _read(bench, root, feed)
            seconds.append(whole - started[-1])
            cpu.append(used)
            memory.append(peak)
            bench.say('feed: %.2f s after a start of %.2f s, %.1f CPU seconds', seconds[-1], started[-1], used)
    # the first round warms up
    yield line('feed of %d items, 30 MB, taken in after the start, s' % ITEMS, {'seedcast': seconds[1:]}, '%.2f', '<= 2 s',
               lambda took: took <= 2)
    yield line('- CPU seconds, the start and what the JVM compiles included', {'seedcast': cpu[1:]}, '%.1f')
    yield line('- highest RSS, MiB', {'seedcast': memory[1:]})


def _make(path):
    text = 'lorem ipsum dolor sit amet \u2014 ' * (NOTES // 20)
    with open(path, 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for number in range(1, ITEMS + 1):
            out.write(ITEM % (number, number, number, text[:DESCRIPTION], text[:NOTES], number))
        out.write('</channel></rss>\n')


def _start(bench, root):
    start = time.monotonic()
    with Program([bench.seedcast, '--version'], root, conversation=True) as program:
        program.hear()
        return time.monotonic() - start


def _read(bench, root, feed):
    start = time.monotonic()
    command = [bench.seedcast, '--json', 'mirror', feed, '--dry-run', '--dir', os.path.join(root, 'library')]
    with Program(command, root, conversation=True) as program:
        event = json.loads(program.hear())
        took = time.monotonic() - start
        if event.get('items') != ITEMS:
            raise NotMeasured('the feed was not read: %s' % event)
        return took, program.cpu_seconds(), program.status('VmHWM') * 1024 / MIB
