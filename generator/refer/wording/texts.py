"""All texts end to end, as arrays: each word has one place, and a run of words is one number.

Counting what hundreds of thousands of paragraphs share is a few sorts of long arrays here.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no threads: processes are copied safely
import numpy as np
from numpy.typing import NDArray

from generator.refer.wording.prints import Stream

Prints = NDArray[np.uint64]
Words = NDArray[np.int32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = TypeVar("Whole", Prints, Numbers)

_BASE = 0x1B873593CC9E2D51
_PRINT = 61
"""Bits of a print."""
_MASK = (1 << _PRINT) - 1
_BUCKETS = 22
"""Bits of a print that lead to its word; two words seldom have the same."""
_PARTS = 8
"""Runs are gone through part by part, so that only an eighth of them is sorted at once."""
_LEAST_SIEVE, _SPARSE, _SIEVE = 12, 5, 24
"""Bits by which runs that nobody asked for are left out before they are looked up: by how many runs
there are, so many at least, more than a run has and at most."""
_AT_ONCE = 1 << 17
"""Places that are looked at together."""


@dataclass(frozen=True, eq=False)
class Texts:
    """The prose of all documents; a place is the number of a word in all of it."""

    streams: Sequence[Stream]

    @cached_property
    def starts(self) -> Numbers:
        """Give the place where each text begins, and last where all end."""
        sizes = [len(stream.order) for stream in self.streams]
        return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int64)

    def __len__(self) -> int:
        """Count the places."""
        return int(self.starts[-1])

    @cached_property
    def known(self) -> Prints:
        """Give the prints of all words, each once, sorted."""
        return distinct(joined([stream.known for stream in self.streams]))

    @property
    def words(self) -> Words:
        """Give each word by its number in `known`."""
        return self._numbered[0]

    @property
    def holders(self) -> Numbers:
        """Give for each word of `known` how many texts hold it."""
        return self._numbered[1]

    @cached_property
    def _numbered(self) -> tuple[Words, Numbers]:
        held = self._held()
        before_ = np.cumsum([0, *(len(stream.known) for stream in self.streams)]).tolist()
        words = np.empty(len(self), np.int32)
        bounds = pairwise(self.starts.tolist())
        for stream, start, (first, last) in zip(self.streams, before_, bounds, strict=False):
            words[first:last] = held[start : start + len(stream.known)][stream.order]
        return words, np.bincount(held, minlength=len(self.known))

    def _held(self) -> Words:
        """Give the words of each text, each once, by their numbers in `known`, text by text."""
        prints = joined([stream.known for stream in self.streams])
        table = np.zeros(1 << _BUCKETS, np.int32)
        table[self.known >> np.uint64(_PRINT - _BUCKETS)] = np.arange(len(self.known))
        found: Words = table[prints >> np.uint64(_PRINT - _BUCKETS)]
        if len(found):
            other = self.known[found] != prints
            found[other] = np.searchsorted(self.known, prints[other])
        return found

    def of(self, number: int) -> memoryview:
        """Give the words of one text."""
        return self.words[slice(*self.starts[number : number + 2].tolist())].data

    def documents(self, places: Numbers) -> Words:
        """Give the number of the text in which each place is."""
        found: Words = self._texts[places]
        return found

    @cached_property
    def _texts(self) -> Words:
        """Give the number of the text of every place: much quicker than to look each up."""
        return numbers_of(self.starts)

    def runs(self, size: int, first: int = 0, last: int | None = None) -> Prints:
        """Give a print for the run of `size` words from each place; see `whole`."""
        last = len(self) if last is None else last
        words = self.known[self.words[first : last + size - 1]]
        found = words.copy()
        for shift in range(1, min(size, len(found))):
            found[:-shift] = follow(found[:-shift], words[shift:])
        return found[: last - first]

    def runs_at(self, places: Numbers, size: int) -> Prints:
        """Give the same of some places, whose runs do not leave their texts."""
        found = self.known[self.words[places]]
        for shift in range(1, size):
            found = follow(found, self.known[self.words[places + shift]])
        return found

    def whole(self, size: int) -> Flags:
        """Say from which places a run of `size` words does not leave its text."""
        found = np.ones(len(self), np.bool_)
        for shift in range(1, size):
            last = self.starts[1:] - shift
            found[last[last >= self.starts[:-1]]] = False
        return found

    def parts(self, size: int) -> Iterator[tuple[Prints, Numbers]]:
        """Give, part by part, the prints of all runs that no text ends in, with their places."""
        runs, whole = np.empty(len(self), np.uint64), self.whole(size)
        for start in range(0, len(runs), _AT_ONCE):
            runs[start : start + _AT_ONCE] = self.runs(size, start, start + _AT_ONCE)
        for some in parted(runs):
            [places] = np.nonzero(some & whole)
            yield runs[places], places

    def holding(self, size: int, wanted: Prints) -> Numbers:
        """Give the places of some runs of `size` words, in order; `wanted` are sorted.

        What leads to a run must fit into the nearest memory of a processor where few are wanted.
        """
        bits = min(_SIEVE, max(_LEAST_SIEVE, len(wanted).bit_length() + _SPARSE))
        sieve, shift = np.zeros(1 << bits, np.bool_), np.uint64(_PRINT - bits)
        sieve[wanted >> shift] = True
        found, whole = [np.zeros(0, np.int64)], self.whole(size)
        for start in range(0, len(self) if len(wanted) else 0, _AT_ONCE):
            runs = self.runs(size, start, start + _AT_ONCE)
            [places] = np.nonzero(sieve[runs >> shift] & whole[start : start + _AT_ONCE])
            found.append(start + places[among(runs[places], wanted)])
        return np.concatenate(found)


@dataclass(frozen=True, eq=False)
class Groups:
    """Places in groups, of one run of words each; in a group they stand in order."""

    runs: Prints
    """The run of each group."""
    places: Numbers
    firsts: Numbers
    """Where in `places` each group begins."""
    sizes: Numbers

    def only(self, kept: Flags) -> "Groups":
        """Give some of the groups."""
        sizes, places = self.sizes[kept], self.places[np.repeat(kept, self.sizes)]
        return Groups(self.runs[kept], places, before(sizes), sizes)

    def cut(self, most: int) -> "Groups":
        """Give so many places of each group at most, the first."""
        sizes = np.minimum(self.sizes, most)
        return Groups(self.runs, self.places[counted_up(self.sizes) < most], before(sizes), sizes)


def grouped(runs: Prints, places: Numbers) -> Groups:
    """Put the places of equal runs together, those apart that stand once."""
    order = np.argsort(runs, kind="stable")
    runs, places = runs[order], places[order]
    fresh = others(runs)
    again = ~(fresh & np.append(fresh, True)[1:])
    runs, places = runs[again], places[again]
    [firsts] = np.nonzero(others(runs))
    return Groups(runs[firsts], places, firsts, np.diff(firsts, append=len(runs)))


def parted(runs: Prints) -> Iterator[Flags]:
    """Say part by part which runs belong to it, the least first."""
    bounds = [(_MASK + 1) * part // _PARTS for part in range(_PARTS + 1)]
    for low, high in pairwise(bounds):
        yield (runs >= low) & (runs < high)


def numbers_of(starts: Numbers) -> Words:
    """Give each place the number of what it is in, by where each begins, and last where all end.

    >>> numbers_of(np.array([0, 2, 2, 5])).tolist()
    [0, 0, 2, 2, 2]
    """
    return np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))


def follow(runs: Prints, words: Prints) -> Prints:
    """Give the prints of runs with one word more."""
    return (runs * np.uint64(_BASE) + words) & np.uint64(_MASK)


def joined(each: Sequence[NDArray[np.uint64]]) -> Prints:
    """Put arrays end to end; there may be none."""
    return np.concatenate(each) if each else np.zeros(0, np.uint64)


def distinct(values: Whole) -> Whole:
    """Give each value once, sorted; quicker than NumPy's own for values that come often."""
    ordered = np.sort(values)
    return ordered[others(ordered)]


def among(values: Prints, some: Prints) -> Flags:
    """Say which values are among some that are sorted."""
    return look_up(values, some)[1]


def look_up(values: Prints, some: Prints) -> tuple[Numbers, Flags]:
    """Give the number of each value among some that are sorted, and whether it is one of them."""
    found = np.searchsorted(some, values)
    found[found == len(some)] = 0
    return found, some[found] == values if len(some) else np.zeros(len(values), np.bool_)


def others(*columns: NDArray[Any]) -> Flags:
    """Say which values differ from those before them; the first does.

    >>> others(np.array([5, 5, 7])).tolist()
    [True, False, True]
    """
    found = np.ones(len(columns[0]), np.bool_)
    if len(found):
        found[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return found


def before(sizes: Numbers) -> Numbers:
    """Give for each size the sum of those before it."""
    return np.cumsum(sizes) - sizes


def counted_up(sizes: Numbers) -> Numbers:
    """Count each size up from 0.

    >>> counted_up(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    return np.arange(sizes.sum()) - np.repeat(before(sizes), sizes)
