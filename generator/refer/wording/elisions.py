"""Parts of one quotation joined over dots, or brackets, that stand for words of its source."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from generator.refer.wording.align import Match
from generator.refer.wording.prints import Span, Stream

_LEFT_OUT = 200
"""Words of the other text that dots may stand for."""
_AT_GAP = 2
"""Words of the quotation between two parts of it, and those by which one reaches over the gap."""
_PART = 3
"""Words of a part at least, and of what is looked for beyond a gap."""
_LONG = 7
"""Words of either part of words that stand in no mark."""
_FEWEST, _NEAR = 2, 40
"""Words of a whole part that is looked for, and among how many where it has no more."""
_LONGEST_MARK = 400
Side = tuple[Stream, Stream, int]
"""The text that quotes, the other one, and which of both in a match the first is."""


def over_gaps(matches: Sequence[Match], one: Stream, two: Stream) -> list[Match]:
    """Join the matches of two texts that are parts of one quotation.

    A part too short to be found by itself is looked for near the one before or after it.
    """
    found = list(dict.fromkeys(matches))
    sides: tuple[Side, ...] = ((one, two, 0), (two, one, 1))
    for side in sides:
        if found and side[0].gaps:
            found = [_completed(match, side) for match in _joined(found, side)]
    return found


def _joined(matches: Sequence[Match], side: Side) -> list[Match]:
    """Join the matches that follow each other in a quotation of the first text, or a long copy."""
    ordered = sorted(matches, key=lambda match: _spans(match, side))
    parts = [match for match in ordered if len(match.equal) >= _PART]
    after = {a: b for a, b in pairwise(parts) if _is_followed(a, b, side)}
    later = set(after.values())
    return [_whole(match, after) for match in ordered if match not in later]


def _is_followed(one: Match, two: Match, side: Side) -> bool:
    """Say whether a part follows another after a gap, and after more words where it is from."""
    (mine, theirs), (next_mine, next_theirs) = _spans(one, side), _spans(two, side)
    gap, left_out = next_mine[0] - mine[1], next_theirs[0] - theirs[1]
    if not (0 <= gap <= _AT_GAP and gap < left_out <= _LEFT_OUT):
        return False
    near = _gaps(side[0], (mine[1] - _AT_GAP, next_mine[0] + _AT_GAP + 1))
    long = min(len(one.equal), len(two.equal)) >= _LONG
    return bool(near) and (long or _quotation(side[0], (mine[0], next_mine[1])) is not None)


def _whole(match: Match, after: dict[Match, Match]) -> Match:
    """Join a match with all that follow it."""
    last, equal = match, list(match.equal)
    while last in after:
        last = after[last]
        equal += last.equal
    one, two = (match.one[0], last.one[1]), (match.two[0], last.two[1])
    return Match(one, two, tuple(equal))


def _completed(match: Match, side: Side) -> Match:
    """Give a match with the next parts of its quotation, and those before it, where they are."""
    for way in (1, -1):
        longer: Match | None = match
        while longer:
            match, longer = longer, _longer(longer, side, way)
    return match


def _longer(match: Match, side: Side, way: int) -> Match | None:
    """Give a match with one part more; `way` is 1 for the next, -1 for the one before."""
    marked, other, number = side
    mine, theirs = _spans(match, side)
    part = _part_beyond(marked, mine, way)
    words = marked.prints(part)[::way]
    most = _LEFT_OUT if len(words) >= _PART else _NEAR
    window = (theirs[1], theirs[1] + most) if way > 0 else (max(0, theirs[0] - most), theirs[0])
    source = other.prints(window)[::way]
    skipped = _first(words[:_PART], source)
    if skipped is None:
        return None
    pairs = enumerate(zip(words, source[skipped:], strict=False))
    count = next((n for n, (a, b) in pairs if a != b), min(len(words), len(source) - skipped))
    if way > 0:
        here, there = (part[0], part[0] + count), (theirs[1] + skipped, theirs[1] + skipped + count)
    else:
        here, there = (part[1] - count, part[1]), (theirs[0] - skipped - count, theirs[0] - skipped)
    more = (
        Match(there, here, tuple(range(*there)))
        if number
        else Match(here, there, tuple(range(*here)))
    )
    first, last = (match, more) if way > 0 else (more, match)
    return _whole(first, {first: last})


def _part_beyond(marked: Stream, span: Span, way: int) -> Span:
    """Give the next part of the quotation of which a span is one, or the one before; () if none."""
    at = span[1] if way > 0 else span[0]
    gaps = _gaps(marked, (at, at + _AT_GAP) if way > 0 else (at + 1 - _AT_GAP, at + 1))
    if not gaps:
        return at, at
    gap = gaps[0] if way > 0 else gaps[-1]
    mark = _quotation(marked, (span[0], gap + 1) if way > 0 else (gap - 1, span[1]))
    if mark is None:
        return at, at
    cuts = [mark[0], *_gaps(marked, (mark[0] + 1, mark[1])), mark[1]]
    number = cuts.index(gap)
    return (gap, cuts[number + 1]) if way > 0 else (cuts[number - 1], gap)


def _first(words: Sequence[int], source: Sequence[int]) -> int | None:
    """Give where in a source some words first stand; None where nowhere, or where they are few."""
    if len(words) < _FEWEST:
        return None
    size = len(words)
    at = (n for n in range(len(source) - size + 1) if source[n : n + size] == words)
    return next(at, None)


def _quotation(marked: Stream, span: Span) -> Span | None:
    """Give the longest stretch marked as somebody's that has all of a span."""
    first = bisect_left(marked.marks, (span[0] - _LONGEST_MARK, 0))
    last = bisect_right(marked.marks, (span[0], len(marked.order)))
    holding = [mark for mark in marked.marks[first:last] if mark[1] >= span[1]]
    return max(holding, key=lambda mark: mark[1] - mark[0], default=None)


def _gaps(marked: Stream, span: Span) -> tuple[int, ...]:
    return marked.gaps[bisect_left(marked.gaps, span[0]) : bisect_left(marked.gaps, span[1])]


def _spans(match: Match, side: Side) -> tuple[Span, Span]:
    """Give the span of a match in the text that quotes, and in the other."""
    return (match.two, match.one) if side[2] else (match.one, match.two)
