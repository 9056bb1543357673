"""What the words of each document tell, as a vector: the fewer documents hold a word, the more.

How many hold it counts in steps (`in_steps`), so that one document more changes few weights, and
what two documents have in common stays what it was for as long as no word of both weighs another.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from generator.incremental.asking import in_steps
from generator.refer.subjects.telling import Telling, prints_of, read_telling
from generator.refer.wording.texts import (
    Flags,
    Floats,
    Numbers,
    Prints,
    joined,
    look_up,
    others,
)

_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_BITS = 4
"""Of the numbers of documents that hold words: one more or less in twenty or so changes no page."""
_SIEVE, _PRINT = 16, 61
"""Bits by which words that weigh what they weighed are left out, of those of a print."""


def about(documents: int) -> int:
    """Give a number of documents in steps."""
    return in_steps(documents, _BITS)


@dataclass(frozen=True, eq=False)
class Holders:
    """How many documents hold each word."""

    words: Prints = field(default_factory=lambda: np.zeros(0, np.uint64))
    """Sorted."""
    counts: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def of(self, words: Prints) -> Numbers:
        """Give how many hold each of some words."""
        number, known = look_up(words, self.words)
        return np.where(known, self.counts[number], 0) if len(self.words) else known.astype(int)

    def plus(self, rows: Sequence[bytes]) -> "Holders":
        """Count some documents more."""
        every = np.sort(joined([prints_of(row) for row in rows]))
        [firsts] = np.nonzero(others(every))
        came, counts = every[firsts], np.diff(firsts, append=len(every))
        if not len(self.words):
            return Holders(came, counts)
        words = np.union1d(self.words, came)
        return Holders(words, self.of(words) + Holders(came, counts).of(words))


@dataclass(frozen=True, slots=True, eq=False)
class _Vector:
    """The vector of one document, in the order of the prints of its words."""

    telling: Telling
    words: Prints
    """Sorted, those that other documents hold too."""
    at: Numbers
    """The number of each among those of the document."""
    weights: Floats
    length: float
    """Words that no other has included."""


class Vectors:
    """The vectors of all documents, by their numbers; those asked for last are at hand."""

    def __init__(
        self,
        rows: Sequence[bytes],
        holders: Holders = Holders(),
        came: Flags | None = None,
    ) -> None:
        """Take what `telling` gave of each document.

        `holders` says how many of those that did not come since held each word.
        """
        self._rows = rows
        self._at_hand: dict[int, _Vector] = {}
        self.holders = holders.plus(list(rows if came is None else compress(rows, came)))
        """How many documents hold each word."""
        self.count = about(len(rows))
        """How many documents there are, about."""
        self._holding, self._weights = self._weigh(self.holders.counts)

    def _weigh(self, counts: Numbers) -> tuple[Numbers, Floats]:
        """Give about how many hold each word, and what it tells, which may be nothing."""
        each, which = np.unique(counts, return_inverse=True)
        steps = list(map(about, each.tolist()))
        most = max(1, _MOST_SHARE * self.count)
        told = [math.log(self.count / n) if 0 < n <= most else math.nan for n in steps]
        return np.array(steps, np.int64)[which], np.array(told, np.float64)[which]

    def changed(self, before: Holders) -> Mapping[int, AbstractSet[int]]:
        """Give by document those of its words that told otherwise when so many held them."""
        now = self.holders
        were, _ = self._weigh(before.of(now.words))
        moved = now.words[were != self._holding]
        sieve, shift = np.zeros(1 << _SIEVE, np.bool_), np.uint64(_PRINT - _SIEVE)
        sieve[moved >> shift] = True
        found: dict[int, set[int]] = defaultdict(set)
        if len(moved):
            every = [prints_of(row) for row in self._rows]
            starts = np.cumsum([0, *map(len, every)])
            words = joined(every)
            [places] = np.nonzero(sieve[words >> shift])
            number, known = look_up(words[places], moved)
            documents = np.searchsorted(starts, places[known], side="right") - 1
            for document, word in zip(documents.tolist(), number[known].tolist(), strict=True):
                found[document].add(word)
        return found

    def length(self, number: int) -> float:
        """Give the length of a vector, words that no other document has included."""
        return self._read(number).length

    def product(self, one: int, two: int) -> float:
        """Multiply two vectors; the sum is exact: the order of the words does not matter."""
        return math.fsum(self._products(self._read(one), self._read(two))[1].tolist())

    def shared(self, one: int, two: int) -> list[tuple[str, float]]:
        """Give the words that both documents have, each with the product of what it tells."""
        mine = self._read(one)
        at, products = self._products(mine, self._read(two))
        words = mine.telling.words()
        return [(words[n], x) for n, x in zip(mine.at[at].tolist(), products.tolist(), strict=True)]

    def told(self, number: int, some: Sequence[str]) -> tuple[dict[str, int], dict[str, float]]:
        """Give about how many documents hold some words of one, and what each tells."""
        mine = self._read(number)
        wanted, words = {*some}, mine.telling.words()
        known = [(words[n], word) for n, word in zip(mine.at.tolist(), mine.words, strict=True)
                 if words[n] in wanted]  # fmt: skip
        found, _ = look_up(np.array([word for _, word in known], np.uint64), self.holders.words)
        names = [word for word, _ in known]
        return (
            dict(zip(names, self._holding[found].tolist(), strict=True)),
            dict(zip(names, self._weights[found].tolist(), strict=True)),
        )

    def telling(self, number: int) -> Telling:
        """Give what `telling` gave of a document."""
        return self._read(number).telling

    def forget(self) -> None:
        """Leave the vectors behind that are at hand."""
        self._at_hand.clear()

    def _products(self, one: _Vector, two: _Vector) -> tuple[Numbers, Floats]:
        """Give the words that the first shares, by their places in its vector, and the products."""
        number, known = look_up(one.words, two.words)
        return np.flatnonzero(known), one.weights[known] * two.weights[number[known]]

    def _read(self, number: int) -> _Vector:
        if number not in self._at_hand:
            self._at_hand[number] = self._vector(read_telling(self._rows[number]))
        return self._at_hand[number]

    def _vector(self, telling: Telling) -> _Vector:
        known, _ = look_up(telling.prints, self.holders.words)
        each, which = np.unique(telling.times, return_inverse=True)
        times = np.array([1 + math.log(n) if n > 1 else 1.0 for n in each.tolist()], np.float64)
        weights = times[which] * self._weights[known] if len(known) else times
        tells = ~np.isnan(weights)
        length = math.sqrt(math.fsum((weights[tells] ** 2).tolist())) or 1.0
        [at] = np.nonzero(tells & (self._holding[known] > 1)) if len(known) else (known,)
        at = at[np.argsort(telling.prints[at])]
        return _Vector(telling, telling.prints[at], at, weights[at], length)
