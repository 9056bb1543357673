"""The same words in two documents: quotations, and distinctive passages that come again."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.model import Reference, ReferenceKind
from generator.refer.align import Match, align
from generator.refer.evidence import opening, shown, tie
from generator.refer.prints import Span, Stream, grams, holders
from generator.refer.rows import Spot
from generator.refer.seeds import (
    PHRASE,
    PROSE,
    Anchor,
    Weights,
    find_anchors,
    marked_weight,
    most_documents,
    prose_weight,
    weigh,
)
from generator.refer.words import forms, is_content, reads_on

_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one home: some word of subject."""
_LEAST_EQUAL = 6
"""Words of an unmarked passage that must stand in the other."""
_PART = 0.55
_WHOLE = 0.75
"""Share of a mark that makes a match part of it, or all of it but for small differences."""
_LONGEST_MARK = 400
_FULL_WEIGHT = 60.0
"""Weight at which two passages are the same beyond doubt."""

_LEAST_SCORE = 0.55
_AGAIN = 0.55


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


def find_wording(streams: Sequence[Stream]) -> Iterator[Reference]:
    """Find the passages that quote or repeat one another."""
    weights = weigh(streams)
    anchors = find_anchors(streams, weights)
    found = [s for pair in sorted(anchors) for s in _shared(streams, pair, anchors[pair], weights)]
    found = _without_formulas(streams, found, weights)
    phrases: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    for one in _trusted(found, len(streams)):
        words = tuple(streams[one.pair[0]].prints[slice(*one.match.one)])
        phrases[one.pair, words if len(words) <= PHRASE else one.match].append(one)
    for same in phrases.values():
        mine, theirs = (streams[number] for number in same[0].pair)
        if tied := _reference(mine, theirs, same[0]):
            yield tied
        yield from _again(mine, sorted({s.match.one for s in same}))
        yield from _again(theirs, sorted({s.match.two for s in same}))


def _again(stream: Stream, spans: Sequence[Span]) -> Iterator[Reference]:
    """Tie a phrase that one document has several times to the first of them."""
    for span in spans[1:]:
        first, here = stream.spot(spans[0]), stream.spot(span)
        if first.row != here.row:
            yield tie(ReferenceKind.REPEATS, here, first, _repeated, _AGAIN)


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


def _without_formulas(
    streams: Sequence[Stream], found: Sequence[Shared], weights: Weights
) -> list[Shared]:
    """Take the weight of words that stand in runs which many documents hold."""
    runs = [grams(streams[s.pair[0]].prints[slice(*s.match.one)], PROSE) for s in found]
    counts = holders(streams, PROSE, {gram for mine in runs for gram in mine})
    most = most_documents(len(streams))
    everyday = {gram for gram, holding in counts.items() if holding > most}
    return [
        replace(one, weight=_weight(streams[one.pair[0]], one.match, mine, everyday, weights))
        for one, mine in zip(found, runs, strict=True)
    ]


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


def _trusted(found: Sequence[Shared], documents: int) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has."""
    marked, prose = marked_weight(documents), prose_weight(documents)
    homes: dict[tuple[int, Span], set[int]] = defaultdict(set)
    for one in found:
        if one.mark and one.cover >= _WHOLE:
            homes[one.mark].add(sum(one.pair) - one.mark[0])
    for one in found:
        only = one.mark and one.cover >= _WHOLE and len(homes[one.mark]) == 1
        if (only and one.weight >= _ONLY_WEIGHT) or one.weight >= (
            marked if one.cover >= _PART else prose
        ):
            yield one


def _reference(one: Stream, two: Stream, found: Shared) -> Reference | None:
    first, second = one.spot(found.match.one), two.spot(found.match.two)
    quoted = found.cover >= _PART
    if not all(any(map(is_content, forms(spot.text))) for spot in (first, second)):
        return None
    if not quoted and len(found.match.equal) < _LEAST_EQUAL:
        return None
    if not quoted and not (reads_on(first.text) and reads_on(second.text)):
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    score = min(1.0, _LEAST_SCORE + found.weight / _FULL_WEIGHT)
    if not (quoted and found.mark):
        return tie(kind, first, second, _repeated, score)
    marked = one if found.mark[0] == found.pair[0] else two
    return tie(kind, first, second, _quotes(marked.document.id), score)


def _quotes(marked: str) -> Callable[[Spot, Spot, str], str]:
    """Say who quotes whom: `marked` is the document that has the words in marks."""

    def say(here: Spot, there: Spot, when: str) -> str:
        exact = forms(here.text) == forms(there.text)
        same = "" if exact else ", not to the letter"
        if here.row.document.id == marked:
            return f"The words quoted here stand{same}, {when}: {shown(there)}"
        return f"These words in quotation marks{same}, {when}: {shown(there)}"

    return say


def _repeated(here: Spot, there: Spot, when: str) -> str:
    exact = forms(here.text) == forms(there.text)
    return f"{opening(when) if exact else f'Nearly so, {when}'}: {shown(there)}"
