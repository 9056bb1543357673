"""The corpus as rows: every paragraph, in the order in which readers could first have read it."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from generator.corpus import Passage
from generator.model import Block, Document, Role, Turn

_NONE = b"[]"
RECENT = 500
"""Documents whose paragraphs are at hand: those of a month, and more."""


class Row(NamedTuple):
    """One paragraph with what a reference needs to know of it."""

    document: Document
    block: Block
    number: int
    """Its place in its document, from 0."""
    turn: Turn | None

    @property
    def voice(self) -> str | None:
        """Who speaks, by id, else by the printed label; None where it may be anybody."""
        if self.turn is None:
            return None
        label = self.turn.label.rstrip(": ")
        return self.turn.speaker or (None if self.turn.inferred or is_anonymous(label) else label)


class Spot(NamedTuple):
    """Words of a row."""

    row: Row
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.row.block.text[self.start : self.end]

    @property
    def passage(self) -> Passage:
        """The words as a reference names them."""
        return Passage(self.row.document.id, self.row.block.id, self.start, self.end)


def in_brackets(spot: Spot) -> bool:
    """Say whether words stand between square brackets: there an editor speaks."""
    text = spot.row.block.text
    opened = text.rfind("[", 0, spot.start)
    closed = text.find("]", spot.end)
    return opened > text.rfind("]", 0, spot.start) and closed >= 0


def is_anonymous(label: str) -> bool:
    """Say whether a label names a part that several people play.

    >>> is_anonymous("QUESTION"), is_anonymous("MR PRICE")
    (True, False)
    """
    return label.upper() in {"", "Q", "QUESTION", "REPORTER", "PARTICIPANT", "VOICE", "AUDIENCE"}


def rows_of(document: Document) -> Sequence[Row]:
    """Give the paragraphs of one document, title and headings included, in reading order.

    Those of a document that is asked for again soon are at hand.
    """
    return _rows(Itself(document))


def first_rows(document: Document, most: int) -> Sequence[Row]:
    """Give the first paragraphs of one document."""
    turns = {name: turn for turn in document.turns for name in turn.blocks}
    blocks = document.blocks[:most]
    return [Row(document, block, n, turns.get(block.id)) for n, block in enumerate(blocks)]


class Itself:
    """A document that equals no other, however alike."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.document is self.document


@lru_cache(RECENT)
def _rows(itself: Itself) -> Sequence[Row]:
    return first_rows(itself.document, len(itself.document.blocks))


def read_rows(
    documents: Iterable[Document], kept: Iterable[bytes]
) -> Iterator[tuple[Sequence[Row], Any]]:
    """Give the rows of each document of which anything is kept, with that, a list as JSON."""
    for document, raw in zip(documents, kept, strict=True):
        if raw != _NONE:
            yield rows_of(document), json.loads(raw)


def is_prose(row: Row) -> bool:
    """Say whether somebody's words stand in the row, not the document's furniture."""
    return row.block.role in {Role.SPEECH, Role.NARRATION}


def sort_key(document: Document) -> tuple[dt.date, str]:
    """Order documents for the run; undated ones come last."""
    return document.date or dt.date.max, document.id


def is_later(one: Row, two: Row) -> bool:
    """Say whether `one` is the later passage: by place, else by date, else by id.

    Two documents of which one has no date, or of one day, are ordered by id: arbitrary, but
    the same whatever else is in the corpus; `evidence.ago` says so to the reader.
    """
    if one.document.id == two.document.id:
        return one.number > two.number
    if one.document.date and two.document.date and one.document.date != two.document.date:
        return one.document.date > two.document.date
    return one.document.id > two.document.id


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Sort documents so that nothing depends on the order in which they came."""
    return sorted(documents, key=sort_key)
