"""The same matter: the document of the weeks before that shares most of the rare words.

A word tells the more the fewer documents hold it. Each document is compared with those of the
month before it and no others, so that a hundred thousand cost what they cost one by one. What two
have in common is kept for as long as no word of both tells more or less than it did (`vectors`).
"""

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b

import numpy as np

from generator.corpus import Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.documents.placed import day_of, place
from generator.refer.evidence import point, rounded, tie
from generator.refer.rows import rows_of
from generator.refer.subjects.common import (
    Common,
    at_its_place,
    in_common,
    is_likest,
    say_likest,
    say_names,
    tells,
)
from generator.refer.subjects.compared import (
    Compared,
    Earlier,
    Pairs,
    Tied,
    read_earlier,
    read_ties,
    write_ties,
)
from generator.refer.subjects.pairs import Sentences
from generator.refer.subjects.telling import TELLING
from generator.refer.subjects.vectors import Vectors, about
from generator.refer.wording.texts import Flags, Numbers, counted_up
from generator.refer.written import from_row, to_row

_DAYS, _WEEKS = 30, 14
"""Days looked back on, and those from which on weeks lie between two documents."""
_DOCUMENTS = 300
"""Documents looked back on at most, however many a month has."""
_CANDIDATES, _ALIKE = 6, 2
"""Documents compared by their sentences, and those of them that likeness speaks for."""
_LIKE_AT_ALL, _LEAST_COSINE = 0.05, 0.1
"""Likeness below which nothing is compared, and the one that speaks for a document."""
_MOST_NAMING, _NAMING = 5, 0.15
"""Documents, and share of them, that may hold a name that ties two others by itself."""
_LEAST_SCORE = 0.5
_MOST_TELLING = 60
"""Words that two documents share, the most telling of them."""
_KIND = "matters"
_WAYS = {"names": say_names, "likest": say_likest}
"""What ties two documents, and how it is said."""
Likest = list[tuple[float, int]]
"""The documents most like one, with how like they are: the likest first, the later of equals."""


