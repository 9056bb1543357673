"""Answers out of order: "Let me answer the second part first", to the part that is meant.

An answer right below its question needs no footnote; one that says which part it answers does,
where the questioner numbered the parts too.
"""

from collections.abc import Iterator, Sequence

from generator.corpus import Reference, ReferenceKind
from generator.refer.cues import cue
from generator.refer.evidence import point, shown
from generator.refer.rows import Row, Spot, is_prose
from generator.refer.words import sentences

_SCORE = 0.85


def find_answers(rows: Sequence[Row]) -> Iterator[Reference]:
    """Tie each answer that names a part of a question to that part."""
    spoken = [row for row in rows if row.turn and is_prose(row)]
    for number, row in enumerate(spoken):
        for found in cue("answers", "part").finditer(row.block.text):
            part = _part(_turn_before(spoken, number), found["which"].lower())
            if part:
                here = Spot(row, found.start(), found.end())
                yield point(ReferenceKind.ANSWERS, here, part, _say, _SCORE)
                break


def _turn_before(spoken: Sequence[Row], number: int) -> list[Row]:
    """Give the paragraphs of the turn before that of `spoken[number]`."""
    at = number
    while at and spoken[at - 1].turn == spoken[number].turn:
        at -= 1
    last = at
    while at and spoken[at - 1].turn == spoken[last - 1].turn:
        at -= 1
    return list(spoken[at:last])


def _part(question: Sequence[Row], which: str) -> Spot | None:
    """Give the sentence of a question that bears the number, if only one does."""
    found = [
        (row, named.start())
        for row in question
        for named in cue("answers", "numbered").finditer(row.block.text)
        if named["which"].lower() == which
    ]
    if len(found) != 1:
        return None
    row, at = found[0]
    return Spot(row, *next(s for s in sentences(row.block.text) if s[0] <= at < s[1]))


def _say(_here: Spot, there: Spot, _when: str) -> str:
    return f"The part of the question meant: {shown(there)}"
