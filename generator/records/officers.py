"""Who a label means that names an office alone, where other texts of those days say who held it.

"Remarks by the President" does not say who he is; "Remarks by President Roe" of the same house, in
the same months, does. He is taken for "THE PRESIDENT" there too, on evidence from two texts at
least, all of which name one person. Two candidates are as bad as none. The price: a text from
after a change in office, where every other text is from before it.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.identity import slug
from generator.index.names import parts
from generator.model import Document, Speaker, Turn
from generator.rulebook import rules

_NEAR = dt.timedelta(days=2 * 366)
"""How far from a text those lie that say who held an office in it."""
_LEAST = 2
"""Texts that must name who holds an office."""
_TEXTS = 50
"""So many texts before one, and as many after it, are asked."""
_MORE = 2
"""A visitor has the title too: the holder stands in so many times the texts of anybody else."""
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){0,2}")


@dataclass(frozen=True, slots=True)
class Held:
    """One text that says who holds an office."""

    day: dt.date | None
    house: frozenset[str]
    """Who published it, as its head says; empty where it does not."""
    speaker: Speaker
    title: str
    alone: bool
    """True where the label names the office only, so that the head says whose it is."""


def with_officers(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give the documents with those offices named; the order of the documents does not matter.

    >>> with_officers(())
    ()
    """
    held: dict[str, list[Held]] = {}
    for document in documents:
        for office, found in _held(document):
            held.setdefault(office, []).append(found)
    for texts in held.values():
        texts.sort(key=lambda h: (_day(h), h.title, h.speaker.id))
    return tuple(_named(document, held) for document in documents)


def _held(document: Document) -> Iterator[tuple[str, Held]]:
    speakers = {s.id: s for s in document.speakers}
    house, seen = _house(document), set()
    for turn in document.turns:
        speaker = speakers.get(turn.speaker or "")
        label = _plain(turn)
        office = next((o for o in _offices() if f"{label} ".startswith(f"{o} ")), None)
        if speaker is None or office is None or (office, speaker.id) in seen:
            continue
        name = turn.label.rstrip(":. ")[len(office) - len(label) :].strip()
        if label == office or _NAME.fullmatch(name):  # "PRESIDENT ROE", no "President of Ghent"
            seen.add((office, speaker.id))
            alone = label == office
            yield office, Held(document.date, house, speaker, document.title, alone)


def _named(document: Document, held: dict[str, list[Held]]) -> Document:
    """Give the document with who holds the offices that its labels name alone."""
    found: dict[str, Speaker] = {}
    for turn in document.turns:
        office = _plain(turn)
        if turn.speaker or office in found or office not in held or not _the(turn):
            continue
        if holder := _holder(document, held[office]):
            found[office] = _in_full(document, office, holder)
    if not found:
        return document
    speakers = {s.id: s for s in document.speakers}
    turns = [
        turn._replace(speaker=who.id, basis=who.basis)
        if not turn.speaker and _the(turn) and (who := found.get(_plain(turn)))
        else turn
        for turn in document.turns
    ]
    for who in found.values():
        speakers.setdefault(who.id, who)
    return replace(document, turns=tuple(turns), speakers=tuple(speakers.values()))


def _holder(document: Document, held: Sequence[Held]) -> Speaker | None:
    """Give the one person whom the near texts of the same house name; None for none or two."""
    house = _house(document)
    at = bisect_left(held, document.date or dt.date.min, key=_day)
    near = [
        h
        for h in held[max(0, at - _TEXTS) : at + _TEXTS]
        if (h.house & house or not (h.house or house)) and _apart(document, h) <= _NEAR
    ]
    sure = [h for h in near if h.alone]
    texts = sure if len(_texts(sure)) >= _LEAST else near
    if len(_texts(texts)) < _LEAST:
        return None
    by_name = {name: [h for h in texts if _surname(h) == name] for name in map(_surname, texts)}
    first, *others = sorted(by_name, key=lambda name: (-len(_texts(by_name[name])), name))
    mine = by_name[first]
    most = max((len(_texts(by_name[name])) for name in others), default=0)
    if len(_texts(mine)) < max(_LEAST, most * _MORE):
        return None
    if any(_surname(h) != first for h in _beside(document, sure)):
        return None
    return _speaker(document, min(mine, key=lambda h: (_apart(document, h), h.title)), mine)


def _beside(document: Document, held: Sequence[Held]) -> Iterator[Held]:
    """Give those of the last day before a document's, and of the first after it."""
    days = {h.day for h in held if h.day and document.date}
    before = max((d for d in days if document.date and d <= document.date), default=None)
    after = min((d for d in days if document.date and d >= document.date), default=None)
    yield from (h for h in held if h.day and h.day in (before, after))


def _texts(held: Sequence[Held]) -> set[tuple[dt.date | None, str]]:
    return {(h.day, h.title) for h in held}


def _surname(held: Held) -> str:
    return parts(held.speaker.name).surname


def _speaker(document: Document, nearest: Held, all_: Sequence[Held]) -> Speaker:
    names = sorted({h.speaker.name for h in all_}, key=lambda name: (-len(name), name))
    full = next((name for name in names if parts(name).given), nearest.speaker.name)
    basis = (
        f"The label names an office; {nearest.speaker.name} holds it in “{nearest.title}” "
        f"and in other texts of these years."
    )
    known = next((s for s in document.speakers if s.id == slug(full)), None)
    role = nearest.speaker.role
    return replace(known, basis=basis) if known else Speaker(slug(full), full, role, (), basis)


def _in_full(document: Document, office: str, holder: Speaker) -> Speaker:
    """Give the holder the one full name that the text prints behind the office."""
    surname = parts(holder.name).surname
    form = re.compile(
        rf"(?i:\b{re.escape(office)}) "
        rf"(?P<name>(?:[^\W\d_a-z][\w.'’-]* ){{1,2}}{re.escape(surname)})\b"
    )
    lines = (block.text for block in document.blocks if surname in block.text)
    names = {m["name"] for line in lines for m in form.finditer(line)}
    if parts(holder.name).given or len(names) != 1:
        return holder
    name = names.pop()
    return replace(holder, id=slug(name), name=name, also=(holder.name,))


def _day(held: Held) -> dt.date:
    return held.day or dt.date.min


def _apart(document: Document, held: Held) -> dt.timedelta:
    """How far two days lie apart; nothing where one of them is not known."""
    return abs(document.date - held.day) if document.date and held.day else dt.timedelta()


def _house(document: Document) -> frozenset[str]:
    """Give the parts of the office at the head of a text: "the white house"."""
    return frozenset((document.office or "").casefold().split(", ")) - {""}


def _plain(turn: Turn) -> str:
    return turn.label.rstrip(":. ").casefold().removeprefix("the ")


def _the(turn: Turn) -> bool:
    """Tell whether a label says the office as that of one person: "THE PRESIDENT"."""
    return turn.label.casefold().startswith("the ")


def _offices() -> tuple[str, ...]:
    return tuple(rules("speakers")["lasting"]["words"])
