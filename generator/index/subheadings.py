"""Sub-headings for a long line of locators: what else the places discuss, who speaks, which year.

More than about six places under a heading that nothing tells apart are no help. So a line that
long is parted by the other headings of its places, then by the speakers, then by the years; each
place stands once, so that the index grows by the sub-headings alone. What an editor keeps is left
as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.corpus import Record, RecordKind
from generator.index.discussion import Line
from generator.index.headings import heading
from generator.index.paragraphs import Paragraphs, spoken
from generator.index.said import Numbers
from generator.index.sameness import key

Floats = NDArray[np.float64]

LONG = 6
"""Places, or runs of them, that one line holds at most."""
_LEAST = 3
"""Places of a sub-heading."""
_MOST = 12
"""Sub-headings of one heading by what else is discussed, and as many by who speaks."""
_LIFT = 2
"""Times more often than by chance that a heading stands with the other."""
_CROWD = 12
"""Headings under which one paragraph stands where it is a list, and parts nothing."""
_YEARS = 24
"""Places that are parted by years where nothing else parts them."""


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Which headings stand where, people apart; both are numbers."""

    names: Sequence[str]
    """The record of each heading."""
    numbers: Mapping[str, int]
    """The number of each record among them."""
    spread: Numbers
    """How many places each has."""
    firsts: Numbers
    """Where in `which` the headings of each place begin, and last where all end."""
    which: Numbers
    order: Numbers
    """The place of each heading among all by what it is called, then by its name."""

    def at(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Give the headings of some places, each with the number of the place among them."""
        sizes = self.firsts[places + 1] - self.firsts[places]
        rows = np.repeat(np.arange(len(places)), sizes)
        before = np.repeat(np.cumsum(sizes) - sizes, sizes)
        return rows, self.which[
            np.repeat(self.firsts[places], sizes) + np.arange(len(rows)) - before
        ]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands where, to part places by it; a place is the number of a paragraph."""

    paragraphs: Paragraphs
    beside: Beside
    names: Mapping[str, str]
    """What each record is called within a line."""
    speakers: Mapping[int, str]
    """The heading of whoever speaks there."""

    years: Sequence[str]
    """The year of each document; "" for one without a date."""

    def years_of(self, places: Numbers) -> list[str]:
        """Give the year of each place's document."""
        of = np.frombuffer(self.paragraphs.of, np.uint32)
        return [self.years[document] for document in of[places].tolist()]


def surroundings(
    paragraphs: Paragraphs, records: Iterable[Record], main: Mapping[str, Iterable[Line]]
) -> Surroundings:
    """Look through what the index has: `main` are the lines of each record."""
    shown = {key(record): record for record in records}
    things = {name: lines for name, lines in main.items()
              if shown[name].kind is not RecordKind.PERSON}  # fmt: skip
    people = {r.id: heading(r) for r in shown.values() if r.kind is RecordKind.PERSON}
    names = {name: record.name for name, record in shown.items()}
    return Surroundings(
        paragraphs,
        _beside(things, names, paragraphs.end),
        names,
        _speakers(paragraphs, people),
        [str(d.date.year) if d.date else "" for d in paragraphs.documents],
    )


def _beside(main: Mapping[str, Iterable[Line]], names: Mapping[str, str], end: int) -> Beside:
    """Sort headings by their places, which are numbers below `end`; none are given of a list."""
    each = [sorted({place for line in lines for place in line.places}) for lines in main.values()]
    spread = np.array([len(places) for places in each], np.int64)
    places = np.fromiter(chain.from_iterable(each), np.int64, spread.sum())
    which = np.repeat(np.arange(len(each)), spread)
    few = np.bincount(places, minlength=end)[places] <= _CROWD
    places, which = places[few], which[few]
    order = np.argsort(places, kind="stable")
    firsts = np.searchsorted(places[order], np.arange(end + 1))
    ordered = sorted(main, key=lambda name: (names[name], name))
    numbers = {name: n for n, name in enumerate(main)}
    called = np.empty(len(main), np.int64)
    called[[numbers[name] for name in ordered]] = np.arange(len(main))
    return Beside([*main], numbers, spread, firsts, which[order], called)


def _speakers(paragraphs: Paragraphs, people: Mapping[str, str]) -> dict[int, str]:
    """Give the heading of whoever speaks each paragraph; `people` are those who have one."""
    return {
        place: people[turn.speaker or ""]
        for document, first in paragraphs.each()
        for turn, place in spoken(
            document, first, [turn for turn in document.turns if turn.speaker in people]
        )
    }


def parted(record: Record, own: Line, around: Surroundings) -> tuple[Line, dict[str, Line]]:
    """Give a record's own line, and below it the parts where it is long, by their sub-headings.

    The place to read first stays on the heading's line.
    """
    if record.status != "candidate" or record.aspects:
        return own, {}
    left = np.array(own.places, np.int64)
    if own.principal:
        left = left[[at not in own.principal for at in own.places]]
    if _runs(left) <= LONG:
        return own, {}
    below: dict[str, list[int]] = {}
    left = _by_others(key(record), left, around, below)
    if _runs(left) > LONG:
        left = _by(left, [around.speakers.get(at, "") for at in left.tolist()], below, "{}, on")
    if len(left) > _YEARS:
        years = around.years_of(left)
        if len(set(years)) > 1:
            left = _by(left, years, below, "in {}")
    kept = {*left.tolist(), *own.principal}
    line = Line(tuple(at for at in own.places if at in kept), own.principal)
    return line, {sub: Line(tuple(some)) for sub, some in below.items()}


def _by_others(
    name: str, places: Numbers, around: Surroundings, below: dict[str, list[int]]
) -> Numbers:
    """Part places by the other heading that most of those left stand under, again and again."""
    beside, names = around.beside, around.names
    rows, which = beside.at(places)
    close = _close(name, np.bincount(which, minlength=len(beside.names)), around)
    numbers = np.full(len(beside.names), -1)
    numbers[close] = np.arange(len(close))
    which = numbers[which]
    rows, which = rows[which >= 0], which[which >= 0]
    times, least = np.bincount(which, minlength=len(close)), _least(name, close, around)
    is_left = np.ones(len(places), np.bool_)
    for _ in range(_MOST):
        able = times >= least
        if not able.any() or _runs(places[is_left]) <= LONG:
            break
        best = np.argmax(np.where(able, times, -1))
        taken = np.zeros(len(places), np.bool_)
        taken[rows[which == best]] = True
        taken &= is_left
        is_left &= ~taken
        other = names[beside.names[close[best]]]
        below.setdefault(f"and {other}", []).extend(places[taken].tolist())
        times -= np.bincount(which[taken[rows]], minlength=len(close))
    return places[is_left]


def _close(name: str, times: Numbers, around: Surroundings) -> Numbers:
    """Give the other headings that stand with one often enough, in the order of their names."""
    beside = around.beside
    [close] = np.nonzero(times >= _LEAST)
    close = close[times[close] >= _least(name, close, around)]
    other = [
        beside.names[n] != name and not _holds(beside.names[n], name, around)
        for n in close.tolist()
    ]
    close = close[np.array(other, np.bool_)]
    return close[np.argsort(beside.order[close])]


def _holds(other: str, name: str, around: Surroundings) -> bool:
    """Whether a heading has a person's surname in it: "Roe Doctrine" parts nothing under Roe."""
    if not name.startswith(f"{RecordKind.PERSON.value}/"):
        return False
    return around.names[name].rpartition(" ")[2] in re.split(r"\W", around.names[other])


def _least(name: str, some: Numbers, around: Surroundings) -> Floats:
    """Give the places that headings must share with one, to do so more often than by chance."""
    beside = around.beside
    own = beside.spread[beside.numbers[name]] if name in beside.numbers else 0
    by_chance: Floats = own * beside.spread[some] / max(1, len(around.paragraphs))
    return np.maximum(_LEAST, _LIFT * by_chance)


def _by(left: Numbers, told: Sequence[str], below: dict[str, list[int]], wording: str) -> Numbers:
    """Part places by what is told of each; "" tells nothing."""
    times = Counter(told)
    most = sorted((n for n in times if n), key=lambda n: (-times[n], n))[:_MOST]
    names = {name for name in most if times[name] >= _LEAST}
    for at, name in zip(left.tolist(), told, strict=True):
        if name in names:
            below.setdefault(wording.format(name), []).append(at)
    return left[[name not in names for name in told]]


def _runs(some: Numbers) -> int:
    """Count what a reader sees: places that follow each other are one."""
    if len(some) <= LONG:
        return len(some)  # at most, which is few enough
    return len(some) - int(np.count_nonzero(some[1:] - some[:-1] == 1))
