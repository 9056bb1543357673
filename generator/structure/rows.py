"""Lines on their way to blocks, and labels that stand in the middle of one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.structure.labels import Form, Label, Sign, candidate, find_labels

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MIDDLE = re.compile(r"(?<=[A-Z)]):(?= )")
_BEFORE = re.compile(r"(?:^|[.?!”\")\]–—] )(?P<label>[A-Z][^:.?!”\")\]–—]*(?:\.[^:?!”\"\]–—]*)?)$")
REACH = 60
"""A label in the middle of a line is at most so many code points long."""


class Row(NamedTuple):
    """One line of the text, or what follows a label in the middle of one."""

    start: int
    """In the cleaned text, the label included."""
    text: str
    label: Label | None

    @property
    def words(self) -> str:
        """The text without its label."""
        return self.text[self.label.rest :] if self.label else self.text


def read_rows(text: str) -> list[Row]:
    r"""Cut `text` into rows, each at most one label at its head.

    >>> rows = read_rows("MS. RUIZ: No.\nQUESTION: Why? MS. RUIZ: So.\nMS. RUIZ: Yes.")
    >>> [row.words for row in rows]
    ['No.', 'Why?', 'So.', 'Yes.']
    """
    starts, lines = [], []
    for match in _LINE.finditer(text):
        starts.append(match.start())
        lines.append(match[0])
    labels = find_labels(lines)
    known = {
        label.key
        for label in labels
        if label and label.sign is Sign.COLON and label.form > Form.NAME and label.printed.isupper()
    }
    rows = map(Row, starts, lines, labels)
    return [part for row in rows for part in _parts(row, known)] if known else list(rows)


def _parts(row: Row, known: set[str]) -> Iterator[Row]:
    """The row, cut before each label that the document prints elsewhere at the head of a line."""
    at, label = 0, row.label
    for start, inner in _middles(row, known):
        yield Row(row.start + at, row.text[at:start].rstrip(), label)
        at, label = start, inner
    yield Row(row.start + at, row.text[at:], label)


def _middles(row: Row, known: set[str]) -> Iterator[tuple[int, Label]]:
    first = row.label.rest if row.label else 0
    for match in _MIDDLE.finditer(row.text, first):
        head = row.text[max(first, match.start() - REACH) : match.start()]
        before = _BEFORE.search(head)
        if not before or before.start("label") == 0 or not before["label"].isupper():
            continue
        start = match.start() - len(before["label"])
        label = candidate(row.text[start:])
        if label and label.key in known:
            yield start, label


def labelled(rows: Sequence[Row]) -> int:
    """Give the index of the first row with a label; the number of rows where none has."""
    return next((i for i, row in enumerate(rows) if row.label), len(rows))
