"""Anchors of two texts joined into stretches that say the same, small differences allowed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.refer.wording.prints import Span

_GAP = 14
"""Words that may stand between two anchors on either side: an ellipsis, a remark in brackets."""
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (0, 2), (2, 0), (0, 3), (3, 0), (1, 2), (2, 1), (3, 3))
"""Words skipped on the two sides at a difference, the likeliest first."""
Chain = list[tuple[int, int]]


class Match(NamedTuple):
    """Two stretches that say the same."""

    one: Span
    two: Span
    equal: tuple[int, ...]
    """Numbers, in the first text, of the words that the second has too."""


def align(
    one: Sequence[int], two: Sequence[int], anchors: Iterable[tuple[int, int]], size: int
) -> Iterator[Match]:
    """Chain anchors (where `size` words are equal) and grow each chain to both sides.

    >>> [match.one for match in align("abcdefgh", "xabcdzfghy", [(0, 1)], 3)]
    [(0, 8)]
    """
    done: list[tuple[Span, Span]] = []
    for chain in _chains(sorted(set(anchors)), size):
        (i, j), (k, m) = chain[0], chain[-1]
        if any(a[0] <= i < a[1] and b[0] <= j < b[1] for a, b in done):
            continue
        equal = {i + n for i, j in chain for n in range(size)}
        equal.update(_between(one, two, chain, size))
        after = _grow(one, two, k + size, m + size, 1)
        before = _grow(one, two, i - 1, j - 1, -1)
        equal.update(a for a, _ in after + before)
        first = before[-1] if before else (i, j)
        last = after[-1] if after else (k + size - 1, m + size - 1)
        match = Match((first[0], last[0] + 1), (first[1], last[1] + 1), tuple(sorted(equal)))
        done.append((match.one, match.two))
        yield match


def _chains(anchors: Sequence[tuple[int, int]], size: int) -> Iterator[Chain]:
    """Join anchors that follow each other closely on both sides, in order."""
    growing: list[Chain] = []
    for i, j in anchors:
        reach = i - size - _GAP
        yield from (chain for chain in growing if chain[-1][0] < reach)
        growing = [chain for chain in growing if chain[-1][0] >= reach]
        for chain in growing:
            k, m = chain[-1]
            if i > k and m < j <= m + size + _GAP:
                chain.append((i, j))
                break
        else:
            growing.append([(i, j)])
    yield from growing


def _between(one: Sequence[int], two: Sequence[int], chain: Chain, size: int) -> Iterator[int]:
    """Give the equal words between anchors that are as far apart on both sides.

    >>> [*_between("abcxdefgh", "abcydefgh", [(0, 0), (6, 6)], 3)]
    [4, 5]
    """
    for (i, j), (k, m) in pairwise(chain):
        if k - i == m - j:
            yield from (n for n in range(i + size, k) if one[n] == two[n + j - i])


def _grow(
    one: Sequence[int], two: Sequence[int], i: int, j: int, way: int
) -> list[tuple[int, int]]:
    """Give the equal words on from (i, j) in one direction, over small differences."""
    found: list[tuple[int, int]] = []
    while 0 <= i < len(one) and 0 <= j < len(two):
        if one[i] == two[j]:
            found.append((i, j))
            i, j = i + way, j + way
            continue
        step = _step(one, two, i, j, way)
        if step is None:
            break
        i, j = i + step[0] * way, j + step[1] * way
    return found


def _step(
    one: Sequence[int], two: Sequence[int], i: int, j: int, way: int
) -> tuple[int, int] | None:
    """Give how far to skip at a difference, so that the next two words are equal."""
    most, other = len(one) - 1, len(two) - 1
    for step in _STEPS:
        k, m = i + step[0] * way, j + step[1] * way
        if (
            0 <= k <= most
            and 0 <= m <= other
            and one[k] == two[m]
            and 0 <= k + way <= most
            and 0 <= m + way <= other
            and one[k + way] == two[m + way]
        ):
            return step
    return None
