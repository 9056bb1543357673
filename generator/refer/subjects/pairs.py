"""The two sentences of two documents that share most of what tells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from generator.model import Document
from generator.refer.cues import is_formula
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, reads_on, sentences

_EQUAL = 1e-9
"""Difference of two sums that is none."""

Vector = Mapping[str, float]
"""Words of a document by what each tells."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a document that hold words of its vector."""

    each: Sequence[tuple[Spot, frozenset[str]]]
    """With those words."""
    holding: Mapping[str, Sequence[int]]
    """The numbers of the sentences that hold each word, in order."""
    _tell: dict[int, bool] = field(default_factory=dict)

    def tells(self, number: int) -> bool:
        """Say whether a sentence is prose that tells something: no list of names, no greeting."""
        if number not in self._tell:
            text = self.each[number][0].text
            self._tell[number] = reads_on(text) and not is_formula(text)
        return self._tell[number]


def sentences_holding(document: Document, vector: Vector) -> Sentences:
    """Give the sentences of prose that hold words of a vector."""
    each = list(_holding(document, vector))
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_, held) in enumerate(each):
        for word in held:
            holding[word].append(number)
    return Sentences(each, holding)


def _holding(document: Document, vector: Vector) -> Iterator[tuple[Spot, frozenset[str]]]:
    for row in filter(is_prose, rows_of(document)):
        for span in sentences(row.block.text):
            if held := vector.keys() & set(forms(row.block.text[slice(*span)])):
                yield Spot(row, *span), frozenset(held)


def best_pair(
    mine: Sentences, theirs: Sentences, weights: Vector
) -> tuple[Spot, Spot, frozenset[str]] | None:
    """Give the two telling sentences that share most weight, the first of equals, and what of it.

    Most pairs share little, so that few sentences are asked whether they tell anything.
    """
    totals: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(weights):
        for one in mine.holding.get(word, ()):
            for two in theirs.holding.get(word, ()):
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
    (spot, held), (other, also) = mine.each[min(first)[0]], theirs.each[min(first)[1]]
    return spot, other, held & also & weights.keys()
