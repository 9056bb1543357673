"""The same words in two documents: quotations, and distinctive passages that come again."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Reference, ReferenceKind
from generator.refer.align import Match, align
from generator.refer.evidence import shown, tie
from generator.refer.prints import Place, Span, Stream, come_again, grams, holders
from generator.refer.rows import Spot
from generator.refer.words import common_words, is_content, print_of

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
_PROSE_WEIGHT = 11.0
_MARKED_WEIGHT = 9.0
_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one home: some word of subject."""
_LEAST_PLAIN = 3
"""Words of subject in small letters, without which a passage is a list of names."""
_PART = 0.55
_WHOLE = 0.75
"""Share of a mark that makes a match part of it, or all of it but for small differences."""
_MOST_HOLDERS = 30
_LEAST_SEEDS, _SEEDS_IN = 2, 4
"""Of the runs in a mark, at least two and one in four are looked up, the rarest."""
_LONGEST_MARK = 400
_FULL_WEIGHT = 60.0
"""Weight at which two passages are the same beyond doubt."""

_LEAST_SCORE = 0.55
_AGAIN = 0.55

Weights = Mapping[int, float]
Anchor = tuple[int, int, int]
"""Word of one stream, word of the other, number of words equal from there."""
Anchors = dict[tuple[int, int], list[Anchor]]


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
    anchors = _anchors(streams, weights)
    found = [s for pair in sorted(anchors) for s in _shared(streams, pair, anchors[pair], weights)]
    found = _without_formulas(streams, found, weights)
    phrases: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    for one in _trusted(found):
        words = tuple(streams[one.pair[0]].prints[slice(*one.match.one)])
        phrases[one.pair, words if len(words) <= _PHRASE else one.match].append(one)
    for same in phrases.values():
        mine, theirs = (streams[number] for number in same[0].pair)
        if tied := _reference(mine, theirs, same[0]):
            yield tied
        yield from _again(mine, sorted({s.match.one for s in same}))
        yield from _again(theirs, sorted({s.match.two for s in same}))


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


def _anchors(streams: Sequence[Stream], weights: Weights) -> Anchors:
    """Give, for pairs of streams, where words are equal."""
    anchors: Anchors = defaultdict(list)
    for places in come_again(streams, _PROSE, _MOST_DOCUMENTS):
        for one, two in _pairs(places):
            anchors[one[0], two[0]].append((one[1], two[1], _PROSE))
    for size in (_MARKED, _PHRASE):
        inside = _rarest(streams, size, weights)
        wanted = {gram for at in inside for gram in at.values()}
        for places in come_again(streams, size, _MOST_HOLDERS, wanted):
            for one, two in _pairs(places):
                if one[1] in inside[one[0]] or two[1] in inside[two[0]]:
                    anchors[one[0], two[0]].append((one[1], two[1], size))
    return anchors


def _rarest(streams: Sequence[Stream], size: int, weights: Weights) -> list[dict[int, int]]:
    """Give, for each stream, the rarest runs of `size` words of each mark, by where they begin."""
    inside = [[_runs(s, mark, size, weights) for mark in s.marks] for s in streams]
    counts = holders(
        streams, size, {g for marks in inside for runs in marks for g in runs.values()}
    )
    chosen = []
    for marks in inside:
        mine: dict[int, int] = {}
        for runs in marks:
            again = [at for at in runs if counts[runs[at]] > 1]
            ranked = sorted(again, key=lambda at: (counts[runs[at]], at))
            mine.update(
                (at, runs[at]) for at in ranked[: max(_LEAST_SEEDS, len(runs) // _SEEDS_IN)]
            )
        chosen.append(mine)
    return chosen


def _runs(stream: Stream, mark: Span, size: int, weights: Weights) -> dict[int, int]:
    words = stream.prints[slice(*mark)]
    if size == _PHRASE and (len(words) != size or min(map(weights.__getitem__, words)) < 1):
        return {}
    return {mark[0] + n: gram for n, gram in enumerate(grams(words, size))}


def _pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    for number, one in enumerate(places):
        for two in places[number + 1 :]:
            if one[0] != two[0]:
                yield one, two


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
    runs = [grams(streams[s.pair[0]].prints[slice(*s.match.one)], _PROSE) for s in found]
    counts = holders(streams, _PROSE, {gram for mine in runs for gram in mine})
    return [
        replace(one, weight=_weight(streams[one.pair[0]], one.match, mine, counts, weights))
        for one, mine in zip(found, runs, strict=True)
    ]


def _weight(
    stream: Stream, match: Match, runs: Sequence[int], counts: Counter[int], weights: Weights
) -> float:
    everyday = {
        match.one[0] + at + n
        for at, gram in enumerate(runs)
        if counts[gram] > _MOST_DOCUMENTS
        for n in range(_PROSE)
    }
    return sum(weights[stream.prints[i]] for i in match.equal if i not in everyday)


def reads_on(text: str) -> bool:
    """Say whether words are running prose, and not a list of names and titles.

    >>> reads_on("The Chairman, Joint Chiefs of Staff, and the Secretary of the Treasury")
    False
    >>> reads_on("the talks will fail unless both sides give up their present claims")
    True
    """
    content = [m for m in re.findall(r"[^\W\d_]{3,}", text) if is_content(m.casefold())]
    plain = sum(1 for word in content if word.islower())
    return plain >= _LEAST_PLAIN and 2 * plain > len(content)


def _trusted(found: Sequence[Shared]) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has."""
    homes: dict[tuple[int, Span], set[int]] = defaultdict(set)
    for one in found:
        if one.mark and one.cover >= _WHOLE:
            homes[one.mark].add(sum(one.pair) - one.mark[0])
    for one in found:
        only = one.mark and one.cover >= _WHOLE and len(homes[one.mark]) == 1
        if (only and one.weight >= _ONLY_WEIGHT) or one.weight >= (
            _MARKED_WEIGHT if one.cover >= _PART else _PROSE_WEIGHT
        ):
            yield one


def _reference(one: Stream, two: Stream, found: Shared) -> Reference | None:
    first, second = _spot(one, found.match.one), _spot(two, found.match.two)
    quoted = found.cover >= _PART
    if not quoted and not (reads_on(first.text) and reads_on(second.text)):
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    score = min(1.0, _LEAST_SCORE + found.weight / _FULL_WEIGHT)
    return tie(kind, first, second, _quoted if quoted else _repeated, score)


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
