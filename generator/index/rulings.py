"""What editors ruled in the Markdown: this paragraph is indexed there, or is not."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from generator.corpus import Naming, Record, RecordKind
from generator.findings import Code, Finding
from generator.identity import slug
from generator.index.headings import heading
from generator.index.sameness import key
from generator.model import Document
from generator.namings import Named, Namings

Place = tuple[str, str]
"""A document and a block of it."""
_LIKE = 0.6
"""Share of letters in common, from which a heading may be meant by a name that nothing has..."""
_ALIKE = 0.85
"""... and by one that makes a new heading."""


def with_ruled(documents: Iterable[Document], records: Sequence[Record]) -> tuple[Record, ...]:
    """Add a topic for each heading that an editor asks for and that no record has."""
    known = _by_name(records)
    taken = {record.id for record in records if record.kind is RecordKind.TOPIC}
    asked = {r.heading for d in documents for r in d.rulings if r.wanted}
    new = {slug(name): name for name in sorted(asked) if name.casefold() not in known}
    made = (Record(RecordKind.TOPIC, i, name, status="candidate") for i, name in new.items())
    return (*records, *(record for record in made if record.id not in taken))


def obeyed(namings: Namings, documents: Sequence[Document], records: Iterable[Record]) -> Namings:
    """Give the namings as editors ruled, those of each document together.

    A whole paragraph names what an editor says that it is about, whatever its words.
    """
    ruled = {document.id: document for document in documents if document.rulings}
    if not ruled:
        return namings
    known, refused = _by_name(records), refusals(documents, records)
    return Namings(
        _obeyed(row, ruled[row.document.id], known, refused) if row.document.id in ruled else row
        for row in namings.rows
    )


def _obeyed(
    row: Named,
    document: Document,
    known: Mapping[str, Collection[str]],
    refused: Collection[tuple[str, Place]],
) -> Named:
    row = row.without(lambda record, block: (record, (document.id, block)) in refused)
    numbers = {block.id: number for number, block in enumerate(document.blocks)}
    for ruling in document.rulings:
        if ruling.wanted and ruling.block in numbers:
            for record in sorted(known.get(ruling.heading.casefold(), ())):
                row = row.with_whole(numbers[ruling.block], record)
    return row


def with_idle_rulings(
    documents: Sequence[Document], records: Sequence[Record], namings: Iterable[Naming]
) -> tuple[Document, ...]:
    """Give the documents with a finding for each ruling that looks like a slip of the pen.

    It keeps a paragraph out of a heading that nothing has; or it makes a new heading, a letter or
    two from one that stands already.
    """
    if not any(document.rulings for document in documents):
        return tuple(documents)
    named = {naming.record for naming in namings if naming.passage.start is not None}
    standing = [
        r for r in records
        if r.status == "accepted" or r.kind is not RecordKind.TOPIC or key(r) in named
    ]  # fmt: skip
    known, old = _by_name(records), _by_name(standing)
    shown = {heading(record).casefold(): heading(record) for record in standing}
    return tuple(
        replace(document, findings=(*document.findings, *_idle(document, known, old, shown)))
        for document in documents
    )


def _idle(
    document: Document, known: Collection[str], old: Collection[str], shown: Mapping[str, str]
) -> Iterator[Finding]:
    """Find slips: `known` are the names of all records, `old` those that no ruling made."""
    for ruling in document.rulings:
        name = ruling.heading.casefold()
        if name in (old if ruling.wanted else known):
            continue
        near = get_close_matches(name, shown, 1, _ALIKE if ruling.wanted else _LIKE)
        meant = f"; did you mean “{shown[near[0]]}”?" if near else ""
        if not ruling.wanted:
            said = f"“not: {ruling.heading}” names no heading and no record"
            yield Finding(Code.IDLE_RULING, ruling.block, said + meant)
        elif near:
            said = f"“index: {ruling.heading}” makes a new heading"
            yield Finding(Code.IDLE_RULING, ruling.block, said + meant)


def refusals(
    documents: Iterable[Document], records: Iterable[Record]
) -> frozenset[tuple[str, Place]]:
    """Give the records that editors ruled out, each with the place."""
    known = _by_name(records)
    return frozenset(
        (record, (document.id, ruling.block))
        for document in documents
        for ruling in document.rulings
        if not ruling.wanted
        for record in known.get(ruling.heading.casefold(), ())
    )


def _by_name(records: Iterable[Record]) -> dict[str, set[str]]:
    """Give the records by each name or heading that an editor may call them by, in no case."""
    found: dict[str, set[str]] = {}
    for record in records:
        if record.status != "rejected":
            for name in (record.name, heading(record), *record.also):
                found.setdefault(name.casefold(), set()).add(key(record))
    return found
