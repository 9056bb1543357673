"""Words of a quotation that a scanner broke, ran together or misread: they are the same words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.refer.wording.align import Match
from generator.refer.wording.prints import Span, Stream

_LONGEST, _LONGEST_SIDE = 12, 40
"""Words of a quotation that is read letter by letter, as a longer one bears a slip, and of what it
is compared with."""
_MOST = 3
"""Words on one side of a slip."""
_BESIDE = 2
"""Words around a match that may be part of a broken word, or changed."""
_LEAST = 6
"""Letters of which one may be misread, and words of which one may be changed."""
_MISREAD = ((1, 1), (0, 1), (1, 0), (1, 2), (2, 1))
"""Letters of one word that a scanner reads for letters of the other: "rn" for "m" too."""
_Pairs = Iterator[tuple[range, range]]


def mended(match: Match, marked: Stream, other: Stream, mark: Span, side: int) -> Match:
    """Give a match with the words of its mark that differ by a slip of the press alone.

    Where there is no slip, with those that stand beside it but for a changed word, too few to be
    found by themselves.

    `side` says which of both texts is the marked one. A scanner that reads "the coun- cil" or
    "thecouncil" changes two words, or three, of a quotation that may have but six.
    """
    mine, theirs = (match.two, match.one) if side else (match.one, match.two)
    first, last = min(mark[0], mine[0]), max(mark[1], mine[1])
    start = max(0, theirs[0] - (mine[0] - first) - _BESIDE)
    end = min(len(other.order), theirs[1] + last - mine[1] + _BESIDE)
    if mark[1] - mark[0] > _LONGEST or max(last - first, end - start) > _LONGEST_SIDE:
        return match
    one, two = marked.words((first, last)), other.words((start, end))
    found = [*_same(one, two)]
    if all(len(a) == len(b) and one[a.start] == two[b.start] for a, b in found):
        ends = (mine[0] - first, theirs[0] - start), (mine[1] - first, theirs[1] - start)
        found = [pair for pair in found if _is_part(*pair, *ends)]
        few = mark[1] - mark[0] < _LEAST
        if few or sum(len(a) for a, _ in found) <= len(match.equal):
            return match
    here = [first + n for a, _ in found for n in a]
    there = [start + n for _, b in found for n in b]
    spans = (here[0], here[-1] + 1), (there[0], there[-1] + 1)
    equal = tuple(there if side else here)
    one_span, two_span = spans[::-1] if side else spans
    return match._replace(one=one_span, two=two_span, equal=equal)


def _is_part(mine: range, theirs: range, starts: Span, ends: Span) -> bool:
    """Say whether equal words are of a match, or stand beside it, as many others between.

    `starts` and `ends` are where the match begins and ends on both sides.
    """
    after = mine.start - ends[0], theirs.start - ends[1]
    before = starts[0] - mine.stop, starts[1] - theirs.stop
    if max(after[0], before[0]) < 0:
        return True
    return any(gap == other and 0 < gap <= _BESIDE for gap, other in (after, before))


def _same(one: Sequence[str], two: Sequence[str]) -> _Pairs:
    """Give the words that are the same on both sides, or but for a slip.

    >>> [*_same(["pilots", "ofthe", "coast"], ["our", "pilots", "of", "the", "coast"])][1]
    (range(1, 2), range(2, 4))
    """
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(blocks):
        if tag == "equal":
            yield range(a, b), range(c, d)
        if tag != "replace" or b - a > _MOST:
            continue
        counts = range(1, min(_MOST, d - c) + 1)
        if number == 0:
            sides = [range(d - count, d) for count in counts]
        elif number == len(blocks) - 1:
            sides = [range(c, c + count) for count in counts]
        else:
            sides = [range(c, d)] if d - c <= _MOST else []
        for some in sides:
            if is_slip("".join(one[a:b]), "".join(two[some.start : some.stop])):
                yield range(a, b), some
                break


def is_slip(one: str, two: str) -> bool:
    """Say whether letters are the same, or one of many is misread, left out or doubled.

    >>> is_slip("alsohave", "alsohave"), is_slip("tbecouncil", "thecouncil"), is_slip("no", "on")
    (True, True, False)
    >>> is_slip("would", "could"), is_slip("should", "would"), is_slip("irnportant", "important")
    (False, False, True)
    """
    if one == two or min(len(one), len(two)) < _LEAST:
        return one == two
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(two)) <= 1
    rest = one[start:], two[start:]
    return any(rest[0][cut:] == rest[1][other:] for cut, other in _MISREAD)
