"""Dots that a program prints where a page has blanks, as court reporters' exports do."""

import re
from collections.abc import Iterator

from generator.mended import Change, Mended

DOT = "·"
HALF = 2
"""Of so many lines with words, one at least has such dots where they stand for blanks."""
LEAST = 10
"""So many lines with such dots at least are a habit."""

_FILLED = re.compile(r"· ?·|(?<!\w)·|·(?!\w)")
_RUN = re.compile(r"·(?:[ ·]*·)?")


def mend_fillers(mended: Mended) -> Mended:
    r"""Give the text with blanks for such dots; a text that prints a dot here and there stays.

    >>> mend_fillers(Mended.of("·1· · ·Q.· ·Why?\n" * 10)).text.split("\n")[0]
    ' 1     Q.   Why?'
    """
    if mended.text.count(DOT) < LEAST * 2:
        return mended
    lines = [line for line in mended.text.split("\n") if line.strip()]
    filled = sum(line.count(DOT) > 1 and bool(_FILLED.search(line)) for line in lines)
    if filled < LEAST or filled * HALF < len(lines):
        return mended
    return mended.change(_blanks(mended.text))


def _blanks(text: str) -> Iterator[Change]:
    for run in _RUN.finditer(text):
        yield Change(*run.span(), " " * len(run[0]), "filler-dots")
