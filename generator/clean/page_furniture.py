"""What the pages of a source left between its lines: numbers, running heads, page marks."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.rulebook import rules

MIN_NUMBERED = 20
"""So many numbered lines at least make numbered pages: a list has fewer."""
NEAR = 3
"""A running head stands within so many lines of where the page turns."""
MAX_HEAD = 90
"""Code points of a running head at most."""
LONE = 4
"""Digits of a page's number at most."""

_NUMBER = re.compile(r"(?P<clock>\d\d:\d\d(?::\d\d)?\s+)?(?P<number>\d{1,2})(?:\s+|$)")
"""The number of a line, behind the clock of whoever films a deposition."""
_TALK = re.compile(r"[QA](?:\. |  )|[A-Z][A-Z.'’ -]{2,30}:")
_LONE = re.compile(rf"\d{{1,{LONE}}}|\[\d{{1,{LONE}}}\]")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.?!:;,]$")


class Line(NamedTuple):
    """One line of a text, without the blanks around it."""

    start: int
    end: int
    """In the text; `start == end` for a blank line."""
    indent: int
    text: str
    feed: bool
    """True where the page is fed in it."""


def split_lines(text: str) -> list[Line]:
    r"""Give the lines of `text` in order, blank ones too.

    >>> [line.text for line in split_lines("  one \n\ntwo")]
    ['one', '', 'two']
    """
    lines, at, feeds = [], 0, "\f" in text
    new = tuple.__new__  # three times as fast as the name of the tuple
    for raw in text.split("\n"):
        if not raw:  # as every other line of most texts
            lines.append(new(Line, (at, at, 0, "", False)))
            at += 1
            continue
        inner = raw.strip()
        size, length = len(raw), len(inner)
        indent = size - len(raw.lstrip()) if 0 < length < size else 0
        start = at + indent
        row = start, start + length, indent, inner, feeds and "\f" in raw
        lines.append(new(Line, row))
        at += size + 1
    return lines


def line_numbers(lines: Sequence[Line]) -> dict[int, int]:
    r"""Give, by index, the length of the number printed before a line, blanks included.

    Court reporters number the lines of each page from 1 to 25. One page alone shows it where a line
    in four at least goes on with a sentence, or is blank. The price: a list of twenty one-line
    items and more, alone in its text, loses its numbers.

    >>> text = "\n".join(f"{n} words" for n in range(1, 26))
    >>> len(line_numbers(split_lines(text)))
    25
    """
    found: dict[int, int] = {}
    last = restarts = clocks = 0
    for i in [i for i, line in enumerate(lines) if line.text[:1].isdecimal()]:
        match = _NUMBER.match(lines[i].text)
        if match and int(match["number"]) in (1, last + 1):
            last = int(match["number"])
            restarts += last == 1
            clocks += match["clock"] is not None
            found[i] = match.end()
    if len(found) < MIN_NUMBERED:
        return {}
    filled = sum([bool(line.text) for line in lines])
    within = sum([bool(line.text) for line in lines[min(found) : max(found) + 1]])
    enough = len(found) * 10 >= within * 6
    pages = restarts > 1 or clocks * 2 > len(found) or _goes_on(lines, found)
    return found if enough and (pages or len(found) * 10 >= filled * 9) else {}


def _goes_on(lines: Sequence[Line], found: dict[int, int]) -> bool:
    """Tell whether a quarter of the numbered lines go on with a sentence, are blank, or talk.

    The items of a list begin with a capital, and few with "Q" or a label.
    """
    rest = [lines[i].text[end:] for i, end in found.items()]
    within = lines[min(found) : max(found) + 1]
    filled = sum([bool(line.text) for line in within])
    begun = sum([not text or text[0].islower() or bool(_TALK.match(text)) for text in rest])
    return begun * 4 >= len(found) and len(found) * 10 >= filled * 9


