"""Sub-headings for a long line of locators: what else the places discuss, who speaks, which year.

More than about six places under a heading that nothing tells apart are no help. So a line that
long is parted by the other headings of its places, then by the speakers, then by the years; each
place stands once, so that the index grows by the sub-headings alone. What an editor keeps is left
as it is.
"""

import operator
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.corpus import Record, RecordKind
from generator.index.discussion import Line
from generator.index.headings import heading
from generator.index.paragraphs import Paragraphs, spoken
from generator.index.sameness import key

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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands where, to part places by it; a place is the number of a paragraph."""

    paragraphs: Paragraphs
    headings: Mapping[int, Sequence[str]]
    """The records under which each place stands, people apart."""
    spread: Mapping[str, int]
    """Places of each record."""
    names: Mapping[str, str]
    """What each record is called within a line."""
    speakers: Mapping[int, str]
    """The heading of whoever speaks there."""

    def year(self, place: int) -> str:
        """Give the year of a place's document; "" for one without a date."""
        date = self.paragraphs.document(place).date
        return str(date.year) if date else ""


def surroundings(
    paragraphs: Paragraphs, records: Iterable[Record], main: Mapping[str, Iterable[Line]]
) -> Surroundings:
    """Look through what the index has: `main` are the lines of each record."""
    shown = {key(record): record for record in records}
    headings: dict[int, list[str]] = {}
    for name in sorted(main):
        if shown[name].kind is not RecordKind.PERSON:
            for place in {place for line in main[name] for place in line.places}:
                headings.setdefault(place, []).append(name)
    people = {r.id: heading(r) for r in shown.values() if r.kind is RecordKind.PERSON}
    return Surroundings(
        paragraphs,
        {place: names for place, names in headings.items() if len(names) <= _CROWD},
        Counter(name for names in headings.values() for name in names),
        {name: record.name for name, record in shown.items()},
        _speakers(paragraphs, people),
    )


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
    left = [at for at in own.places if at not in own.principal]
    if record.status != "candidate" or record.aspects or _runs(left) <= LONG:
        return own, {}
    below: dict[str, list[int]] = {}
    left = _by_others(key(record), left, around, below)
    if _runs(left) > LONG:
        left = _by(left, {at: around.speakers.get(at, "") for at in left}, below, "{}, on")
    if len(left) > _YEARS:
        years = {at: around.year(at) for at in left}
        if len(set(years.values())) > 1:
            left = _by(left, years, below, "in {}")
    kept = {*left, *own.principal}
    line = Line(tuple(at for at in own.places if at in kept), own.principal)
    return line, {sub: Line(tuple(some)) for sub, some in below.items()}


def _by_others(
    name: str, left: list[int], around: Surroundings, below: dict[str, list[int]]
) -> list[int]:
    """Part places by the other heading that most of those left stand under, again and again."""
    names, headings = around.names, {at: around.headings.get(at, ()) for at in left}
    times = Counter(chain.from_iterable(headings.values()))
    enough = {
        other: least
        for other, often in times.items()
        if often >= _LEAST
        and other != name
        and often >= (least := _least(name, other, around))
        and not _holds(other, name, around)
    }
    for _ in range(_MOST):
        close = [other for other, least in enough.items() if times[other] >= least]
        if not close or _runs(left) <= LONG:
            break
        best = min(close, key=lambda other: (-times[other], names[other], other))
        some = [at for at in left if best in headings[at]]
        below.setdefault(f"and {names[best]}", []).extend(some)
        times.subtract(chain.from_iterable(headings[at] for at in some))
        taken = {*some}
        left = [at for at in left if at not in taken]
    return left


def _holds(other: str, name: str, around: Surroundings) -> bool:
    """Whether a heading has a person's surname in it: "Roe Doctrine" parts nothing under Roe."""
    if not name.startswith(f"{RecordKind.PERSON.value}/"):
        return False
    return around.names[name].rpartition(" ")[2] in re.split(r"\W", around.names[other])


def _least(name: str, other: str, around: Surroundings) -> float:
    """Give the places that two headings must share, to do so more often than by chance."""
    by_chance = around.spread[name] * around.spread[other] / max(1, len(around.paragraphs))
    return max(_LEAST, _LIFT * by_chance)


def _by(
    left: Sequence[int], told: Mapping[int, str], below: dict[str, list[int]], wording: str
) -> list[int]:
    """Part places by what is told of each; "" tells nothing."""
    times = Counter(told.values())
    most = sorted((n for n in times if n), key=lambda n: (-times[n], n))[:_MOST]
    names = {name for name in most if times[name] >= _LEAST}
    for at in left:
        if told[at] in names:
            below.setdefault(wording.format(told[at]), []).append(at)
    return [at for at in left if told[at] not in names]


def _runs(some: Sequence[int]) -> int:
    """Count what a reader sees: places that follow each other are one."""
    return len(some) - list(map(operator.sub, some[1:], some)).count(1)
