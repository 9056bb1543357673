"""One matter in several letters: the last document before with the same line of subject."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from generator.corpus import Reference, ReferenceKind
from generator.incremental.sharing import ALONE, Work
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


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document says at its head that it is about."""

    document: Document
    place: Sequence[int]
    """Its paragraph, and where in that it begins and ends."""

    @property
    def spot(self) -> Spot:
        """The words."""
        number, start, end = self.place
        return Spot(first_rows(self.document, number + 1)[number], start, end)


def read_subjects(
    documents: Sequence[Document], work: Work = ALONE
) -> Mapping[tuple[str, ...], Sequence[Subject]]:
    """Give the subjects of documents by their words, in the order of the documents."""
    threads: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
    for document, row in zip(documents, work.each(documents, *SUBJECTS), strict=True):
        if row and document.date:
            place, words = json.loads(row)
            threads[tuple(words)].append(Subject(document, place))
    return threads


def _written(document: Document) -> bytes:
    """Give where a document says its subject, and its telling words; nothing where it has none."""
    spot = subject_of(first_rows(document, _HEAD))
    words = list(filter(is_content, forms(spot.text))) if spot else []
    if not spot or len(words) < _LEAST_WORDS:
        return b""
    return json.dumps(((spot.row.number, spot.start, spot.end), words)).encode()


SUBJECTS = ("threads", _written)


def find_threads(threads: Mapping[tuple[str, ...], Sequence[Subject]]) -> Iterator[Reference]:
    """Tie each document to the last before it that has the same subject in its head.

    Those of one subject are in the order of the run.
    """
    for words in sorted(threads):
        if len(threads[words]) <= _MOST:
            for before, after in pairwise(threads[words]):
                if _days(after.document, before.document) <= _DAYS:
                    yield tie(ReferenceKind.SAME_EVENT, after.spot, before.spot, _say, _SCORE)


def subject_of(rows: Sequence[Row]) -> Spot | None:
    """Give the words after "Subject:" at the head of a document, or the line under it."""
    for row, after in zip_longest(rows, rows[1:]):  # of a text that was cut whole there is none
        text = row.block.text
        if _ALONE.fullmatch(text):
            return Spot(after, 0, len(after.block.text)) if after and _short(after) else None
        for found in matches("documents", "subject", text):
            if len(found["what"]) <= _LONGEST:
                return Spot(row, *found.span("what"))
    return None


def _short(row: Row) -> bool:
    return len(row.block.text) <= _LONGEST


def _days(one: Document, two: Document) -> int:
    return ((one.date or dt.date.max) - (two.date or dt.date.min)).days


def _say(here: Spot, _there: Spot, when: str) -> str:
    subject = here.text.strip(". ")
    return f"{opening(when)}, the last before this one with the subject “{subject}”"
