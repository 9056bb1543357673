"""Given names that can be one person's."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from generator.attribute.evidence import Found
from generator.attribute.labelnames import fold
from generator.rulebook import rules

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<![aeiou])h|h$"), ""),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?:ie|ey|y)$"), "i"),
    (re.compile(r"(?<=s)e$"), ""),
)
"""Letters that are written one way or the other in the same name, in the order they are asked."""


def compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two runs of given names can be one person's.

    >>> compatible(("John", "F."), ("John",)), compatible(("J.",), ("John",))
    (True, True)
    >>> compatible(("J.", "Gresham"), ("Gresham",)), compatible(("Janice",), ("Janis",))
    (True, True)
    >>> compatible(("George",), ("Jeb",)), compatible(("Julia",), ("Julie",))
    (False, False)
    """
    a, b = fold(one[0]), fold(other[0])
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) != 2 and long.startswith(short)):  # noqa: PLR2004 - "Al", "Alice"
        return True
    if any(a in names and b in names for names in rules("speakers")["short"]["names"]):
        return True
    return _behind_initial(one) == b or _behind_initial(other) == a or _sound(a) == _sound(b)


def _behind_initial(given: Sequence[str]) -> str | None:
    """Give the name that stands behind a first initial: "Gresham" of "J. Gresham"."""
    return fold(given[1]) if len(given) > 1 and len(fold(given[0])) == 1 else None


@cache
def _sound(name: str) -> str:
    """Give a folded name as it is heard, roughly."""
    for pattern, written in _SOUNDS:
        name = pattern.sub(written, name)
    return name


def _broken_off(initials: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether initials are what a line's end left of a name: "B." of "Theodore B."."""
    short = all(len(word.rstrip(".")) == 1 for word in initials)
    return short and len(given) > len(initials) and [*given[-len(initials) :]] == [*initials]


def clusters(found: Iterable[Found]) -> list[list[Found]]:
    """Part full names into those that can be one person's; an initial goes to its only match."""
    groups: list[list[Found]] = []
    for name in sorted(
        (f for f in found if f.given), key=lambda f: (-len(fold(f.given[0])), f.place)
    ):
        fitting = [g for g in groups if compatible(name.given, g[0].given)]
        fitting = fitting or [g for g in groups if _broken_off(name.given, g[0].given)]
        if len(fitting) == 1:
            fitting[0].append(name)
        elif not fitting:
            groups.append([name])
    return groups
