"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one. What two
have in common is kept for as long as no word of both tells more or less than it did (`in_steps`).
"""

import datetime as dt
import heapq
import json
import math
import sys
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from operator import mul

from generator.asking import in_steps
from generator.corpus import Reference, ReferenceKind
from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.evidence import listed, opening, shown, tie
from generator.refer.pairs import Sentence, Vector, best_pair, holding, sentences_holding
from generator.refer.proper import names_shared, phrases
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, reads_on
from generator.sharing import ALONE, Work

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

Telling = tuple[Sequence[str], Sequence[int]]
"""The telling words of a document, and how often it has each."""
Ends = tuple[tuple[int, int, int], tuple[int, int, int], str, float, float]
"""Row, start and end here and there, the names that both sentences print, the rarity of what they
share, and that of what of it is no name."""
Tied = tuple[str, Ends | None]
"""A hash of all that two documents are tied by, and their sentences; None where none tie them."""
_KIND = "matters"
_BITS = 3
"""Of the numbers of documents that hold words: one more or less in ten or so changes no page."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a document has in common with those of the month before it, as it is kept."""

    length: float
    """Of its vector."""
    past: Sequence[int]
    """Their numbers, in order."""
    products: Sequence[float]
    """Of the vectors."""
    tied: Mapping[int, Tied]
    """The likest of them, by number."""

    def written(self) -> bytes:
        """Give it as bytes."""
        return json.dumps((self.length, self.past, self.products, [*self.tied.items()])).encode()


@dataclass(slots=True)
class _Month:
    """Documents of the last days, by number, with what was worked out of them."""

    past: deque[int]
    vectors: dict[int, Vector] = field(default_factory=dict)
    sentences: dict[int, list[Sentence]] = field(default_factory=dict)

    def forget(self) -> None:
        """Leave the earliest behind."""
        gone = self.past.popleft()
        self.vectors.pop(gone, None)
        self.sentences.pop(gone, None)


