"""What stands before the first words: title, office, place and date."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.model import Kind, Role, Sidecar
from generator.personal_names import given_names
from generator.structure.days import printed_day
from generator.structure.headings import is_heading
from generator.structure.rules import kind_words, pattern

_RULE = re.compile(r"(?: ?[-_=*]){6,}.*$")
"""The line under a heading, where a page's lines were joined."""
_PLAIN = re.compile(r"[a-z]+[.?!]")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_OPEN = ",;:.—–-…”\"’' "
"""What the first words of a text do not end with, where others follow."""
MAX_HEAD = 12
"""Lines at the head that can be metadata, the title apart."""
MAX_LINE = 110
"""Code points of a line of metadata at most."""
MAX_TITLE = 260
"""Code points of a title at most."""
MAX_DAY = 36
"""A line of so many code points that prints a day says little else: "THURSDAY, MAY 3, 2005"."""


MAX_PLACE = 70
"""Code points of a line that says where."""
MAX_WORDS = 20
"""A headline that ends as a sentence has no more words."""
STORY = 12
"""Words without a capital from which on a line with a full stop is a sentence of the text."""
INCIPIT = 8
"""Words by which a text without a title is called."""


class Head(NamedTuple):
    """What the first lines of a document say of it."""

    title: str
    """"" where nothing is printed; the first words in marks where they are no headline."""
    roles: tuple[Role, ...]
    """Of the first lines, in order; the rest is text."""
    date: dt.date | None
    place: str | None
    office: str | None


def read_head(lines: Sequence[str]) -> Head:
    """Read the lines before the first label, of which there may be none.

    >>> head = read_head(["Remarks on Trade", "Office of the Spokesperson", "May 3, 2022", "Ghent"])
    >>> head.title, head.office, str(head.date), head.place
    ('Remarks on Trade', 'Office of the Spokesperson', '2022-05-03', None)
    """
    if not lines:
        return Head("", (), None, None, None)
    if _tells(lines[0]):
        days = [
            day for line in lines[:MAX_HEAD] if len(line) <= MAX_DAY and (day := printed_day(line))
        ]
        return Head(_incipit(lines[0]), (), next(iter(days), None), None, None)
    if len(lines[0]) > MAX_TITLE:
        return Head("", (), None, None, None)
    metadata = []
    for line in lines[1 : MAX_HEAD + 1]:
        if not _short(line):
            break
        metadata.append(line)
    if metadata and _is_byline(lines[0], metadata, lines[len(metadata) + 1 :]):
        told = lines[len(metadata) + 1]
        return Head(_incipit(told), (Role.METADATA,) * (len(metadata) + 1), None, None, None)
    title = _headline([lines[0], *metadata])
    metadata = _trimmed(metadata, whole=len(metadata) + 1 == len(lines))
    first = Role.TITLE if title == lines[0] else Role.METADATA
    dated = [line for line in lines[: MAX_HEAD * 4] if len(line) <= MAX_DAY]
    days = [day for line in [*metadata, lines[0], *dated] if (day := printed_day(line))]
    datelines = [place for line in metadata if (place := _dateline(line))]
    said = [line for line in metadata if line != title]
    offices = [
        line
        for line in said
        if pattern("office").search(line)
        and is_heading(line)
        and not printed_day(line)
        and line[0] not in "[("
    ]
    places = [
        line
        for line in said
        if line not in offices
        and len(line) <= MAX_PLACE
        and not pattern("time").search(line)
        and pattern("place").search(line)
    ]
    return Head(
        _RULE.sub("", title).lstrip("-–—*# ").rstrip("* "),
        (first, *[Role.METADATA] * len(metadata)),
        days[0] if days else None,
        ", ".join(places) or (datelines[0] if datelines else None),
        ", ".join(offices) or None,
    )


