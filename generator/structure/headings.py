"""Headings that a text prints, told by their looks."""

import re

MAX_HEADING = 130
"""Code points of a heading at most."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SENTENCE = re.compile(r"[.?!:;,…—–\"”’'-][\])*]*$")
_SMALL = 3
"""Words of so many letters may be in lower case in a heading."""


def is_heading(line: str) -> bool:
    """Tell whether a line of no label looks like a heading: short, capitalised, no full stop.

    The price: "Thank You Mr. Lind" without a full stop is a heading.

    >>> is_heading("Statements by Members"), is_heading("We did it then")
    (True, False)
    """
    if len(line) > MAX_HEADING or _SENTENCE.search(line[-4:]):
        return False
    words = _WORD.findall(line)
    if not words or words[0][0].islower():
        return False
    if line.isupper():
        return len(line) > _SMALL
    long = [w for w in words if len(w) > _SMALL]
    return bool(long) and all(w[0].isupper() for w in long)
