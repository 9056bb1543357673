"""A member's seat, party or office, which a copy of a record's site puts below the name."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.mended import Change
from generator.rulebook import rules

LEAST = 3
"""So many names with a party below at least are the plan of a text."""
_BELOW = "\n("
_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|of|and|the|for|de|la|van|von|der)"
_NAME = rf"(?:\d{{1,3}}\. )?[^\W\d_a-z][\w'’.-]*(?:,? {_WORD}){{1,11}}(?<![.,])"
_PARTY = r"\([A-Z][\w/&-]{1,11}\)"
_SEAT = re.compile(rf"^{_NAME}(?P<end>\n)\([^().\n]{{2,60}}\)(?: {_PARTY})?$", re.MULTILINE)
_IN_PARTY = re.compile(rf"{_PARTY}$")
_OFFICE = re.compile(
    rf"^{_NAME}(?P<end>\n)The {_WORD}(?:,? {_WORD}){{1,14}}(?: {_PARTY})?$", re.MULTILINE
)

_POST = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3})(?P<end>\n)"
    r"(?P<post>[^\W\d_a-z][^\n.?!:;]{2,90})$",
    re.MULTILINE,
)
AGAIN = 2
"""So many names with one post each come again on a call."""
_WORDS = re.compile(r"[^\W\d_]+")
_OPERATOR = re.compile(r"^Operator$", re.MULTILINE)
"""Who puts callers through: a line of its own on each record of a call."""


def find_seats(text: str) -> Iterator[Change]:
    r"""Give the joins of names with the seat, the party or the office on the line below.

    >>> from generator.mended import Mended
    >>> text = "Ana Ruiz\n(Leeds) (Lab)\n\nWhy?\n\nLord Lind\n(Con)\n\nFog.\n\nBo Rowe\n(CB)\n\nSo."
    >>> Mended.of(text).change(find_seats(text)).text.split("\n")[:3]
    ['Ana Ruiz (Leeds) (Lab)', '', 'Why?']
    """
    yield from _posts(text)
    if text.count(_BELOW) < LEAST:  # as in most texts
        return
    seats = [*_SEAT.finditer(text)]
    if sum(bool(_IN_PARTY.search(seat[0])) for seat in seats) < LEAST:
        return
    yield from (Change(*seat.span("end"), " ", "unwrap") for seat in seats)
    offices = _OFFICE.finditer(text)
    yield from (Change(*office.span("end"), ", ", "unwrap") for office in offices)


def _posts(text: str) -> Iterator[Change]:
    """Give the joins of names with the post on the line below, on the record of a call.

    The same two lines come again wherever the person speaks, and an operator speaks too.
    """
    if "\nOperator\n" not in text or len(_OPERATOR.findall(text)) < AGAIN:  # as in most texts
        return
    found = [m for m in _POST.finditer(text) if _is_post(m["post"])]
    times = Counter(m[0] for m in found)
    if any(n >= AGAIN for n in times.values()):
        yield from (Change(*m.span("end"), " -- ", "name-and-post") for m in found)


def _is_post(line: str) -> bool:
    words = rules("labels")["callers"]["words"]
    return any(word.casefold() in words for word in _WORDS.findall(line))
