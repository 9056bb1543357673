"""What each document gives by itself: worked out by several processes at once, and kept.

The stages of all documents begin with rows of each one alone. `Work.each` makes those rows, bytes
that whoever asked takes apart, for any number of processes the same and in the documents' order.
All rows of a kind stand in one entry of the cache, each under a hash of its document, so that a
run finds them with one reading of one file, and makes only those of documents that are new.
"""

import json
import multiprocessing
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from hashlib import sha256
from itertools import chain

from generator.cache import Cache, key
from generator.model import Document

Read = Callable[[Document], bytes]
"""Makes a document's rows; asks nothing but the document."""
ENOUGH = 1_000_000
"""Code points that are worth a process of their own."""
PORTION = 50
"""Documents that a process is given at once."""
_APART = {"source", "blocks", "edits", "findings"}
"""Fields of a document that are hashed otherwise, or that no stage of all documents reads."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the stages of all documents have to work with."""

    jobs: int = 1
    """Processes at most."""
    cache: Cache = field(default_factory=Cache)

    def each(self, documents: Sequence[Document], kind: str, read: Read) -> list[bytes]:
        """Give what `read` makes of each document, in their order.

        `kind` names the rows in the cache: one name, one way to read.
        """
        shelf = self.cache.get(kind, key(kind)) if self.cache.keeps else None
        kept = _taken_apart(shelf or b"")
        names = [name_of(document) for document in documents] if self.cache.keeps else []
        known = {n: kept[name] for n, name in enumerate(names) if name in kept}
        fresh = [n for n in range(len(documents)) if n not in known]
        made = _made([documents[n] for n in fresh], read, self.jobs)
        known.update(zip(fresh, made, strict=True))
        rows = [known[n] for n in range(len(documents))]
        if names and (fresh or len(kept) != len(names)):
            self.cache.put(kind, key(kind), _put_together(dict(zip(names, rows, strict=True))))
        return rows

    def apart(self, documents: Sequence[Document], read: Read) -> list[bytes]:
        """Give what `read` makes of each document, kept by nobody: it may ask other things too."""
        return list(_made(documents, read, self.jobs))


ALONE = Work()
"""One process, and nothing kept."""


def name_of(document: Document) -> str:
    """Hash all of a document that the stages of all documents read."""
    rest = [getattr(document, f.name) for f in fields(document) if f.name not in _APART]
    source, blocks = document.source, document.blocks
    made = sha256(repr((rest, source.path, source.sha256, source.sidecar)).encode())
    parts = chain.from_iterable((b.id, b.role.value, b.text) for b in blocks)
    made.update("\0".join(parts).encode("utf-8", "surrogatepass"))
    made.update(repr([b.source for b in blocks]).encode())
    return made.hexdigest()


def _put_together(rows: Mapping[str, bytes]) -> bytes:
    table = json.dumps([[name, len(row)] for name, row in rows.items()])
    return b"".join((table.encode(), b"\n", *rows.values()))


def _taken_apart(raw: bytes) -> dict[str, bytes]:
    """Undo `_put_together`; nothing where the bytes are none of its."""
    table, _, rows = raw.partition(b"\n")
    try:
        sizes = [(str(name), int(size)) for name, size in json.loads(table)]
    except (ValueError, TypeError):
        return {}
    if sum(size for _, size in sizes) != len(rows) or min((s for _, s in sizes), default=0) < 0:
        return {}
    found, start = {}, 0
    for name, size in sizes:
        found[name] = rows[start : start + size]
        start += size
    return found


def _made(documents: Sequence[Document], read: Read, jobs: int) -> Iterator[bytes]:
    """Read documents in their order, in several processes where there is enough to read."""
    size = sum(len(block.text) for document in documents for block in document.blocks)
    workers = min(jobs, size // ENOUGH)
    alone = threading.active_count() == 1  # a copy of a process has none of its other threads
    if workers < 2 or sys.platform != "linux" or not alone:  # noqa: PLR2004
        yield from map(read, documents)
        return
    # The processes are copies of this one, so that no document is handed over.
    copies = multiprocessing.get_context("fork")
    portions = range(0, len(documents), PORTION)
    with ProcessPoolExecutor(workers, copies, _begin, (documents, read)) as pool:
        for rows in pool.map(_read_portion, portions):
            yield from rows


_WORKER: list[tuple[Sequence[Document], Read]] = []
"""In a process that `_made` started: all documents, and how to read one."""


def _begin(documents: Sequence[Document], read: Read) -> None:
    _WORKER[:] = [(documents, read)]


def _read_portion(start: int) -> list[bytes]:
    documents, read = _WORKER[0]
    return [read(document) for document in documents[start : start + PORTION]]


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
