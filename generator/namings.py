"""Where documents name records, as rows of numbers: a large archive has a million such places.

An object for each would hold more than all the texts. So they are made when somebody goes through
them, and given up again.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.corpus import Naming, Passage
from generator.model import Document

Numbers = Sequence[int]
WHOLE = (1 << 32) - 1
"""Stands for the start and the end of a naming by a whole block."""
_SIZE = array("I").itemsize


@dataclass(frozen=True, slots=True)
class Named:
    """What one document names, in the order of its words; the rows of numbers are equally long."""

    document: Document
    records: tuple[str, ...] = ()
    """Each once, by folder and id."""
    which: Numbers = ()
    """The record of each naming, by its place in `records`."""
    blocks: Numbers = ()
    """The block of each, by its place in the document."""
    starts: Numbers = ()
    ends: Numbers = ()
    defining: Numbers = ()
    """1 where the words around say what the record is, else 0."""

    def each(self) -> Iterator[Naming]:
        """Give the namings as such."""
        name, blocks = self.document.id, self.document.blocks
        for which, block, start, end in zip(
            self.which, self.blocks, self.starts, self.ends, strict=True
        ):
            span = (None, None) if start == WHOLE else (start, end)
            yield Naming(Passage(name, blocks[block].id, *span), self.records[which])

    def without(self, refused: Callable[[str, str], bool]) -> "Named":
        """Leave out what is refused, asked with the record and the id of the block."""
        blocks = self.document.blocks
        kept = [
            n for n, (which, block) in enumerate(zip(self.which, self.blocks, strict=True))
            if not refused(self.records[which], blocks[block].id)
        ]  # fmt: skip
        rows = (self.which, self.blocks, self.starts, self.ends, self.defining)
        return Named(self.document, self.records, *([row[n] for n in kept] for row in rows))

    def with_whole(self, block: int, record: str) -> "Named":
        """Add that a whole block, by its place, names a record."""
        records = self.records if record in self.records else (*self.records, record)
        return replace(
            self,
            records=records,
            which=(*self.which, records.index(record)),
            blocks=(*self.blocks, block),
            starts=(*self.starts, WHOLE),
            ends=(*self.ends, WHOLE),
            defining=(*self.defining, 0),
        )

    def written(self) -> bytes:
        """Give all but the document as bytes, for this machine."""
        rows = (self.which, self.blocks, self.starts, self.ends)
        numbers = (array("I", row).tobytes() for row in ((len(self.which),), *rows))
        records = "\0".join(self.records).encode("utf-8", "surrogatepass")
        return b"".join((*numbers, bytes(self.defining), records))


def read_named(document: Document, raw: bytes, same: Callable[[str, str], str]) -> Named:
    """Read what `Named.written` gave of a document; `same` gives one object for equal words.

    >>> from generator.model import Kind, Seed
    >>> one = Document("a", Kind.SPEECH, "A", Seed("seeds/a.txt", "", ""))
    >>> named = Named(one, ("topics/gas",), [0], [7], [2], [5], [1])
    >>> again = read_named(one, named.written(), {}.setdefault)
    >>> again.records, list(again.blocks), list(again.ends), list(again.defining)
    (('topics/gas',), [7], [5], [1])
    """
    count = array("I", raw[:_SIZE])[0]
    rows = [array("I", raw[at : at + count * _SIZE])
            for at in range(_SIZE, _SIZE + 4 * count * _SIZE, count * _SIZE or 1)]  # fmt: skip
    at = _SIZE + 4 * count * _SIZE
    if not count:
        return Named(document)
    which, blocks, starts, ends = rows
    words = raw[at + count :].decode("utf-8", "surrogatepass").split("\0")
    records = tuple(same(word, word) for word in words)
    return Named(document, records, which, blocks, starts, ends, raw[at : at + count])


class Namings(Collection[Naming]):
    """The namings of all documents, in their order; those of one document stand together."""

    def __init__(self, rows: Iterable[Named] = ()) -> None:
        """Hold a row a document."""
        self.rows = tuple(rows)

    def __len__(self) -> int:
        """Count the namings."""
        return sum(len(row.which) for row in self.rows)

    def __iter__(self) -> Iterator[Naming]:
        """Make each naming."""
        for row in self.rows:
            yield from row.each()

    def __contains__(self, naming: object) -> bool:
        """Look for a naming among all."""
        return any(naming == one for one in self)

    def __repr__(self) -> str:
        """Show the namings, so that two runs can be compared."""
        return f"Namings({list(self)!r})"

    def of(self, documents: Iterable[Document]) -> "Namings":
        """Give those of some documents."""
        wanted = {document.id for document in documents}
        return Namings(row for row in self.rows if row.document.id in wanted)
