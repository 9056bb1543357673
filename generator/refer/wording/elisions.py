"""A quotation with much left out: its parts stand in the other text in order, far apart."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from generator.refer.wording.align import Match
from generator.refer.wording.prints import Span

_LEFT_OUT = 200
"""Words of the other text that dots may stand for."""
_AT_DOTS = 2
"""Words of the quotation between two parts of it."""
_PART = 3
"""Words of a part at least."""
_DOTS = 6
"""Words around dots at most: so short a mark stands there."""


def over_dots(matches: Sequence[Match], one: Sequence[Span], two: Sequence[Span]) -> list[Match]:
    """Join the matches of two texts that are parts of one quotation.

    `one` and `two` are what each text has marked as somebody's words, sorted.

    >>> parts = Match((0, 9), (100, 109), tuple(range(9))), Match((9, 12), (150, 153), (9, 10, 11))
    >>> [(match.one, match.two) for match in over_dots(parts, [(0, 12), (6, 12)], ())]
    [((0, 12), (100, 153))]
    """
    found = list(dict.fromkeys(matches))
    for side, marks in enumerate((one, two)):
        if len(found) > 1:
            found = _joined(found, marks, side)
    return found


def _joined(matches: Sequence[Match], marks: Sequence[Span], side: int) -> list[Match]:
    """Join the matches that follow each other in a mark of the text on one side."""
    ordered = sorted(matches, key=lambda match: _spans(match, side))
    starts = [_spans(match, side)[0][0] for match in ordered]
    after: dict[Match, Match] = {}
    dots = [mark for mark in marks if mark[1] - mark[0] <= _DOTS]
    for first, last in marks if dots else ():
        inside = ordered[bisect_left(starts, first) : bisect_left(starts, last)]
        parts = [m for m in inside if _spans(m, side)[0][1] <= last and len(m.equal) >= _PART]
        after.update((a, b) for a, b in pairwise(parts) if _is_followed(a, b, side, dots))
    later = set(after.values())
    return [_whole(match, after) for match in ordered if match not in later]


def _is_followed(one: Match, two: Match, side: int, dots: Sequence[Span]) -> bool:
    """Say whether a part follows another after dots, and after more words where it is from."""
    (mine, theirs), (next_mine, next_theirs) = _spans(one, side), _spans(two, side)
    gap, left_out = next_mine[0] - mine[1], next_theirs[0] - theirs[1]
    near = dots[bisect_left(dots, (mine[1] - _DOTS, 0)) : bisect_left(dots, (mine[1], 0))]
    between = any(mine[1] <= b and a <= next_mine[0] < b for a, b in near)
    return between and 0 <= gap <= _AT_DOTS and gap < left_out <= _LEFT_OUT


def _whole(match: Match, after: dict[Match, Match]) -> Match:
    """Join a match with all that follow it."""
    last, equal = match, list(match.equal)
    while last in after:
        last = after[last]
        equal += last.equal
    one, two = (match.one[0], last.one[1]), (match.two[0], last.two[1])
    return Match(one, two, tuple(equal))


def _spans(match: Match, side: int) -> tuple[Span, Span]:
    """Give the span of a match in the text on one side, and in the other."""
    return (match.two, match.one) if side else (match.one, match.two)
