"""White space: one blank between words, none at the ends of a line."""

import re
from collections.abc import Iterator

from generator.mended import Change, Mended

_RUN = re.compile(r"[^\S\n](?:(?<! )[^\S\n]*|[^\S\n]+|(?=\n|\Z)|(?<![^\n] ))")
"""Every run but a single blank inside a line, from its first character: the time stays linear."""


def mend_spaces(mended: Mended) -> Mended:
    r"""Make each run of blanks one plain space, and cut it at the ends of a line.

    >>> mend_spaces(Mended.of("  MR PRICE:\xa0Good  day. \n")).text
    'MR PRICE: Good day.\n'
    """
    return mended.change(_spaces(mended.text))


def _spaces(text: str) -> Iterator[Change]:
    for run in _RUN.finditer(text):
        start, end = run.span()
        if start == 0 or text[start - 1] == "\n" or end == len(text) or text[end] == "\n":
            yield Change(start, end, "", "outer-spaces")
        else:
            yield Change(start, end, " ", "spaces")
