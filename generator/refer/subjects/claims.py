"""The same thing said of the same body: "NATO is a defensive alliance"."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from generator.corpus import Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import matches
from generator.refer.evidence import shown, tie
from generator.refer.rows import Row, Spot, is_prose, read_rows, rows_of
from generator.refer.words import forms, is_content, words
from generator.rulebook import rules

_MOST_DOCUMENTS = 4


Claim = tuple[str, str, str]
"""A name, and two words that it is called by."""


def read_claims(documents: Sequence[Document], work: Work = ALONE) -> dict[Claim, dict[str, Spot]]:
    """Give where each document first claims what it does, by its id."""
    said: dict[Claim, dict[str, Spot]] = defaultdict(dict)
    for rows, found in read_rows(documents, work.each(documents, *CLAIMS)):
        for claim, number, start, end in found:
            spot = Spot(rows[number], start, end)
            said[(claim[0], claim[1], claim[2])].setdefault(spot.row.document.id, spot)
    return said


def _written(document: Document) -> bytes:
    found = (one for row in rows_of(document) if is_prose(row) for one in _claims(row))
    return json.dumps([(key, s.row.number, s.start, s.end) for key, s in found]).encode()


CLAIMS = ("claims", _written)


def tie_claims(said: Mapping[Claim, Mapping[str, Spot]]) -> Iterator[Reference]:
    """Tie passages of different documents that call the same name by the same two words."""
    for key in sorted(said):
        if len(said[key]) <= _MOST_DOCUMENTS:
            for one, two in combinations([said[key][d] for d in sorted(said[key])], 2):
                yield tie(ReferenceKind.SAME_BODY, one, two, _say, 0.75)


def _claims(row: Row) -> Iterator[tuple[Claim, Spot]]:
    """Give who is called what: the name, and each two words of subject that stand together."""
    text = row.block.text
    if not any(near in text for near in rules("claims")["called"]["near"]):
        return
    for found in matches("claims", "called", text):
        name = " ".join(forms(found["name"]))
        if not is_content(name):
            continue
        for one, two in pairwise(words(found["what"])):
            if is_content(one.form) and is_content(two.form):
                end = found.start("what") + two.end
                yield (name, one.form, two.form), Spot(row, found.start(), end)


def _say(_here: Spot, there: Spot, when: str) -> str:
    return f"Described alike {when}: {shown(there)}"
