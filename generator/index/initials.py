"""Abbreviations of names that one document prints both ways."""

import re
from collections.abc import Collection

_SHORTEST = 3
"""Letters an abbreviation has at least, and words that it may stand for."""
_BETWEEN = re.compile(r"[ -]")
_INITIAL = re.compile(r"[A-ZÀ-Þ]")


def initialled(names: Collection[str]) -> dict[str, dict[str, int]]:
    """Give the names of three words and more whose initials are among `names` too, with these.

    Link words are left out. An abbreviation within a name keeps its letters.

    >>> initialled({"Bank for Harbor Works", "BHW", "UK Sea Agency", "USA"})
    {'Bank for Harbor Works': {'BHW': 1}}
    """
    found = {name: _initials(name) for name in sorted(names)}
    return {name: {short: 1} for name, short in found.items() if short in names}


def _initials(name: str) -> str:
    """Give the initials of a name; "" of one too short."""
    if len(parts := _BETWEEN.split(name)) < _SHORTEST:
        return ""
    words = [word for word in parts if _INITIAL.match(word)]
    if len(words) < _SHORTEST:
        return ""
    return "".join(w.replace(".", "") if w.isupper() else w[0] for w in words)


def is_short(form: str) -> bool:
    """Whether a name in one word has capitals as an abbreviation has them.

    >>> is_short("BHW"), is_short("Bhw"), is_short("BHW Bank")
    (True, False, False)
    """
    return " " not in form and sum(map(str.isupper, form)) > 1
