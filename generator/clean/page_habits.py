"""The habits of a page that lines were printed on: where they are wrapped, how far they are in."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from generator.clean.hyphens import TAIL, whole_words
from generator.clean.page_furniture import Line
from generator.rulebook import rules

MIN_LINES = 5
"""So many lines that another follows directly make a habit."""
WIDTHS = range(36, 125)
"""Columns between which people wrap lines."""
FEW = 4
"""Lines of an indent so many times rarer than the commonest are no habit."""
LONGER = 50
"""Of so many lines that are wrapped one may be longer by far, a rule or a table's."""
CENTRED = 12
"""An indent of so many columns is no paragraph's: a heading or a table."""
_DONE = (*'”"]', "--")
"""What ends a line as nothing but a sentence does."""
_CLOSING = "\"”’')]*"
"""What may stand behind the mark that ends a sentence."""


class Page(NamedTuple):
    """The habits of a page, as far as joining its lines needs them."""

    width: int
    """Columns that lines were wrapped at; 0 where they were not."""
    base: int
    """Indent of lines that go on with a paragraph."""
    first: int
    """Indent of first lines that others go on with, however far in; `base` where there is none."""
    indented: bool
    """True where a paragraph shows by its indent, so that a flush line goes on with it."""
    spaced: bool
    """True where a blank line stands between any two."""
    words: Callable[[], frozenset[str]]
    """Gives what `whole_words` gives; asked where a hyphen does not settle itself."""

    @classmethod
    def of(cls, lines: Sequence[Line], cut: set[int]) -> "Page":
        """Read the habits off the lines."""
        places = [i for i, line in enumerate(lines) if line.text and i not in cut]
        rows = [lines[i] for i in places]
        steps = [j - i for i, j in pairwise(places)]
        spaced = bool(steps) and steps.count(2) * 5 > len(steps) * 4
        gap = 2 if spaced else 1
        near = [pair for pair, step in zip(pairwise(rows), steps, strict=True) if step == gap]
        base = _usual_indent(rows)
        starts = sum([0 < b.indent - base < CENTRED for _, b in near])
        indented = len(near) // 50 < starts < len(near) * 3 // 4
        going_on = [(a, b) for a, b in near if b.indent <= base] if indented else near
        width = _wrap_width(going_on if len(going_on) >= MIN_LINES else near, spaced=spaced)
        first = _first_indent(near, base)
        return cls(
            width, base, first, indented, spaced and width > 0, cache(lambda: whole_words(rows))
        )


def _usual_indent(lines: Iterable[Line]) -> int:
    """Give the indent of lines that go on with a paragraph; 0 where there are no lines.

    It is that of most lines, but of a text of one-line paragraphs most lines begin one.
    """
    counts = Counter([line.indent for line in lines])
    most = max(counts.values(), default=0)
    return min((indent for indent, n in counts.items() if n * FEW > most), default=0)


def _first_indent(near: Sequence[tuple[Line, Line]], base: int) -> int:
    """Give the indent of lines that flush ones follow, where it is a habit; else `base`."""
    firsts = Counter([a.indent for a, b in near if b.indent == base < a.indent])
    indent, times = firsts.most_common(1)[0] if firsts else (base, 0)
    return indent if times >= MIN_LINES else base


def _wrap_width(near: Sequence[tuple[Line, Line]], *, spaced: bool) -> int:
    """Give the columns at which lines were wrapped; 0 where they end anywhere, or with a sentence.

    A long line says more of it than the short ones of a list.
    """
    if len(near) < MIN_LINES or _never_wrapped(near):
        return 0
    near = [(a, b) for a, b in near if b.indent <= a.indent and not begins_turn(b.text)]
    if sum([is_done(a.text) for a, _ in near]) * 2 > len(near):
        return 0
    if spaced and len(near) < MIN_LINES:
        return 0  # the few lines of a head show no habit
    lengths = sorted([a.indent + len(a.text) for a, _ in near]) or [0]
    width = lengths[len(lengths) * 9 // 10]
    if width not in WIDTHS or lengths[-1 - len(lengths) // LONGER] > _longest(width):
        return 0
    full = sum([len(a.text) for a, b in near if is_nearly_full(a, width) or is_full(a, b, width)])
    return width if full * 3 >= sum([len(a.text) for a, _ in near]) * 2 else 0


def _longest(width: int) -> int:
    """Give the columns of the longest line of a text that is wrapped at `width`."""
    return width * 3 // 2


def _never_wrapped(near: Sequence[tuple[Line, Line]]) -> bool:
    """Tell, at a glance, that too many lines are longer than people wrap them.

    Of most texts whose paragraphs are a line each it is plain, and few lines need be read.
    """
    most, few = _longest(WIDTHS[-1]), len(near) // LONGER
    long = [b for a, b in near if b.indent <= a.indent and a.indent + len(a.text) > most]
    if len(long) <= few:
        return False
    counted = (line for line in long if not begins_turn(line.text))
    return next(islice(counted, few, None), None) is not None


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word had no room on this one."""
    room = width - line.indent - len(line.text) - 1
    return room < 2 or room < len(following.text.split(None, 1)[0]) + 2  # noqa: PLR2004


def is_done(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    if text[-1:].isalnum():  # as most lines that are wrapped
        return False
    end = text[-TAIL:]
    return end.endswith(_DONE) or end.rstrip(_CLOSING).endswith((*".?!:;",))


def is_nearly_full(line: Line, width: int) -> bool:
    """Tell whether a line is but a few letters short, as proportional type makes them."""
    return line.indent + len(line.text) >= width * 4 // 5


@cache
def _breaks() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["break"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


def begins_turn(text: str) -> bool:
    """Tell whether a line begins with a label, and so is no part of the line before.

    >>> begins_turn("MS. RUIZ: Yes."), begins_turn("and so it is")
    (True, False)
    """
    return not text[:1].islower() and bool(_breaks().match(text, 0, 200))
