"""Sub-headings for a long line of locators: what else the places discuss, who speaks, which year.

More than about six places under a heading that nothing tells apart are no help. So a line that
long is parted by the other headings of its places, then by the speakers, then by the years; each
place stands once, so that the index grows by the sub-headings alone. What an editor keeps is left
as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.corpus import Entry, Locator, Record, RecordKind
from generator.index.headings import heading
from generator.index.sameness import key
from generator.model import Document

Place = tuple[str, str]
"""A document and a block of it."""

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
    """What stands where, to part places by it."""

    order: Mapping[Place, int]
    headings: Mapping[Place, Sequence[str]]
    """The records under which each place stands, people apart."""
    spread: Mapping[str, int]
    """Places of each record."""
    names: Mapping[str, str]
    """What each record is called within a line."""
    speakers: Mapping[Place, str]
    """The heading of whoever speaks there."""
    years: Mapping[str, int]
    """By document; none for one without a date."""


def surroundings(
    documents: Iterable[Document],
    records: Iterable[Record],
    main: Mapping[str, Sequence[Entry]],
) -> Surroundings:
    """Look through what the index has: `main` are the entries of each record."""
    documents = tuple(documents)
    order = {(d.id, b.id): n for d in documents for n, b in enumerate(d.blocks)}
    shown = {key(record): record for record in records}
    headings: dict[Place, list[str]] = {}
    for name in sorted(main):
        if shown[name].kind is not RecordKind.PERSON:
            places = {_place(at) for entry in main[name] for at in entry.locators}
            for place in places:
                headings.setdefault(place, []).append(name)
    people = {r.id: heading(r) for r in shown.values() if r.kind is RecordKind.PERSON}
    return Surroundings(
        order,
        {place: names for place, names in headings.items() if len(names) <= _CROWD},
        Counter(name for names in headings.values() for name in names),
        {name: record.name for name, record in shown.items()},
        {
            (d.id, block): people[turn.speaker]
            for d in documents
            for turn in d.turns
            if turn.speaker in people
            for block in turn.blocks
        },
        {d.id: d.date.year for d in documents if d.date},
    )


def parted(record: Record, group: Sequence[Entry], around: Surroundings) -> list[Entry]:
    """Give a record's entries with its own line parted where it is long; else as they are.

    The place to read first stays on the heading's line.
    """
    own = group[0]
    left = [at for at in own.locators if not at.principal]
    if record.status != "candidate" or record.aspects or _runs(left, around) <= LONG:
        return list(group)
    below: dict[str, list[Locator]] = {}
    left = _by_others(key(record), left, around, below)
    if _runs(left, around) > LONG:
        left = _by(left, {at: around.speakers.get(_place(at), "") for at in left}, below, "{}, on")
    if len(left) > _YEARS:
        years = {at: str(around.years.get(at.passage.document, "")) for at in left}
        if len(set(years.values())) > 1:
            left = _by(left, years, below, "in {}")
    kept = {*left}
    line = tuple(at for at in own.locators if at.principal or at in kept)
    subs = [Entry((*own.path, sub), own.record, tuple(some)) for sub, some in below.items()]
    return [replace(own, locators=line), *group[1:], *subs]


def _by_others(
    name: str, left: list[Locator], around: Surroundings, below: dict[str, list[Locator]]
) -> list[Locator]:
    """Part places by the other heading that most of those left stand under, again and again."""
    for _ in range(_MOST):
        if _runs(left, around) <= LONG:
            break
        times = Counter(
            other for at in left for other in around.headings.get(_place(at), ()) if other != name
        )
        close = [
            other for other in times
            if _is_close(name, other, times[other], around) and not _holds(other, name, around)
        ]  # fmt: skip
        if not close:
            break
        best = min(close, key=lambda other: (-times[other], around.names[other], other))
        some = [at for at in left if best in around.headings.get(_place(at), ())]
        below.setdefault(f"and {around.names[best]}", []).extend(some)
        taken = {*some}
        left = [at for at in left if at not in taken]
    return left


def _holds(other: str, name: str, around: Surroundings) -> bool:
    """Whether a heading has a person's surname in it: "Roe Doctrine" parts nothing under Roe."""
    if not name.startswith(f"{RecordKind.PERSON.value}/"):
        return False
    return around.names[name].rpartition(" ")[2] in re.split(r"\W", around.names[other])


def _is_close(name: str, other: str, times: int, around: Surroundings) -> bool:
    by_chance = around.spread[name] * around.spread[other] / max(1, len(around.order))
    return times >= _LEAST and times >= _LIFT * by_chance


def _by(
    left: Sequence[Locator],
    told: Mapping[Locator, str],
    below: dict[str, list[Locator]],
    wording: str,
) -> list[Locator]:
    """Part places by what is told of each; "" tells nothing."""
    times = Counter(told.values())
    most = sorted((n for n in times if n), key=lambda n: (-times[n], n))[:_MOST]
    names = {name for name in most if times[name] >= _LEAST}
    for at in left:
        if told[at] in names:
            below.setdefault(wording.format(told[at]), []).append(at)
    return [at for at in left if told[at] not in names]


def _runs(some: Sequence[Locator], around: Surroundings) -> int:
    """Count what a reader sees: places that follow each other are one."""
    follows = sum(
        a.passage.document == b.passage.document
        and around.order[_place(b)] == around.order[_place(a)] + 1
        for a, b in pairwise(some)
    )
    return len(some) - follows


def _place(at: Locator) -> Place:
    return at.passage.document, at.passage.block
