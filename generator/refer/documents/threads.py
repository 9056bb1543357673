"""One matter in several letters: the last document before with the same line of subject."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.corpus import Reference, ReferenceKind
from generator.model import Document
from generator.refer.cues import matches
from generator.refer.evidence import opening, tie
from generator.refer.rows import Row, Spot, first_rows
from generator.refer.words import forms, is_content

_HEAD = 14
"""Paragraphs at the head in which a document says its subject."""
_LONGEST = 160
"""Characters of a line of subject."""
_LEAST_WORDS = 2
"""Words of a subject that tell: "Message" alone does not."""
_DAYS = 60
"""Days after which the same words are another matter."""
_MOST = 4
"""Documents with one subject; one that more have belongs to the index."""
_SCORE = 0.75
_ALONE = re.compile(r"\s*(?:SUBJECTS?|Subjects?|Re):?\s*")


def find_threads(documents: Sequence[Document]) -> Iterator[Reference]:
    """Tie each document to the last before it that has the same subject in its head.

    `documents` are in the order of the run.
    """
    threads: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for document in documents:
        if document.date and (spot := subject_of(first_rows(document, _HEAD))):
            words = tuple(filter(is_content, forms(spot.text)))
            if len(words) >= _LEAST_WORDS:
                threads[words].append(spot)
    for words in sorted(threads):
        same = threads[words]
        for one, two in zip(same[1:], same, strict=False) if len(same) <= _MOST else ():
            if _days(one, two) <= _DAYS:
                yield tie(ReferenceKind.SAME_EVENT, one, two, _say, _SCORE)


def subject_of(rows: Sequence[Row]) -> Spot | None:
    """Give the words after "Subject:" at the head of a document, or the line under it."""
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        text = row.block.text
        if _ALONE.fullmatch(text):
            return Spot(after, 0, len(after.block.text)) if after and _short(after) else None
        for found in matches("documents", "subject", text):
            if len(found["what"]) <= _LONGEST:
                return Spot(row, *found.span("what"))
    return None


def _short(row: Row) -> bool:
    return len(row.block.text) <= _LONGEST


def _days(one: Spot, two: Spot) -> int:
    first, last = two.row.document.date or dt.date.min, one.row.document.date or dt.date.max
    return (last - first).days


def _say(here: Spot, _there: Spot, when: str) -> str:
    subject = here.text.strip(". ")
    return f"{opening(when)}, the last before this one with the subject “{subject}”"
