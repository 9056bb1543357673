"""The same thing said of the same body: "NATO is a defensive alliance"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from generator.corpus import Reference, ReferenceKind
from generator.refer.cues import matches
from generator.refer.evidence import shown, tie
from generator.refer.rows import Row, Spot, is_prose
from generator.refer.words import forms, is_content, words
from generator.rulebook import rules

_MOST_DOCUMENTS = 4


def tie_claims(rows: Iterable[Row]) -> Iterator[Reference]:
    """Tie passages of different documents that call the same name by the same two words."""
    said: dict[tuple[str, str, str], dict[str, Spot]] = defaultdict(dict)
    for row in rows:
        for key, spot in _claims(row) if is_prose(row) else ():
            said[key].setdefault(row.document.id, spot)
    for key in sorted(said):
        if len(said[key]) <= _MOST_DOCUMENTS:
            for one, two in combinations([said[key][d] for d in sorted(said[key])], 2):
                yield tie(ReferenceKind.SAME_BODY, one, two, _say, 0.75)


def _claims(row: Row) -> Iterator[tuple[tuple[str, str, str], Spot]]:
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
