"""White space: one blank between words, none at the ends of a line."""

import re
from collections.abc import Iterator

from generator.mended import Change, Mended

_RUN = re.compile(r"[^\S\n]+")
"""Every run is matched whole, once: a look at what follows decides, so the time stays linear."""


def mend_spaces(mended: Mended) -> Mended:
    r"""Make each run of blanks one plain space, and cut it at the ends of a line.

    A run with a form feed in it becomes a line end.

    >>> mend_spaces(Mended.of("  MR PRICE:\xa0Good  day. \n")).text
    'MR PRICE: Good day.\n'
    """
    return mended.change(_spaces(mended.text))


def _spaces(text: str) -> Iterator[Change]:
    for run in _RUN.finditer(text):
        start, end = run.span()
        if "\f" in run[0]:
            yield Change(start, end, "\n", "page-breaks")
        elif start == 0 or text[start - 1] == "\n" or end == len(text) or text[end] == "\n":
            yield Change(start, end, "", "outer-spaces")
        elif run[0] != " ":
            yield Change(start, end, " ", "spaces")
