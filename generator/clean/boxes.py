"""Related-links boxes that an extractor glued into a sentence, behind a person's name.

On the page such a box hangs on a printed name and holds the person's full name, some headlines
and a link to more. In the text all of it stands between the printed name and the rest of the
sentence, with blanks or without: "Mayor HaleAnna May HaleCity sues … MORE said".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.mended import Change
from generator.rulebook import rules

LONGEST = 1200
"""Code points of the longest box believed; the longest seen has some 900."""

_CUT_SHORT = "chars]"
"""How some sites end a text that they give in part; a box there lost its closing word."""
_PLAIN = {c: ord(unicodedata.normalize("NFD", chr(c))[0]) for c in range(0xC0, 0x250)} | {
    ord("’"): "'"
}
"""Names are compared without accents: one letter for one letter, so that places stay."""


class _Patterns(NamedTuple):
    closing: re.Pattern[str]
    inline: tuple[re.Pattern[str], re.Pattern[str]]
    """With a first name that is repeated too, and without: "President HaleAnna May Hale"."""
    stacked: tuple[re.Pattern[str], re.Pattern[str]]
    """The same where the parts of a box stand each on a line of its own."""


def find_boxes(text: str) -> Iterator[Change]:
    """Find each box, from the repeated full name through its closing word.

    The evidence: a name directly followed by a longer one that ends in the same word, no comma
    between, then the closing word in capitals. The price: a headline that holds the closing word
    in capitals ends the box there.

    >>> text = "I told Mr. HaleAnna May HaleMayor wins again City sues MORE to wait."
    >>> [text[c.start : c.end] for c in find_boxes(text)]
    ['Anna May HaleMayor wins again City sues MORE']
    """
    if not any(mark in text for mark in (*rules("boxes")["closing"], _CUT_SHORT)):
        return  # quicker than the pattern
    patterns = _patterns()
    plain = ""
    done = 0
    for closing in patterns.closing.finditer(text):
        plain = plain or text.translate(_PLAIN)
        line = text.rfind("\n", 0, closing.start()) + 1
        opening = max(done, closing.start() - LONGEST)
        name = _name(patterns.inline, plain, max(opening, line), closing.end())
        if not name and line == closing.start():
            name = _name(patterns.stacked, plain, opening, closing.end())
        if name and name.end("full") <= closing.start():
            stacked = "\n" in name["gap"]
            done = _behind(text, closing.end()) if stacked else closing.end()
            follows = text[done : done + 1]
            apart = follows.isalnum() or (stacked and follows in "(“‘$—–")
            yield Change(name.start("gap"), done, " " if apart else "", "related-links-box")


def _name(
    patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Find the printed name that is repeated in full between `start` and `end`.

    The innermost reading counts ("Defense Secretary AmesLee AmesOvernight Defense" repeats Ames,
    not Defense), but one that repeats the first name too is better than one that overlaps it.
    """
    in_full, surname_only = patterns
    best = other = surname_only.search(text, start, end)
    while best and other and other.start() < best.end("full"):
        if other.end("full") < best.end("full"):
            best = other
        other = surname_only.search(text, other.start() + 1, end)
    if best and (named := in_full.search(text, start, end)) and named.start() < best.end("full"):
        return named
    return best


def _behind(text: str, end: int) -> int:
    """Step over the line ends behind a box whose parts stood on lines of their own."""
    while text[end : end + 1].isspace():
        end += 1
    return end


@cache
def _patterns() -> _Patterns:
    box = rules("boxes")
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    suffix = f"(?:,?[ ](?:{'|'.join(box['suffixes'])}))?"
    word = rf"(?:{capital}[\w'-]{{0,29}}|(?:{capital}\w{{0,2}}\.){{1,3}})"
    token = rf"(?:{word}|\([\w.' -]{{1,20}}\)|{'|'.join(box['particles'])})"
    surname = rf"(?P<surname>{capital}[\w'-]{{1,29}}){suffix}"
    first = rf"(?<![\w])(?P<first>{word})[ ](?:{token}[ ]){{0,2}}?"
    again = rf"(?:{token}[ ])?\(?(?P=first)\)?[ ]"
    rest = rf"(?P=surname){suffix}"
    glued = rf"(?={capital}|[\d\"“‘$#(]|'(?!s\b)|[ ]['\"“‘]?(?:{capital}|[\d$#]))"

    def readings(gap: str, behind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        gap = f"(?P<gap>{gap})"
        in_full = rf"{first}{surname}{gap}(?P<full>{again}(?:{token}[ ]){{0,4}}?{rest}){behind}"
        only = rf"(?<!\w){surname}{gap}(?P<full>(?:{token}[ ]){{1,5}}?{rest}){behind}"
        return re.compile(in_full), re.compile(only)

    ends = "|".join(box["closing"])
    others = "".join(f"(?<!{stem})" for stem in box["stems"])
    cut_short = rf"…?[ ]?\[\+\d+[ ]{re.escape(_CUT_SHORT)}"
    return _Patterns(
        re.compile(rf"{others}(?:{ends})(?![^\W\d_a-z]|['’-]\w{{3}})|(?={cut_short})"),
        readings(rf"[ ]|(?<!{capital})", glued),
        readings(r"\n{1,2}", r"(?=\n)"),
    )
