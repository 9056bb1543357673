"""Lines on their way to blocks, and labels that stand in the middle of one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.mended import Change, Mended
from generator.structure.belief import find_labels
from generator.structure.flat import flat_lines
from generator.structure.headings import is_heading
from generator.structure.label import MAX_LABEL, Label, Sign
from generator.structure.labelforms import Form, in_capitals
from generator.structure.labels import candidate
from generator.structure.lone_labels import Key

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MIDDLE = re.compile(r":(?<=[A-Z)]:)(?= )")
_BEFORE = re.compile(r"(?:^|[.?!”\")\]–—] )(?P<label>[A-Z](?:[^\W_a-z]|[.,'’() #-]|c(?=[A-Z]))*)$")
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


def read_rows(text: str, told: Sequence[int] = ()) -> list[Row]:
    r"""Cut `text` into rows, each at most one label at its head.

    `told` are the places, sorted, where cleaning took away a time or a program's mark of a voice.

    >>> rows = read_rows("MS. RUIZ: No.\nQUESTION: Why? MS. RUIZ: So.\nMS. RUIZ: Yes.")
    >>> [row.words for row in rows]
    ['No.', 'Why?', 'So.', 'Yes.']
    """
    starts, lines = _lines(text)
    labels = find_labels(lines, _told(starts, told))
    known = {
        label.key
        for label in labels
        if label and label.sign is Sign.COLON and label.form > Form.NAME and in_capitals(label.core)
    }
    rows = map(Row, starts, lines, labels)
    if not known:
        return [*rows]
    return [part for row in rows for part in (_parts(row, known) if _may_part(row) else (row,))]


def _told(starts: Sequence[int], told: Sequence[int]) -> dict[int, int]:
    """Give, for each line at whose head there is such a place, how far in it lies."""
    places = ((i, bisect_left(told, start)) for i, start in enumerate(starts) if told)
    found = {i: told[at] - starts[i] for i, at in places if at < len(told)}
    return {i: far for i, far in found.items() if far <= MAX_LABEL}


def _may_part(row: Row) -> bool:
    """Tell whether a colon behind the label can end another: most rows have none."""
    return row.text.find(": ", row.label.rest if row.label else 0) >= 0


def _lines(text: str) -> tuple[list[int], list[str]]:
    """Give the lines, and where each begins; of a text that was made flat, the turns."""
    starts, lines = [], []
    for match in _LINE.finditer(text):
        starts.append(match.start())
        lines.append(match[0])
    inner = flat_lines(lines)
    if not any(inner):
        return starts, lines
    cuts = [[0, *some, len(line)] for some, line in zip(inner, lines, strict=True)]
    parts = [
        (start + a, line[a:b].rstrip())
        for start, line, some in zip(starts, lines, cuts, strict=True)
        for a, b in pairwise(some)
    ]
    return [start for start, _ in parts], [part for _, part in parts]


def _parts(row: Row, known: set[Key]) -> Iterator[Row]:
    """Cut the row before each label that the document prints elsewhere at the head of a line."""
    at, label = 0, row.label
    for start, inner in _middles(row, known):
        yield Row(row.start + at, row.text[at:start].rstrip(), label)
        at, label = start, inner
    yield Row(row.start + at, row.text[at:], label)


def _middles(row: Row, known: set[Key]) -> Iterator[tuple[int, Label]]:
    first = row.label.rest if row.label else 0
    for match in _MIDDLE.finditer(row.text, first):
        head = row.text[max(first, match.start() - REACH) : match.start()]
        before = _BEFORE.search(head)
        if not before or before.start("label") == 0 or not in_capitals(before["label"]):
            continue
        start = match.start() - len(before["label"])
        label = candidate(row.text[start:])
        if label and label.key in known:
            yield start, label


def join_over_notes(rows: Sequence[Row], mended: Mended) -> tuple[list[Row], Mended]:
    r"""Give the rows without a label that is printed again only because many voices broke in.

    The record's own publisher counts such speech as one; the label becomes an edit. Under a new
    heading the same speaker begins anew.

    >>> text = "The Chair: Agreed?\nSome hon. members: Agreed.\nThe Chair: So be it."
    >>> rows, mended = join_over_notes(read_rows(text + "\nMs. Ruiz: No."), Mended.of(text))
    >>> mended.text.splitlines()[2]
    'So be it.'
    """
    kept: list[Row] = []
    changes: list[Change] = []
    gone, speaker, broken = 0, None, False
    for row in rows:
        label = row.label
        if label and label.collective:
            broken = True
        elif label and broken and label.key == speaker and row.words:
            changes.append(Change(row.start, row.start + label.rest, "", "label-again"))
            kept.append(Row(row.start - gone, row.words, None))
            gone += label.rest
            continue
        elif label:
            speaker, broken = label.key, False
        elif broken and is_heading(row.text):
            speaker = None
        kept.append(row._replace(start=row.start - gone) if gone else row)
    return kept, mended.change(changes)


def labelled(rows: Sequence[Row]) -> int:
    """Give the index of the first row with a label; the number of rows where none has."""
    return next((i for i, row in enumerate(rows) if row.label), len(rows))
