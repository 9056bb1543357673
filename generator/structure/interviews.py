"""Interviews with no label at all: questions in bold, or plain in a text that says it is one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.mended import Change, Mended
from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form
from generator.structure.rows import Row, read_rows

LEAST = 3
"""So many questions in bold are the plan of a text; fewer are its headings."""
_BOLD = re.compile(
    r"^(?P<mark>\*\*|__)(?=\S)(?P<words>[^*_\n]{2,400}\?)(?P=mark)[ ]*$", re.MULTILINE
)
_SAYS = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed)? (?:with|by|of|has been|was)|edited and condensed"
    r"|condensed and edited|edited for (?:length|clarity)|Q ?& ?A\b|in conversation with)"
)
"""What the head or the foot of an interview says."""
_OWN = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
"""What an answer says that is somebody's: not that of a list of questions often asked."""
HEAD, FOOT = 6, 4
"""Lines at the head and at the foot that can say that it is an interview."""
QUESTION = 400
"""Code points of a question at most."""
ENOUGH = 4
"""So many plain questions, each answered, are the plan of a text that says it is an interview."""
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
    if any(row.label for row in rows):
        return list(rows), mended
    if not ("?**" in mended.text or "?__" in mended.text):
        return _plain(rows), mended
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


def _asks(line: str) -> bool:
    """Tell whether a line ends as a question, and no answer that quotes one."""
    bare = line.rstrip('”"')
    quoted = bare != line and line[0] not in '“"'
    return bare.endswith("?") and len(line) <= QUESTION and not quoted


def _plain(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with turns where plain questions are answered, in a text that says it is so.

    The price: what is asked for in a sentence, "Tell us of oak.", goes by the answer before it.
    """
    ends = [*rows[:HEAD], *rows[-FOOT:]]
    if sum("?" in row.text for row in rows) < ENOUGH or not any(_SAYS.search(r.text) for r in ends):
        return [*rows]
    asks = [_asks(row.text) for row in rows]
    first = asks.index(True) if True in asks else len(rows)
    begun = [ask != before for before, ask in pairwise([False, *asks])]
    answers = [i for i, ask in enumerate(asks) if not ask and begun[i] and i > first]
    own = sum(bool(_OWN.search(rows[i].text)) for i in answers)
    if len(answers) < ENOUGH or own * 4 < len(answers) or sum(asks) * 5 < len(rows) - first:
        return [*rows]
    turns = [i >= first and begun[i] for i in range(len(rows))]
    return [row._replace(label=UNPRINTED if turns[i] else None) for i, row in enumerate(rows)]
