"""White space: one blank between words, none at the ends of a line."""

from collections.abc import Iterator

import numpy as np

from generator.mended import Mended, Plain

_ODD = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space but the line end and the plain blank."""
_SOUGHT = ("  ", "\n ", " \n", *_ODD)
"""One of these a text holds that needs a change, but for a blank at its very ends."""
_PLAIN, _LINE = ord(" "), ord("\n")
_BLANK = np.zeros(max(map(ord, _ODD)) + 2, dtype=bool)
"""By code point, up to the first that is behind all white space."""
_BLANK[[_PLAIN, *map(ord, _ODD)]] = True


def mend_spaces(mended: Mended) -> Mended:
    r"""Make each run of blanks one plain space, and cut it at the ends of a line.

    >>> mend_spaces(Mended.of("  MR PRICE:\xa0Good  day. \n")).text
    'MR PRICE: Good day.\n'
    """
    return mended.change(_spaces(mended.text))


def _spaces(text: str) -> Iterator[Plain]:
    """Change every run of blanks but a single plain one inside a line."""
    if text == text.strip(" ") and not any(sought in text for sought in _SOUGHT):
        return
    framed = f"\n{text}\n".encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(framed, "<u4")
    blank = _BLANK[np.minimum(codes, len(_BLANK) - 1)]
    turns = np.flatnonzero(blank[1:] != blank[:-1]) + 1
    starts, ends = turns[::2], turns[1::2]
    outer = (codes[starts - 1] == _LINE) | (codes[ends] == _LINE)
    odd = outer | (ends - starts > 1) | (codes[starts] != _PLAIN)
    places = ((at[odd] - 1).tolist() for at in (starts, ends))
    for start, end, cut in zip(*places, outer[odd].tolist(), strict=True):
        yield (start, end, "", "outer-spaces") if cut else (start, end, " ", "spaces")
