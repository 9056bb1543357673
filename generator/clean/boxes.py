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
from generator.personal_names import particles
from generator.rulebook import rules

LONGEST = 1200
"""Code points of the longest box believed; the longest seen has some 900."""

_CUT_SHORT = "chars]"
"""How some sites end a text that they give in part; a box there lost its closing word."""
_PLAIN = {c: ord(unicodedata.normalize("NFD", chr(c))[0]) for c in range(0xC0, 0x250)} | {
    ord("’"): "'"
}
"""Names are compared without accents: one letter for one letter, so that places stay."""
_FIRST_WORD = re.compile(r"\s*([^\W\d_a-zß-öø-ÿ][\w'-]+)")


SAME = 4
"""Letters at the head of a surname that is spelt otherwise in the box."""


class _Readings(NamedTuple):
    """How a name and its repetition can stand, the surest first."""

    whole: re.Pattern[str]
    """The repetition begins with the first name: "Anna HaleAnna May Hale"."""
    within: re.Pattern[str]
    """The first name comes second in it: "May HaleAnna (May) Hale"."""
    other: re.Pattern[str]
    """It begins with it and ends in another word: misprinted, or as the sentence goes on."""
    surname: re.Pattern[str]
    """Only the surname is repeated: "President HaleAnna May Hale"."""


class _Patterns(NamedTuple):
    closing: re.Pattern[str]
    inline: _Readings
    stacked: _Readings
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
        plain = plain or _plain(text)
        line = text.rfind("\n", 0, closing.start()) + 1
        opening = max(done, closing.start() - LONGEST)
        name = _name(patterns.inline, plain, max(opening, line), closing.end())
        if not name and line == closing.start():
            name = _name(patterns.stacked, plain, opening, closing.end())
        done = closing.end()  # no box holds the end of another
        if name and name.end("full") <= closing.start():
            stacked = line == closing.start()
            done = _behind(text, done) if stacked else done
            follows = text[done : done + 1]
            apart = follows.isalnum() or (stacked and follows in "(“‘$—–")
            yield Change(name.start("gap"), done, " " if apart else "", "related-links-box")


def _plain(text: str) -> str:
    """Give a text without accents, one letter for one letter."""
    straight = text.replace("’", "'")
    return straight if straight.isascii() else text.translate(_PLAIN)


def _name(readings: _Readings, text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the printed name that is repeated in full between `start` and `end`.

    The innermost reading counts ("Defense Secretary AmesLee AmesOvernight Defense" repeats Ames,
    not Defense), but one that repeats the first name too is better than one that overlaps it: of
    "Ann Moore HaleAnn May Moore Hale" Hale is the surname, not Moore.
    """
    best = other = readings.surname.search(text, start, end)
    while best and other and other.start() < best.end("full"):
        if other.end("full") < best.end("full"):
            best = other
        other = readings.surname.search(text, other.start() + 1, end)
    behind = best.end("full") if best else end
    for named in (
        readings.whole.search(text, start, end),
        readings.within.search(text, start, end),
        _named_otherwise(readings.other, text, start, end),
    ):
        if named and named.start() < behind:
            return named
    return best


def _named_otherwise(
    pattern: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Find a name whose repetition ends in a misprint of its surname, or as the sentence goes on.

    >>> find = lambda text: [text[c.start : c.end] for c in find_boxes(text)]
    >>> find("told Lee CostaLee CosttaShips MORE so"), find("Ann MayAnn HaleShips MORE Hale,")
    (['Lee CosttaShips MORE'], ['Ann HaleShips MORE'])
    """
    goes_on = _FIRST_WORD.match(text, end)
    for found in pattern.finditer(text, start, end):
        others = found["others"].split()
        like = [word for word in others if word[:SAME] == found["surname"][:SAME] < word]
        if like or (goes_on and any(word.startswith(goes_on[1]) for word in others)):
            return found
    return None


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
    small = "[a-zß-öø-ÿ'-]"
    initials = rf"(?:{capital}\w{{0,2}}\.){{1,3}}"
    joined = rf"(?:{'|'.join(box['joined'])}|{capital}{small}*[-'])?"
    word = rf"(?:{capital}[\w'-]{{0,29}}|{initials})"
    single = rf"(?:{joined}{capital}{small}{{0,29}}|{capital}{{2,3}}|{initials})"
    token = rf"(?:{single}|\([\w.' -]{{1,20}}\)|{'|'.join(sorted(particles()))})"
    surname = rf"(?P<surname>{capital}[\w'-]{{1,29}}){suffix}"
    first = rf"(?<![\w])(?P<first>{word})[ ](?:{token}[ ]){{0,2}}?"
    again = r"\(?(?P=first)\)?[ ]"
    rest = rf"(?P=surname){suffix}"
    glued = rf"(?={capital}|[\d\"“‘$#(]|'(?!s\b)|[ ]?[|•·]|[ ]['\"“‘]?(?:{capital}|[\d$#]))"

    def readings(gap: str, behind: str) -> _Readings:
        gap = f"(?P<gap>{gap})"
        some = rf"(?:{token}[ ]){{0,4}}?"
        forms = (
            rf"{first}{surname}{gap}(?P<full>{again}{some}{rest}){behind}",
            rf"{first}{surname}{gap}(?P<full>{token}[ ]{again}{some}{rest}){behind}",
            rf"{first}{surname}{gap}(?P<full>{again})(?P<others>(?:{token}[ ]){{0,4}}{word})",
            rf"(?<!\w){surname}{gap}(?P<full>(?:{token}[ ]){{1,5}}?{rest}){behind}",
        )
        return _Readings(*map(re.compile, forms))

    ends = "|".join(box["closing"])
    others = "".join(f"(?<!{stem})" for stem in box["stems"])
    cut_short = rf"…?[ ]?\[\+\d+[ ]{re.escape(_CUT_SHORT)}"
    return _Patterns(
        re.compile(rf"{others}(?:{ends})(?![^\W\d_a-z]|['’-]\w{{3}})|(?={cut_short})"),
        readings(rf"[ ]|(?<!{capital})", glued),
        readings(rf"\n{{1,2}}|[ ]|(?<!{capital})", r"(?=\n)"),
    )
