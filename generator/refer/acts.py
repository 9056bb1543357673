"""The same agreement or event: passages that name it, tied to the document about it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.model import Reference, ReferenceKind
from generator.refer.cards import Card
from generator.refer.evidence import opening, point, shown, tie
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, is_content
from generator.rulebook import rules

_NAME = re.compile(
    r"(?<![\w’'.-])(?:[A-Z][\w’'.-]{0,40}[^\W.] (?:(?:of|for|on|and) (?:the )?)?){1,6}[A-Z][\w’-]*"
)
_MOST = 15
"""Documents that may name an act; one named in more belongs to the index."""
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


def find_acts(cards: Sequence[Card]) -> Iterator[Reference]:
    """Tie each document that names a rare act to the one document that is about it."""
    named: dict[str, list[Naming]] = defaultdict(list)
    for card in cards:
        for key, naming in _namings(card):
            named[key].append(naming)
    named = _under_shortest(named)
    for key in sorted(named):
        about = _about(named[key]) if 1 < len(named[key]) <= _MOST else None
        if about:
            for other in named[key]:
                if other is not about:
                    kind = _kind(key)
                    # Where a date is missing, "later" would be chance: lead to what it is about.
                    dated = other.card.day and about.card.day
                    make, score = tie if dated else point, _score(about, len(named[key]))
                    yield make(kind, other.first, about.first, _say, score)


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


def _about(namings: Sequence[Naming]) -> Naming | None:
    """Give the one document about an act: that has it at its head, or names it most."""
    headed = [n for n in namings if n.headed]
    if len(headed) == 1 and headed[0].times >= (_HEADED if headed[0].long else _ABOUT):
        return headed[0]
    most = sorted(namings, key=lambda n: -n.times)
    clear = most[0].times >= max(_ABOUT, 2 * most[1].times)
    return most[0] if clear and not headed else None


def _score(about: Naming, documents: int) -> float:
    return (0.6 if about.headed else 0.5) + min(0.1, 0.02 * about.times) + 0.2 / documents


@cache
def _last_words() -> dict[str, ReferenceKind]:
    book = rules("acts")
    kinds = {"agreement": ReferenceKind.SAME_AGREEMENT, "event": ReferenceKind.SAME_EVENT}
    return {word: kind for table, kind in kinds.items() for word in book[table]["words"]}


def _kind(key: str) -> ReferenceKind:
    return _last_words()[key.rsplit(maxsplit=1)[-1]]


def _namings(card: Card) -> Iterator[tuple[str, Naming]]:
    """Find the acts that a document names, each once."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    for row in rows_of(card.document):
        for found in _NAME.finditer(row.block.text):
            if key := _key(found[0]):
                spots[key].append(Spot(row, found.start(), found.end()))
    for key, places in spots.items():
        prose = [s for s in places if is_prose(s.row)] or places
        headed = set(key.split()) <= card.head
        yield key, Naming(card, prose[0], len(places), headed, len(key.split()) >= _LEAST_WORDS)


def _key(name: str) -> str | None:
    """Give what stands for an act: its last word and the names before it; None for others."""
    words = forms(name)
    while words and not is_content(words[0]):
        words = words[1:]
    if len(words) < 2 or words[-1] not in _last_words():  # noqa: PLR2004
        return None
    last = name.rsplit(maxsplit=1)[-1]
    if not last[0].isupper() or not is_content(words[0]) or words[0] in _last_words():
        return None
    return " ".join(words)


def _say(_here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}, about {shown(there)}"
