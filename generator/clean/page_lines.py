"""The lines of a text that may be a web page's, with those that are cut as its furniture so far."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from generator.clean.furniture_rules import Cut
from generator.clean.page_speech import Speech, speech
from generator.model import Span

PROSE = 60
"""Code points of a line that ends as a sentence does, which show that the text has begun."""

_SENTENCE = re.compile(r"[.!?][”’\"')\]]*\Z")


class PageLines:
    """The lines of a text, and which of them are cut so far."""

    def __init__(self, text: str, lines: Sequence[Span], sure: Sequence[Cut]) -> None:
        self.lines = [text[start:end] for start, end in lines]
        self.whole = _gone(text, lines, sure)
        """Numbers of the lines of which nothing is left."""
        starts = [start for start, _ in lines]
        lone = {bisect_right(starts, start) - 1 for rule, start, _ in sure if rule.lone}
        self.beside_buttons = self.whole - lone
        """Those that buttons stand beside: no advertisement, no link amid the text."""

    @cached_property
    def spoken(self) -> Sequence[Speech]:
        """Say how surely a page speaks in each line; asked for where something is cut."""
        return [speech(line) for line in self.lines]

    def take(self, found: Iterable[int]) -> list[int]:
        """Count lines among those that are cut, and give the new ones in order."""
        new = sorted(set(found) - self.whole)
        self.whole.update(new)
        self.beside_buttons.update(new)
        return new


def is_prose(line: str) -> bool:
    """Tell whether a line is long and ends as a sentence does."""
    return len(line) >= PROSE and bool(_SENTENCE.search(line))


def _gone(text: str, lines: Sequence[Span], sure: Iterable[Cut]) -> set[int]:
    """Give the numbers of the lines of which nothing is left."""
    cut: defaultdict[int, int] = defaultdict(int)
    starts = [start for start, _ in lines]
    for _, start, end in sure:
        cut[bisect_right(starts, start) - 1] += len("".join(text[start:end].split()))
    return {i for i, size in cut.items() if size == len("".join(text[slice(*lines[i])].split()))}
