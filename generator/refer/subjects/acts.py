"""The same agreement or event: passages that name it, tied to the document about it.

Two plain words ("the trade bill") count where one document has them at its head. Where no
document is about an act that its name alone makes known, an amendment or a doctrine, the first
to name it is the one to read.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.corpus import Reference
from generator.incremental.sharing import ALONE, Read, Work
from generator.refer.documents.cards import Card
from generator.refer.evidence import opening, point, shown, tie
from generator.refer.rows import Spot, is_prose, read_rows, rows_of, sort_key
from generator.refer.subjects.actnames import acts_in, is_own, is_plain, kind_of
from generator.refer.words import forms, sentences

_MOST = 15
"""Documents that may name an act; one named in more belongs to the index."""
_MOST_FIRST = 9
"""The same where the first to name it is followed."""
_LEAST = 0.56
"""Score of a first naming, that of its own evidence where it is more."""
_HEAD = 1500
"""Characters at the head that say what a document is about."""
_HEADED = 2
"""Times that it names one that stands at its head: once may be in passing."""
_LEAST_WORDS = 3
"""Words of a name that may stand for a longer one that ends in it."""
_ABOUT = 3
"""Times that a document names an act that it is about."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Where one document names an act."""

    card: Card
    first: Spot
    times: int
    headed: bool
    """Its title or first paragraphs name the act."""
    long: bool
    """Its name has three words or more: one of two is oftener said in passing."""

    @property
    def sentence(self) -> Spot:
        """The sentence that names it first."""
        spans = sentences(self.first.row.block.text)
        return Spot(
            self.first.row, *next(span for span in spans if span[0] <= self.first.start < span[1])
        )


class _Home(NamedTuple):
    """Where an act is to be read of."""

    naming: Naming
    score: float
    first: bool
    """It is no more than the first to name the act."""


def find_acts(named: Mapping[str, list[Naming]]) -> Iterator[Reference]:
    """Tie each document that names a rare act to the one document to read on it."""
    named = _under_shortest(named)
    for key in sorted(named):
        if home := _home(key, named[key]):
            for other in _others(named[key], home.naming):
                if other.card.day or not home.first:  # who was first, a date alone tells
                    yield _tie(key, other, home)


def _others(namings: Sequence[Naming], home: Naming) -> Iterator[Naming]:
    """Give the namings to tie to the home of an act: of earlier ones the first alone."""
    first = min((n for n in namings if n.card.day), key=_when, default=None)
    for one in namings:
        earlier = one.card.day and home.card.day and _when(one) < _when(home)
        if one is not home and (not earlier or one is first):
            yield one


def _when(naming: Naming) -> tuple[dt.date, str]:
    return sort_key(naming.card.document)


def _tie(key: str, other: Naming, home: _Home) -> Reference:
    """Tie a naming to where its act is read of: the later document to the earlier."""
    about = home.naming
    say = _say_first if home.first else _say
    if not (other.card.day and about.card.day):
        # Where a date is missing, "later" would be chance: lead to what it is about.
        return point(kind_of(key), other.first, about.sentence, say, home.score)
    if (other.card.day, other.card.document.id) > (about.card.day, about.card.document.id):
        return tie(kind_of(key), other.first, about.sentence, say, home.score)
    return tie(kind_of(key), about.first, other.sentence, _say_named, home.score)


def _under_shortest(named: Mapping[str, list[Naming]]) -> dict[str, list[Naming]]:
    """Put namings in full under a shorter name of three words that stands alone elsewhere.

    "United Nations World Food Conference" is the "World Food Conference"; in each document
    the naming said most counts.
    """
    merged: dict[str, dict[str, Naming]] = defaultdict(dict)
    for key, namings in named.items():
        words = key.split()
        shorter = (" ".join(words[at:]) for at in range(len(words) - _LEAST_WORDS, 0, -1))
        best = merged[next((short for short in shorter if short in named), key)]
        for one in namings:
            other = best.get(one.card.document.id)
            best[one.card.document.id] = one if other is None else _more(other, one)
    return {key: list(best.values()) for key, best in merged.items()}


def _more(one: Naming, two: Naming) -> Naming:
    first = min(one.first, two.first, key=lambda spot: (spot.row.number, spot.start))
    return Naming(
        one.card, first, one.times + two.times, one.headed or two.headed, one.long and two.long
    )


def _home(key: str, namings: Sequence[Naming]) -> _Home | None:
    """Give the one document about an act, else the first to name one that needs no more."""
    if not 1 < len(namings) <= _MOST:
        return None
    if about := _about(namings):
        return _Home(about, _score(about, len(namings)), first=False)
    dated = [n for n in namings if n.card.day]
    if not dated or not is_own(key) or len(namings) > _MOST_FIRST:
        return None
    first = min(dated, key=_when)
    return _Home(first, max(_LEAST, _score(first, len(namings))), first=True)


def _about(namings: Sequence[Naming]) -> Naming | None:
    """Give the one document about an act: that has it at its head, or names it most."""
    headed = [n for n in namings if n.headed]
    if len(headed) == 1 and headed[0].times >= (_HEADED if headed[0].long else _ABOUT):
        return headed[0]
    most = sorted(namings, key=lambda n: -n.times)
    clear = most[0].times >= max(_ABOUT, 2 * most[1].times)
    plain = any(is_plain(n.first.text) for n in namings)
    return most[0] if clear and not headed and not plain else None


def _score(about: Naming, documents: int) -> float:
    return (0.6 if about.headed else 0.5) + min(0.1, 0.02 * about.times) + 0.2 / documents


ACTS = "acts"


def acts_reader(cards: Iterable[Card]) -> Read:
    """Give what reads the acts that a document names."""
    known = {card.document.id: card for card in cards}
    return lambda document: json.dumps(_written(known[document.id])).encode()


def read_acts(cards: Sequence[Card], work: Work = ALONE) -> dict[str, list[Naming]]:
    """Give the acts that documents name, each with its namings, one a document."""
    known = {card.document.id: card for card in cards}
    documents = [card.document for card in cards]
    found: dict[str, list[Naming]] = defaultdict(list)
    for rows, acts in read_rows(documents, work.each(documents, ACTS, acts_reader(cards))):
        for key, number, start, end, *said in acts:
            spot = Spot(rows[number], start, end)
            found[key].append(Naming(known[spot.row.document.id], spot, *said))
    return found


def _written(card: Card) -> list[tuple[object, ...]]:
    """Find the acts that a document names, each once."""
    found: list[tuple[object, ...]] = []
    spots: dict[str, list[Spot]] = defaultdict(list)
    for row in rows_of(card.document):
        for key, start, end in acts_in(row.block.text):
            spots[key].append(Spot(row, start, end))
    head = frozenset(forms(card.opening[:_HEAD]))
    for key, places in spots.items():
        prose = [s for s in places if is_prose(s.row)] or places
        named = set(key.split())
        headed = named.issubset(card.head if len(places) >= _ABOUT else head)
        at, long = prose[0], len(key.split()) >= _LEAST_WORDS
        found.append((key, at.row.number, at.start, at.end, len(places), headed, long))
    return found


def _say(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}, about “{here.text}”: {shown(there)}"


def _say_named(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}, “{here.text}” is named: {shown(there)}"


def _say_first(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}, the first here to name “{here.text}”: {shown(there)}"
