"""What stands in two texts alike, weighed by how much it tells."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from generator.incremental.sharing import Work
from generator.refer.wording.align import Match
from generator.refer.wording.alike import PART, WHOLE, Alike, find_alike
from generator.refer.wording.prints import Span
from generator.refer.wording.seeds import PROSE, Holding, find_anchors
from generator.refer.wording.surprise import usage
from generator.refer.wording.texts import Flags, Floats, Numbers, Texts, before, counted_up, others
from generator.refer.wording.weighing import marked_weight, most_documents, prose_weight, weigh

LIGHT = 0.5
"""Share of the weight asked for that a match needs, however unlikely it is."""
SURE = 7.0
"""By how much a passage surprises more than chance would anywhere in the texts, as a natural
logarithm: once in 1,000 corpora."""
_COPIES = 3
"""Copies of a passage that do not make its words usual; more do."""


class Shared(NamedTuple):
    """Two stretches that say the same."""

    pair: tuple[int, int]
    """Numbers of the two streams."""
    match: Match
    weight: float
    mark: tuple[int, Span] | None
    """Number of a stream and the stretch of it that is marked as somebody's words."""
    cover: float
    """Share of the marked words that were found again."""
    surprise: float = 0.0
    """How unlikely it is that both say it by chance: see `generator.refer.wording.surprise`."""
    said: float = 0.0
    """The same, however many documents say it."""


def find_shared(texts: Texts, work: Work) -> tuple[list[Shared], float]:
    """Give what pairs of texts share that can tell anything, and the lot of places.

    That is the logarithm of the number of places in all texts.
    """
    weights = weigh(texts)
    anchors = find_anchors(texts, weights, work)
    holding, every = anchors.holding, find_alike(texts, anchors, work)
    del anchors  # of a large archive, as much as all that follows
    some = every.only(_may_tell(texts, every, weights))
    del every
    weight = _weight(texts, some, holding, weights)
    used = usage(texts, some.equal, _first(some))
    few, copies = _copies(some, holding)
    few = np.minimum(few, _COPIES)
    surprise = some.summed(used.surprise(np.repeat(few, some.counts)))
    said, many = surprise.copy(), few != copies
    theirs, many_say = some.only(many), used.only(np.repeat(many, some.counts))
    said[many] = theirs.summed(many_say.surprise(np.repeat(copies[many], theirs.counts)))
    lots = np.where(some.cover < PART, 2, 1) * used.lot
    tells = (some.cover >= WHOLE) | (surprise >= lots + SURE) | (said >= 2 * used.lot)
    measures = np.stack((weight, some.cover, surprise, said), 1)[tells]
    return list(_shared(texts, some.only(tells), measures)), used.lot


def _may_tell(texts: Texts, every: Alike, weights: Floats) -> Flags:
    """Say what can be trusted yet, before it is weighed in full, which costs more."""
    count = len(texts.streams)
    least = np.where(every.cover < PART, prose_weight(count), marked_weight(count))
    weight = every.summed(weights[texts.words[every.equal]])
    return (every.cover >= WHOLE) | (weight >= LIGHT * least)


def _weight(texts: Texts, some: Alike, holding: Holding, weights: Floats) -> Floats:
    """Weigh what is shared; words in runs that many documents hold have no weight."""
    light = _light(some, holding, most_documents(len(texts.streams)))
    return some.summed(np.where(light, 0.0, weights[texts.words[some.equal]]))


def _first(some: Alike) -> Flags:
    """Say with which of the equal words a run without a gap begins."""
    first = others(some.equal - np.arange(len(some.equal)))
    first[before(some.counts)] = True
    return first


def _copies(some: Alike, holding: Holding) -> tuple[Numbers, Numbers]:
    """Give how many documents hold the rarest run of each stretch, and the one in the middle."""
    sizes = np.maximum(0, some.one[:, 1] - some.one[:, 0] - PROSE + 1)
    stretch = np.repeat(np.arange(len(sizes)), sizes)
    held = holding[np.repeat(some.one[:, 0], sizes) + counted_up(sizes)].astype(np.int64)
    held = held[np.lexsort((held, stretch))]
    few, copies = np.full(len(sizes), 2), np.full(len(sizes), 2)
    long, starts = sizes > 0, before(sizes)
    few[long] = np.maximum(2, held[starts[long]])
    copies[long] = np.maximum(2, held[starts[long] + (sizes[long] - 1) // 2])
    return few, copies


def _light(some: Alike, holding: Holding, most: int) -> Flags:
    """Say which equal words stand in runs that many documents hold: they have no weight."""
    sizes = some.one[:, 1] - some.one[:, 0]
    at = counted_up(sizes)
    usual = holding[np.repeat(some.one[:, 0], sizes) + at] > most
    usual &= at + PROSE <= np.repeat(sizes, sizes)
    light: Flags = usual.copy()
    for shift in range(1, PROSE):
        light[shift:] |= usual[:-shift] & (at[shift:] >= shift)
    starts = before(sizes) - some.one[:, 0]
    found: Flags = light[some.equal + np.repeat(starts, some.counts)]
    return found


def _shared(texts: Texts, some: Alike, measures: Floats) -> Iterator[Shared]:
    one, two = texts.documents(some.one[:, 0]), texts.documents(some.two[:, 0])
    first, second = some.one - texts.starts[one][:, None], some.two - texts.starts[two][:, None]
    numbers = np.arange(1 + first.max(initial=0)).astype(object)  # one object for each, not many
    equal = iter(numbers[some.equal - np.repeat(texts.starts[one], some.counts)].tolist())
    columns = (np.stack((one, two), 1), first, second, some.mark, some.counts, measures)
    for pair, mine, theirs, (side, start, end), count, told in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        match = Match((mine[0], mine[1]), (theirs[0], theirs[1]), tuple(islice(equal, count)))
        mark = (pair[side], (start, end)) if side >= 0 else None
        weight, cover, surprise, said = told
        yield Shared((pair[0], pair[1]), match, weight, mark, cover, surprise, said)
