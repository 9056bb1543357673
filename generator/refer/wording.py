"""The same words in two documents: quotations, and distinctive passages that come again."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.model import Reference, ReferenceKind
from generator.refer.align import Match, align
from generator.refer.cues import cue
from generator.refer.differences import differences
from generator.refer.evidence import opening, shown, tie
from generator.refer.prints import Span, Stream, grams, holders
from generator.refer.rows import Spot, in_brackets
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
from generator.refer.surprise import Usage, usage
from generator.refer.words import forms, is_content, makes_sense, sentences

_ONLY_WEIGHT = 1.2
"""Weight asked of a whole quotation that has one home: some word of subject."""
_LEAST_EQUAL = 6
"""Words of an unmarked passage that must stand in the other."""
_PART = 0.55
_WHOLE = 0.75
"""Share of a mark that makes a match part of it, or all of it but for small differences."""
_BESIDE = 3
"""A match is no quotation where so many times the words of the mark are equal."""
_LONGEST_MARK = 400
_FULL_SURPRISE = 300.0
"""Surprise at which two passages are the same beyond doubt."""

_COPIES = 3
"""Copies of a passage that do not make its words usual; more do."""
_SURE, _VERY_SURE = 7.0, 20.0
"""By how much a passage surprises more than chance would anywhere in the texts, as a natural
logarithm: once in 1,000 corpora, and so seldom that its words need tell little."""
_LIGHT = 0.5
"""Share of the weight that such a passage needs still."""

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
    surprise: float = 0.0
    """How unlikely it is that both say it by chance: see `generator.refer.surprise`."""


def find_wording(streams: Sequence[Stream]) -> Iterator[Reference]:
    """Find the passages that quote or repeat one another."""
    weights = weigh(streams)
    anchors = find_anchors(streams, weights)
    every = (s for pair in sorted(anchors) for s in _shared(streams, pair, anchors[pair], weights))
    found = [one for one in every if _may_tell(one, len(streams))]
    found, lot = _weighed(streams, found, weights)
    phrases: dict[tuple[object, ...], list[Shared]] = defaultdict(list)
    for one in _trusted(found, len(streams), lot):
        words = tuple(streams[one.pair[0]].prints[slice(*one.match.one)])
        phrases[one.pair, words if len(words) <= PHRASE else one.match].append(one)
    for same in phrases.values():
        mine, theirs = (streams[number] for number in same[0].pair)
        if tied := _reference(mine, theirs, same[0], lot):
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
    weighed = [
        replace(
            one,
            weight=_weight(streams[one.pair[0]], one.match, mine, everyday, weights),
            surprise=_surprise(used, equal, min(map(counts.__getitem__, mine), default=2)),
        )
        for one, mine, equal in zip(found, grammed, runs, strict=True)
    ]
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
    return sum(used.surprise(run, min(max(2, copies), _COPIES)) for run in runs)


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


def _trusted(found: Sequence[Shared], documents: int, lot: float) -> Iterator[Shared]:
    """Keep what is more than chance: enough weight, or the one place that a whole mark has.

    `lot` is the logarithm of the number of places in all texts. A quotation looks for its words
    in one lot of places, while each passage without marks meets each other.
    """
    homes: dict[tuple[int, Span], set[int]] = defaultdict(set)
    for one in found:
        if one.mark and one.cover >= _WHOLE:
            homes[one.mark].add(sum(one.pair) - one.mark[0])
    for one in found:
        if one.cover < _PART:
            good = _tells(one, prose_weight(documents), 2 * lot)
        else:
            only = one.cover >= _WHOLE and one.mark and len(homes[one.mark]) == 1
            sole = bool(only) and _has_one_home(one, lot)
            good = sole or _tells(one, marked_weight(documents), lot)
        if good:
            yield one


def _may_tell(one: Shared, documents: int) -> bool:
    """Say whether a match can be trusted yet, before it is weighed in full, which costs more."""
    least = prose_weight(documents) if one.cover < _PART else marked_weight(documents)
    return one.cover >= _WHOLE or one.weight >= _LIGHT * least


def _has_one_home(one: Shared, lot: float) -> bool:
    """Say whether a whole quotation that stands in one other document is enough of one.

    A single word in marks is none; and the words must not be likelier than chance.
    """
    size = one.mark[1][1] - one.mark[1][0] if one.mark else 0
    tells = one.weight >= _ONLY_WEIGHT
    return size >= PHRASE and one.surprise >= lot + (0 if tells else _SURE)


def _tells(one: Shared, least: float, lots: float) -> bool:
    """Say whether a passage weighs enough, or says little so unlikely that it is no chance."""
    if one.surprise >= lots + _VERY_SURE:
        return one.weight >= _LIGHT * least
    return one.weight >= least and one.surprise >= lots + _SURE


def _reference(one: Stream, two: Stream, found: Shared, lot: float) -> Reference | None:
    first, second = one.spot(found.match.one), two.spot(found.match.two)
    quoted = found.cover >= _PART
    sure = found.surprise >= lot + _SURE
    if in_brackets(first) or in_brackets(second):
        return None
    for spot in (first, second):
        if not quoted and not _is_telling(_without_ceremony(spot)):
            return None
        if not sure and not any(map(is_content, forms(spot.text))):
            return None
    if not quoted and len(found.match.equal) < _LEAST_EQUAL:
        return None
    kind = ReferenceKind.QUOTES if quoted else ReferenceKind.REPEATS
    score = min(1.0, _LEAST_SCORE + found.surprise / _FULL_SURPRISE)
    if not (quoted and found.mark):
        return tie(kind, first, second, _repeated, score)
    marked = one if found.mark[0] == found.pair[0] else two
    return tie(kind, first, second, _quotes(marked.document.id), score)


def _is_telling(text: str) -> bool:
    return len(forms(text)) >= _LEAST_EQUAL and makes_sense(text)


def _without_ceremony(spot: Spot) -> str:
    """Give the words of a spot that stand in no sentence of greeting, thanks or procedure."""
    text = spot.row.block.text
    spans = [(max(a, spot.start), min(b, spot.end), text[a:b]) for a, b in sentences(text)]
    ceremony = cue("ceremony", "ceremony")
    return " ".join(text[a:b] for a, b, whole in spans if a < b and not ceremony.search(whole))


def _quotes(marked: str) -> Callable[[Spot, Spot, str], str]:
    """Say who quotes whom: `marked` is the document that has the words in marks."""

    def say(here: Spot, there: Spot, when: str) -> str:
        told = _told(here, there, when)
        if here.row.document.id == marked:
            return f"The words quoted here stand, {told}: {shown(there)}"
        return f"These words in quotation marks, {told}: {shown(there)}"

    return say


def _repeated(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(_told(here, there, when))}: {shown(there)}"


def _told(here: Spot, there: Spot, when: str) -> str:
    """Say when the words stood there, and how they differ."""
    differ = differences(here.text, there.text)
    return f"{when}, {differ}" if differ else when
