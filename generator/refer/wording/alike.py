"""What pairs of texts say alike: their equal words, joined into stretches.

It depends on the two texts and on where the search begins in them, so that it is kept for each
text, with all later ones that it is compared with, until one of them is another.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, groupby, islice, pairwise
from operator import itemgetter
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from generator.incremental.sharing import Work
from generator.refer.wording.align import Match, align
from generator.refer.wording.elisions import over_gaps
from generator.refer.wording.misprints import mended
from generator.refer.wording.prints import Span, Stream
from generator.refer.wording.seeds import Anchors
from generator.refer.wording.texts import Floats, Numbers, Texts, Words, others

ALIKE = "alike"
"""What rows are kept as."""
_BESIDE = 3
"""A match is no quotation where so many times the words of the mark are equal."""
PART, WHOLE = 0.55, 0.66
"""Share of a mark that makes a match part of it, or all of it but for small differences."""
_LONGEST_MARK = 400
_MOST_HELD = 50
"""Matches of two texts in which another is looked for."""
_COLUMNS = 10
_DIGEST, _SHORT = 16, 8
"""Bytes of the hash of all that is kept of a text, and of what depends on one later text."""
_ROW = np.dtype("<i4")
"""Of the numbers that are kept."""
_NUMBER, _ANCHOR = 4, 12
"""Bytes of one, and of an anchor."""
_EMPTY = np.zeros(0, _ROW)
_NO_MARK = (-1, 0, 1)
_Stretch = tuple[tuple[int, ...], tuple[int, ...]]
"""A row of every column but the first, and the equal words."""


@dataclass(frozen=True, eq=False)
class Alike:
    """Stretches that two texts both have, each a row of every column; places are in all texts."""

    one: Numbers
    """First place in the earlier text, and the one after the last."""
    two: Numbers
    mark: Numbers
    """Which of both texts, 0 or 1, has it marked as somebody's words, the first word of the mark in
    that text, and the one after its last; -1 first where none has."""
    common: Numbers
    """Words of the mark that were found again."""
    counts: Numbers
    """How many words are equal."""
    equal: Numbers
    """Their places in the earlier texts, those of each stretch after those of the one before."""

    def only(self, kept: NDArray[np.bool_]) -> "Alike":
        """Give some of the stretches."""
        return Alike(
            self.one[kept],
            self.two[kept],
            self.mark[kept],
            self.common[kept],
            self.counts[kept],
            self.equal[np.repeat(kept, self.counts)],
        )

    def summed(self, values: Floats) -> Floats:
        """Add up for each stretch what its equal words count."""
        stretch = np.repeat(np.arange(len(self.counts)), self.counts)
        return np.bincount(stretch, values, len(self.counts)).astype(np.float64)

    @property
    def cover(self) -> Floats:
        """Give the share of each mark that was found again, 0 where there is none."""
        return self.common / (self.mark[:, 2] - self.mark[:, 1])


def find_alike(texts: Texts, anchors: Anchors, work: Work) -> Alike:
    """Align the texts of each pair that has anchors."""
    pairs = _pairs(texts, anchors)
    if not work.cache.keeps:
        every = (_written(texts, pairs.each(number)) for number in range(len(texts.streams)))
        return _read([np.frombuffer(row, _ROW) for row in every], pairs)
    kept, names = work.kept(ALIKE), [work.name(s.document) for s in texts.streams]
    rows = {}
    for number, (name, stamp) in enumerate(zip(names, pairs.stamps(names), strict=True)):
        row = kept.get(name, b"")
        if row[:_DIGEST] != stamp:
            each = [*pairs.each_stamp(number, names)]
            found = _written(texts, pairs.each(number), each, _known(row))
            row = b"".join((stamp, len(each).to_bytes(_NUMBER, "little"), *each, found))
        rows[name] = row
    if rows != kept:
        work.keep(ALIKE, rows, kept)
    return _read([_numbers(rows[name]) for name in names], pairs)


def _numbers(row: bytes) -> NDArray[np.int32]:
    """Give what `_written` gave, of a row that is kept."""
    pairs = int.from_bytes(row[_DIGEST : _DIGEST + _NUMBER], "little")
    return np.frombuffer(row, _ROW, offset=_DIGEST + _NUMBER + pairs * _SHORT)


def _known(row: bytes) -> Mapping[bytes, Sequence[_Stretch]]:
    """Give the stretches that were kept of a text with each later one, by what that depends on."""
    first = _DIGEST + _NUMBER
    last = first + _SHORT * int.from_bytes(row[_DIGEST:first], "little")
    stamps = [row[at : at + _SHORT] for at in range(first, last, _SHORT)]
    found: dict[bytes, list[_Stretch]] = {stamp: [] for stamp in stamps}
    try:
        count, *numbers = _numbers(row).tolist()
        equal = iter(numbers[_COLUMNS * count :])
        for at in range(0, _COLUMNS * count, _COLUMNS):
            rank, *rest = numbers[at : at + _COLUMNS]
            found[stamps[rank]].append((tuple(rest), tuple(islice(equal, rest[-1]))))
    except (ValueError, LookupError):  # nothing that we wrote
        return {}
    return found


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Pairs of texts, sorted, with where each is to be aligned."""

    texts: Texts
    second: Words
    """The later text of each pair."""
    firsts: Numbers
    """Which is the first pair of each text, and last how many there are."""
    anchors: Numbers
    """Word of one stream, word of the other, number of words equal from there."""
    starts: Numbers
    """The first anchor of each pair, and last how many there are."""

    def stamps(self, names: Sequence[str]) -> Iterator[bytes]:
        """Hash for each text all that its alignments with later ones depend on.

        `names` are those of the texts.
        """
        second, starts = self.second.tolist(), self.starts.tolist()
        sizes, anchors = (x.astype(_ROW).tobytes() for x in (np.diff(self.starts), self.anchors))
        for low, high in pairwise(self.firsts.tolist()):
            made = blake2b(" ".join([names[n] for n in second[low:high]]).encode())
            made.update(sizes[low * _NUMBER : high * _NUMBER])
            made.update(anchors[starts[low] * _ANCHOR : starts[high] * _ANCHOR])
            yield made.digest()[:_DIGEST]

    def each_stamp(self, number: int, names: Sequence[str]) -> Iterator[bytes]:
        """Hash for each later text all that its alignment with one depends on."""
        low, high = self.firsts[number : number + 2].tolist()
        for at, other in enumerate(self.second[low:high].tolist(), low):
            anchors = self.anchors[slice(*self.starts[at : at + 2])].astype(_ROW).tobytes()
            yield blake2b(names[other].encode() + anchors, digest_size=_SHORT).digest()

    def each(self, number: int) -> Iterator[tuple[int, int, Numbers]]:
        """Give a text with each later one, by their numbers, and where to align them."""
        low, high = self.firsts[number : number + 2].tolist()
        for at, other in enumerate(self.second[low:high].tolist(), low):
            yield number, other, self.anchors[slice(*self.starts[at : at + 2])]


