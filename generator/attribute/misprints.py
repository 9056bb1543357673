"""Labels that are another label with a slip of the pen: "QMS. PSAKI", "HE PRESIDENT"."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby

MIN_LENGTH = 6
"""Shorter labels are told apart by one letter: "MR LEE", "MR LEW"."""
MOST = 1000
"""Among more labels than these nobody looks for misprints: each is held against each."""
MOST_OFF = 2
"""Letters by which a misprint is off at most."""
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
    known = _by_length(frozenset(roles))
    found: dict[str, str] = {}
    if len(times) > MOST:
        return found
    for key in times:
        meant = [
            other
            for other in usual
            if times[other] >= times[key] * RARER and _near(key, other) and key != other
        ]
        if times[key] < RARER and key not in known.get(len(key), ()):
            able = (known.get(len(key) + more, ()) for more in range(-MOST_OFF, MOST_OFF + 1))
            meant += [r for some in able for r in some if _near(key, r) and r not in meant]
        if len(meant) == 1:
            found[key] = meant[0]
    return found


@cache
def _by_length(roles: frozenset[str]) -> dict[int, frozenset[str]]:
    """Give the roles that are long enough, by how long they are."""
    long = sorted((role for role in roles if len(role) >= LONG), key=len)
    return {length: frozenset(some) for length, some in groupby(long, key=len)}


def _near(one: str, other: str) -> bool:
    """Tell whether one stretch of two letters at most parts them; of one in short labels."""
    limit = 1 if len(other) < MIN_LENGTH * 2 else MOST_OFF
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
