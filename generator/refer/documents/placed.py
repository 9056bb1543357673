"""When an undated document is of, where it stands in a numbered collection: between its neighbours.

Editors print an undated message, or a note of their own, where it belongs: "142. Message From the
Castle" after 141 of 25 November and before 143 of 28 November. It is of no day for that, but a day
between those that it names at its head is the one it speaks of, and it can be compared with what
was written then.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.model import Document
from generator.refer.documents.days import days_in

_NUMBER = re.compile(r"(?:No\. ?)?(\d{1,4})\. ")
_OWN = re.compile(r"\d+(?=(?:\.[^./]*)?$)")
"""The digits at the end of the name of a file: its own in a collection."""
_HEAD, _HEAD_LENGTH = 6, 1500
"""Paragraphs and characters at the head in which a document says of what day it speaks."""
_APART = 14
"""Days between its neighbours at most, where it names none itself."""


def place(documents: Sequence[Document]) -> dict[str, dt.date]:
    """Give the days of undated documents that their places tell, by id."""
    collections: dict[str, dict[int, Document]] = defaultdict(dict)
    counts: Counter[tuple[str, int]] = Counter()
    for document in documents:
        if (number := _number(document)) is not None:
            name = _OWN.sub("", document.source.path)
            counts[name, number] += 1
            collections[name][number] = document
    placed = {}
    for name, numbered in collections.items():
        one = {n: d for n, d in numbered.items() if counts[name, n] == 1}
        dated = sorted((n, d.date) for n, d in one.items() if d.date)
        for number, document in one.items():
            if not document.date and (day := _between(number, document, dated)):
                placed[document.id] = day
    return placed


def _number(document: Document) -> int | None:
    """Give the number that a document bears in its collection, before its title."""
    first = document.blocks[0].text if document.blocks else ""
    found = _NUMBER.match(first) or _NUMBER.match(document.title)
    return int(found[1]) if found else None


def _between(
    number: int, document: Document, dated: Sequence[tuple[int, dt.date]]
) -> dt.date | None:
    """Give the day of a document between dated ones before and after it, if they are in order."""
    at = bisect_left(dated, (number, dt.date.min))
    if not 0 < at < len(dated):
        return None
    (_, before), (_, after) = dated[at - 1], dated[at]
    head = "\n".join(block.text for block in document.blocks[:_HEAD])[:_HEAD_LENGTH]
    named = (found.day for found in days_in(head, None))
    spoken = next((day for day in named if before <= day <= after), None)
    return spoken or (before if 0 <= (after - before).days <= _APART else None)


def day_of(document: Document, placed: Mapping[str, dt.date]) -> dt.date | None:
    """Give the day of a document, or else the one that its place tells."""
    return document.date or placed.get(document.id)
