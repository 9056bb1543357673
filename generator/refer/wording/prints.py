"""Texts as numbers, a print a word, and where words are marked as somebody's.

A print is 61 bits of a hash of our own, so that it is the same on every machine. Equality of
prints stands for equality of words; a chance meeting of two is beyond worry (1 in 10**18).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.incremental.sharing import Work, numbers, read_numbers
from generator.model import Document
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.wording.marked import elided, marked, reported
from generator.refer.words import prints, word_spans, word_starts

_AROUND = 3
"""Words on each side of an ellipsis that are looked up as somebody's."""

Span = tuple[int, int]
"""Words of a stream, end exclusive."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The prose of one document as prints; its words can be had back."""

    document: Document
    prints: "array[int]"
    marks: tuple[Span, ...]
    """First word and the one after the last, of each stretch that is marked as somebody's."""
    firsts: "array[int]"
    """The number of the first word of each row of the prose."""
    rows: "array[int]"
    """The number of each such row in its document."""

    def spot(self, span: Span) -> Spot:
        """Give the words of a span as far as they stand in the row that holds most of them."""
        at = bisect_right(self.firsts, span[0]) - 1
        ends = [first for first in self.firsts[at + 1 :] if first < span[1]]
        cuts = [span[0], *ends, span[1]]
        best = max(range(len(cuts) - 1), key=lambda n: (cuts[n + 1] - cuts[n], -n))
        first, row = self.firsts[at + best], rows_of(self.document)[self.rows[at + best]]
        found = word_spans(row.block.text)
        return Spot(row, found[cuts[best] - first][0], found[cuts[best + 1] - first - 1][1])


def streams(documents: Sequence[Document], work: Work) -> list[Stream]:
    """Read the prose of documents."""
    rows = work.each(documents, "streams", _packed)
    return [_unpacked(d, read_numbers(row)) for d, row in zip(documents, rows, strict=True)]


def _packed(document: Document) -> bytes:
    one = stream(document)
    sizes = (len(one.marks), len(one.firsts))
    return numbers((*sizes, *chain.from_iterable(one.marks), *one.firsts, *one.rows, *one.prints))


def _unpacked(document: Document, row: "array[int]") -> Stream:
    marks, firsts = 2 + 2 * row[0], row[1]
    parts = iter(row[2:marks])
    return Stream(
        document,
        row[marks + 2 * firsts :],
        tuple(zip(parts, parts, strict=True)),
        row[marks : marks + firsts],
        row[marks + firsts : marks + 2 * firsts],
    )


def stream(document: Document) -> Stream:
    """Read the prose of a document."""
    found, firsts, rows = array("Q"), array("Q"), array("Q")
    marks: set[Span] = set()
    for row in rows_of(document):
        if is_prose(row):
            text = row.block.text
            first = len(found)
            found.extend(prints(text))
            if len(found) > first:
                firsts.append(first)
                rows.append(row.number)
            marks.update((first + a, first + b) for a, b in _marks(text))
    return Stream(document, found, tuple(sorted(marks)), firsts, rows)


def _marks(text: str) -> Iterator[Span]:
    """Give the words of a paragraph that are marked as somebody's, ellipses with their sides."""
    spans, gaps = [*marked(text), *reported(text)], elided(text)
    starts = word_starts(text) if spans or gaps else []
    for start, end in spans:
        yield bisect_left(starts, start), bisect_left(starts, end)
    for gap in (bisect_left(starts, at) for at in gaps):
        yield max(0, gap - _AROUND), min(len(starts), gap + _AROUND)
