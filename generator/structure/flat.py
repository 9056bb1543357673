"""Where speakers begin in a text that a copy made flat: turn behind turn in one long line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form
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


def flat_lines(lines: Sequence[str]) -> list[list[int]]:
    """Give, for each line, where turns begin inside of it, in order.

    It is so where labels inside of lines are many, more than those at their heads, and half of them
    at least are printed again. The price: who speaks once under a bare word is not seen.

    >>> flat_lines(["Ana Ruiz: Why? Bo Lind: So. Ana Ruiz: Oh? Bo Lind: Yes. Ana Ruiz: Thanks."])
    [[15, 28, 42, 56]]
    """
    found = [[*_inner(line)] if line.count(": ") >= A_LINE else [] for line in lines]
    times = Counter(label.key for inner in found for _, label in inner)
    many = sum(times.values())
    if many < LEAST:
        return [[] for _ in lines]
    heads = [label for label in map(candidate, lines) if label and label.sign is Sign.COLON]
    times.update(label.key for label in heads)
    again = {key for key, n in times.items() if n > 1}
    share = sum(label.key in again for inner in found for _, label in inner)
    if many < 2 * len(heads) or share * 2 < many or len(again) < 2:  # noqa: PLR2004 - a talk
        return [[] for _ in lines]
    return [[at for at, label in inner if label.key in again or _sure(label)] for inner in found]


def _inner(line: str) -> Iterator[tuple[int, Label]]:
    """Give what may be labels inside of a line, and where each begins."""
    for colon in _COLON.finditer(line):
        start = max(0, colon.start() - REACH)
        before = _BEFORE.search(line[start : colon.start()])
        if not before:
            continue
        at = start + before.start("label")
        label = candidate(line[at : at + 2 * REACH])
        if label and label.sign is Sign.COLON and label.end == colon.end() - at:
            yield at, label


def _sure(label: Label) -> bool:
    return label.form > Form.CAPITALS or (label.form is Form.NAME and " " in label.core)
