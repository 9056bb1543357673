"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one.
"""

import datetime as dt
import heapq
import math
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from generator.corpus import Reference, ReferenceKind
from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.evidence import listed, opening, shown, tie
from generator.refer.proper import names_shared, phrases
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, reads_on, sentences

_DAYS = 30
_DOCUMENTS = 300
"""Documents looked back on at most, however many a month has."""
_CANDIDATES, _ALIKE = 6, 2
"""Documents compared by their sentences, and those of them that likeness speaks for."""
_LIKE_AT_ALL, _LEAST_COSINE = 0.05, 0.1
"""Likeness below which nothing is compared, and the one that speaks for a document."""
_LEAST_RARITY = 12.0
"""Without likeness: the sum of the logs of how few documents hold what two sentences share."""
_LEAST_SUBJECT, _PER_LIKENESS = 7.5, 40.0
"""What the shared words that are no names must tell, likeness counted so many times."""
_LEAST_NAMED, _NAMED_ALIKE = 11.0, 0.12
"""The same where names alone tell enough, in documents that are somewhat alike."""
_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_MOST_NAMING, _NAMING = 5, 0.15
"""Documents, and share of them, that may hold a name that ties two others by itself."""
_LEAST_SHARED = 3
"""Telling words that two sentences must share, a name among them."""
_SHOWN = 4
_LEAST_SCORE = 0.5
_MOST_TELLING = 60
"""Words that two documents share, the most telling of them."""

Vector = Mapping[str, float]
Sentence = tuple[Spot, frozenset[str]]
"""A sentence with the telling words it holds."""
Telling = tuple[tuple[str, ...], "array[int]"]
"""The telling words of a document, and how often it has each; few bytes, as all are kept."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document with its telling words, a vector of length 1."""

    document: Document
    vector: Vector
    sentences: tuple[Sentence, ...]
    """Those that hold telling words."""


class _Tied(NamedTuple):
    """Two sentences tied."""

    reference: Reference
    common: frozenset[str]
    """Telling words that both hold."""
    names: frozenset[str]


def find_matters(documents: Sequence[Document]) -> Iterator[Reference]:
    """Tie each document to the one of the month before that is most on the same matter."""
    every = [_telling(document) for document in documents]
    holders = Counter(word for told, _ in every for word in told)
    most = max(_MOST_NAMING, _NAMING * len(documents))
    usual = frozenset(word for word, n in holders.items() if n > most)
    past: deque[Weighed] = deque(maxlen=_DOCUMENTS)
    for document, telling in zip(documents, every, strict=True):
        if document.date is None:
            continue
        vector = _vector(telling, holders, len(documents))
        here = Weighed(document, vector, tuple(_sentences(document, vector)))
        while past and (document.date - _day(past[0])).days > _DAYS:
            past.popleft()
        for there, cosine, sure in _likest(here, past):
            tied = _passages(here, there, cosine, usual)
            if tied and _tells(tied, cosine, holders, len(documents), sure=sure):
                yield tied.reference
        past.append(here)


def _tells(
    tied: "_Tied", cosine: float, holders: Counter[str], documents: int, *, sure: bool
) -> bool:
    """Say whether two sentences share more than names that many a document puts together."""
    whole = _rarity(tied.common, holders, documents)
    subject = _rarity(tied.common - tied.names, holders, documents) + _PER_LIKENESS * cosine
    named = whole >= _LEAST_NAMED and cosine >= _NAMED_ALIKE
    return (sure or whole >= _LEAST_RARITY) and (subject >= _LEAST_SUBJECT or named)


def _day(weighed: Weighed) -> dt.date:
    return weighed.document.date or dt.date.min


def _telling(document: Document) -> Telling:
    rows = filter(is_prose, rows_of(document))
    counts = Counter(word for row in rows for word in forms(row.block.text))
    told = tuple(filter(is_content, counts))
    return told, array("L", map(counts.__getitem__, told))


