"""Where speakers begin in a text that a copy made flat: turn behind turn in one long line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from generator.personal_names import given_names
from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form, title_words
from generator.structure.labels import candidate

LEAST = 4
"""So many labels inside of lines at least make a flat text."""
A_LINE = 3
"""Colons of a line that may be flat, at least."""
REACH = 70
"""Code points of a label at most."""
_COLON = re.compile(r":(?= )")
_WORD = r"(?:[A-Z]\.|[A-Z][a-z]{1,3}\.(?= [A-Z])|[A-Z][\w'’&-]*(?<![–—-]))"
_SMALL = r"(?:of|the|for|and|de|la|van|von|der|al|bin)"
_MORE = rf"(?:{_WORD}|{_SMALL}|#?\d{{1,3}}|\([^()]{{1,40}}\))"
_BEFORE = re.compile(rf"[.?!…\])”\"’–—-] +(?P<label>{_WORD}(?:,? {_MORE}){{0,9}})$")
"""A label behind the end of a sentence, in which a full stop ends an abbreviation."""
_CHANGE = re.compile(r"(?<=[.?!…\])”\"’–—-]) +(?P<at>>> ?[^\s>])")
_STOP = re.compile(r"\.(?<=[A-Z]{2}\.)(?= [A-Z“\"‘(\[])")
_WAYS = ((Sign.COLON, ": ", A_LINE), (Sign.FULL_STOP, ". ", 2 * A_LINE))
"""What ends labels, how it is printed, and how much of it stands in a line that may be flat."""


def flat_lines(lines: Sequence[str]) -> list[list[int]]:
    """Give, for each line, where turns begin inside of it, in order.

    It is so where labels inside of lines are many, more than those at their heads, and half of them
    at least are printed again; with a colon, or else in capitals with a full stop. The price: who
    speaks once under a bare word is not seen.

    >>> flat_lines(["Ana Ruiz: Why? Bo Lind: So. Ana Ruiz: Oh? Bo Lind: Yes. Ana Ruiz: Thanks."])
    [[15, 28, 42, 56]]
    >>> flat_lines(["Mr. LIND. Why? Ms. RUIZ. So. Mr. LIND. Oh? Ms. RUIZ. Yes. Mr. LIND. Thanks."])
    [[15, 29, 43, 58]]
    """
    changes = [[m.start("at") for m in _CHANGE.finditer(line)] for line in lines]
    if sum(map(len, changes)) >= LEAST:  # captions: ">> Ana Ruiz: Why? >> Bo Lind: So."
        return changes
    for sign, ends, least in _WAYS:
        found = [[*_inner(line, sign)] if line.count(ends) >= least else [] for line in lines]
        if cuts := _cuts(lines, found, sign):
            return cuts
    return [[] for _ in lines]


def _cuts(
    lines: Sequence[str], found: Sequence[Sequence[tuple[int, Label]]], sign: Sign
) -> list[list[int]]:
    """Give where to cut each line, as `flat_lines` does; nothing where the text is not flat."""
    times = Counter(label.key for inner in found for _, label in inner)
    many = sum(times.values())
    if many < LEAST:
        return []
    heads = [label for label in map(candidate, lines) if label and label.sign is sign]
    times.update(label.key for label in heads)
    again = {key for key, n in times.items() if n > 1}
    share = sum(label.key in again for inner in found for _, label in inner)
    if many < 2 * len(heads) or share * 2 < many or len(again) < 2:  # noqa: PLR2004 - a talk
        return []
    return [[at for at, label in inner if label.key in again or _sure(label)] for inner in found]


def _inner(line: str, sign: Sign) -> Iterator[tuple[int, Label]]:
    """Give what may be labels inside of a line, and where each begins."""
    ends, before = (_COLON, _BEFORE) if sign is Sign.COLON else (_STOP, _shouted())
    for end in ends.finditer(line):
        start = max(0, end.start() - REACH)
        found = before.search(line[start : end.start()])
        if not found:
            continue
        at = start + found.start("label")
        label = candidate(line[at : at + 2 * REACH])
        if label and label.sign is sign and label.end == end.end() - at:
            yield at, label


@cache
def _shouted() -> re.Pattern[str]:
    """Give a label in capitals, behind titles in any letters: "Mr. LIND", "ANA B. RUIZ"."""
    titles = "|".join(sorted(word.capitalize() for word in title_words()))
    shouted = r"(?:Ma?c)?[A-Z][A-Z'’-]*[A-Z]"
    return re.compile(
        rf"[.?!…\])”\"’–—-] +(?P<label>(?:(?:{titles})\.? ){{0,2}}"
        rf"{shouted}(?: (?:[A-Z]\.|{shouted})){{0,3}})$"
    )


def _sure(label: Label) -> bool:
    """Tell whether a label printed once is one: a title or a part, a full name."""
    first, several, _ = label.core.partition(" ")
    if label.form is Form.CAPITALS and label.sign is Sign.FULL_STOP:
        return bool(several) and first.capitalize() in given_names()
    return label.form > Form.CAPITALS or (label.form is Form.NAME and bool(several))
