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
        """Their words; of a line of which a part is cut, the rest."""
        self.whole: set[int] = set()
        """Numbers of the lines of which nothing is left."""
        self.beside_buttons: set[int] = set()
        """Those that buttons stand beside: no advertisement, no link amid the text."""
        self._parted: set[int] = set()
        """Those of which a part is cut; the rest stays."""
        for i, cuts in _by_line(lines, sure).items():
            rest = _rest(text, lines[i], cuts)
            if rest:
                self.lines[i] = rest
                self._parted.add(i)
                continue
            self.whole.add(i)
            if not any(rule.lone for rule, *_ in cuts):
                self.beside_buttons.add(i)

    @cached_property
    def spoken(self) -> Sequence[Speech]:
        """Say how surely a page speaks in each line; asked for where something is cut."""
        return [speech(line) for line in self.lines]

    def take(self, found: Iterable[int]) -> list[int]:
        """Count lines among those that are cut, and give the new ones in order."""
        new = sorted(set(found) - self.whole - self._parted)
        self.whole.update(new)
        self.beside_buttons.update(new)
        return new


def is_prose(line: str) -> bool:
    """Tell whether a line is long and ends as a sentence does."""
    return len(line) >= PROSE and bool(_SENTENCE.search(line))


def _by_line(lines: Sequence[Span], sure: Iterable[Cut]) -> dict[int, list[Cut]]:
    """Give the cuts by the number of their line."""
    starts = [start for start, _ in lines]
    found: defaultdict[int, list[Cut]] = defaultdict(list)
    for cut in sure:
        found[bisect_right(starts, cut[1]) - 1].append(cut)
    return found


def _rest(text: str, line: Span, cuts: Iterable[Cut]) -> str:
    """Give what the cuts leave of a line, without blanks at its ends."""
    pieces = []
    at = line[0]
    for start, end in sorted((start, end) for _, start, end in cuts):
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at : line[1]]]).strip()
