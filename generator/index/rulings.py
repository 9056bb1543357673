"""What editors ruled in the Markdown: this paragraph is indexed there, or is not."""

from collections.abc import Iterable, Sequence

from generator.corpus import Naming, Passage, Record, RecordKind
from generator.identity import slug
from generator.index.headings import heading
from generator.index.sameness import key
from generator.model import Document

Place = tuple[str, str]
"""A document and a block of it."""


def with_ruled(documents: Iterable[Document], records: Sequence[Record]) -> tuple[Record, ...]:
    """Add a topic for each heading that an editor asks for and that no record has."""
    known = _by_name(records)
    taken = {record.id for record in records if record.kind is RecordKind.TOPIC}
    asked = {r.heading for d in documents for r in d.rulings if r.wanted}
    new = {slug(name): name for name in sorted(asked) if name.casefold() not in known}
    made = (Record(RecordKind.TOPIC, i, name, status="candidate") for i, name in new.items())
    return (*records, *(record for record in made if record.id not in taken))


def obeyed(
    namings: Iterable[Naming], documents: Sequence[Document], records: Iterable[Record]
) -> tuple[Naming, ...]:
    """Give the namings as editors ruled, those of each document together.

    A whole paragraph names what an editor says that it is about, whatever its words.
    """
    known = _by_name(records)
    if not any(document.rulings for document in documents):
        return tuple(namings)
    refused, by_document = refusals(documents, records), _by_document(namings)
    kept: list[Naming] = []
    for document in documents:
        kept += (
            naming
            for naming in by_document.get(document.id, ())
            if (naming.record, (document.id, naming.passage.block)) not in refused
        )
        kept += (
            Naming(Passage(document.id, ruling.block), record)
            for ruling in document.rulings
            if ruling.wanted
            for record in sorted(known.get(ruling.heading.casefold(), ()))
        )
    return tuple(kept)


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


def _by_document(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for naming in namings:
        found.setdefault(naming.passage.document, []).append(naming)
    return found
