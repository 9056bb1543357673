"""Where two texts are worth comparing: a few equal words in a row that few documents hold.

The rarest runs of a text are looked up first, and runs that many documents hold never are, so
that the work grows with the texts and not with their pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.refer.wording.texts import (
    Flags,
    Floats,
    Groups,
    Numbers,
    Prints,
    Texts,
    before,
    counted_up,
    distinct,
    grouped,
    others,
)
from generator.refer.wording.weighing import marked_weight, most_documents, prose_weight, weight_of

PROSE = 5
"""Equal words in a row that make two unmarked passages worth comparing."""
MARKED = 3
"""The same where one side is marked as somebody's words."""
PHRASE = 2
"""A quotation as short as this must be two words of subject, and the whole quotation."""
_MOST_SAY, _MOST_EACH = 100, 3
"""Documents that may say a line, or half of fewer, and the places that it may have for each."""
_MOST_HOLDERS = 12
"""Places of the words of a quotation, of which one home is then to be found."""
_SHORT_MARK = 6
_LONG_MARK = 60
"""Words; a mark longer than this is found as prose is."""
_SEEDS, _SEEDS_IN = 2, 4
"""Of the runs in a mark, at least two and one in four are looked up, the rarest."""
_SEED_SHARE, _MARK_SHARE = 0.4, 0.25
"""Share of the weight asked of a passage that one run of words in it must have."""

Holding = NDArray[np.uint16]
Meetings = tuple[Numbers, Numbers]
"""Places from which words of two texts are equal, the earlier place of each first."""


@dataclass(frozen=True, eq=False)
class Anchors:
    """Where pairs of texts have equal words: sorted by the pair, longer runs first."""

    one: Numbers
    """Places in the earlier texts."""
    two: Numbers
    sizes: Numbers
    """How many words are equal from there."""
    holding: Holding
    """For each place in all texts, how many documents hold the run of `PROSE` words from there;
    0 where the text ends before."""


def find_anchors(texts: Texts, weights: Floats) -> Anchors:
    """Give, for pairs of texts, where words are equal."""
    holding = np.zeros(len(texts.prints), np.uint16)
    prose = list(_in_prose(texts, weights, holding))
    found = [(PROSE, prose), *((n, [_in_marks(texts, n, weights)]) for n in (MARKED, PHRASE))]
    one, two = (
        np.concatenate([meeting[side] for _, some in found for meeting in some]) for side in (0, 1)
    )
    sizes = np.concatenate([np.full(len(m[0]), size) for size, some in found for m in some])
    order = np.lexsort((two, one, -sizes, texts.documents(two), texts.documents(one)))
    one, two, sizes = one[order], two[order], sizes[order]
    first = others(one, two, sizes)
    return Anchors(one[first], two[first], sizes[first], holding)


def _in_prose(texts: Texts, weights: Floats, holding: Holding) -> Iterator[Meetings]:
    """Give where rare runs of words come again, and fill in how many documents hold each run."""
    count = len(texts.streams)
    least, few, most = _SEED_SHARE * prose_weight(count), most_documents(count), _most_places(count)
    for runs, places in texts.parts(PROSE):
        holding[places] = 1
        groups = grouped(runs, places)
        documents = texts.documents(groups.places)
        held = _holders(groups, documents)
        holding[groups.places] = np.minimum(np.repeat(held, groups.sizes), np.iinfo(np.uint16).max)
        kept = (held > 1) & (groups.sizes <= most)
        kept[kept] = weight_of(texts, weights, groups.places[groups.firsts[kept]], PROSE) >= least
        yield _apart(texts, _met(groups.only(kept), held[kept] > few))


def _holders(groups: Groups, documents: Numbers) -> Numbers:
    """Count the documents that hold each group's run."""
    fresh = others(documents).astype(np.int64)
    fresh[groups.firsts] = 1
    return np.add.reduceat(fresh, groups.firsts) if len(fresh) else groups.sizes


