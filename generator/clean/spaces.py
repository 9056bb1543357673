"""White space: one blank between words, none at the ends of a line."""

import re
from collections.abc import Iterator

from generator.mended import Change, Mended

_BLANK = r"[\t\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""White space but the line end, spelt out: many times faster than to ask what each sign is."""
_RUN = re.compile(rf"{_BLANK}(?:{_BLANK}+|(?<! )|(?=\n|\Z)|(?<![^\n] ))")
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
