"""White space: one blank between words, none at the ends of a line."""

import re
from collections.abc import Iterator

from generator.mended import Mended, Plain
from generator.model import Span

_ODD = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space but the line end and the plain blank."""
# Each begins with two letters as they are, which are looked for many times faster than a class.
_WIDE = re.compile(r"   *")
_FIRST = re.compile(r"\n (?! )")
_LAST = re.compile(r" \n")


def mend_spaces(mended: Mended) -> Mended:
    r"""Make each run of blanks one plain space, and cut it at the ends of a line.

    >>> mend_spaces(Mended.of("  MR PRICE:\xa0Good  day. \n")).text
    'MR PRICE: Good day.\n'
    """
    return mended.change(_spaces(mended.text))


def _spaces(text: str) -> Iterator[Plain]:
    odd = [blank for blank in _ODD if blank in text]
    plain = text
    for blank in odd:
        plain = plain.replace(blank, " ")
    framed = f"\n{plain}\n"
    for start, end in _runs(framed, (at.start() for b in odd for at in re.finditer(b, text))):
        outer = framed[start - 1] == "\n" or framed[end] == "\n"
        rule, now = ("outer-spaces", "") if outer else ("spaces", " ")
        yield start - 1, end - 1, now, rule


def _runs(framed: str, odd: Iterator[int]) -> set[Span]:
    """Give every run but a single plain blank inside a line; `odd` are the places of other blanks.

    `framed` is a text with plain blanks alone, a line end before it and one behind.
    """
    runs = {run.span() for run in _WIDE.finditer(framed)}
    single = [at.start() + 1 for at in _FIRST.finditer(framed)]
    single += [at.start() for at in _LAST.finditer(framed)]
    single += [at + 1 for at in odd]
    runs.update((at, at + 1) for at in single if framed[at - 1] != " " != framed[at + 1])
    return runs
