"""What documents have in common with those of the month before each, as it is kept between runs.

Of all pairs together the product is kept, in rows of numbers; of each document by itself, to which
of those before it sentences tie it, and what is said of that.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from generator.incremental.shelves import FIRST
from generator.refer.subjects.common import Common
from generator.refer.subjects.vectors import Holders
from generator.refer.wording.texts import Floats, Numbers, counted_up

_FLOAT, _WORD, _COUNT = np.dtype("<f8"), np.dtype("<u8"), np.dtype("<u4")


class Tied(NamedTuple):
    """What ties two documents."""

    stamp: str
    """A hash of all that it depends on."""
    common: Common | None
    """Their sentences; None where none tie them."""
    said: Sequence[Any] = ()
    """What was last said of that, in which way; nothing where nothing was."""


Ties = Mapping[int, Tied]
"""By the number of the earlier document."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Each document with those before it that it is compared with, which stand in a row."""

    firsts: Numbers
    """The number of the first of those; of a document that has none its own."""

    @cached_property
    def starts(self) -> Numbers:
        """Give where the pairs of each document begin, and last how many there are."""
        sizes = np.arange(len(self.firsts)) - self.firsts
        return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)

    def of(self, numbers: range) -> slice:
        """Give where the pairs of some documents stand."""
        return slice(*self.starts[[numbers.start, numbers.stop]].tolist())

    def places(self, later: Numbers, earlier: Numbers) -> Numbers:
        """Give where some pairs stand."""
        return self.starts[later] + earlier - self.firsts[later]

    def ends(self, numbers: range) -> tuple[Numbers, Numbers]:
        """Give both documents of each pair of some documents, the later first."""
        every = np.arange(numbers.start, numbers.stop)
        firsts = self.firsts[numbers.start : numbers.stop]
        sizes = every - firsts
        return np.repeat(every, sizes), np.repeat(firsts, sizes) + counted_up(sizes)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Some documents, one after the other, beside those before them."""

    lengths: Floats
    """Of the vector of each."""
    products: Floats
    """Of each pair, in the order of `Pairs`."""
    rows: Sequence[bytes]
    """The ties of each as bytes; b"" where they are what was kept."""


def write_ties(number: int, ties: Ties) -> bytes:
    """Write the ties of a document, by how many places before it the other stands.

    >>> row = write_ties(7, {5: Tied("a", None), 3: Tied("b", None)})
    >>> [(back, tied.stamp) for back, tied in read_ties(row)]
    [(2, 'a'), (4, 'b')]
    """
    each = [(number - other, *tied) for other, tied in ties.items()]
    return json.dumps(each).encode("utf-8", "surrogatepass")


def read_ties(row: bytes) -> Iterator[tuple[int, Tied]]:
    """Undo `write_ties`."""
    for back, stamp, common, said in json.loads(row or b"[]"):
        yield back, Tied(stamp, common and Common(*common), said)


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What an earlier run kept of all documents."""

    rows: Mapping[str, bytes] = field(default_factory=dict)
    """Their ties, by name."""
    holders: Holders = field(default_factory=Holders)
    """How many of them held each word."""
    names: Sequence[str] = ()
    """What they were kept under, in order."""
    pairs: Pairs = field(default_factory=lambda: Pairs(np.zeros(0, np.int64)))
    lengths: Floats = field(default_factory=lambda: np.zeros(0))
    products: Floats = field(default_factory=lambda: np.zeros(0))

    def written(self) -> dict[str, bytes]:
        """Give all of it as rows, to be kept."""
        words = len(self.holders.words)
        head = json.dumps((words, self.names, self.pairs.firsts.tolist()))
        parts = (
            self.holders.words.astype(_WORD),
            self.holders.counts.astype(_COUNT),
            self.lengths.astype(_FLOAT),
            self.products.astype(_FLOAT),
        )
        numbers = b"".join(part.tobytes() for part in parts)
        return {FIRST: head.encode() + b"\n" + numbers, **self.rows}


def read_earlier(kept: Mapping[str, bytes]) -> Earlier:
    """Read what `written` gave; nothing where the bytes are none of its.

    >>> read_earlier({FIRST: b"somebody else's"}).names
    ()
    """
    head, _, raw = kept.get(FIRST, b"").partition(b"\n")
    try:
        words, names, firsts = json.loads(head)
        pairs = Pairs(np.array(firsts, np.int64))
        known = np.frombuffer(raw, _WORD, words).astype(np.uint64)
        raw = raw[known.nbytes :]
        counts = np.frombuffer(raw, _COUNT, words).astype(np.int64)
        holders = Holders(known, counts)
        numbers = np.frombuffer(raw[words * _COUNT.itemsize :], _FLOAT).astype(np.float64)
        lengths, products = numbers[: len(names)], numbers[len(names) :]
        if len(firsts) == len(names) and len(products) == pairs.starts[-1]:
            return Earlier(kept, holders, names, pairs, lengths, products)
    except (ValueError, TypeError, IndexError):
        pass
    return Earlier()