def _pairs(texts: Texts, anchors: Anchors) -> _Pairs:
    first, second = texts.documents(anchors.one), texts.documents(anchors.two)
    [starts] = np.nonzero(others(first, second))
    at = (anchors.one - texts.starts[first], anchors.two - texts.starts[second], anchors.sizes)
    return _Pairs(
        texts,
        second[starts],
        np.searchsorted(first[starts], np.arange(len(texts.streams) + 1)),
        np.stack(at, 1),
        np.append(starts, len(first)),
    )


def _written(
    texts: Texts,
    pairs: Iterable[tuple[int, int, Numbers]],
    stamps: Sequence[bytes] = (),
    known: Mapping[bytes, Sequence[_Stretch]] = MappingProxyType({}),
) -> bytes:
    """Align a text with later ones: the number of stretches, a row of each, their equal words.

    `known` has the stretches of some of the pairs, by the stamps of these.
    """
    rows: list[tuple[int, ...]] = []
    equal: list[tuple[int, ...]] = []
    for rank, (one, two, anchors) in enumerate(pairs):
        found = known.get(stamps[rank]) if known else None
        for row, words in _stretches(texts, one, two, anchors) if found is None else found:
            rows.append((rank, *row))
            equal.append(words)
    return np.array([len(rows), *chain(*rows), *chain(*equal)], _ROW).tobytes()