class Matters:
    """All documents, in the order of the run, to be compared with those of the month before."""

    def __init__(self, documents: Sequence[Document], work: Work = ALONE) -> None:
        """Read the telling words, and what was kept of earlier runs."""
        placed = place(documents)
        days = {d.id: day_of(d, placed) for d in documents}
        self._documents = sorted(documents, key=lambda d: (days[d.id] or dt.date.max, d.id))
        self._days = [days[document.id] or dt.date.max for document in self._documents]
        self._work = work
        self._names = [work.name(d) for d in self._documents] if work.cache.keeps else []
        self._earlier = earlier = read_earlier(work.kept(_KIND))
        self._places = {name: n for n, name in enumerate(earlier.names)}
        numbers = {name: n for n, name in enumerate(self._names)}
        self._moved = np.array([numbers.get(name, -1) for name in earlier.names], np.int64)
        rows, came = work.each(self._documents, *TELLING), np.ones(len(documents), np.bool_)
        if (self._moved >= 0).all():  # of a document that is gone nobody knows the words
            came[self._moved] = False
            self._vectors = Vectors(rows, earlier.holders, came)
        else:
            self._vectors = Vectors(rows)
        self._pairs = Pairs(_firsts([days[document.id] for document in self._documents]))
        self._lengths = np.full(len(documents), np.nan)
        self._products = np.full(self._pairs.starts[-1], np.nan)
        self._sentences: dict[int, Sentences] = {}
        if about(len(earlier.names)) == self._vectors.count:
            self._take(earlier)

    def _take(self, earlier: Earlier) -> None:
        """Take the lengths, and the products of pairs that share no word that tells otherwise."""
        moved, changed = self._moved, self._vectors.changed(earlier.holders)
        touched = np.zeros(len(self._documents), np.bool_)
        touched[list(changed)] = True
        same = (moved >= 0) & ~touched[moved]
        self._lengths[moved[same]] = earlier.lengths[same]
        one, two = (moved[ends] for ends in earlier.pairs.ends(range(len(moved))))
        good = (two >= 0) & (two < one) & (two >= self._pairs.firsts[one])
        for at in np.flatnonzero(good & touched[one] & touched[two]).tolist():
            good[at] = changed[one[at]].isdisjoint(changed[two[at]])
        self._products[self._pairs.places(one[good], two[good])] = earlier.products[good]

    def ties(self) -> Iterator[Reference]:
        """Give the references, and keep what came of it."""
        found = [one for task in self.tasks(1) for one in task()]
        self.keep([one for one in found if isinstance(one, Compared)])
        yield from (one for one in found if isinstance(one, Reference))

    def tasks(self, count: int) -> list[Callable[[], Iterator[Reference | Compared]]]:
        """Part the work: each task gives references, and last what `keep` is to be given."""
        every = range(len(self._documents))
        size = max(1, -(-len(every) // count))
        return [partial(self._find, every[at : at + size]) for at in every[::size]]

    def keep(self, found: Sequence[Compared]) -> None:
        """Keep what the tasks gave, in their order."""
        if not self._work.cache.keeps:
            return
        before = self._earlier.rows
        rows = [row for one in found for row in one.rows]
        now = Earlier(
            {name: row or before[name] for name, row in zip(self._names, rows, strict=True)},
            self._vectors.holders,
            self._names,
            self._pairs,
            np.concatenate([np.zeros(0), *(one.lengths for one in found)]),
            np.concatenate([np.zeros(0), *(one.products for one in found)]),
        )
        if (written := now.written()) != before:
            self._work.keep(_KIND, written)  # rows and their order together, or none

    def _find(self, numbers: range) -> Iterator[Reference | Compared]:
        """Tie each of some documents to the one of the month before most on the same matter."""
        kept = self._measure(numbers)
        rows = []
        for number, likest in zip(numbers, self._likest(numbers), strict=True):
            known, ties = self._before(number), dict[int, Tied]()
            before = {other: tied for other, _, tied in known or ()}
            stand = [[other, number - other] for _, other in likest]
            same = known is not None and [at for *at, _ in known] == stand
            for rank, (cosine, other) in enumerate(likest):
                tied = before.get(other)
                if not tied or not kept[self._place(number, other)]:
                    tied = self._tied(number, other, tied)
                late = (self._days[number] - self._days[other]).days >= _WEEKS
                if way := _way(likest, rank, tied.common, self._vectors.count, late=late):
                    tied, reference = self._said(number, other, tied, way)
                    yield replace(reference, score=rounded(_LEAST_SCORE + cosine))
                ties[other] = tied
                same = same and tied is before.get(other)
            rows.append(write_ties(number, ties) if self._names and not same else b"")
            self._forget(int(self._pairs.firsts[number]))
        self._vectors.forget()
        yield Compared(
            self._lengths[numbers.start : numbers.stop],
            self._products[self._pairs.of(numbers)],
            rows,
        )

    def _measure(self, numbers: range) -> Flags:
        """Work out the lengths and products that are not known; say which products of all were."""
        kept = ~np.isnan(self._products)
        later, earlier = self._pairs.ends(numbers)
        first = self._pairs.of(numbers).start
        for at in np.flatnonzero(~kept[self._pairs.of(numbers)]).tolist():
            one, two = int(later[at]), int(earlier[at])
            self._products[first + at] = self._vectors.product(one, two)
        for number in range(self._pairs.firsts[numbers.start], numbers.stop):
            if math.isnan(self._lengths[number]):
                self._lengths[number] = self._vectors.length(number)
        return kept

    def _likest(self, numbers: range) -> list[Likest]:
        """Give those most like each of some documents, the later of equals first."""
        one, two = self._pairs.ends(numbers)
        cosines = self._products[self._pairs.of(numbers)] / (
            self._lengths[one] * self._lengths[two]
        )
        alike = cosines >= _LIKE_AT_ALL
        one, two, cosines = one[alike], two[alike], cosines[alike]
        order = np.lexsort((-two, -cosines, one))
        one, two, cosines = one[order], two[order], cosines[order]
        most = counted_up(np.bincount(one, minlength=len(self._documents))) < _CANDIDATES
        found: list[Likest] = [[] for _ in numbers]
        columns = (column[most].tolist() for column in (one, two, cosines))
        for number, other, cosine in zip(*columns, strict=True):
            found[number - numbers.start].append((cosine, other))
        return found

    def _place(self, number: int, other: int) -> int:
        """Give where a pair stands."""
        return int(self._pairs.starts[number] + other - self._pairs.firsts[number])

    def _row(self, number: int) -> bytes:
        """Give the row that was kept of a document."""
        return self._earlier.rows.get(self._names[number], b"") if self._names else b""

    def _before(self, number: int) -> list[tuple[int, int, Tied]] | None:
        """Give the ties that were kept of a document: the other, how many places before it, how.

        One that is gone is -1; None where nothing was kept.
        """
        row = self._row(number)
        if not row or (place := self._places.get(self._names[number])) is None:
            return None
        return [(int(self._moved[place - back]), back, tied) for back, tied in read_ties(row)]

    def _forget(self, first: int) -> None:
        """Leave the sentences behind of documents that stand before one."""
        self._sentences = {n: some for n, some in self._sentences.items() if n >= first}

    def _sentences_of(self, number: int) -> Sentences:
        if number not in self._sentences:
            telling = self._vectors.telling(number)
            self._sentences[number] = Sentences(self._documents[number], telling)
        return self._sentences[number]

    def _tied(self, number: int, other: int, before: Tied | None) -> Tied:
        """Tie two documents by their most telling words; as before where these tell the same."""
        shared = dict(self._vectors.shared(number, other))
        most_telling = sorted(shared, key=lambda w: (-shared[w], w))[:_MOST_TELLING]
        holding, weights = self._vectors.told(number, most_telling)
        written = " ".join(f"{word} {holding[word]}" for word in most_telling)
        stamp = blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        if before and before.stamp == stamp:
            return before
        most = max(_MOST_NAMING, _NAMING * self._vectors.count)
        common = in_common(
            self._sentences_of(number),
            self._sentences_of(other),
            {word: math.sqrt(shared[word]) for word in most_telling},
            weights,
            lambda name: holding[name] <= most,
        )
        return Tied(stamp, common)

    def _said(self, number: int, other: int, tied: Tied, way: str) -> tuple[Tied, Reference]:
        """Tie two documents in one way or the other; the score apart, it is kept with the tie."""
        if tied.said and tied.said[0] == way:
            return tied, from_row(tied.said[1])
        assert tied.common  # noqa: S101  there is no way without
        here, there, say = self._documents[number], self._documents[other], _WAYS[way](tied.common)
        one, two = tied.common.spots(rows_of(here), rows_of(there))
        if here.date and there.date:
            reference = tie(ReferenceKind.SAME_EVENT, one, two, say, 0.0)
        else:
            reference = point(ReferenceKind.SAME_EVENT, one, two, at_its_place(say), 0.0)
        return tied._replace(said=(way, to_row(reference))), reference


def _firsts(days: Sequence[dt.date | None]) -> Numbers:
    """Give the first document that each is compared with; undated ones, which come last, with none.

    >>> day = dt.date(1961, 3, 1)
    >>> _firsts([day, day + dt.timedelta(9), day + dt.timedelta(33), None]).tolist()
    [0, 0, 1, 3]
    """
    firsts, first = [], 0
    for number, day in enumerate(days):
        first = max(first, number - _DOCUMENTS) if day else number
        while day and (day - (days[first] or day)).days > _DAYS:
            first += 1
        firsts.append(first)
    return np.array(firsts, np.int64)


def _way(likest: Likest, rank: int, common: Common | None, documents: int, *, late: bool) -> str:
    """Say what ties a document to one of those most like it, of so many; "" for nothing."""
    cosine, second = likest[rank][0], likest[1][0] if len(likest) > 1 else 0.0
    sure = rank < _ALIKE and cosine >= _LEAST_COSINE
    if common and tells(common, cosine, documents, sure=sure, late=late):
        return "names"
    return "likest" if common and sure and not rank and is_likest(common, cosine, second) else ""
