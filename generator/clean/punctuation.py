"""Blanks beside punctuation marks: taken out before a mark, put in behind it.

Only blanks change, never a word or a mark, and only where there is no second reading. The blank
between a label and its first word is not mended here: only `structure` knows what is a label.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.mended import Change, Mended
from generator.word_places import SignPairs

HABIT = 3
"""So many marks of one sort with a blank before them, and most of that sort, are a house's style
(French prints ; : ? ! so) and stay."""
NEAR = 40
"""So many code points around a mark are asked whether they are an address."""

# Each begins with the character it looks for, so that the search runs from one to the next.
_BEFORE = re.compile(r" (?=[,.;:?!](?:[\s”’\")\]]|\Z)(?! ?\.))(?<=[\w)\]”’\"%] )")
_INSIDE = re.compile(r" (?:(?<=[(\[] )(?=\w)|(?<=[\w.?!,] )(?=[)\]]))")
_APART = SignPairs((" ,", " .", " ;", " :", " ?", " !"))
_BRACKETS = SignPairs(("( ", "[ ", " )", " ]"))
"""What a text must hold for the patterns to be asked: pairs are looked for many times faster."""
_BEHIND = re.compile(
    r"[;,.?!”](?=[^\W\d_])(?:"
    r"(?<=[^\W\d_]{2}[;,])(?=[^\W\d_]{2})"
    r"|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z]+[ ,])"
    r"|(?<=[.,?!]”))"
)
_ADDRESS = re.compile(r"[/@=&\\_<>{}#]|www\.")


def mend_punctuation(mended: Mended) -> Mended:
    """Set the blanks beside marks right.

    >>> mend_punctuation(Mended.of("our agreements . And the Administration;various people")).text
    'our agreements. And the Administration; various people'
    """
    return mended.change(_blanks(mended.text))


def _blanks(text: str) -> Iterator[Change]:
    apart = list(_BEFORE.finditer(text)) if _APART.stand_in(text) else []
    house = _habits(text, Counter(text[m.end()] for m in apart))
    for blank in apart:
        if text[blank.end()] not in house:
            yield Change(*blank.span(), "", "space-before-mark")
    for blank in _INSIDE.finditer(text) if _BRACKETS.stand_in(text) else ():
        yield Change(*blank.span(), "", "space-inside-brackets")
    for mark in _BEHIND.finditer(text):
        if not _in_address(text, mark.end()):
            yield Change(mark.end(), mark.end(), " ", "space-behind-mark")


def _habits(text: str, apart: Counter[str]) -> set[str]:
    """Give the marks that this text prints behind a blank more often than not."""
    return {
        mark for mark, times in apart.items() if times >= HABIT and 2 * times > text.count(mark)
    }


def _in_address(text: str, place: int) -> bool:
    """Say whether the unbroken characters around `place` look like a link, a handle or code."""
    before = text[max(0, place - NEAR) : place].rsplit(None, 1)[-1]
    behind = text[place : place + NEAR].split(None, 1)[0]
    return bool(_ADDRESS.search(before + behind))
