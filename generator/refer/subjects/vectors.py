"""What the words of each document tell, as a vector: the fewer documents hold a word, the more.

How many hold it counts in steps (`in_steps`), so that one document more changes few weights, and
what two documents have in common stays what it was for as long as no word of both weighs another.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from operator import mul
from types import MappingProxyType

from generator.incremental.asking import in_steps
from generator.refer.subjects.pairs import Vector
from generator.refer.subjects.telling import read_telling, words_of
from generator.refer.wording.texts import Flags

_MOST_SHARE = 0.25
"""A word that more documents hold tells nothing."""
_BITS = 4
"""Of the numbers of documents that hold words: one more or less in twenty or so changes no page."""


_NOBODY: Mapping[str, int] = MappingProxyType({})


def about(documents: int) -> int:
    """Give a number of documents in steps."""
    return in_steps(documents, _BITS)


class Vectors:
    """The vectors of all documents, by their numbers; those asked for last are at hand."""

    def __init__(
        self, rows: Sequence[bytes], holders: Mapping[str, int] = _NOBODY, came: Flags | None = None
    ) -> None:
        """Take what `telling` gave of each document.

        `holders` says how many of those that did not come since held each word.
        """
        self._rows = rows
        self._at_hand: dict[int, tuple[Vector, float]] = {}
        self.holders = Counter(holders)
        """How many documents hold each word."""
        for row in rows if came is None else compress(rows, came):
            self.holders.update(words_of(row))
        self.count = about(len(rows))
        """How many documents there are, about."""
        self.holding = dict(zip(self.holders, map(about, self.holders.values()), strict=True))
        """How many of them hold each word, about."""
        most = max(1, _MOST_SHARE * self.count)
        self.weights = {
            word: math.log(self.count / n) for word, n in self.holding.items() if n <= most
        }
        """What each word tells, where it tells anything."""

    def changed(self, holders: Mapping[str, int]) -> list[AbstractSet[str]]:
        """Give the words of each document that told more or less when so many held them."""
        moved = {word for word, _ in holders.items() ^ self.holders.items()}
        words = {w for w in moved if about(holders.get(w, 0)) != self.holding.get(w, 0)}
        return [words.intersection(words_of(row)) if words else words for row in self._rows]

    def of(self, number: int) -> Vector:
        """Give the vector of a document; words that no other holds are no part of it."""
        return self._read(number)[0]

    def length(self, number: int) -> float:
        """Give its length, words that no other has included."""
        return self._read(number)[1]

    def product(self, one: int, two: int) -> float:
        """Multiply two vectors; the sum is exact: the order of the words does not matter."""
        first, second = self.of(one), self.of(two)
        shared = first.keys() & second.keys()
        return math.fsum(map(mul, map(first.__getitem__, shared), map(second.__getitem__, shared)))

    def forget(self) -> None:
        """Leave the vectors behind that are at hand."""
        self._at_hand.clear()

    def _read(self, number: int) -> tuple[Vector, float]:
        if number not in self._at_hand:
            told = {
                word: (1 + math.log(times) if times > 1 else 1.0) * self.weights[word]
                for word, times in zip(*read_telling(self._rows[number]), strict=True)
                if word in self.weights
            }
            length = math.sqrt(math.fsum(weight * weight for weight in told.values())) or 1.0
            vector = {word: weight for word, weight in told.items() if self.holding[word] > 1}
            self._at_hand[number] = vector, length
        return self._at_hand[number]