def _most_places(documents: int) -> int:
    """Give how many places a line may have for it not to be everybody's.

    Words that more than a few documents hold are compared with the first that does, not each with
    each.
    """
    return _MOST_EACH * max(most_documents(documents), min(_MOST_SAY, documents // 2))


def _met(groups: Groups, many: Flags) -> Meetings:
    """Bring the places of each group together: each with each, of many the first with each."""
    met = counted_up(groups.sizes)
    met[np.repeat(many, groups.sizes) & (met > 1)] = 1
    firsts = np.repeat(np.repeat(groups.firsts, groups.sizes), met)
    return groups.places[firsts + counted_up(met)], np.repeat(groups.places, met)


def _apart(texts: Texts, found: Meetings) -> Meetings:
    """Leave out what meets in one text."""
    one, two = found
    apart = texts.documents(one) != texts.documents(two)
    return one[apart], two[apart]


def _in_marks(texts: Texts, size: int, weights: Floats) -> Meetings:
    """Give where the rarest runs of each mark stand elsewhere."""
    marks = _marks(texts, size, weights)
    lengths = marks[:, 1] - marks[:, 0]
    counts = np.maximum(0, lengths - size + 1)
    mark, at = np.repeat(np.arange(len(marks)), counts), np.repeat(marks[:, 0], counts)
    at = at + counted_up(counts)
    runs = texts.runs(size)
    groups, numbers = _places_of(texts, runs, size, runs[at])
    known = numbers >= 0
    mark, at, number = mark[known], at[known], numbers[known]
    order = np.lexsort((at, groups.sizes[number], mark))
    mark, at, number = mark[order], at[order], number[order]
    rank = counted_up(np.bincount(mark, minlength=len(marks)))
    heavy = weight_of(texts, weights, at, size) >= _MARK_SHARE * marked_weight(len(texts.streams))
    chosen = (rank < np.maximum(_SEEDS, counts // _SEEDS_IN)[mark]) & (
        heavy | (lengths[mark] <= _SHORT_MARK)
    )
    at, first = np.unique(at[chosen], return_index=True)
    number = number[chosen][first]
    sizes = groups.sizes[number]
    here = np.repeat(at, sizes)
    there = groups.places[np.repeat(groups.firsts[number], sizes) + counted_up(sizes)]
    return _apart(texts, (np.minimum(here, there), np.maximum(here, there)))


def _marks(texts: Texts, size: int, weights: Floats) -> Numbers:
    """Give the first place of each mark that is looked up, and the one after its last."""
    every = [
        np.array(s.marks, np.int64) + start
        for s, start in zip(texts.streams, texts.starts.tolist(), strict=False)
        if s.marks
    ]
    marks = np.concatenate(every) if every else np.zeros((0, 2), np.int64)
    marks = marks[marks[:, 1] - marks[:, 0] <= _LONG_MARK]
    if size == PHRASE:
        marks = marks[marks[:, 1] - marks[:, 0] == size]
        words = texts.words[marks[:, :1] + np.arange(size)]
        marks = marks[weights[words].min(axis=1, initial=np.inf) >= 1]
    return marks


def _places_of(texts: Texts, runs: Prints, size: int, wanted: Prints) -> tuple[Groups, Numbers]:
    """Give the places of wanted runs, and the group of each.

    -1 stands for those that one place has, or more than a few have.
    """
    asked = distinct(wanted)
    places = texts.holding(runs, size, asked)
    number = np.searchsorted(asked, runs[places])
    counts = np.bincount(number, minlength=len(asked))
    kept = (counts > 1) & (counts <= _MOST_HOLDERS)
    places, number = places[kept[number]], number[kept[number]]
    places = places[np.argsort(number, kind="stable")]
    groups = Groups(places, before(counts[kept]), counts[kept])
    numbers = np.where(kept, np.cumsum(kept) - 1, -1)
    return groups, numbers[np.searchsorted(asked, wanted)]
