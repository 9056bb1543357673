"""The rules of furniture, compiled, in the order in which they are tried."""

import re
from functools import cache
from typing import NamedTuple

from generator.rulebook import rules

LONGEST = 700
"""Code points of the longest line that can be furniture as a whole."""
BULLET = "(?:[♦•▪►▶★●■»›] ?)?"
"""What a page prints before an entry of a list."""


class FurnitureRule(NamedTuple):
    """One table of rules/furniture.toml, compiled; a pattern that the table lacks is None."""

    name: str
    words: tuple[str, ...]
    """In small letters; a line with none of them cannot be meant."""
    beside: tuple[str, ...]
    """Rules of which one must cut in the same text; none: this one needs no company."""
    longest: int
    """Code points of the longest line that `line` is meant for."""
    exact: frozenset[str]
    """Whole lines in small letters, cut among other furniture only, as what `line` fits is then."""
    below: str
    """The rule that cuts the heading of the list that this one cuts; "" for none."""
    lone: bool
    """True where what it cuts stands amid the text: no buttons are looked for beside it."""
    line: re.Pattern[str] | None
    start: re.Pattern[str] | None
    end: re.Pattern[str] | None


Cut = tuple[FurnitureRule, int, int]
"""What is cut by which rule: offsets in the text."""


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """Give the rules in the order in which they are tried: the sure ones, then by name."""
    tables = sorted(rules("furniture").items(), key=lambda item: "beside" in item[1])
    return tuple(
        FurnitureRule(
            name,
            tuple(table.get("words", ())),
            tuple(table.get("beside", ())),
            table.get("longest", LONGEST),
            frozenset(table.get("exact", ())),
            table.get("below", ""),
            table.get("lone", False),
            _any(table.get("line"), before=BULLET),
            _any(table.get("start")),
            _any(table.get("end"), r"\Z"),
        )
        for name, table in tables
    )


def _any(
    patterns: list[str] | None, after: str = "", *, before: str = ""
) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}", re.IGNORECASE)
