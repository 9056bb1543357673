"""Acts named by half: "the 1968 Act", "resolution 1973", "the Treaty", each to where it is whole.

In the same document the whole name is followed only from some way off; else the nearest earlier
document that has it. Two whole names that fit are as bad as none.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import matches
from generator.refer.evidence import fit_alike, opening, point, shown
from generator.refer.rows import Row, Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, sentences

_FAR = 8
"""Paragraphs after which a reader may have lost the whole name."""
_MOST = 9
"""Documents with the whole name; one that more have belongs to the index."""
_SCORE = 0.7
_NONE = b"[]"


@dataclass(frozen=True, slots=True)
class Form:
    """An act as some words name it."""

    spot: Spot
    key: tuple[str, str]
    """Last word in the singular, and its year or number; "" for none."""
    name: str
    """Forms of the names before the last word; "" where it is named by half."""


def find_act_forms(read: Sequence[Sequence[Form]]) -> Iterator[Reference | NearLink]:
    """Tie each act that a document names by half to the nearest earlier place of its whole name.

    `read` are the acts of each document, in the order of the run.
    """
    whole: dict[tuple[str, str], list[tuple[int, Form]]] = defaultdict(list)
    for number, found in enumerate(read):
        for form in found:
            if form.name:
                whole[form.key].append((number, form))
    for number, found in enumerate(read):
        yield from _tied(number, found, whole)


def read_forms(documents: Sequence[Document], work: Work = ALONE) -> list[list[Form]]:
    """Give the acts that each document names, in full and by half, in order."""
    return list(map(_forms, documents, work.each(documents, *FORMS)))


def _written(document: Document) -> bytes:
    found = (form for row in filter(is_prose, rows_of(document)) for form in forms_in(row))
    each = [(f.spot.row.number, f.spot.start, f.spot.end, f.key, f.name) for f in found]
    return json.dumps(each).encode()


FORMS = ("act-forms", _written)


def _forms(document: Document, raw: bytes) -> list[Form]:
    rows = rows_of(document) if len(raw) > len(_NONE) else []
    return [
        Form(Spot(rows[number], start, end), (last, year), name)
        for number, start, end, (last, year), name in json.loads(raw)
    ]


def forms_in(row: Row) -> Iterator[Form]:
    """Find the acts that a paragraph names, in full and by half, in order.

    "The Act" alone is the key without a year.
    """
    text = row.block.text
    taken: list[Form] = []
    for found in chain(matches("acts", "whole", text), matches("acts", "half", text)):
        groups = found.groupdict()
        name = " ".join(w for w in forms(groups.get("name") or "") if is_content(w))
        last = found["last"].lower()
        key = (last.removesuffix("s"), groups.get("number") or "")
        spot = Spot(row, *found.span())
        if not any(o.spot.start < spot.end and spot.start < o.spot.end for o in taken):
            taken.append(Form(spot, key, name))
    yield from sorted(taken, key=lambda form: form.spot.start)


def _tied(
    number: int, found: Sequence[Form], whole: Mapping[tuple[str, str], list[tuple[int, Form]]]
) -> Iterator[Reference | NearLink]:
    """Tie the halves of one document, each key once."""
    done = set()
    for form in found:
        if form.name or form.key in done:
            continue
        mine = _before(form, [f for f in found if _fits(f, form)])
        theirs = [] if mine or not form.key[1] else _earlier(number, whole.get(form.key, []))
        there = mine or theirs
        names = {one.name for one in there}
        if not there or (mine and form.spot.row.number - there[-1].spot.row.number < _FAR):
            continue
        done.add(form.key)
        kind = ReferenceKind.DEFINES if mine else ReferenceKind.SAME_AGREEMENT
        tied = point(kind, form.spot, _sentence(there[-1].spot), _say, _SCORE)
        if len(names) > 1:
            yield NearLink(tied, fit_alike(len(names), "whole names"))
        else:
            yield tied


def _fits(whole: Form, half: Form) -> bool:
    """Say whether a whole name may be meant by half of it."""
    year = not half.key[1] or half.key == whole.key
    return bool(whole.name) and whole.key[0] == half.key[0] and year


def _before(form: Form, others: Sequence[Form]) -> list[Form]:
    at = (form.spot.row.number, form.spot.start)
    return [one for one in others if (one.spot.row.number, one.spot.start) < at]


def _earlier(number: int, places: Sequence[tuple[int, Form]]) -> list[Form]:
    """Give the whole names of dated documents before one, if few documents have it."""
    if len({n for n, _ in places}) > _MOST:
        return []
    numbers = [n for n, _ in places]
    dated = places[: bisect_left(numbers, number)]
    return [form for _, form in dated if form.spot.row.document.date]


def _sentence(spot: Spot) -> Spot:
    spans = sentences(spot.row.block.text)
    return Spot(spot.row, *next(span for span in spans if span[0] <= spot.start < span[1]))


def _say(here: Spot, there: Spot, when: str) -> str:
    return f"{opening(when)}, “{here.text}” by its whole name: {shown(there)}"