def _stretches(texts: Texts, one: int, two: int, anchors: Numbers) -> Iterator[_Stretch]:
    """Align two texts."""
    both = texts.streams[one], texts.streams[two]
    found = over_gaps(list(_aligned(texts.of(one), texts.of(two), anchors.tolist())), *both)
    for match in found:
        whole, mark, common = _mended(*both, match)
        if common >= PART * (mark[2] - mark[1]) or not _is_in_another(match, found):
            yield (*whole.one, *whole.two, *mark, common, len(whole.equal)), whole.equal


def _mended(mine: Stream, theirs: Stream, match: Match) -> tuple[Match, tuple[int, int, int], int]:
    """Mend the slips in a match that is most of a mark; give that mark, and how much is found."""
    mark, common = _mark(mine, theirs, match)
    side, *span = mark
    size = span[1] - span[0]
    if not PART * size <= common < size:
        return match, mark, common
    marked, other = (theirs, mine) if side else (mine, theirs)
    whole = mended(match, marked, other, (span[0], span[1]), side)
    return whole, *_mark(mine, theirs, whole)


def _aligned(mine: memoryview, theirs: memoryview, anchors: list[list[int]]) -> Iterator[Match]:
    for size, of_size in groupby(anchors, key=itemgetter(2)):
        yield from align(mine, theirs, [(i, j) for i, j, _ in of_size], size)


def _is_in_another(match: Match, found: Sequence[Match]) -> bool:
    """Say whether a match is part of a longer one, on both sides."""
    return any(
        _holds(other.one, match.one) and _holds(other.two, match.two)
        for other in found[:_MOST_HELD]
        if len(other.equal) > len(match.equal)
    )


def _holds(one: Span, two: Span) -> bool:
    return one[0] <= two[0] and two[1] <= one[1]


def _mark(mine: Stream, theirs: Stream, match: Match) -> tuple[tuple[int, int, int], int]:
    """Give the mark that is covered best, and how many of its words were found again."""
    marks = [
        (common / (mark[1] - mark[0]), mark, side, common)
        for side, stream, span in ((0, mine, match.one), (1, theirs, match.two))
        for mark, common in _covered(stream.marks, span, len(match.equal))
        if len(match.equal) <= _BESIDE * (mark[1] - mark[0])
    ]
    if not marks:
        return _NO_MARK, 0
    _, mark, side, common = max(marks, key=lambda m: (min(m[0], WHOLE), m[3], m[:2]))
    return (side, *mark), common


def _covered(marks: Sequence[Span], span: Span, equal: int) -> Iterator[tuple[Span, int]]:
    """Give the marked stretches that a span covers, with how many words of them it has again."""
    for mark in marks[bisect_left(marks, (span[0] - _LONGEST_MARK, 0)) :]:
        if mark[0] >= span[1]:
            break
        common = min(mark[1], span[1]) - max(mark[0], span[0])
        if common > 0:
            yield mark, min(common, equal)


def _read(rows: Sequence[NDArray[np.int32]], pairs: _Pairs) -> Alike:
    """Read what `_written` wrote of each text."""
    counts = np.array([row[0] for row in rows], np.int64)
    ends = (1 + _COLUMNS * counts).tolist()
    table = np.concatenate([_EMPTY, *(row[1:end] for row, end in zip(rows, ends, strict=True))])
    equal = np.concatenate([_EMPTY, *(row[end:] for row, end in zip(rows, ends, strict=True))])
    rank, *spans, side, mark, end, common, sizes = table.reshape(-1, _COLUMNS).astype(np.int64).T
    first = np.repeat(np.arange(len(rows)), counts)
    starts = pairs.texts.starts
    here, there = starts[first], starts[pairs.second[pairs.firsts[first] + rank]]
    one, two = np.stack(spans[:2], 1) + here[:, None], np.stack(spans[2:], 1) + there[:, None]
    marks = np.stack((side, mark, end), 1)
    return Alike(one, two, marks, common, sizes, equal + np.repeat(here, sizes))
