"""Interviews whose questions are set in bold and whose answers are plain, with no label at all."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.mended import Change, Mended
from generator.structure.labelforms import Form
from generator.structure.labels import Label, Sign
from generator.structure.rows import Row, read_rows

LEAST = 3
"""So many questions in bold are the plan of a text; fewer are its headings."""
_BOLD = re.compile(
    r"^(?P<mark>\*\*|__)(?=\S)(?P<words>[^*_\n]{2,400}\?)(?P=mark)[ ]*$", re.MULTILINE
)
UNPRINTED = Label.of("", "", (0, 0), Form.ROLE, Sign.LINE)
"""Nothing is printed before a question in bold, nor before the answer."""


def read_interview(rows: Sequence[Row], mended: Mended) -> tuple[list[Row], Mended]:
    r"""Give the rows of an interview in bold and plain, questions and answers in turn.

    Rows that have labels, or no such plan, come back as they are. Several questions in a row are
    one turn. The marks of the bold become edits.

    >>> text = "**Why?**\nSo.\n**And then?**\nNothing.\n**When?**\nNever."
    >>> rows, mended = read_interview(read_rows(text), Mended.of(text))
    >>> [row.words for row in rows if row.label][:2]
    ['Why?', 'So.']
    """
    if any(row.label for row in rows) or not ("?**" in mended.text or "?__" in mended.text):
        return list(rows), mended
    asked = {m.start(): m for m in _BOLD.finditer(mended.text)}
    asks = [row.start in asked for row in rows]
    answered = sum(a and not b for a, b in pairwise(asks))
    if answered < LEAST:
        return list(rows), mended
    plain = mended.change(
        change
        for m in asked.values()
        for change in (
            Change(m.start("mark"), m.start("words"), "", "emphasis"),
            Change(m.end("words"), m.end("words") + len(m["mark"]), "", "emphasis"),
        )
    )
    turns = [False, *(a != b for a, b in pairwise(asks))]
    turns = [turns[i] or (ask and i == 0) for i, ask in enumerate(asks)]
    read = read_rows(plain.text)
    return [
        row._replace(label=UNPRINTED if turns[i] else None) for i, row in enumerate(read)
    ], plain
