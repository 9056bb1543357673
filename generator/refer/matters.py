"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one.
"""

import datetime as dt
import heapq
import math
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from generator.model import Document, Reference, ReferenceKind, Span
from generator.refer.evidence import listed, opening, tie
from generator.refer.rows import Row, Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, reads_on, sentences, words

_DAYS = 30
_DOCUMENTS = 300
"""Documents looked back on at most, however many a month has."""
_LEAST_COSINE, _SECOND_COSINE = 0.1, 0.12
"""Likeness asked of the most like document, and of the one after it."""
_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_LEAST_SHARED = 3
"""Telling words that the two sentences and their paragraphs must share."""
_LEAST_NAMES, _SHOWN = 2, 4

Vector = Mapping[str, float]
Telling = tuple[tuple[str, ...], "array[int]"]
"""The telling words of a document, and how often it has each; few bytes, as all are kept."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document with its telling words, a vector of length 1."""

    document: Document
    vector: Vector


def find_matters(documents: Sequence[Document]) -> Iterator[Reference]:
    """Tie each document to the one of the month before that is most on the same matter."""
    every = [_telling(document) for document in documents]
    holders = Counter(word for told, _ in every for word in told)
    past: deque[Weighed] = deque(maxlen=_DOCUMENTS)
    for document, telling in zip(documents, every, strict=True):
        if document.date is None:
            continue
        here = Weighed(document, _vector(telling, holders, len(documents)))
        while past and (document.date - _day(past[0])).days > _DAYS:
            past.popleft()
        for there, cosine in _likest(here, past):
            yield from _passages(here, there, cosine)
        past.append(here)


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


def _likest(here: Weighed, past: Sequence[Weighed]) -> Iterator[tuple[Weighed, float]]:
    """Give the two documents most like `here`, the later of equals first, if like enough."""
    cosines = ((_cosine(here.vector, one.vector), number) for number, one in enumerate(past))
    least = (_LEAST_COSINE, _SECOND_COSINE)
    for (cosine, number), enough in zip(heapq.nlargest(2, cosines), least, strict=False):
        if cosine >= enough:
            yield past[number], cosine


def _cosine(one: Vector, two: Vector) -> float:
    """Multiply two vectors; the sum is exact, so that the order of the words does not matter."""
    shared = one.keys() & two.keys()
    return math.fsum(map(mul, map(one.__getitem__, shared), map(two.__getitem__, shared)))


def _passages(here: Weighed, there: Weighed, cosine: float) -> Iterator[Reference]:
    """Tie the paragraphs that share most of what the two documents share, names among it."""
    shared = {w: x * there.vector[w] for w, x in here.vector.items() if w in there.vector}
    mine = _paragraph(here.document, shared)
    theirs = _paragraph(there.document, {word: shared[word] for word in _held(mine, shared)})
    common = {word: shared[word] for word in _held(mine, shared) & _held(theirs, shared)}
    names = _names(theirs, sorted(common, key=lambda word: (-common[word], word)))
    if len(names) >= _LEAST_NAMES and len(common) >= _LEAST_SHARED:
        one, two = _sentence(mine, common), _sentence(theirs, common)
        say = _say(listed(names[:_SHOWN]))
        if not (reads_on(mine.block.text) and reads_on(theirs.block.text)):
            return
        yield tie(ReferenceKind.SAME_EVENT, one, two, say, 0.5 + cosine)


def _say(names: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, _there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {names}"

    return say


def _held(row: Row, weights: Vector) -> frozenset[str]:
    return frozenset(forms(row.block.text)) & weights.keys()


def _paragraph(document: Document, weights: Vector) -> Row:
    """Give the paragraph that holds most of the weighted words, the first of equals."""
    rows = [row for row in rows_of(document) if is_prose(row)]
    return max(rows, key=lambda r: (sum(weights[w] for w in _held(r, weights)), -r.number))


def _sentence(row: Row, weights: Vector) -> Spot:
    """Give the sentence that holds most of the weighted words, the first of equals."""
    text = row.block.text

    def worth(span: Span) -> tuple[float, int]:
        held = set(forms(text[slice(*span)])) & weights.keys()
        return sum(weights[word] for word in held), -span[0]

    return Spot(row, *max(sentences(text), key=worth))


def _names(row: Row, shared: Sequence[str]) -> list[str]:
    """Give those of the shared words that the paragraph prints as names."""
    text = row.block.text
    printed = {word.form: text[word.start : word.end] for word in reversed(words(text))}
    return [printed[word] for word in shared if printed[word][0].isupper()]
