"""Texts as numbers, a print a word, and where words are marked as somebody's.

A print is 61 bits of a hash of our own, so that it is the same on every machine. Equality of
prints stands for equality of words; a chance meeting of two is beyond worry (1 in 10**18).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.incremental.sharing import Work, numbers, read_numbers
from generator.model import Document
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.wording.left_out import asides, elided, own_words, pieces
from generator.refer.wording.marked import introduced, marked, reported
from generator.refer.words import form, print_of_word, prints

_PRINT = np.dtype("<u8")
_SIZES = 4
"""Numbers that come first in a row."""
_AROUND = 3
"""Words on each side of an ellipsis that are looked up as somebody's."""

Span = tuple[int, int]
"""Words of a stream, end exclusive."""


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The prose of one document as prints; its words can be had back."""

    document: Document
    known: NDArray[np.uint64]
    """The prints of its words, each once, sorted."""
    order: NDArray[np.unsignedinteger[Any]]
    """Each word by its number in `known`."""
    marks: tuple[Span, ...]
    """First word and the one after the last, of each stretch that is marked as somebody's."""
    gaps: tuple[int, ...]
    """Each word before which some were left out, or something stands in brackets."""
    firsts: "array[int]"
    """The number of the first word of each row of the prose."""
    rows: "array[int]"
    """The number of each such row in its document."""

    def prints(self, span: Span) -> list[int]:
        """Give the prints of some words."""
        found: list[int] = self.known[self.order[slice(*span)]].tolist()
        return found

    def words(self, span: Span) -> list[str]:
        """Give the forms of some words."""
        found: list[str] = []
        at = bisect_right(self.firsts, span[0]) - 1
        for first, row in zip(self.firsts[at:], self.rows[at:], strict=True):
            if first >= span[1]:
                break
            text = rows_of(self.document)[row].block.text
            some = own_words(text)[max(0, span[0] - first) : span[1] - first]
            found += [form(text[a:b]) for a, b in some]
        return found

    def spot(self, span: Span) -> Spot:
        """Give the words of a span as far as they stand in the row that holds most of them."""
        at = bisect_right(self.firsts, span[0]) - 1
        ends = [first for first in self.firsts[at + 1 :] if first < span[1]]
        cuts = [span[0], *ends, span[1]]
        best = max(range(len(cuts) - 1), key=lambda n: (cuts[n + 1] - cuts[n], -n))
        first, row = self.firsts[at + best], rows_of(self.document)[self.rows[at + best]]
        found = own_words(row.block.text)
        return Spot(row, found[cuts[best] - first][0], found[cuts[best + 1] - first - 1][1])


def streams(documents: Sequence[Document], work: Work) -> list[Stream]:
    """Read the prose of documents."""
    rows = work.each(documents, "streams", _packed)
    return list(map(_unpacked, documents, rows))


def _packed(document: Document) -> bytes:
    one = stream(document)
    sizes = (len(one.marks), len(one.gaps), len(one.firsts), len(one.known))
    marks = chain.from_iterable(one.marks)
    head = numbers((*sizes, *marks, *one.gaps, *one.firsts, *one.rows))
    return b"".join((head, one.known.astype(_PRINT).tobytes(), one.order.tobytes()))


def _unpacked(document: Document, row: bytes) -> Stream:
    marks, gaps, rows, known = np.frombuffer(row, _PRINT, _SIZES).tolist()
    ends = (_SIZES + 2 * marks + gaps + 2 * rows) * _PRINT.itemsize
    head = read_numbers(row[_SIZES * _PRINT.itemsize : ends])
    parts = iter(head[: 2 * marks])
    return Stream(
        document,
        np.frombuffer(row, _PRINT, known, ends),
        np.frombuffer(row, _kind(known), offset=ends + known * _PRINT.itemsize),
        tuple(zip(parts, parts, strict=True)),
        tuple(head[2 * marks : 2 * marks + gaps]),
        head[2 * marks + gaps : len(head) - rows],
        head[len(head) - rows :],
    )


def stream(document: Document) -> Stream:
    """Read the prose of a document."""
    found, firsts, rows = array("Q"), array("Q"), array("Q")
    marks: set[Span] = set()
    gaps: set[int] = set()
    before = ""
    for row in rows_of(document):
        if is_prose(row):
            text, first = row.block.text, len(found)
            found.extend(_prints(text))
            if len(found) > first:
                firsts.append(first)
                rows.append(row.number)
            marked_here, gaps_here = _signs(text, before)
            marks.update((first + a, first + b) for a, b in marked_here)
            gaps.update(first + at for at in gaps_here)
        before = row.block.text
    known, order = np.unique(np.frombuffer(found, np.uint64), return_inverse=True)
    kind = _kind(len(known))
    return Stream(
        document,
        known,
        order.astype(kind),
        tuple(sorted(marks)),
        tuple(sorted(gaps)),
        firsts,
        rows,
    )


def _kind(known: int) -> np.dtype[np.unsignedinteger[Any]]:
    """Give how the numbers of so many words are written."""
    return np.dtype("<u2" if known <= 1 << 16 else "<u4")


def _prints(text: str) -> Iterator[int]:
    """Give the prints of a text's own words."""
    if "[" not in text:
        return prints(text)
    return (print_of_word(text[a:b]) for a, b in own_words(text))


def _signs(text: str, before: str) -> tuple[list[Span], list[int]]:
    """Give the words of a paragraph that are marked as somebody's, ellipses with their sides.

    Then the words before which some were left out, or something stands in brackets. `before` is the
    paragraph before.
    """
    spans, dots = [*marked(text), *reported(text), *introduced(before, text)], elided(text)
    if not spans and not dots and "[" not in text:
        return [], []
    words = own_words(text)
    both = (_places(span, words) for span in (*spans, *pieces(text, spans)))
    marks = [(start, end) for start, end in both if start < end]
    elisions = _places(dots, words)
    marks += [(max(0, at - _AROUND), min(len(words), at + _AROUND)) for at in elisions]
    return marks, elisions + _places((start for start, _ in asides(text)), words)


def _places(places: Iterable[int], words: Sequence[Span]) -> list[int]:
    """Give the number of the word that follows each place of a text."""
    return [bisect_left(words, (at, at)) for at in places]
