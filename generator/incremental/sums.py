"""What the rows of all documents add up to: in several processes, kept, changed by what changed.

The sum stands among the rows that it is made of. A run takes it, adds the rows of documents that
came since and takes away those of documents that are gone; it reads no others. Only where these are
many is the sum written again.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from generator.incremental.sharing import ALONE, Read, Work, size_of
from generator.incremental.shelves import FIRST, SIGNS, keep, kept, shelves
from generator.model import Document

PORTION = 200
"""Documents of which a process gives the sum at once: what many of them say is added up there."""
_FEW = 16
"""Of so many documents one came or went since the sum was kept at most, or it is kept anew."""


class Total(Protocol):
    """What rows add up to, in any order."""

    def add(self, row: bytes) -> None:
        """Add a document's row."""

    def take_away(self, row: bytes) -> None:
        """Undo `add`."""

    def written(self) -> bytes:
        """Give all as bytes."""

    def take(self, written: bytes) -> None:
        """Add what another total has, that `written` gave."""


class Holders:
    """How many documents hold each word; a row is the words of one, each once, with blanks between.

    >>> total = Holders()
    >>> total.add(b"hume sapt")
    >>> total.add(b"hume")
    >>> total.take_away(b"hume sapt")
    >>> total.of
    {'hume': 1}
    """

    def __init__(self) -> None:
        """Count nothing yet."""
        self.of: dict[str, int] = {}
        """By word; none that nobody holds."""

    def add(self, row: bytes) -> None:
        """Add a document's row."""
        for word in row.decode("utf-8", "surrogatepass").split():
            self.of[word] = self.of.get(word, 0) + 1

    def take_away(self, row: bytes) -> None:
        """Undo `add`."""
        for word in row.decode("utf-8", "surrogatepass").split():
            self.of[word] -= 1
            if not self.of[word]:
                del self.of[word]

    def written(self) -> bytes:
        """Give all as bytes."""
        return json.dumps(self.of).encode()

    def take(self, written: bytes) -> None:
        """Add what another has, that `written` gave."""
        theirs = json.loads(written)
        if not self.of:
            self.of = theirs
        else:
            for word, holders in theirs.items():
                self.of[word] = self.of.get(word, 0) + holders


Sum = TypeVar("Sum", bound=Total)


def summed(
    documents: Sequence[Document],
    kind: str,
    read: Read,
    empty: Callable[[], Sum],
    work: Work = ALONE,
) -> Sum:
    """Give the sum of what `read` makes of each document; `empty` makes a sum of nothing.

    `kind` names the rows in the cache: one name, one way to read.
    """
    if not work.cache.keeps:
        total = empty()
        for _ in _added(documents, read, empty, total, work):
            pass
        return total
    named = {work.name(document): document for document in documents}
    total, before = _earlier(kind, empty, work)
    rows = kept(work.cache, kind, shelves(before ^ named.keys()))
    gone = before - named.keys()
    if not gone <= rows.keys():  # a shelf was emptied, so that nothing can be taken away
        total, before, gone = empty(), set(), set()
        rows = kept(work.cache, kind, SIGNS[1:])
    for name in gone:
        total.take_away(rows[name])
    came = [name for name in named if name not in before]
    for name in came:
        if name in rows:
            total.add(rows[name])
    fresh = [name for name in came if name not in rows]
    made = _added([named[name] for name in fresh], read, empty, total, work)
    now = dict(zip(fresh, made, strict=True))
    few = (len(came) + len(gone)) * _FEW <= len(before)
    stay = before | named.keys() if few else named.keys()
    now.update((name, row) for name, row in rows.items() if name in stay)
    if not few:
        now[FIRST] = json.dumps([*named]).encode() + b"\n" + total.written()
    if fresh or not few:
        keep(work.cache, kind, now, rows)
    return total


def _earlier(kind: str, empty: Callable[[], Sum], work: Work) -> tuple[Sum, set[str]]:
    """Give the sum that an earlier run kept, and the names of what it was made of then."""
    total = empty()
    names, _, written = kept(work.cache, kind, (FIRST,)).get(FIRST, b"[]").partition(b"\n")
    if written:
        total.take(written)
    return total, set(json.loads(names))


def _added(
    documents: Sequence[Document], read: Read, empty: Callable[[], Sum], total: Sum, work: Work
) -> Iterator[bytes]:
    """Add documents to a total, and give the row of each."""
    portions = [documents[at : at + PORTION] for at in range(0, len(documents), PORTION)]
    tasks = [partial(_portion, some, read, empty) for some in portions]
    for [(rows, written)] in work.together(tasks, size_of(documents)):
        total.take(written)
        yield from rows


def _portion(
    documents: Sequence[Document], read: Read, empty: Callable[[], Total]
) -> list[tuple[list[bytes], bytes]]:
    rows, total = list(map(read, documents)), empty()
    for row in rows:
        total.add(row)
    return [(rows, total.written())]
