"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one.
"""

import datetime as dt
import math
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Document, Reference, ReferenceKind
from generator.refer.evidence import tie
from generator.refer.rows import Row, Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, sentences, words

_DAYS = 30
_DOCUMENTS = 300
"""Documents looked back on at most, however many a month has."""
_LEAST_COSINE = 0.1
_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_LEAST_SHARED = 3
"""Telling words that the two sentences and their paragraphs must share."""
_SHOWN = 4

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document with its telling words, a vector of length 1."""

    document: Document
    vector: Vector


def find_matters(documents: Sequence[Document]) -> Iterator[Reference]:
    """Tie each document to the one of the month before that is most on the same matter."""
    holders = Counter(word for document in documents for word in set(_telling(document)))
    past: deque[Weighed] = deque(maxlen=_DOCUMENTS)
    for document in documents:
        if document.date is None:
            continue
        here = Weighed(document, _vector(document, holders, len(documents)))
        while past and (document.date - _day(past[0])).days > _DAYS:
            past.popleft()
        if past and (found := _likest(here, past)):
            yield from _passages(here, *found)
        past.append(here)


def _day(weighed: Weighed) -> dt.date:
    return weighed.document.date or dt.date.min


def _telling(document: Document) -> list[str]:
    rows = filter(is_prose, rows_of(document))
    return [word for row in rows for word in forms(row.block.text) if is_content(word)]


def _vector(document: Document, holders: Counter[str], documents: int) -> Vector:
    weights = {
        word: (1 + math.log(n)) * math.log(documents / holders[word])
        for word, n in Counter(_telling(document)).items()
        if holders[word] <= max(1, _MOST_SHARE * documents)
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: w / length for word, w in weights.items() if holders[word] > 1}


def _likest(here: Weighed, past: Sequence[Weighed]) -> tuple[Weighed, float] | None:
    """Give the document most like `here`, the latest of equals, if it is like enough."""
    cosines = [(_cosine(here.vector, one.vector), number) for number, one in enumerate(past)]
    cosine, number = max(cosines)
    return (past[number], cosine) if cosine >= _LEAST_COSINE else None


def _cosine(one: Vector, two: Vector) -> float:
    few, many = sorted((one, two), key=len)
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def _passages(here: Weighed, there: Weighed, cosine: float) -> Iterator[Reference]:
    """Tie the paragraphs that share most of what the two documents share."""
    shared = {w: x * there.vector[w] for w, x in here.vector.items() if w in there.vector}
    mine = _best(here.document, shared)
    among = {word: shared[word] for word in mine[1]}
    theirs = _best(there.document, among) if among else None
    if theirs and len(theirs[1]) >= _LEAST_SHARED:
        names = _printed(theirs[0], sorted(theirs[1], key=lambda word: (-shared[word], word)))
        yield tie(
            ReferenceKind.SAME_EVENT,
            mine[0],
            theirs[0],
            lambda _h, _t, when: f"On the same matter, {when}: {names}",
            0.5 + cosine,
        )


def _best(document: Document, weights: Vector) -> tuple[Spot, frozenset[str]]:
    """Give the paragraph that holds most of the weighted words, and which it holds."""
    rows = [row for row in rows_of(document) if is_prose(row)]
    held = [frozenset(forms(row.block.text)) & weights.keys() for row in rows]
    best = max(range(len(rows)), key=lambda n: (sum(weights[w] for w in held[n]), -n))
    return Spot(rows[best], *_sentence(rows[best], weights)), held[best]


def _sentence(row: Row, weights: Vector) -> tuple[int, int]:
    text = row.block.text
    spans = sentences(text)
    return max(
        spans, key=lambda s: (sum(weights.get(w, 0.0) for w in forms(text[s[0] : s[1]])), -s[0])
    )


def _printed(spot: Spot, shared: Sequence[str]) -> str:
    """Give the first few shared words as the passage prints them."""
    text = spot.row.block.text
    printed = {word.form: text[word.start : word.end] for word in reversed(words(text))}
    return ", ".join(printed[word] for word in shared[:_SHOWN])
