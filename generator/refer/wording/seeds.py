"""Where two texts are worth comparing: a few equal words in a row that few documents hold.

The rarest runs of a text are looked up first, and runs that many documents hold never are, so
that the work grows with the texts and not with their pairs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.incremental.sharing import ALONE, Work
from generator.refer.wording.again import Sought, find_again, holders
from generator.refer.wording.texts import (
    Flags,
    Floats,
    Groups,
    Numbers,
    Texts,
    counted_up,
    distinct,
    look_up,
    others,
)
from generator.refer.wording.weighing import most_documents, prose_weight, weight_of

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
_LONG_MARK = 60
"""Words; a mark longer than this is found as prose is."""
_SEEDS, _SEEDS_IN = 2, 4
"""Of the runs in a mark, at least two and one in four are looked up, the rarest."""
_SHORT_MARK = 12
"""Words of a mark whose rarest runs are looked up whatever they weigh; of a longer one, and there
are many, light runs lead to no more than they cost."""
_MIDDLE_MARK = 24
"""Words of a mark whose one rarest run is looked up whatever it weighs."""
_SEED_SHARE, _MARK_SHARE = 0.4, 0.22
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


def find_anchors(texts: Texts, weights: Floats, work: Work = ALONE) -> Anchors:
    """Give, for pairs of texts, where words are equal."""
    marks = {size: _marks(texts, size) for size in (MARKED, PHRASE)}
    sought = (
        Sought(size, distinct(texts.runs_at(_within(some, size)[1], size)), _MOST_HOLDERS + 1)
        for size, some in marks.items()
    )
    prose, *marked = find_again(texts, [Sought(PROSE), *sought], work)
    held = holders(prose, texts.documents(prose.places))
    holding = texts.whole(PROSE).astype(np.uint16)
    holding[prose.places] = np.minimum(np.repeat(held, prose.sizes), np.iinfo(np.uint16).max)
    found = [(PROSE, _in_prose(texts, weights, prose, held))]
    for (size, some), groups in zip(marks.items(), marked, strict=True):
        told = _telling(texts, some, weights) if size == PHRASE else some
        found.append((size, _in_marks(texts, weights, told, groups, size)))
    one, two = (np.concatenate([meeting[side] for _, meeting in found]) for side in (0, 1))
    sizes = np.concatenate([np.full(len(met), size) for size, (met, _) in found])
    order = np.lexsort((two, one, -sizes, texts.documents(two), texts.documents(one)))
    one, two, sizes = one[order], two[order], sizes[order]
    first = others(one, two, sizes)
    return Anchors(one[first], two[first], sizes[first], holding)


def _in_prose(texts: Texts, weights: Floats, groups: Groups, held: Numbers) -> Meetings:
    """Give where rare runs of words come again; `held` says how many documents hold each."""
    count = len(texts.streams)
    least, few, most = _SEED_SHARE * prose_weight(count), most_documents(count), _most_places(count)
    kept = groups.sizes <= most
    kept[kept] = weight_of(texts, weights, groups.places[groups.firsts[kept]], PROSE) >= least
    return _apart(texts, _met(groups.only(kept), held[kept] > few))


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


def _in_marks(texts: Texts, weights: Floats, marks: Numbers, groups: Groups, size: int) -> Meetings:
    """Give where the rarest runs of each mark stand elsewhere.

    `groups` are those of the runs in marks; one that more places have than a few leads nowhere.
    """
    groups = groups.only(groups.sizes <= _MOST_HOLDERS)
    lengths = marks[:, 1] - marks[:, 0]
    mark, at = _within(marks, size)
    order = np.argsort(groups.runs)
    number, known = look_up(texts.runs_at(at, size), groups.runs[order])
    mark, at, number = mark[known], at[known], order[number[known]]
    order = np.lexsort((at, groups.sizes[number], mark))
    mark, at, number = mark[order], at[order], number[order]
    rank = counted_up(np.bincount(mark, minlength=len(marks)))
    seeds = np.maximum(_SEEDS, np.maximum(0, lengths - size + 1) // _SEEDS_IN)
    heavy = weight_of(texts, weights, at, size) >= _MARK_SHARE * prose_weight(len(texts.streams))
    light = lengths[mark] <= np.where(rank == 0, _MIDDLE_MARK, _SHORT_MARK)
    chosen = (rank < seeds[mark]) & (heavy | light)
    at, first = np.unique(at[chosen], return_index=True)
    number = number[chosen][first]
    sizes = groups.sizes[number]
    here = np.repeat(at, sizes)
    there = groups.places[np.repeat(groups.firsts[number], sizes) + counted_up(sizes)]
    return _apart(texts, (np.minimum(here, there), np.maximum(here, there)))


def _within(marks: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Give each run of `size` words in marks, by the number of its mark and its place."""
    counts = np.maximum(0, marks[:, 1] - marks[:, 0] - size + 1)
    return np.repeat(np.arange(len(marks)), counts), np.repeat(marks[:, 0], counts) + counted_up(
        counts
    )


def _marks(texts: Texts, size: int) -> Numbers:
    """Give the first place of each mark that may be looked up, and the one after its last."""
    every = [
        np.array(s.marks, np.int64) + start
        for s, start in zip(texts.streams, texts.starts.tolist(), strict=False)
        if s.marks
    ]
    marks = np.concatenate(every) if every else np.zeros((0, 2), np.int64)
    lengths = marks[:, 1] - marks[:, 0]
    return marks[lengths == size if size == PHRASE else lengths <= _LONG_MARK]


def _telling(texts: Texts, marks: Numbers, weights: Floats) -> Numbers:
    """Give the marks of two words that are both of subject."""
    words = texts.words[marks[:, :1] + np.arange(PHRASE)]
    telling: Flags = weights[words].min(axis=1, initial=np.inf) >= 1
    return marks[telling]
