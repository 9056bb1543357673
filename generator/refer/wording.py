"""The same words in two documents: quotations, and distinctive passages that come again."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Reference, ReferenceKind
from generator.refer.align import Match, align
from generator.refer.evidence import shown, tie
from generator.refer.prints import Place, Span, Stream, come_again, grams
from generator.refer.rows import Spot
from generator.refer.words import common_words, print_of

_PROSE = 5
"""Equal words in a row that make two unmarked passages worth comparing."""
_MARKED = 3
_PHRASE = 2
"""A quotation as short as this must be two words of subject, and the whole quotation."""
_MOST_DOCUMENTS = 8
"""Words that more documents hold are everybody's."""
_SMOOTHING = 50
"""Documents that we suppose beside those at hand, so that two documents can be weighed too."""
_COMMON_WEIGHT = 0.2
_PROSE_WEIGHT = 26.0
_PROSE_WORDS = 7
_MARKED_WEIGHT = 12.0
_MARKED_SHARE = 0.55
_WHOLE_WEIGHT = 5.0
_FULL_WEIGHT = 60.0
"""Weight at which two passages are the same beyond doubt."""

_AGAIN = 0.55

Weights = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two stretches of two streams, with how it is known that they belong together."""

    match: Match
    mark: bool
    score: float


def find_wording(streams: Sequence[Stream]) -> Iterator[Reference]:
    """Find the passages that quote or repeat one another."""
    weights = weigh(streams)
    for (one, two), anchors in sorted(_anchors(streams, weights).items()):
        phrases: dict[tuple[int, ...], list[Shared]] = defaultdict(list)
        for found in _shared(streams, one, two, anchors, weights):
            words = tuple(streams[one].prints[slice(*found.match.one)])
            phrases[words if len(words) <= _PHRASE else (*words, *found.match.one)].append(found)
        for same in phrases.values():
            yield _reference(streams[one], streams[two], same[0])
            yield from _again(streams[one], sorted({s.match.one for s in same}))
            yield from _again(streams[two], sorted({s.match.two for s in same}))


def _again(stream: Stream, spans: Sequence[Span]) -> Iterator[Reference]:
    """Tie a phrase that one document has several times to the first of them."""
    for span in spans[1:]:
        first, here = _spot(stream, spans[0]), _spot(stream, span)
        if first.row != here.row:
            yield tie(ReferenceKind.REPEATS, here, first, _repeated, _AGAIN)


def weigh(streams: Sequence[Stream]) -> dict[int, float]:
    """Give how much each word tells: the fewer documents hold it, the more."""
    counts = Counter(p for s in streams for p in set(s.prints))
    total = len(streams) + _SMOOTHING
    weights = {p: math.log(1 + total / (n + 1)) for p, n in counts.items()}
    weights.update(dict.fromkeys(map(print_of, common_words()), _COMMON_WEIGHT))
    return weights


def _anchors(
    streams: Sequence[Stream], weights: Weights
) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
    """Give, for pairs of streams, where words are equal: place, place, number of words."""
    anchors: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for size in (_PROSE, _MARKED, _PHRASE):
        inside = [_inside(s, size, weights) for s in streams] if size != _PROSE else None
        wanted = (
            {g for s, at in zip(streams, inside, strict=True) for g in at.values()}
            if inside
            else None
        )
        for places in come_again(streams, size, _MOST_DOCUMENTS, wanted):
            for one, two in _pairs(places):
                if inside is None or one[1] in inside[one[0]] or two[1] in inside[two[0]]:
                    anchors[one[0], two[0]].append((one[1], two[1], size))
    return anchors


def _inside(stream: Stream, size: int, weights: Weights) -> dict[int, int]:
    """Give the runs of `size` words in marks, by where they begin."""
    runs = {}
    for start, end in stream.marks:
        if size == _PHRASE and (
            end - start != size
            or min(weights[p] for p in stream.prints[start:end]) <= _COMMON_WEIGHT
        ):
            continue
        runs.update({start + n: g for n, g in enumerate(grams(stream.prints[start:end], size))})
    return runs


def _pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    for number, one in enumerate(places):
        for two in places[number + 1 :]:
            if one[0] != two[0]:
                yield one, two


def _shared(
    streams: Sequence[Stream],
    one: int,
    two: int,
    anchors: list[tuple[int, int, int]],
    weights: Weights,
) -> Iterator[Shared]:
    mine, theirs = streams[one], streams[two]
    for size in sorted({size for *_, size in anchors}, reverse=True):
        of_size = [(i, j) for i, j, s in anchors if s == size]
        for match in align(mine.prints, theirs.prints, of_size, size):
            weight = sum(weights[mine.prints[i]] for i in match.equal)
            mark = _mark(mine.marks, match.one) or _mark(theirs.marks, match.two)
            if _holds(match, mark, weight):
                yield Shared(match, bool(mark), min(1.0, 0.5 + weight / _FULL_WEIGHT))


def _mark(marks: Sequence[Span], span: Span) -> Span | None:
    """Give the shortest marked stretch that the span covers well, if there is one."""
    covered = [
        m
        for m in marks
        if min(m[1], span[1]) - max(m[0], span[0]) >= _MARKED_SHARE * max(1, m[1] - m[0])
    ]
    return min(covered, key=lambda m: (m[1] - m[0], m), default=None)


def _holds(match: Match, mark: Span | None, weight: float) -> bool:
    """Say whether a match is more than chance."""
    if mark and len(match.equal) >= mark[1] - mark[0]:
        return weight >= _WHOLE_WEIGHT
    if mark:
        return weight >= _MARKED_WEIGHT
    return weight >= _PROSE_WEIGHT and len(match.equal) >= _PROSE_WORDS


def _reference(one: Stream, two: Stream, found: Shared) -> Reference:
    first, second = _spot(one, found.match.one), _spot(two, found.match.two)
    kind = ReferenceKind.QUOTES if found.mark else ReferenceKind.REPEATS
    say = _quoted if found.mark else _repeated
    return tie(kind, first, second, say, found.score)


def _spot(stream: Stream, span: Span) -> Spot:
    """Give the words of a span in the row that holds most of them."""
    found = stream.words()[slice(*span)]
    row = Counter(row.number for row, _ in found).most_common(1)[0][0]
    inside = [(r, word) for r, word in found if r.number == row]
    return Spot(inside[0][0], inside[0][1].start, inside[-1][1].end)


def _quoted(_here: Spot, there: Spot, when: str) -> str:
    return f"The words quoted, {when}: {shown(there)}"


def _repeated(_here: Spot, there: Spot, when: str) -> str:
    return f"The same words {when}: {shown(there)}"
