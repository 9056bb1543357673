"""Where each record is named, paragraph by paragraph, as rows of numbers."""

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.index.paragraphs import Paragraphs
from generator.namings import WHOLE, Namings

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The paragraphs that name one record, each once, in order; every row is as long."""

    places: Numbers
    """By their numbers."""
    times: Numbers
    """How often each names it."""
    spread: Numbers
    """How many paragraphs of the same document do."""
    defining: Flags
    """Whether it says what the record is."""
    ruled: Flags
    """Whether an editor says that it is about it."""
    documents: int
    """How many documents name it."""

    def part(self, first: int, last: int, documents: int) -> "Said":
        """Give some of the rows, those of one record, which so many documents name."""
        some = slice(first, last)
        return Said(
            self.places[some],
            self.times[some],
            self.spread[some],
            self.defining[some],
            self.ruled[some],
            documents,
        )


def by_record(namings: Namings, paragraphs: Paragraphs) -> dict[str, Said]:
    """Give where each record is named, by its folder and id."""
    names: dict[str, int] = {}
    record, place, ruled, defining = _columns(namings, paragraphs, names)
    order = np.lexsort((place, record))
    record, place = record[order], place[order]
    starts = _starts(record, place)
    times = np.diff(starts, append=len(record))
    defined, asked = (_any(flags[order], starts) for flags in (defining, ruled))
    record, place = record[starts], place[starts]
    document = np.array(paragraphs.of, np.int64)[place]
    here = _starts(record, document)
    sizes = np.diff(here, append=len(record))
    spread = np.repeat(sizes, sizes)
    firsts = np.searchsorted(record, np.arange(len(names) + 1)).tolist()
    documents = np.bincount(record[here], minlength=len(names)).tolist()
    every = Said(place, times, spread, defined, asked, len(names))
    parts = zip(names, firsts, firsts[1:], documents, strict=False)
    return {name: every.part(first, last, count) for name, first, last, count in parts}


def _columns(
    namings: Namings, paragraphs: Paragraphs, names: dict[str, int]
) -> tuple[Numbers, Numbers, Flags, Flags]:
    """Give of each naming the record, the paragraph, whether an editor rules it, and defines it.

    Records have numbers in the order in which they come, which `names` is given.
    """
    firsts = {document.id: first for document, first in paragraphs.each()}
    known, which, blocks, starts = array("q"), array("I"), array("I"), array("I")
    defining = array("B")
    sizes, begins, offsets = array("q"), array("q"), array("q")
    for row in namings.rows:
        sizes.append(len(row.which))
        begins.append(firsts[row.document.id])
        offsets.append(len(known))
        known.extend([names.setdefault(record, len(names)) for record in row.records])
        which.extend(row.which)
        blocks.extend(row.blocks)
        starts.extend(row.starts)
        defining.extend(row.defining)
    counts = np.array(sizes, np.int64)
    numbers = np.array(known, np.int64)
    record = numbers[np.repeat(np.array(offsets, np.int64), counts) + np.array(which, np.int64)]
    place = np.repeat(np.array(begins, np.int64), counts) + np.array(blocks, np.int64)
    return record, place, np.array(starts, np.int64) == WHOLE, np.array(defining, np.int64) > 0


def _starts(*columns: Numbers) -> Numbers:
    """Give where rows begin that differ from the one before."""
    found = np.ones(len(columns[0]), np.bool_)
    found[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(found)


def _any(flags: Flags, starts: Numbers) -> Flags:
    """Say of which groups, that begin at some places, any is flagged."""
    found: Flags = np.logical_or.reduceat(flags, starts) if len(starts) else flags
    return found
