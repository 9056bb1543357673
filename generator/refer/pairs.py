"""The two sentences of two documents that share most of what tells."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Document
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, sentences

Vector = Mapping[str, float]
"""Words of a document by what each tells."""
Sentence = tuple[Spot, frozenset[str]]
"""A sentence with the telling words it holds."""


def sentences_holding(document: Document, vector: Vector) -> Iterator[Sentence]:
    """Give the sentences of prose that hold words of a vector, with those words."""
    for row in filter(is_prose, rows_of(document)):
        for span in sentences(row.block.text):
            if held := vector.keys() & set(forms(row.block.text[slice(*span)])):
                yield Spot(row, *span), frozenset(held)


def holding(sentences: Sequence[Sentence], weights: Vector) -> list[Sentence]:
    """Give the sentences that hold weighted words, with those words."""
    return [
        (spot, held & weights.keys()) for spot, held in sentences if not held.isdisjoint(weights)
    ]


def best_pair(
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