def _vector(telling: Telling, holders: Counter[str], documents: int) -> Vector:
    weights = {
        word: (1 + math.log(n)) * math.log(documents / holders[word])
        for word, n in zip(*telling, strict=True)
        if holders[word] <= max(1, _MOST_SHARE * documents)
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: w / length for word, w in weights.items() if holders[word] > 1}


def _likest(here: Weighed, past: Sequence[Weighed]) -> Iterator[tuple[Weighed, float, bool]]:
    """Give the three documents most like `here`, the later of equals first, if like at all.

    The third says whether they are so like that any sentences that share enough will do.
    """
    cosines = ((_cosine(here.vector, one.vector), number) for number, one in enumerate(past))
    for rank, (cosine, number) in enumerate(heapq.nlargest(_CANDIDATES, cosines)):
        if cosine >= _LIKE_AT_ALL:
            yield past[number], cosine, rank < _ALIKE and cosine >= _LEAST_COSINE


def _cosine(one: Vector, two: Vector) -> float:
    """Multiply two vectors; the sum is exact, so that the order of the words does not matter."""
    shared = one.keys() & two.keys()
    return math.fsum(map(mul, map(one.__getitem__, shared), map(two.__getitem__, shared)))


def _rarity(words: Iterable[str], holders: Counter[str], documents: int) -> float:
    return math.fsum(math.log(documents / holders[word]) for word in words)


def _passages(
    here: Weighed, there: Weighed, cosine: float, usual: AbstractSet[str]
) -> _Tied | None:
    """Tie the two sentences that share most, a name not `usual` among it."""
    shared = {w: x * there.vector[w] for w, x in here.vector.items() if w in there.vector}
    telling = sorted(shared, key=lambda w: (-shared[w], w))[:_MOST_TELLING]
    weights = {word: math.sqrt(shared[word]) for word in telling}
    found = _best_pair(_holding(here, weights), _holding(there, weights), weights)
    if not found or len(found[2]) < _LEAST_SHARED:
        return None
    one, two, common = found
    names = names_shared(one.text, two.text, common)
    if not names - usual or not all(
        reads_on(s.text) and not is_formula(s.text) for s in (one, two)
    ):
        return None
    say = _say(listed(phrases(two.text, names)[:_SHOWN]))
    tied = tie(ReferenceKind.SAME_EVENT, one, two, say, _LEAST_SCORE + cosine)
    return _Tied(tied, common, names)


def _sentences(document: Document, vector: Vector) -> Iterator[Sentence]:
    """Give the sentences of prose that hold words of a vector, with those words."""
    for row in filter(is_prose, rows_of(document)):
        for span in sentences(row.block.text):
            if held := vector.keys() & set(forms(row.block.text[slice(*span)])):
                yield Spot(row, *span), frozenset(held)


def _holding(one: Weighed, weights: Vector) -> list[Sentence]:
    """Give the sentences that hold weighted words, with those words."""
    return [
        (spot, held & weights.keys())
        for spot, held in one.sentences
        if not held.isdisjoint(weights)
    ]


def _best_pair(
    mine: Sequence[Sentence], theirs: Sequence[Sentence], weights: Vector
) -> tuple[Spot, Spot, frozenset[str]] | None:
    """Give the two sentences that share most weight, the first of equals, and what they share."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_, held) in enumerate(theirs):
        for word in held:
            holding[word].append(number)
    best, chosen = 0.0, None
    for spot, held in mine:
        totals: Counter[int] = Counter()
        for word in sorted(held):
            for number in holding[word]:
                totals[number] += weights[word]  # type: ignore[assignment]
        for number, total in sorted(totals.items()):
            if total > best + 1e-9:
                best, chosen = total, (spot, theirs[number][0], held & theirs[number][1])
    return chosen


def _say(names: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {names}: {shown(there)}"

    return say
