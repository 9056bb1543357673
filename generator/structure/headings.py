"""Headings that a text prints, told by their looks and by what stands under them."""

import re
from collections.abc import Sequence
from itertools import groupby

from generator.model import Role

MAX_HEADING = 130
"""Code points of a heading at most."""
MAX_CAPITALS = 260
"""Code points of a heading that is printed in capitals at most."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SENTENCE = re.compile(r"[.?!:;,…—–\"”’'-][\])*]*$")
_SMALL = 3
"""Words of so many letters may be in lower case in a heading."""
_LEADERS = re.compile(r"(?:\. ?){5,}")
"""What leads from a line of a list of contents to its page."""
DEEP = 3
"""Headings that stand one under another at most: a part, a chapter, a section."""


def is_heading(line: str) -> bool:
    """Tell whether a line of no label looks like a heading: short, capitalised, no full stop.

    The price: "Thank You Mr. Lind" without a full stop is a heading.

    >>> is_heading("Statements by Members"), is_heading("We did it then")
    (True, False)
    """
    capitals = len(line) <= MAX_CAPITALS and line.isupper()
    if (
        (len(line) > MAX_HEADING and not capitals)
        or _SENTENCE.search(line[-4:])
        or _LEADERS.search(line)
    ):
        return False
    words = _WORD.findall(line)
    if not words or words[0][0].islower():
        return False
    if capitals:
        return len(line) > _SMALL
    long = [w for w in words if len(w) > _SMALL]
    return bool(long) and all(w[0].isupper() for w in long)


def without_lists(roles: Sequence[Role], texts: Sequence[str]) -> list[Role]:
    """Give the roles of rows, where what looks like a heading and heads nothing is metadata.

    More than `DEEP` one under another are a title page, a roster or a list of contents; the last
    of them may head what follows. Before the first words that somebody says, one that no sentence
    follows is such a line too. Notes and rules across the page part nothing.

    >>> page = [Role.HEADING] * 5 + [Role.SPEECH] + [Role.HEADING] * 2 + [Role.SPEECH]
    >>> [role.value[0] for role in without_lists(page, ["So it is."] * 9)]
    ['m', 'm', 'm', 'm', 'h', 's', 'h', 'h', 's']
    """
    found = [*roles]
    rows = [i for i, role in enumerate(roles) if role is not Role.NOTE]
    spoken = roles.index(Role.SPEECH) if Role.SPEECH in roles else len(roles)
    start = 0
    for role, group in groupby(rows, key=lambda i: roles[i]):
        run = [*group]
        start += len(run)
        if role is not Role.HEADING:
            continue
        heads = start < len(rows) and _is_text(roles[rows[start]], texts[rows[start]])
        if len(run) > DEEP or not (heads or run[0] > spoken):
            for i in run[: -1 if heads else None]:
                found[i] = Role.METADATA
    return found


def _is_text(role: Role, text: str) -> bool:
    """Tell whether a heading can stand over this: speech, or a sentence at least."""
    sentence = len(text) > MAX_HEADING or _SENTENCE.search(text[-4:])
    return role is Role.SPEECH or (
        role is Role.NARRATION and bool(sentence) and not _LEADERS.search(text)
    )
