"""Names with a time inside of lines, where a copy made flat what a program wrote down."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator.mended import Change
from generator.rulebook import rules

LEAST = 3
"""So many names with a time are the plan of a text."""
INSIDE = 2
"""So many of them inside of lines make it a flat copy."""
SHARE = 5
"""Of so many times, one at most is earlier than the one before."""
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_STAMP = re.compile(rf"(?<=[.?!…”\"–—-])[ \t]+[(\[](?P<time>{_CLOCK})[)\]](?=[ \t]+\S)")
"""A time alone, between sentences."""
_SIGN = re.compile(rf"(?::[ \t]*[(\[]\s*{_CLOCK}|[(\[]\s*{_CLOCK}\s*[)\]]:)")
"""What each such label holds: most texts have none."""
_DIGITS = re.compile(r"\d+")


def flat_stamps(text: str) -> list[Change]:
    r"""Give the changes that let each name with a time begin a line, and take the times away.

    It is so where such names stand inside of lines, behind the end of a sentence, each with a
    colon, and the times run on.

    >>> from generator.mended import Mended
    >>> text = "Bo Lind: (00:01) Hi. Dr. Roe: (00:03) No. Bo Lind: (00:09) So? Dr. Roe: (1:02) Ha."
    >>> Mended.of(text).change(flat_stamps(text)).text.split("\n\n")
    ['Bo Lind: Hi.', 'Dr. Roe: No.', 'Bo Lind: So?', 'Dr. Roe: Ha.']
    """
    if sum(1 for _ in _SIGN.finditer(text)) < LEAST:
        return []
    found = [m for m in _named().finditer(text) if ":" in (m["stamp"][0], m["stamp"][-1])]
    inside = sum(bool(m["gap"]) for m in found)
    times = [_seconds(m["time"]) for m in found]
    runs_on = sum(a <= b for a, b in pairwise(times))
    if len(found) < LEAST or inside < INSIDE or runs_on * SHARE < (len(times) - 1) * (SHARE - 1):
        return []
    return sorted([*_changes(found), *_alone(text, found)])


def _changes(found: Sequence[re.Match[str]]) -> Iterator[Change]:
    for match in found:
        if match["gap"]:
            yield Change(*match.span("gap"), "\n\n", "caption-voice")
        yield Change(*match.span("stamp"), ":", "caption-voice")


def _alone(text: str, found: Sequence[re.Match[str]]) -> Iterator[Change]:
    """Cut the times between sentences that lie between those of two names: "John (3:16)" stays."""
    ends = [*(match.start() for match in found[1:]), len(text)]
    times = [*(_seconds(match["time"]) for match in found[1:]), 10**9]
    for match, end, last in zip(found, ends, times, strict=True):
        begun = _seconds(match["time"])
        for stamp in _STAMP.finditer(text, match.end(), end):
            if begun <= _seconds(stamp["time"]) <= last:
                yield Change(*stamp.span(), "", "caption-times")


def _seconds(time: str) -> int:
    parts = [*map(int, _DIGITS.findall(time.partition(".")[0].partition(",")[0]))]
    return sum(n * 60**i for i, n in enumerate(reversed(parts)))


@cache
def _named() -> re.Pattern[str]:
    """Give a name or a voice and a time in brackets, at the head of a line or behind a sentence."""
    titles = "|".join(sorted(word.capitalize() for word in rules("labels")["titles"]["words"]))
    word = rf"(?:(?:{titles}|[A-Z]|Jr|Sr)\.(?=[ :])|[^\W\d_a-z][\w'’-]*(?<!-))"
    name = rf"{word}(?: (?:{word}|de|la|van|von|of|the|#?\d{{1,3}})){{0,6}}"
    return re.compile(
        rf"(?:^[ \t]*|(?<=[.?!…\])”\"’–—-])(?P<gap>[ \t]+))(?P<name>{name})"
        rf"(?P<stamp>:?[ \t]*[(\[]\s*(?P<time>{_CLOCK})\s*[)\]]:?)(?=\s)",
        re.MULTILINE,
    )
