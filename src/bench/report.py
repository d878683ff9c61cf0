"""Figures and the table they stand in."""

import math
import statistics
from typing import NamedTuple

SEEDERS = ['seedcast', 'libtorrent', 'rtorrent', 'Transmission']
MIB = 1 << 20


class Line(NamedTuple):
    """A line of the table: what was measured, a text for each seeder, and the bar with whether seedcast reaches it."""

    measured: str
    cells: dict
    bar: str = ''
    reached: bool | None = None


def spread(values, text='%.0f'):
    """The median, and the least and the most."""
    if len(values) == 1:
        return _words(text, values[0])
    return '%s (%s to %s)' % tuple(_words(text, value) for value in (
        statistics.median(values), min(values), max(values)))


def _words(text, value):
    return text % value if math.isfinite(value) else 'not in time'


def ratios(ours, theirs):
    """Round by round, so that what slows the machine for a while slows both."""
    return [our / their for our, their in zip(ours, theirs)]


def line(measured, values, text='%.0f', bar='', reached=None):
    """A line of medians; values is a list for each seeder. `reached` judges seedcast's median."""
    cells = {name: spread(list_, text) for name, list_ in values.items()}
    ours = values.get('seedcast')
    met = reached(statistics.median(ours)) if reached and ours else None
    return Line(measured, cells, bar, met)


def head(names):
    columns = ['measured'] + names + ['bar']
    return ['| %s |' % ' | '.join(columns), '|%s' % ('---|' * len(columns))]


def row(line_, names):
    verdict = {None: '', True: ': reached', False: ': **missed**'}[line_.reached]
    cells = [line_.measured] + [line_.cells.get(name, '') for name in names] + [line_.bar + verdict]
    return '| %s |' % ' | '.join(cells)
