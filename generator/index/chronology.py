"""The dates that passages speak of."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from operator import itemgetter

from generator.corpus import DatedPassage, Passage
from generator.incremental.sharing import ALONE, Work
from generator.index.dates import Meant, day_shown, read_dates
from generator.model import Block, Document, Role

_SILENT = (Role.METADATA, Role.TITLE)
"""What these date is the document itself, which stands in the chronology of its own."""


def chronicle(documents: Sequence[Document], *, work: Work = ALONE) -> tuple[DatedPassage, ...]:
    """Find the dates that passages speak of, sorted by day and place; each once a paragraph."""
    rows = work.each(documents, "chronology", _row)
    dated = [
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last), number, block, start, *rest)
        for number, row in enumerate(rows)
        for first, last, block, start, *rest in json.loads(row)
    ]
    dated.sort(key=itemgetter(slice(5)))
    return tuple(
        DatedPassage(
            first, last, Passage(d.id, d.blocks[block].id, start, end), shown=shown, basis=basis
        )
        for first, last, number, block, start, end, shown, basis in dated
        for d in (documents[number],)
    )


def _row(document: Document) -> bytes:
    """Give one document's dates: first and last day, block by number, span, shown and basis."""
    return json.dumps(
        [
            (str(found.start), str(found.end), number, at.start, at.end, found.shown, found.basis)
            for number, block in enumerate(document.blocks)
            if block.role not in _SILENT
            for found in _in_block(document, block)
            for at in (found.passage,)
        ]
    ).encode()


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
