"""The two sentences of two documents that share most of what tells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

import numpy as np

from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.subjects.telling import End, Telling
from generator.refer.words import reads_on

_EQUAL = 1e-9
"""Difference of two sums that is none."""

Vector = Mapping[str, float]
"""Words by what each tells."""


class Sentences:
    """The sentences of a document that hold words of subject, by their numbers."""

    def __init__(self, document: Document, telling: Telling) -> None:
        """Take what `telling` gave of the document."""
        self._document, self._ends = document, telling.ends
        self._numbers = {word: n for n, word in enumerate(telling.words())}
        order = np.argsort(telling.held, kind="stable")
        self._holding = np.repeat(np.arange(len(telling.sizes)), telling.sizes)[order]
        counts = np.bincount(telling.held, minlength=len(self._numbers))
        self._starts = np.concatenate(([0], np.cumsum(counts))).tolist()
        self._tell: dict[int, bool] = {}

    def holding(self, word: str) -> Sequence[int]:
        """Give the sentences that hold a word of the document, in order."""
        number = self._numbers[word]
        held: list[int] = self._holding[self._starts[number] : self._starts[number + 1]].tolist()
        return held

    def end(self, number: int) -> End:
        """Give where a sentence stands."""
        row, start, end = self._ends[number].tolist()
        return row, start, end

    def text(self, number: int) -> str:
        """Give a sentence."""
        row, start, end = self.end(number)
        return self._document.blocks[row].text[start:end]

    def tells(self, number: int) -> bool:
        """Say whether a sentence is prose that tells something: no list of names, no greeting."""
        if number not in self._tell:
            text = self.text(number)
            self._tell[number] = reads_on(text) and not is_formula(text)
        return self._tell[number]


def best_pair(
    mine: Sentences, theirs: Sentences, weights: Vector
) -> tuple[int, int, frozenset[str]] | None:
    """Give the two telling sentences that share most weight, the first of equals, and what of it.

    `weights` are those of words that both documents have. Most pairs share little, so that few
    sentences are asked whether they tell anything.
    """
    totals: dict[tuple[int, int], float] = defaultdict(float)
    held = {word: (mine.holding(word), theirs.holding(word)) for word in sorted(weights)}
    for word, (here, there) in held.items():
        for one in here:
            for two in there:
                totals[one, two] += weights[word]
    least, first = 0.0, []
    for pair, total in sorted(totals.items(), key=itemgetter(1), reverse=True):
        if total < least:
            break
        if mine.tells(pair[0]) and theirs.tells(pair[1]):
            least = least or total - _EQUAL
            first.append(pair)
    if not first:
        return None
    one, two = min(first)
    shared = (word for word, (here, there) in held.items() if one in here and two in there)
    return one, two, frozenset(shared)
