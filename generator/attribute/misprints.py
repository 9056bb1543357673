"""Labels that are another label with a slip of the pen: "QMS. PSAKI", "HE PRESIDENT"."""

from collections import Counter
from collections.abc import Iterable

MIN_LENGTH = 6
"""Shorter labels are told apart by one letter: "MR LEE", "MR LEW"."""
MOST = 1000
"""Among more labels than these nobody looks for misprints: each is held against each."""
LONG = 9
"""Letters of a role that a label can be a misprint of, though no other prints it."""
RARER = 3
"""A misprint is so many times rarer than what was meant."""


def misprints(keys: Iterable[str], roles: Iterable[str] = ()) -> dict[str, str]:
    """Give each label key that looks misprinted the key it stands for.

    Only one other label may be near, or one of `roles`, which any transcript may print. The price:
    two people of nearly one name; the caller looks whether anybody speaks of the odd one.

    >>> misprints(["ms psaki"] * 9 + ["qms psaki", "q"])
    {'qms psaki': 'ms psaki'}
    >>> misprints(["ms psaki", "moerator"], roles=["moderator"])
    {'moerator': 'moderator'}
    """
    times = Counter(keys)
    usual = [key for key in times if times[key] >= RARER]
    known = {key for key in roles if len(key) >= LONG}
    found: dict[str, str] = {}
    if len(times) > MOST:
        return found
    for key in times:
        meant = [
            other
            for other in usual
            if times[other] >= times[key] * RARER and _near(key, other) and key != other
        ]
        if times[key] < RARER and key not in known:
            meant += [role for role in known if _near(key, role) and role not in meant]
        if len(meant) == 1:
            found[key] = meant[0]
    return found


def _near(one: str, other: str) -> bool:
    """Tell whether one stretch of two letters at most parts them; of one in short labels."""
    limit = 1 if len(other) < MIN_LENGTH * 2 else 2
    if abs(len(one) - len(other)) > limit or min(len(one), len(other)) < MIN_LENGTH:
        return False
    if one[-1:].isdigit() or other[-1:].isdigit():
        return False
    shorter = min(len(one), len(other))
    head = _alike(one, other)
    tail = min(_alike(one[::-1], other[::-1]), shorter - head)
    return max(len(one), len(other)) - head - tail <= limit


def _alike(one: str, other: str) -> int:
    """Count the code points that both begin with."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