def numbered_lines(lines: list[Line]) -> tuple[list[Line], dict[int, int]]:
    r"""Give the lines with the numbers before them, as `line_numbers` does.

    Where a blank line stands between any two of numbered pages, as reporters print them in double
    spacing, it says nothing, and is left out.

    >>> text = "\n\n".join(f"{n} words" for n in range(1, 26))
    >>> len(numbered_lines(split_lines(text))[0])
    25
    """
    numbered = line_numbers(lines)
    steps = [b - a for a, b in pairwise(numbered)]
    kept = [line for line in lines if line.text]
    said = sum(len(lines[i].text) > end for i, end in numbered.items())
    if not steps or steps.count(2) * 5 < len(steps) * 4 or said * 5 < len(kept) * 3:
        return lines, numbered
    return kept, line_numbers(kept)


def page_lines(lines: Sequence[Line], numbered: dict[int, int]) -> set[int]:
    r"""Give the indexes of lines that belong to the page and not to the text.

    >>> sorted(page_lines(split_lines("so he\n\n[Page H6110]\n\nsaid"), {}))
    [2]
    """
    marks = _page_marks().fullmatch
    long = MAX_HEAD * 2
    texts = [line.text for line in lines]
    cut = {
        i for i, text in enumerate(texts) if len(text) <= long and can_mark(text) and marks(text)
    }
    cut |= _lone_numbers(lines, numbered)
    turns = cut | {i for i, line in enumerate(lines) if line.feed}
    turns |= {i for i in numbered if _NUMBER.match(lines[i].text)["number"] == "1"}  # type: ignore[index]
    if not turns:
        return cut
    filled = [i for i, line in enumerate(lines) if line.text]
    turns |= set(filled[-1:])  # the last page ends too
    return cut | _running_heads(lines, numbered, turns)


def can_mark(text: str) -> bool:
    """Tell, at a glance, whether a line can be a page's mark: most begin with a small letter.

    A mark of a page that begins so ends in a number: "p. 7".
    """
    return text != "" and (not text[0].islower() or text[-1].isdecimal())


@cache
def _page_marks() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["page"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


def _lone_numbers(lines: Sequence[Line], numbered: dict[int, int]) -> set[int]:
    """Lines of one number each that count the pages: each is one more than the one before."""
    short = [(i, line.text) for i, line in enumerate(lines) if 0 < len(line.text) <= LONE + 2]
    rows = [
        (i, int(text.strip("[]")))
        for i, text in short
        if i not in numbered and _LONE.fullmatch(text)
    ]
    pairs = pairwise(rows)
    counted = {i for (a, n), (b, m) in pairs if m == n + 1 for i in (a, b)}
    return counted if len(counted) > 2 else set()  # noqa: PLR2004 - two may be anything


def _running_heads(lines: Sequence[Line], numbered: dict[int, int], turns: set[int]) -> set[int]:
    """Short lines that come back, their numbers apart, wherever the page turns.

    At the top of the text such a line may be the title, and stays. Where the lines of the text are
    numbered, one without a number is the page's: an address in a foot of six lines.
    """
    filled = [i for i, line in enumerate(lines) if line.text or i in turns]
    near: set[int] = set()
    for n, i in enumerate(filled):
        if i in turns:
            near.update(filled[max(0, n - NEAR) : n + NEAR + 1])
    near |= set(filled) - numbered.keys() if numbered else set()
    near_turns = {i: _head_of(lines[i], i, numbered) for i in near}
    at_turns = Counter(near_turns.values())
    least = max(2, len(turns) // 4)
    often = {head for head, n in at_turns.items() if head and n >= least}
    if not often:
        return set()
    top = set(filled[:NEAR]) - near
    everywhere = Counter(_head_of(lines[i], i, numbered) for i in filled if i not in top)
    heads = {head for head in often if at_turns[head] * 10 >= everywhere[head] * 9}
    return {i for i, head in near_turns.items() if head in heads}


def _head_of(line: Line, i: int, numbered: Collection[int]) -> str:
    """Give a line as it may come back on every page, its numbers apart; "" for what cannot."""
    text = " ".join(line.text[: MAX_HEAD * 3].split())
    if len(text) > MAX_HEAD or i in numbered:
        return ""
    return "" if not numbered and _SENTENCE_END.search(text) else _DIGITS.sub("#", text)
