"""Rare names in common: documents that share two of them, tied to the one that says most of them.

A name that one other document speaks of at length ties nothing by itself; two such names that
the same document speaks of do. Names are capitalised words inside a sentence.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.corpus import Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.evidence import listed, opening, shown, tie
from generator.refer.proper import general, phrases
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, reads_on, sentences

_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+){0,5}")
_MOST_DOCUMENTS, _MOST_SHARE = 8, 10
"""A name in more documents than 8, or than one of ten, is not rare."""
_ABOUT = 3
"""Times that a document says a name that it speaks of at length."""
_CLEAR = 1.5
"""How much more often than the next document."""
_LEAST_NAMES, _SHOWN = 2, 3

Numbers = tuple[int, int]


def read_names(documents: Sequence[Document], work: Work = ALONE) -> list[Mapping[str, int]]:
    """Give the names that each document prints inside its sentences, and how often."""
    return list(map(json.loads, work.each(documents, *NAMES)))


def _written(document: Document) -> bytes:
    return json.dumps(_names(document)).encode()


NAMES = ("names", _written)


def find_names(
    documents: Sequence[Document], known: Sequence[Mapping[str, int]]
) -> Iterator[Reference]:
    """Tie each document to those that speak at length of two rare names that it says."""
    pairs: dict[Numbers, list[str]] = defaultdict(list)
    for name, main, others in _homes(known):
        for other in others:
            pairs[other, main].append(name)
    for (other, main), names in sorted(pairs.items()):
        if len(names) >= _LEAST_NAMES:
            one, two = _spot(documents[other], names), _spot(documents[main], names)
            said = [
                name for name in names if one and two and _holds(one, name) and _holds(two, name)
            ]
            printed = whole(two.text, said) if two else ()
            enough = len(printed) > 1 or any(_capitals(name) > _LEAST_NAMES for name in printed)
            if one and two and _reads(one, two) and len(said) >= _LEAST_NAMES and enough:
                score = min(0.9, 0.5 + 0.05 * len(names))
                say = _say(listed(printed[:_SHOWN]))
                yield tie(ReferenceKind.SAME_EVENT, one, two, say, score)


def _say(printed: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {printed}: {shown(there)}"

    return say


def _names(document: Document) -> Counter[str]:
    """Count the names that a document prints inside its sentences, by their forms."""
    counts: Counter[str] = Counter()
    for row in rows_of(document):
        for found in _NAME.finditer(row.block.text) if is_prose(row) else ():
            name = " ".join(forms(found[0]))
            if is_content(name.split()[0]) and not set(name.split()) <= general():
                counts[name] += 1
    return counts


def _homes(known: Sequence[Mapping[str, int]]) -> Iterator[tuple[str, int, list[int]]]:
    """Give each rare name with the one document that says it most, and the others."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, names in enumerate(known):
        for name, times in names.items():
            places[name].append((-times, number))
    rare = min(_MOST_DOCUMENTS, len(known) // _MOST_SHARE)
    for name in sorted(name for name, some in places.items() if 1 < len(some) <= rare):
        (most, main), (second, _), *_ = found = sorted(places[name])
        if -most >= max(_ABOUT, -second * _CLEAR):
            yield name, main, [number for _, number in found[1:]]


def _spot(document: Document, names: Sequence[str]) -> Spot | None:
    """Give the sentence that says most of the names, in the first paragraph that says two."""
    for row in filter(is_prose, rows_of(document)):
        text = row.block.text
        if _said(text, names) >= _LEAST_NAMES:
            spans = sentences(text)
            return Spot(row, *max(spans, key=lambda s: (_said(text[slice(*s)], names), -s[0])))
    return None


def whole(text: str, names: Sequence[str]) -> Sequence[str]:
    """Give the names as a reader knows them: two may be parts of one.

    >>> whole("in the Plaine des Joncs and at Zenda", ["plaine", "joncs", "zenda"])
    ['Plaine des Joncs', 'Zenda']
    """
    return phrases(text, {word for name in names for word in name.split()})


def _capitals(name: str) -> int:
    return sum(word[0].isupper() for word in name.split())


def _reads(one: Spot, two: Spot) -> bool:
    """Say whether both are sentences that tell something, and no lists of who was there."""
    return all(reads_on(spot.text) and not is_formula(spot.text) for spot in (one, two))


def _holds(spot: Spot, name: str) -> bool:
    return bool(_said(spot.text, [name]))


def _said(text: str, names: Sequence[str]) -> int:
    words = f" {' '.join(forms(text))} "
    return sum(f" {name} " in words for name in names)
