"""Texts as numbers: a print a word, prints of several words, and where they come again.

A print is 61 bits of a hash of our own, so that it is the same on every machine. Equality of
prints stands for equality of words; a chance meeting of two is beyond worry (1 in 10**18).
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise

from generator.model import Document
from generator.refer.marked import elided, marked, reported
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import prints, word_spans, word_starts
from generator.sharing import Work, numbers, read_numbers

_BASE = 0x1B873593CC9E2D51
_MASK = (1 << 61) - 1
_LANE = 16
"""Bytes in which a print is multiplied."""
_FEW = 30
"""Words whose runs are printed one by one; of more, all at once."""
_MOST_EACH = 3
"""Places that a run of words may have for each document that may hold it."""
_AROUND = 3
"""Words on each side of an ellipsis that are looked up as somebody's."""
_PARTS = 8
"""Prints are gone through part by part, so that only an eighth of them is in memory as a set."""

Place = tuple[int, int]
"""Number of a stream, number of a word in it."""

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


def grams(prints: Sequence[int], size: int) -> list[int]:
    """Give a print for each run of `size` words, in order.

    >>> [len(grams(range(n), 3)) for n in (2, 3, 5)]
    [0, 1, 3]
    """
    if len(prints) > _FEW:
        return _grams(prints, size).tolist()
    runs = list(prints)
    for shift in range(1, size):
        runs = [(run * _BASE + new) & _MASK for run, new in zip(runs, prints[shift:], strict=False)]
    return runs


def _grams(prints: Sequence[int], size: int) -> "array[int]":
    """Do for all runs at once what `run * _BASE + new` cut to 61 bits does for one word.

    The words of a text stand side by side in one long number, 128 bits each, which holds the
    product of two prints. So each step is one multiplication, ten times quicker than one a word.
    """
    wide = array("Q", bytes(_LANE * len(prints)))
    wide[::2] = array("Q", prints)
    row = int.from_bytes(_little(wide), "little")
    mask = int.from_bytes(_MASK.to_bytes(_LANE, "little") * len(prints), "little")
    runs = row
    for shift in range(1, size):
        runs = (runs * _BASE + (row >> 8 * _LANE * shift)) & mask
    found = array("Q", runs.to_bytes(_LANE * len(prints), "little"))
    return _little(found)[: max(0, 2 * (len(prints) - size + 1)) : 2]


def _little(numbers: "array[int]") -> "array[int]":
    """Give numbers with their bytes in the order of the machines that we know."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def come_again(streams: Sequence[Stream], size: int, most: int) -> Iterator[list[Place]]:
    """Give the places of each run of `size` words that two documents to `most` documents hold.

    A run that stands more often than some times in each document is left out.
    """
    twice = _twice([_grams(s.prints, size) for s in streams])
    places: dict[int, list[Place]] = defaultdict(list)
    for number, mine in enumerate(streams):
        for at, gram in _held(_grams(mine.prints, size), twice):
            places[gram].append((number, at))
    for found in places.values():
        if len(found) <= _MOST_EACH * most >= len({n for n, _ in found}):
            yield found


def _twice(runs: "Sequence[array[int]]") -> set[int]:
    """Give the prints that two documents hold."""
    twice: set[int] = set()
    parted = [array("Q", sorted(set(mine))) for mine in runs]
    bounds = [(_MASK + 1) * part // _PARTS for part in range(_PARTS + 1)]
    for low, high in pairwise(bounds):
        seen: set[int] = set()
        for mine in parted:
            here = mine[bisect_left(mine, low) : bisect_left(mine, high)]
            twice.update(seen.intersection(here))
            seen.update(here)
    return twice


def _held(runs: "array[int]", wanted: set[int]) -> Iterator[tuple[int, int]]:
    """Give where the wanted prints stand in a document, with each."""
    return compress(enumerate(runs), map(wanted.__contains__, runs))


def holders(streams: Sequence[Stream], size: int, wanted: set[int]) -> Counter[int]:
    """Count the documents that hold each of the wanted runs of `size` words."""
    counts: Counter[int] = Counter()
    for mine in streams:
        counts.update(wanted.intersection(_grams(mine.prints, size)))
    return counts


def places_of(
    streams: Sequence[Stream], size: int, wanted: set[int], most: int
) -> dict[int, list[Place]]:
    """Give where each wanted run of `size` words stands, those of more than `most` places apart."""
    places: dict[int, list[Place]] = {}
    left = set(wanted)
    for number, mine in enumerate(streams):
        for at, gram in _held(_grams(mine.prints, size), left):
            found = places.setdefault(gram, [])
            found.append((number, at))
            if len(found) > most:
                left.remove(gram)
                del places[gram]
    return places
