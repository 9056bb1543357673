"""The dates that passages speak of."""

from collections.abc import Iterator, Sequence

from generator.index.dates import Meant, day_shown, read_dates
from generator.model import Block, DatedPassage, Document, Passage, Role

_SILENT = (Role.METADATA, Role.TITLE)
"""What these date is the document itself, which stands in the chronology of its own."""


def chronicle(documents: Sequence[Document]) -> tuple[DatedPassage, ...]:
    """Find the dates that passages speak of, sorted by day and place; each once a paragraph."""
    dated = [
        (document_at, block_at, passage)
        for document_at, document in enumerate(documents)
        for block_at, block in enumerate(document.blocks)
        if block.role not in _SILENT
        for passage in _in_block(document, block)
    ]
    dated.sort(key=lambda row: (row[2].start, row[2].end, row[0], row[1], row[2].passage.start))
    return tuple(passage for *_, passage in dated)


def _in_block(document: Document, block: Block) -> Iterator[DatedPassage]:
    seen = set()
    for start, end, meant in read_dates(block.text, document.date):
        if meant[:2] not in seen:
            seen.add(meant[:2])
            passage = Passage(document.id, block.id, start, end)
            basis = _basis(block.text[start:end], meant, document)
            yield DatedPassage(meant.start, meant.end, passage, meant.shown, basis)


def _basis(words: str, meant: Meant, document: Document) -> str:
    if not meant.why or not document.date:
        return ""
    if "document’s" in meant.why:
        return f"“{words}”: {meant.why}"
    inferred = ", which is itself inferred" if document.date_basis else ""
    return f"“{words}”: {meant.why} {day_shown(document.date)}, the document’s date{inferred}"
