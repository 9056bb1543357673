"""Examinations whose answers stand behind dashes in the line of the question: "Where?---Here."."""

import re
from collections.abc import Iterator, Sequence

from generator.structure.interviews import UNPRINTED
from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form
from generator.structure.rows import Row

LEAST = 3
"""So many answers behind dashes are how a record prints them."""
DASHES = "---"
_ANSWER = re.compile(r"(?<=[.?])\s?---\s?(?=[\w“\"‘'(\[])")


def read_dashes(rows: Sequence[Row]) -> list[Row]:
    r"""Give the rows with each answer on its own, and a label for who asks where none is printed.

    Some label must be printed: else the dashes may be a writer's.

    >>> from generator.structure.rows import read_rows
    >>> rows = read_rows("MR LIND: Who?---I.\n\nWhere?---Here.\n\nWhen?---Now.\n\nMR LIND: So.")
    >>> [row.words for row in read_dashes(rows)][:4]
    ['Who?', 'I.', 'Where?', 'Here.']
    """
    asked = sum("?---" in row.text or "? ---" in row.text for row in rows if DASHES in row.text)
    if asked < LEAST or not any(row.label for row in rows):
        return [*rows]
    return [part for row, after in _behind(rows) for part in _parts(row, after=after)]


def _behind(rows: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Give each row, and whether an answer ended the one before."""
    after = False
    for row in rows:
        yield row, after
        after = _ANSWER.search(row.text) is not None


def _parts(row: Row, *, after: bool) -> Iterator[Row]:
    at, label = 0, row.label or (UNPRINTED if after and _ANSWER.search(row.text) else None)
    for mark in _ANSWER.finditer(row.text):
        yield Row(row.start + at, row.text[at : mark.start()], label)
        at, end = mark.start(), mark.end() - mark.start()
        label = Label.of("A", DASHES, (end, end), Form.ROLE, Sign.DASH)
    yield Row(row.start + at, row.text[at:], label)
