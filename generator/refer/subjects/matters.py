"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one. What two
have in common is kept for as long as no word of both tells more or less than it did (`in_steps`).
"""

import datetime as dt
import json
import math
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from operator import mul

import numpy as np

from generator.corpus import Reference, ReferenceKind
from generator.incremental.asking import in_steps
from generator.incremental.sharing import ALONE, Work
from generator.incremental.shelves import FIRST
from generator.model import Document
from generator.refer.documents.placed import day_of, place
from generator.refer.evidence import point, tie
from generator.refer.rows import rows_of
from generator.refer.subjects.common import (
    at_its_place,
    in_common,
    is_likest,
    say_likest,
    say_names,
    tells,
)
from generator.refer.subjects.compared import Compared, Earlier, Tied
from generator.refer.subjects.pairs import Sentences, Vector, sentences_holding
from generator.refer.subjects.telling import read_telling, telling
from generator.refer.wording.texts import Flags, Floats, Numbers

_DAYS = 30
_DOCUMENTS = 300
"""Documents looked back on at most, however many a month has."""
_CANDIDATES, _ALIKE = 6, 2
"""Documents compared by their sentences, and those of them that likeness speaks for."""
_LIKE_AT_ALL, _LEAST_COSINE = 0.05, 0.1
"""Likeness below which nothing is compared, and the one that speaks for a document."""
_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_MOST_NAMING, _NAMING = 5, 0.15
"""Documents, and share of them, that may hold a name that ties two others by itself."""
_LEAST_SCORE = 0.5
_MOST_TELLING = 60
"""Words that two documents share, the most telling of them."""

_KIND = "matters"
_BITS = 4
"""Of the numbers of documents that hold words: one more or less in twenty or so changes no page."""


@dataclass(slots=True)
class _Month:
    """Documents of the last days, by number, with what was worked out of them."""

    past: deque[int]
    vectors: dict[int, Vector] = field(default_factory=dict)
    sentences: dict[int, Sentences] = field(default_factory=dict)

    def forget(self) -> None:
        """Leave the earliest behind."""
        gone = self.past.popleft()
        self.vectors.pop(gone, None)
        self.sentences.pop(gone, None)


class Matters:
    """All documents, in the order of the run, to be compared with those of the month before."""

    def __init__(self, documents: Sequence[Document], work: Work = ALONE) -> None:
        """Read the telling words, and what was kept of earlier runs."""
        placed = place(documents)
        days = {d.id: day_of(d, placed) for d in documents}
        self._documents = sorted(documents, key=lambda d: (days[d.id] or dt.date.max, d.id))
        self._days = [days[document.id] for document in self._documents]
        self._work = work
        self._told = [read_telling(row) for row in work.each(self._documents, "telling", telling)]
        holders: Counter[str] = Counter()
        for told, _ in self._told:
            holders.update(told)
        self._count = in_steps(len(documents), _BITS)
        self._holding = {word: in_steps(n, _BITS) for word, n in holders.items()}
        most = max(1, _MOST_SHARE * self._count)
        self._weights = {
            word: math.log(self._count / n) for word, n in self._holding.items() if n <= most
        }
        self._names = [work.name(d) for d in self._documents] if work.cache.keeps else []
        self._kept, changed = self._read_kept()
        self._changed = [changed & set(told) if changed else changed for told, _ in self._told]
        self._lengths = np.full(len(documents), np.nan)

    def tasks(self, count: int) -> list[Callable[[], Iterator[Reference | bytes]]]:
        """Part the work: it gives references, and a row for each document, in order, to `keep`."""
        every = range(len(self._documents))
        size = max(1, -(-len(every) // count))
        return [partial(self._find, every[at : at + size]) for at in every[::size]]

    def keep(self, rows: Sequence[bytes]) -> None:
        """Keep what the tasks gave for each document, nothing where it is as it was."""
        if self._work.cache.keeps:
            stamp = json.dumps([self._count, self._holding, self._names]).encode()
            every = zip(self._names, rows, strict=True)
            named = {name: row or self._kept.rows[name] for name, row in every}
            if (now := {FIRST: stamp, **named}) != self._kept.rows:
                self._work.keep(_KIND, now)  # rows and their order together, or none

    def _read_kept(self) -> tuple[Earlier, AbstractSet[str]]:
        """Give what was kept of documents, and the words that tell more or less than they did."""
        kept = self._work.kept(_KIND)
        try:
            count, holding, names = json.loads(kept[FIRST])
            changed = {word for word, _ in holding.items() ^ self._holding.items()}
        except (LookupError, ValueError, TypeError, AttributeError):  # nothing that we wrote
            return Earlier(), frozenset()
        if count != self._count:
            return Earlier(kept), frozenset()
        numbers = {name: n for n, name in enumerate(self._names)}
        moved = np.array([numbers.get(name, -1) for name in names], np.int64)
        return Earlier(kept, {name: n for n, name in enumerate(names)}, moved), changed

    def _find(self, numbers: range) -> Iterator[Reference | bytes]:
        """Tie each of some documents to the one of the month before most on the same matter."""
        first = max(0, numbers.start - _DOCUMENTS)
        month = _Month(deque(n for n in range(first, numbers.start) if self._days[n]))
        for number in numbers:
            day = self._days[number]
            while day and month.past and self._is_over(month.past, day):
                month.forget()
            compared = self._compare(number, month if day else _Month(deque()))
            row = compared.written() if self._names else b""
            yield b"" if row == self._row(number) else row
            yield from self._ties(number, compared)
            if day:
                month.past.append(number)

    def _is_over(self, past: Sequence[int], day: dt.date) -> bool:
        """Say whether the earliest is too far back, or one too many."""
        earliest = self._days[past[0]] or dt.date.min
        return (day - earliest).days > _DAYS or len(past) > _DOCUMENTS

    def _row(self, number: int) -> bytes:
        """Give the row that was kept of a document."""
        return self._kept.rows.get(self._names[number], b"") if self._names else b""

    def _earlier(self, number: int) -> tuple[Compared, Numbers] | None:
        return self._kept.of(self._names[number]) if self._kept.places else None

    def _compare(self, number: int, month: _Month) -> Compared:
        """Compare a document with those of its month; what is kept and holds is not repeated."""
        first = number - len(month.past)
        products = np.full(len(month.past), np.nan)
        ties: dict[int, Tied] = {}
        if earlier := self._earlier(number):
            kept, others = earlier
            good = (others >= first) & (others < number) & self._told_alike(number, others)
            products[others[good] - first] = kept.products[good]
            ties = {int(others[-back]): tied for back, tied in kept.tied.items()}
        held = ~np.isnan(products)
        for at in np.flatnonzero(~held).tolist():
            products[at] = self._product(number, first + at, month)
        tied: dict[int, Tied] = {}
        for _, other in self._likest(number, products):
            before = ties.get(other)
            same = before if before and held[other - first] else None
            tied[number - other] = same or self._tied(number, other, month, before)
        return Compared(self._length(number), products, tied)

    def _told_alike(self, number: int, others: Numbers) -> Flags:
        """Say of which documents no word tells more or less that one holds too."""
        mine = self._changed[number]
        if not mine:
            return np.ones(len(others), np.bool_)
        alike = (n >= 0 and mine.isdisjoint(self._changed[n]) for n in others.tolist())
        return np.fromiter(alike, np.bool_, len(others))

    def _likest(self, number: int, products: Floats) -> Sequence[tuple[float, int]]:
        """Give the documents most like one, the later of equals first, if like at all."""
        others = np.arange(number - len(products), number)
        for other in others[np.isnan(self._lengths[others])].tolist():
            self._length(other)
        cosines = products / (self._length(number) * self._lengths[others])
        most = np.lexsort((others, cosines))[::-1][:_CANDIDATES]
        most = most[cosines[most] >= _LIKE_AT_ALL]
        return list(zip(cosines[most].tolist(), others[most].tolist(), strict=True))

    def _ties(self, number: int, compared: Compared) -> Iterator[Reference]:
        """Tie a document to those that it was compared with and is like enough."""
        likest = self._likest(number, compared.products)
        second = likest[1][0] if len(likest) > 1 else 0.0
        for rank, (cosine, other) in enumerate(likest):
            sure = rank < _ALIKE and cosine >= _LEAST_COSINE
            _, common = compared.tied[number - other]
            if common and tells(common, cosine, sure=sure):
                say = say_names(common)
            elif common and sure and not rank and is_likest(common, cosine, second):
                say = say_likest(common)
            else:
                continue
            here, there = (self._documents[n] for n in (number, other))
            one, two = common.spots(rows_of(here), rows_of(there))
            score = _LEAST_SCORE + cosine
            if here.date and there.date:
                yield tie(ReferenceKind.SAME_EVENT, one, two, say, score)
            else:
                yield point(ReferenceKind.SAME_EVENT, one, two, at_its_place(say), score)

    def _length(self, number: int) -> float:
        """Give the length of a document's vector, words that no other has included."""
        if math.isnan(self._lengths[number]):
            earlier = None if self._changed[number] else self._earlier(number)
            weights = self._tell(number).values() if earlier is None else ()
            length = math.sqrt(math.fsum(weight * weight for weight in weights)) or 1.0
            self._lengths[number] = length if earlier is None else earlier[0].length
        return float(self._lengths[number])

    def _tell(self, number: int) -> Vector:
        """Give what each word of a document tells."""
        return {
            word: (1 + math.log(times) if times > 1 else 1.0) * self._weights[word]
            for word, times in zip(*self._told[number], strict=True)
            if word in self._weights
        }

    def _vector(self, number: int, month: _Month) -> Vector:
        if number not in month.vectors:
            told = self._tell(number).items()
            month.vectors[number] = {word: w for word, w in told if self._holding[word] > 1}
        return month.vectors[number]

    def _product(self, one: int, two: int, month: _Month) -> float:
        """Multiply two vectors; the sum is exact: the order of the words does not matter."""
        first, second = self._vector(one, month), self._vector(two, month)
        shared = first.keys() & second.keys()
        return math.fsum(map(mul, map(first.__getitem__, shared), map(second.__getitem__, shared)))

    def _sentences(self, number: int, month: _Month) -> Sentences:
        if number not in month.sentences:
            vector = self._vector(number, month)
            month.sentences[number] = sentences_holding(self._documents[number], vector)
        return month.sentences[number]

    def _tied(self, number: int, other: int, month: _Month, before: Tied | None) -> Tied:
        """Tie two documents by their most telling words; as before where these tell the same."""
        mine, theirs = self._vector(number, month), self._vector(other, month)
        shared = {word: x * theirs[word] for word, x in mine.items() if word in theirs}
        most_telling = sorted(shared, key=lambda w: (-shared[w], w))[:_MOST_TELLING]
        written = " ".join(f"{word} {self._holding[word]}" for word in most_telling)
        stamp = blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        if before and before[0] == stamp:
            return before
        weights = {word: math.sqrt(shared[word]) for word in most_telling}
        most = max(_MOST_NAMING, _NAMING * self._count)
        common = in_common(
            self._sentences(number, month),
            self._sentences(other, month),
            weights,
            self._weights,
            lambda name: self._holding[name] <= most,
        )
        return stamp, common
