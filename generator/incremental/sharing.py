"""What each document gives by itself: worked out by several processes at once, and kept.

The stages of all documents begin with rows of each one alone. `Work.each` makes those rows, bytes
that whoever asked takes apart, for any number of processes the same and in the documents' order.
All rows of a kind are kept together, each under a hash of its document (see `shelves`), so that a
run makes only those of documents that are new.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from generator.incremental import shelves
from generator.incremental.asking import Questions, Spoken, Tables, answer, reading
from generator.incremental.cache import Cache
from generator.incremental.processes import begun, shared
from generator.incremental.shelves import FIRST
from generator.model import Document

T = TypeVar("T")
Read = Callable[[Document], bytes]
"""Makes a document's rows; asks nothing but the document."""
Task = Callable[[], Iterable[T]]
"""Finds something, by itself."""
ENOUGH = 1_000_000
"""Code points that are worth a process of their own."""
PORTION = 50
"""Documents that a process is given at once."""
_APART = {"source", "blocks", "edits", "findings"}
"""Fields of a document that are hashed otherwise, or that no stage of all documents reads."""
_HASHED = attrgetter(*(f.name for f in fields(Document) if f.name not in _APART))


@dataclass(frozen=True, slots=True)
class Work:
    """What the stages of all documents have to work with."""

    jobs: int = 1
    """Processes at most."""
    cache: Cache = field(default_factory=Cache)
    _named: dict[int, tuple[Document, str]] = field(default_factory=dict, repr=False)
    """What documents are kept under, by their place in memory, which they hold as long."""
    _at_hand: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict, repr=False)
    """Rows that are made already, by kind and the id of their document."""

    def each(self, documents: Sequence[Document], kind: str, read: Read) -> list[bytes]:
        """Give what `read` makes of each document, in their order.

        `kind` names the rows in the cache: one name, one way to read.
        """
        if at_hand := self._at_hand.get(kind):
            return [at_hand[document.id] for document in documents]
        return self._every(documents, {kind: read})[kind]

    def ahead(self, documents: Sequence[Document], readers: Mapping[str, Read]) -> "Work":
        """Give the same, with what several readers make of some documents at hand.

        Each document is gone through once for all of them. The kinds are then those of these
        documents alone.
        """
        ids = [document.id for document in documents]
        made = self._every(documents, readers)
        rows = {kind: dict(zip(ids, made[kind], strict=True)) for kind in readers}
        return replace(self, _at_hand={**self._at_hand, **rows})

    def has_new(self, documents: Sequence[Document], kind: str) -> bool:
        """Say whether so many documents have no row yet that they are worth another process."""
        names, kept = self._names(documents), self.kept(kind)
        new = (d for d, name in zip(documents, names, strict=True) if name not in kept)
        return size_of(new if names else documents) >= ENOUGH

    def by_one(self) -> "Work":
        """Give the same for a task that is done in a process of its own, which starts no others."""
        return replace(self, jobs=1)

    def _every(
        self, documents: Sequence[Document], readers: Mapping[str, Read]
    ) -> dict[str, list[bytes]]:
        """Give what each reader makes of each document.

        Who lacks one row is read for all.
        """
        kept, names = {kind: self.kept(kind) for kind in readers}, self._names(documents)
        lacking = {name for rows in kept.values() for name in set(names) - rows.keys()}
        fresh = [n for n in range(len(documents)) if not names or names[n] in lacking]
        new = [documents[n] for n in fresh]

        def read(document: Document) -> list[bytes]:
            return [one(document) for one in readers.values()]

        made = dict(zip(fresh, _made(new, read, self.jobs), strict=True))
        every: dict[str, list[bytes]] = {}
        for number, (kind, before) in enumerate(kept.items()):
            every[kind] = [
                made[n][number] if n in made else before[names[n]] for n in range(len(documents))
            ]
            if self.cache.keeps and (fresh or len(before) != len(names)):
                shelves.keep(self.cache, kind, dict(zip(names, every[kind], strict=True)), before)
        return every

    def asking(
        self,
        documents: Sequence[Document],
        kind: str,
        read: Read,
        tables: Tables,
        spoken: Spoken[Document] = Spoken(),  # noqa: B008
    ) -> list[bytes]:
        """Give what `read` makes of each document, in their order; it may ask the tables too.

        And it may look up in `spoken` what it says. But for them it asks nothing but the document.
        """
        questions, names = Questions(tables, spoken), self._names(documents)
        kept = self.kept(kind)
        good = questions.still_true(kept, dict(zip(names, documents, strict=bool(names))))
        known = {n: good[name] for n, name in enumerate(names) if name in good}
        fresh = [n for n in range(len(documents)) if n not in known]
        made = _made([documents[n] for n in fresh], reading(read, tables), self.jobs)
        known.update((n, questions.row(found)) for n, found in zip(fresh, made, strict=True))
        rows = [known[n] for n in range(len(documents))]
        if self.cache.keeps:
            now = questions.together(dict(zip(names, rows, strict=True)))
            left = {name: row for name, row in kept.items() if name in good or name == FIRST}
            shelves.keep(self.cache, kind, left, kept)  # so that no old row stands by a new answer
            shelves.keep(self.cache, kind, now, left)
        return list(map(answer, rows))

    def kept(self, kind: str) -> dict[str, bytes]:
        """Give the rows of a kind that earlier runs kept, by name."""
        return shelves.kept(self.cache, kind) if self.cache.keeps else {}

    def keep(
        self, kind: str, rows: Mapping[str, bytes], before: Mapping[str, bytes] | None = None
    ) -> None:
        """Keep the rows of a kind, and no others; `before` are those that stand there now."""
        if self.cache.keeps:
            shelves.keep(self.cache, kind, rows, before)

    def _names(self, documents: Iterable[Document]) -> list[str]:
        """Give what documents are kept under; none where nothing is kept."""
        return list(map(self.name, documents)) if self.cache.keeps else []

    def name(self, document: Document) -> str:
        """Give what stands for all of a document; it is worked out once a run."""
        known = self._named.get(id(document))
        if known is None:
            known = self._named[id(document)] = (document, name_of(document))
        return known[1]

    def apart(self, documents: Sequence[Document], read: Read) -> list[bytes]:
        """Give what `read` makes of each document, kept by nobody: it may ask other things too."""
        return list(_made(documents, read, self.jobs))

    def together(self, tasks: Sequence[Task[T]], size: int) -> Iterator[list[T]]:
        """Give what each task finds, in their order; the longest should stand first.

        `size` is that of the texts which they read. A task may ask anything; what it finds comes
        back from a process of its own as a copy.
        """
        if not _worth(workers := min(self.jobs, len(tasks), size // ENOUGH)):
            yield from (list(task()) for task in tasks)
            return
        for found, asked in _done([self._noted(task) for task in tasks], workers):
            self.cache.note(asked)
            yield found

    @contextmanager
    def meanwhile(
        self, tasks: Sequence[Task[T]], size: int
    ) -> Iterator[Callable[[], Iterator[list[T]]]]:
        """Begin tasks in other processes, while this one goes on; give what gives all they find.

        It does here what nobody has begun. `tasks` and `size` are as in `together`.
        """
        helpers = min(self.jobs - 1, len(tasks), size // ENOUGH)
        with begun([self._noted(task) for task in tasks], helpers if _copies() else 0) as finish:

            def finished() -> Iterator[list[T]]:
                for found, asked in finish():
                    self.cache.note(asked)
                    yield found

            yield finished

    def _noted(self, task: Task[T]) -> Callable[[], tuple[list[T], dict[str, set[str]]]]:
        """Let a task tell too what it asked the cache for, which is not to be forgotten."""

        def noted() -> tuple[list[T], dict[str, set[str]]]:
            before = self.cache.asked()
            found = list(task())
            now = self.cache.asked()
            return found, {kind: now[kind] - before.get(kind, set()) for kind in now}

        return noted


ALONE = Work()
"""One process, and nothing kept."""


def name_of(document: Document) -> str:
    """Hash all of a document that the stages of all documents read."""
    source, blocks = document.source, document.blocks
    made = sha256(repr((_HASHED(document), source.path, source.sha256, source.sidecar)).encode())
    parts = chain.from_iterable([(b.id, b.role, b.text) for b in blocks])
    made.update("\0".join(parts).encode("utf-8", "surrogatepass"))
    made.update(repr([b.source for b in blocks]).encode())
    return made.hexdigest()


def _made(documents: Sequence[Document], read: Callable[[Document], T], jobs: int) -> Iterator[T]:
    """Read documents in their order, in several processes where there is enough to read."""
    portions = [documents[at : at + PORTION] for at in range(0, len(documents), PORTION)]
    if not _worth(workers := min(jobs, len(portions), size_of(documents) // ENOUGH)):
        return map(read, documents)
    tasks = [partial(_each, read, some) for some in portions]
    return chain.from_iterable(_done(tasks, workers))


def _each(read: Callable[[Document], T], documents: Sequence[Document]) -> list[T]:
    return list(map(read, documents))


def size_of(documents: Iterable[Document]) -> int:
    """Give the code points of the documents' paragraphs."""
    return sum(len(block.text) for document in documents for block in document.blocks)


def _worth(workers: int) -> bool:
    """Whether to start processes: copies of this one, which hold all that it holds."""
    return workers > 1 and _copies()


def _copies() -> bool:
    """Whether another process is a copy of this one, which knows all that this one does."""
    return sys.platform == "linux"


def _done(tasks: Sequence[Callable[[], T]], workers: int) -> Iterator[T]:
    """Do tasks in several processes; these know them, so that only numbers are handed over."""
    return shared(lambda number: tasks[number](), range(len(tasks)), workers)


def numbers(values: Iterable[int]) -> bytes:
    """Write whole numbers from 0 to 2**64 - 1 as bytes, eight each, the same on every machine."""
    return _in_order(array("Q", values)).tobytes()


def read_numbers(raw: bytes) -> "array[int]":
    """Read what `numbers` wrote.

    >>> read_numbers(numbers([1, 2]))
    array('Q', [1, 2])
    """
    found = array("Q")
    found.frombytes(raw)
    return _in_order(found)


def _in_order(values: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        values.byteswap()
    return values
