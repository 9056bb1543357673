"""Whether words that mean a day stand where the text speaks of what is to come, or of what was."""

import re
from functools import cache

from generator.rulebook import rules

_SENTENCE = re.compile(r"[.?!][”\"’')]*\s+(?=[A-Z“\"(])")
_REACH = 300
"""Code points on each side in which a verb can say whether a day is to come."""


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of one table of rules/dates.toml."""
    table = rules("dates")
    return tuple(
        re.compile(pattern.format(**table["words"]), re.VERBOSE) for pattern in table[name]["match"]
    )


def looks_ahead(match: re.Match[str]) -> bool | None:
    """Whether the sentence speaks there of what is to come; None where no verb says so."""
    text, first = match.string, max(match.start() - _REACH, 0)
    start = max((m.end() for m in _SENTENCE.finditer(text, first, match.start())), default=first)
    after = _SENTENCE.search(text, match.end(), match.end() + _REACH)
    sentence = slice(start, after.start() if after else match.end() + _REACH)
    ahead, behind = (_distance(match, name, sentence) for name in ("ahead", "behind"))
    return None if ahead == behind else ahead < behind


def _distance(match: re.Match[str], name: str, sentence: slice) -> float:
    """Give how far the nearest verb of a kind stands, in code points."""
    hits = (
        hit
        for pattern in patterns(name)
        for hit in pattern.finditer(match.string, sentence.start, sentence.stop)
    )
    return min(
        (max(match.start() - h.end(), h.start() - match.end()) for h in hits), default=float("inf")
    )
