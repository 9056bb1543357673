"""Words that a line end broke: what the rest of the text says of a hyphen there."""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.clean.page_furniture import Line
from generator.rulebook import rules
from generator.word_places import FEW, stands

TAIL = 60
"""The end of a line is judged by so many code points of it."""

_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")  # on the last TAIL code points: linear
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOES_BEFORE, _GOES_BEHIND = re.compile(r"[^\W\d_]-?$"), re.compile(r"-?[^\W\d_]")


class Hyphen(Enum):
    """What the hyphen at a line's end is."""

    BREAK = "made by the line end: one word"
    SPELLING = "part of a compound"
    HANGING = "part of the first of two compounds: “public- and private-sector”"
    UNSURE = "either"


class Break(NamedTuple):
    """A word broken at a line's end."""

    first: str
    rest: str
    """Empty where no letters go on with it."""


def broken_word(before: Line, line: Line) -> Break | None:
    r"""Give the parts of the word that a hyphen and the line's end break; None where none is.

    >>> from generator.clean.page_furniture import split_lines
    >>> broken_word(*split_lines("talks bet-\nween them"))
    Break(first='bet', rest='ween')
    """
    if not before.text.endswith("-"):
        return None
    first, rest = _BROKEN.search(before.text[-TAIL:]), _TOKEN.match(line.text)
    return Break(first[1], rest[0] if rest else "") if first else None


def whole_words(lines: Iterable[Line]) -> frozenset[str]:
    r"""Give those of the words that a broken one may be which stand whole elsewhere, in lower case.

    >>> from generator.clean.page_furniture import split_lines
    >>> sorted(whole_words(split_lines("Talks between\ntwo be-\ntween them")))
    ['between']
    """
    rows = [line for line in lines if line.text]
    broken = [broken_word(a, b) if a.text.endswith("-") else None for a, b in pairwise(rows)]
    asked = {form.lower() for word in broken if word for form in _forms(word)}
    if not asked:
        return frozenset()
    words: set[str] = set()
    plain = []
    for line, end, begin in zip(rows, [*broken, None], [None, *broken], strict=True):
        if end or begin:
            tokens = _TOKEN.findall(line.text.lower())
            words.update(tokens[bool(begin) : len(tokens) - bool(end)])
        else:
            plain.append(line.text)
    text = "\n".join(plain).lower()
    left = asked - words - {""}
    if len(left) > FEW:
        return frozenset(asked & words | left.intersection(_TOKEN.findall(text)))
    return frozenset(asked & words | {word for word in left if stands(text, word, _alone)})


def _alone(before: str, behind: str) -> bool:
    """Tell whether neither letters nor a hyphen and letters go on with a word on either side."""
    return not (_GOES_BEFORE.search(before) or _GOES_BEHIND.match(behind))


def _forms(word: Break) -> tuple[str, ...]:
    """Give what `judge` asks of the rest of the text."""
    first, rest = word
    return first, rest, first + rest, f"{first}-{rest}"


def judge(word: Break, words: frozenset[str]) -> Hyphen:
    """Say what the hyphen is, by the words of the text; the text's own spelling goes first.

    A part that is no word by itself shows a break. The price: a compound of two words that stand
    nowhere else in the text is taken for one word.

    >>> judge(Break("mili", "tary"), frozenset({"the", "general"})).name
    'BREAK'
    >>> judge(Break("oil", "rich"), frozenset({"oil", "rich"})).name
    'UNSURE'
    """
    first, rest = word.first.lower(), word.rest.lower()
    if not rest or f"{first}-{rest}" in words:
        return Hyphen.SPELLING  # before the next: a misprint leaves a hyphen out, none puts it in
    if first + rest in words:
        return Hyphen.BREAK
    if rest in _known("hanging"):
        return Hyphen.HANGING
    if rest in words or first in _known("prefixes"):
        return Hyphen.UNSURE
    return Hyphen.UNSURE if first in words and rest not in _known("endings") else Hyphen.BREAK


def ends_in_break(before: Line, line: Line, words: Callable[[], frozenset[str]]) -> bool:
    """Tell whether the hyphen alone is evidence enough that `line` goes on with `before`.

    A line of one word is an entry of a list; a capital begins a name or another speech. Where the
    text does not settle what the hyphen is, only prose of some length goes on.
    """
    word = broken_word(before, line)
    if not word or not word.rest[:1].islower() or len(before.text) == len(word.first) + 1:
        return False
    sure = judge(word, words()) in (Hyphen.BREAK, Hyphen.SPELLING)
    return sure or (len(before.text) > TAIL and not line.text.endswith("-"))


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(rules("hyphens")[kind]["words"])