class Matters:
    """All documents, in the order of the run, to be compared with those of the month before."""

    def __init__(self, documents: Sequence[Document], work: Work = ALONE) -> None:
        """Read the telling words, and what was kept of earlier runs."""
        self._documents = documents
        self._work = work
        self._told = [_told(row) for row in work.each(documents, "telling", _telling)]
        holders = Counter(word for told, _ in self._told for word in told)
        self._count = in_steps(len(documents), _BITS)
        self._holding = {word: in_steps(n, _BITS) for word, n in holders.items()}
        most = max(1, _MOST_SHARE * self._count)
        self._weights = {
            word: math.log(self._count / n) for word, n in self._holding.items() if n <= most
        }
        self._kept, changed = self._read_kept()
        self._changed = [changed & set(told) if changed else changed for told, _ in self._told]
        self._lengths: dict[int, float] = {}

    def tasks(self, count: int) -> list[Callable[[], Iterator[Reference | bytes]]]:
        """Part the work: it gives references, and a row for each document, in order, to `keep`."""
        every = range(len(self._documents))
        size = max(1, -(-len(every) // count))
        return [partial(self._find, every[at : at + size]) for at in every[::size]]

    def keep(self, rows: Sequence[bytes]) -> None:
        """Keep what the tasks gave for each document."""
        if self._work.cache.keeps:
            names = list(map(self._work.name, self._documents))
            stamp = json.dumps([self._count, self._holding, names]).encode()
            self._work.keep(_KIND, {"": stamp, **dict(zip(names, rows, strict=True))})

    def _read_kept(self) -> tuple[Mapping[int, Compared], AbstractSet[str]]:
        """Give what was kept of documents, and the words that tell more or less than they did."""
        kept = self._work.kept(_KIND)
        try:
            count, holding, names = json.loads(kept[""])
            if count != self._count:
                return {}, frozenset()
            numbers = {self._work.name(d): n for n, d in enumerate(self._documents)}
            moved = [numbers.get(name, -1) for name in names]
            found = {n: _compared(kept[name], moved) for name, n in numbers.items() if name in kept}
            return found, {word for word, _ in holding.items() ^ self._holding.items()}
        except (LookupError, ValueError, TypeError, AttributeError):  # nothing that we wrote
            return {}, frozenset()

    def _find(self, numbers: range) -> Iterator[Reference | bytes]:
        """Tie each of some documents to the one of the month before most on the same matter."""
        first = max(0, numbers.start - _DOCUMENTS)
        month = _Month(deque(n for n in range(first, numbers.start) if self._documents[n].date))
        for number in numbers:
            day = self._documents[number].date
            while day and month.past and self._is_over(month.past, day):
                month.forget()
            compared = self._compare(number, month if day else _Month(deque()))
            yield compared.written() if self._work.cache.keeps else b""
            yield from self._ties(number, compared)
            if day:
                month.past.append(number)

    def _is_over(self, past: Sequence[int], day: dt.date) -> bool:
        """Say whether the earliest is too far back, or one too many."""
        earliest = self._documents[past[0]].date or dt.date.min
        return (day - earliest).days > _DAYS or len(past) > _DOCUMENTS

    def _compare(self, number: int, month: _Month) -> Compared:
        """Compare a document with those of its month; what is kept and holds is not repeated."""
        kept = self._kept.get(number)
        mine = self._changed[number]
        held = {
            other: product
            for other, product in (zip(kept.past, kept.products, strict=True) if kept else ())
            if other >= 0 and mine.isdisjoint(self._changed[other])
        }
        products = [
            held[other] if other in held else self._product(number, other, month)
            for other in month.past
        ]
        length = self._length(number)
        tied: dict[int, Tied] = {}
        for _, other in self._likest(length, month.past, products):
            before = kept.tied.get(other) if kept else None
            tied[other] = (
                before if before and other in held else self._tied(number, other, month, before)
            )
        return Compared(length, list(month.past), products, tied)

    def _likest(
        self, length: float, past: Sequence[int], products: Sequence[float]
    ) -> Iterator[tuple[float, int]]:
        """Give the documents most like one, the later of equals first, if like at all."""
        cosines = (
            (product / (length * self._length(other)), other)
            for other, product in zip(past, products, strict=True)
            if product
        )
        most = heapq.nlargest(_CANDIDATES, cosines)
        return ((cosine, other) for cosine, other in most if cosine >= _LIKE_AT_ALL)

    def _ties(self, number: int, compared: Compared) -> Iterator[Reference]:
        """Tie a document to those that it was compared with and is like enough."""
        likest = self._likest(compared.length, compared.past, compared.products)
        for rank, (cosine, other) in enumerate(likest):
            sure = rank < _ALIKE and cosine >= _LEAST_COSINE
            _, ends = compared.tied[other]
            if ends and _tells(*ends[3:], cosine, sure=sure):
                one, two = (
                    Spot(rows_of(self._documents[n])[row], start, end)
                    for n, (row, start, end) in ((number, ends[0]), (other, ends[1]))
                )
                say = _say(ends[2])
                yield tie(ReferenceKind.SAME_EVENT, one, two, say, _LEAST_SCORE + cosine)

    def _length(self, number: int) -> float:
        """Give the length of a document's vector, words that no other has included."""
        if number not in self._lengths:
            kept = None if self._changed[number] else self._kept.get(number)
            weights = self._tell(number).values() if kept is None else ()
            length = math.sqrt(math.fsum(weight * weight for weight in weights)) or 1.0
            self._lengths[number] = length if kept is None else kept.length
        return self._lengths[number]

    def _tell(self, number: int) -> Vector:
        """Give what each word of a document tells."""
        return {
            word: (1 + math.log(times)) * self._weights[word]
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

    def _sentences(self, number: int, month: _Month) -> list[Sentence]:
        if number not in month.sentences:
            vector = self._vector(number, month)
            month.sentences[number] = list(sentences_holding(self._documents[number], vector))
        return month.sentences[number]

    def _tied(self, number: int, other: int, month: _Month, before: Tied | None) -> Tied:
        """Tie two documents by their most telling words; as before where these tell the same."""
        mine, theirs = self._vector(number, month), self._vector(other, month)
        shared = {word: x * theirs[word] for word, x in mine.items() if word in theirs}
        telling = sorted(shared, key=lambda w: (-shared[w], w))[:_MOST_TELLING]
        written = " ".join(f"{word} {self._holding[word]}" for word in telling)
        stamp = blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        if before and before[0] == stamp:
            return before
        weights = {word: math.sqrt(shared[word]) for word in telling}
        return stamp, self._ends(number, other, month, weights)

    def _ends(self, number: int, other: int, month: _Month, weights: Vector) -> Ends | None:
        """Give the two sentences that share most, a name that few documents hold among it."""
        first, second = self._sentences(number, month), self._sentences(other, month)
        found = best_pair(holding(first, weights), holding(second, weights), weights)
        if not found or len(found[2]) < _LEAST_SHARED:
            return None
        one, two, common = found
        names = names_shared(one.text, two.text, common)
        most = max(_MOST_NAMING, _NAMING * self._count)
        rare = any(self._holding[name] <= most for name in names)
        if not rare or not all(reads_on(s.text) and not is_formula(s.text) for s in (one, two)):
            return None
        printed = listed(phrases(two.text, names)[:_SHOWN])
        whole, subject = self._rarity(common), self._rarity(common - names)
        return _ends(one), _ends(two), printed, whole, subject

    def _rarity(self, words: AbstractSet[str]) -> float:
        return math.fsum(self._weights[word] for word in words)


def _tells(whole: float, subject: float, cosine: float, *, sure: bool) -> bool:
    """Say whether two sentences share more than names that many a document puts together."""
    enough = subject + _PER_LIKENESS * cosine >= _LEAST_SUBJECT
    named = whole >= _LEAST_NAMED and cosine >= _NAMED_ALIKE
    return (sure or whole >= _LEAST_RARITY) and (enough or named)


def _ends(spot: Spot) -> tuple[int, int, int]:
    return spot.row.number, spot.start, spot.end


def _telling(document: Document) -> bytes:
    """Give the words of subject of a document, a line, and below them how often it has each."""
    rows = filter(is_prose, rows_of(document))
    counts = Counter(word for row in rows for word in forms(row.block.text))
    told = list(filter(is_content, counts))
    times = " ".join(str(counts[word]) for word in told)
    return f"{' '.join(told)}\n{times}".encode("utf-8", "surrogatepass")


def _told(row: bytes) -> Telling:
    """Read a row; a word that comes again is kept once, as all documents are read."""
    words, _, times = row.decode("utf-8", "surrogatepass").partition("\n")
    return list(map(sys.intern, words.split())), array("I", map(int, times.split()))


def _compared(row: bytes, moved: Sequence[int]) -> Compared:
    """Read what `Compared.written` wrote; `moved` are the numbers that documents have now."""
    length, past, products, tied = json.loads(row)
    return Compared(
        length, [moved[n] for n in past], products, {moved[n]: ends for n, ends in tied}
    )


def _say(names: str) -> Callable[[Spot, Spot, str], str]:
    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {names}: {shown(there)}"

    return say
