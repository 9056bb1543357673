"""What stands in two texts alike: aligned, and weighed by how much it tells."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from statistics import median_low

from generator.refer.align import Match, align
from generator.refer.prints import Span, Stream, grams, holders
from generator.refer.seeds import (
    PROSE,
    Anchor,
    Weights,
    find_anchors,
    marked_weight,
    most_documents,
    prose_weight,
    weigh,
)
from generator.refer.surprise import Usage, usage

PART = 0.55
WHOLE = 0.75
"""Share of a mark that makes a match part of it, or all of it but for small differences."""
LIGHT = 0.5
"""Share of the weight asked for that a match needs, however unlikely it is."""
_BESIDE = 3
"""A match is no quotation where so many times the words of the mark are equal."""
_LONGEST_MARK = 400
_COPIES = 3
"""Copies of a passage that do not make its words usual; more do."""


@dataclass(frozen=True, slots=True)
class Shared:
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
    """How unlikely it is that both say it by chance: see `generator.refer.surprise`."""
    said: float = 0.0
    """The same, however many documents say it."""
    documents: int = 2
    """How many hold the most of its words."""


def find_shared(streams: Sequence[Stream]) -> tuple[list[Shared], float]:
    """Give what pairs of texts share, and the logarithm of the number of places in all texts."""
    weights = weigh(streams)
    anchors = find_anchors(streams, weights)
    every = (s for pair in sorted(anchors) for s in _shared(streams, pair, anchors[pair], weights))
    found = [one for one in every if _may_tell(one, len(streams))]
    return _weighed(streams, found, weights)


def _may_tell(one: Shared, documents: int) -> bool:
    """Say whether a match can be trusted yet, before it is weighed in full, which costs more."""
    least = prose_weight(documents) if one.cover < PART else marked_weight(documents)
    return one.cover >= WHOLE or one.weight >= LIGHT * least


def _shared(
    streams: Sequence[Stream], pair: tuple[int, int], anchors: list[Anchor], weights: Weights
) -> Iterator[Shared]:
    mine, theirs = streams[pair[0]], streams[pair[1]]
    for size in sorted({size for *_, size in anchors}, reverse=True):
        of_size = [(i, j) for i, j, s in anchors if s == size]
        for match in align(mine.prints, theirs.prints, of_size, size):
            weight = sum(weights[mine.prints[i]] for i in match.equal)
            marks = [
                (pair[side], mark, cover)
                for side, stream, span in ((0, mine, match.one), (1, theirs, match.two))
                for mark, cover in _covered(stream.marks, span, len(match.equal))
                if len(match.equal) <= _BESIDE * (mark[1] - mark[0])
            ]
            best = max(marks, key=lambda m: (m[2], m[1]), default=None)
            yield Shared(pair, match, weight, best and best[:2], best[2] if best else 0.0)


def _covered(marks: Sequence[Span], span: Span, equal: int) -> Iterator[tuple[Span, float]]:
    """Give the marked stretches that a span covers, with the share of their words found again."""
    for mark in marks[bisect_left(marks, (span[0] - _LONGEST_MARK, 0)) :]:
        if mark[0] >= span[1]:
            break
        common = min(mark[1], span[1]) - max(mark[0], span[0])
        if common > 0:
            yield mark, min(common, equal) / (mark[1] - mark[0])


def _weighed(
    streams: Sequence[Stream], found: Sequence[Shared], weights: Weights
) -> tuple[list[Shared], float]:
    """Weigh what is shared, and give the lot of places.

    Words in runs that many documents hold have no weight.
    """
    grammed = [grams(streams[s.pair[0]].prints[slice(*s.match.one)], PROSE) for s in found]
    counts = holders(streams, PROSE, {gram for mine in grammed for gram in mine})
    most = most_documents(len(streams))
    everyday = {gram for gram, holding in counts.items() if holding > most}
    runs = [list(_runs(streams[s.pair[0]].prints, s.match.equal)) for s in found]
    used = usage(streams, [run for mine in runs for run in mine])
    weighed = []
    for one, mine, equal in zip(found, grammed, runs, strict=True):
        holding = [counts[gram] for gram in mine] or [2]
        few, copies = max(2, min(holding)), max(2, median_low(holding))
        weighed.append(
            replace(
                one,
                weight=_weight(streams[one.pair[0]], one.match, mine, everyday, weights),
                surprise=_surprise(used, equal, min(few, _COPIES)),
                said=_surprise(used, equal, copies),
                documents=copies,
            )
        )
    return weighed, used.lot


def _runs(prints: Sequence[int], equal: Sequence[int]) -> Iterator[list[int]]:
    """Give the equal words of a match, a list for each run without a gap."""
    start = 0
    for end in range(1, len(equal) + 1):
        if end == len(equal) or equal[end] != equal[end - 1] + 1:
            yield [prints[at] for at in equal[start:end]]
            start = end


def _surprise(used: Usage, runs: Sequence[Sequence[int]], copies: int) -> float:
    """Give by how much a match is beyond what chance makes of so many words, 0 being even odds."""
    return sum(used.surprise(run, copies) for run in runs)


def _weight(
    stream: Stream, match: Match, runs: Sequence[int], everyday: AbstractSet[int], weights: Weights
) -> float:
    light = {
        match.one[0] + at + n
        for at, gram in enumerate(runs)
        if gram in everyday
        for n in range(PROSE)
    }
    return sum(weights[stream.prints[i]] for i in match.equal if i not in light)