def _headline(lines: Sequence[str]) -> str:
    """Give the first line that can be a title; "" where none can.

    What an archive prints in brackets above is no title, nor is a day. An office is none where
    another line says what was said: "The Harbor House", "Briefing by the Press Secretary".
    """
    able = [line for line in lines if not pattern("untitled").fullmatch(line)]
    first = able[0] if able else ""
    said = [line for line in able if any(pattern("kind", k).search(line) for k in kind_words())]
    body = pattern("body").fullmatch(first)
    return said[0] if body and said and said[0] != first else first


def _is_byline(line: str, below: Sequence[str], text: Sequence[str]) -> bool:
    """Tell whether a first line is who wrote the text, above the paper and a story of no headline.

    A name is its author's, not its matter, where the text does not speak of whoever has it.
    """
    words = line.split()
    if len(words) not in (2, 3) or len(below) != 1 or not text or not _tells(text[0]):
        return False
    named = all(word[0].isupper() and word[-1].isalpha() for word in words) and not line.isupper()
    return named and words[0] in given_names() and not any(words[-1] in one for one in text)


def _tells(line: str) -> bool:
    """Tell whether a first line is a sentence of the text, no headline: long, with a full stop."""
    words = line.split()
    small = sum(word.islower() for word in words)
    ends = line.rstrip("”\"’'").endswith((".", "?", "!"))
    return ends and (len(words) > MAX_WORDS or small >= STORY)


def _incipit(line: str) -> str:
    """Give the first words, by which a text without a title is called.

    >>> _incipit("The river fell by four feet on Monday, and the boats went out again.")
    '“The river fell by four feet on Monday …”'
    """
    words = line.strip('“”"').split()[:INCIPIT]
    return f"“{' '.join(words).rstrip(_OPEN)} …”"


def _short(line: str) -> bool:
    """Tell whether a line is short and no sentence.

    >>> _short("Harbor House, Washington, D.C."), _short("It was late when he came in.")
    (True, False)
    """
    ends = line.endswith((".", "?", "!", ":", "”", '"')) and not pattern("time").search(line)
    return len(line) <= MAX_LINE and not (ends and not _dateline(line) and not _initials(line))


def _initials(line: str) -> bool:
    last = line.rsplit(maxsplit=1)[-1]
    plain = _PLAIN.fullmatch(last)  # "who snuck in." is a sentence, "Ruiz and Lind Co." is none
    short = len(last) <= 4 and not plain  # noqa: PLR2004
    return short or pattern("note").fullmatch(line) is not None


def _trimmed(metadata: list[str], *, whole: bool) -> list[str]:
    """Lines are metadata up to the last that says what it is, in a text that goes on after."""
    if whole:
        return metadata
    last = 0
    for n, line in enumerate(metadata, 1):
        if any(pattern(table).search(line) for table in ("time", "office", "place")):
            last = n
    return metadata[:last]


def _dateline(line: str) -> str | None:
    """Give the place of "Washington, December 15, 1954."; None where it is no such line."""
    place, comma, rest = line.partition(", ")
    if not comma or not printed_day(rest) or len(place.split()) > 4:  # noqa: PLR2004
        return None
    named = place[:1].isupper() and not _WEEKDAY.fullmatch(place) and ":" not in place
    return place if named and not pattern("time").search(place) else None


def kind_of(title: str, sidecar: Sidecar, *, turns: int, voices: int) -> Kind:
    """Say what sort of record it is, by the editor, the title, and who speaks.

    >>> kind_of("Remarks by Ana Ruiz", Sidecar(), turns=9, voices=3).value
    'transcript'
    """
    if sidecar.kind:
        return sidecar.kind
    said = next((k for k in kind_words() if pattern("kind", k).search(title)), None)
    if turns and said == "interview":
        return Kind.INTERVIEW
    if turns and voices > 1:
        return Kind.TRANSCRIPT
    if said in ("speech", "statement"):
        return Kind(said)
    return Kind.TRANSCRIPT if turns else Kind.ARTICLE
