"""Labels that are another label with a slip of the pen: "QMS. PSAKI", "HE PRESIDENT"."""

from collections import Counter
from collections.abc import Iterable

MIN_LENGTH = 6
"""Shorter labels are told apart by one letter: "MR LEE", "MR LEW"."""
RARER = 3
"""A misprint is so many times rarer than what was meant."""


def misprints(keys: Iterable[str], words: frozenset[str]) -> dict[str, str]:
    """Give each misprinted label key the key it stands for; `words` are those of the speeches.

    Only one other label may be near, and a name that somebody speaks of is no misprint.

    >>> misprints(["ms psaki"] * 9 + ["qms psaki", "q"], frozenset())
    {'qms psaki': 'ms psaki'}
    """
    times = Counter(keys)
    found = {}
    for key in times:
        meant = [
            other
            for other in times
            if times[other] >= times[key] * RARER and _near(key, other) and key != other
        ]
        odd = [w for w in key.split() if meant and w not in meant[0].split()]
        if len(meant) == 1 and not any(w in words for w in odd if len(w) > 3):  # noqa: PLR2004
            found[key] = meant[0]
    return found


def _near(one: str, other: str) -> bool:
    """Two edits apart at most; one in short labels."""
    if min(len(one), len(other)) < MIN_LENGTH or one[-1:].isdigit() or other[-1:].isdigit():
        return False
    limit = 1 if len(other) < MIN_LENGTH * 2 else 2
    if abs(len(one) - len(other)) > limit:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if head is None:
        return True
    tail = next(
        (i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), 0
    )
    left = max(len(one) - head - tail, 0), max(len(other) - head - tail, 0)
    return max(left) <= limit
