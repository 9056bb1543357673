"""Undo the page: wrapped lines, hyphens at their ends, line numbers, running heads."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from generator.clean.captions import caption_changes
from generator.clean.hyphens import TAIL, Hyphen, broken_word, ends_in_break, judge, whole_words
from generator.clean.page_furniture import Line, numbered_lines, page_lines, split_lines
from generator.mended import Change, Mended, Plain
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

OFF = 3
"""Columns by which the middles of two centred lines may differ."""
WORDS = 4
"""Words that the first line of a broken heading has at least."""
_LINKING = frozenset(("A", "AN", "AND", "AT", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH"))
"""Words that end no heading."""
_COLUMNS = ("   ", "\t", ".....", "____", "====")
"""What stands between the columns of a table."""
_DONE = (*'”"]', "--")
"""What ends a line as nothing but a sentence does."""
_CLOSING = "\"”’')]*"
"""What may stand behind the mark that ends a sentence."""


def mend_layout(mended: Mended) -> Mended:
    r"""Give the text with one paragraph a line and nothing of the page it was printed on.

    Needs "\n" line ends and the blanks as they were: indents and widths are the evidence. Text
    that was never wrapped comes back as it is. The price: verse of even length is joined.

    >>> lines = "\n".join(["a line of prose that was broken because it is full"] * 6)
    >>> mend_layout(Mended.of(lines)).text.count("\n")
    0
    """
    captions = caption_changes(mended.text)
    if captions:
        return mended.change(captions)
    lines, numbered = numbered_lines(split_lines(mended.text))
    cut = page_lines(lines, numbered)
    bare = _in_column(lines, numbered)
    page = _Page.of(bare, cut)
    if cut or numbered:
        return mended.change(_changes(lines, bare, cut, page))
    joins = _joins_alone if page.width else _broken_words
    return mended.change(joins(lines, page))


class _Page(NamedTuple):
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
    def of(cls, lines: Sequence[Line], cut: set[int]) -> "_Page":
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
    near = [(a, b) for a, b in near if b.indent <= a.indent and not _begins_turn(b.text)]
    if sum([_done(a.text) for a, _ in near]) * 2 > len(near):
        return 0
    if spaced and len(near) < MIN_LINES:
        return 0  # the few lines of a head show no habit
    lengths = sorted([a.indent + len(a.text) for a, _ in near]) or [0]
    width = lengths[len(lengths) * 9 // 10]
    if width not in WIDTHS or lengths[-1 - len(lengths) // LONGER] > _longest(width):
        return 0
    full = sum([len(a.text) for a, b in near if _nearly(a, width) or _full(a, b, width)])
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
    counted = (line for line in long if not _begins_turn(line.text))
    return next(islice(counted, few, None), None) is not None


def _full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word had no room on this one."""
    room = width - line.indent - len(line.text) - 1
    return room < 2 or room < len(following.text.split(None, 1)[0]) + 2  # noqa: PLR2004


def _done(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    if text[-1:].isalnum():  # as most lines that are wrapped
        return False
    end = text[-TAIL:]
    return end.endswith(_DONE) or end.rstrip(_CLOSING).endswith((*".?!:;",))


def _nearly(line: Line, width: int) -> bool:
    """Tell whether a line is but a few letters short, as proportional type makes them."""
    return line.indent + len(line.text) >= width * 4 // 5


def _in_column(lines: Sequence[Line], numbered: Mapping[int, int]) -> list[Line]:
    """Give the lines without their numbers, indented alike behind one digit and behind two."""
    if not numbered:
        return [*lines]
    bare = [_without_number(line, numbered.get(i, 0)) for i, line in enumerate(lines)]
    short = {i for i in numbered if not lines[i].text[1:2].isdigit()}
    one, two = (Counter(bare[i].indent for i in some) for some in (short, numbered.keys() - short))
    if one and two and two.most_common(1)[0][0] == one.most_common(1)[0][0] + 1:
        return [line._replace(indent=line.indent + (i in short)) for i, line in enumerate(bare)]
    return bare


def _without_number(line: Line, number: int) -> Line:
    if not number:
        return line
    text = line.text[number:]
    return line._replace(
        start=line.start + number, indent=line.indent + number, text=text, feed=line.feed
    )


def _changes(
    lines: Sequence[Line], bare: Sequence[Line], cut: set[int], page: _Page
) -> Iterator[Plain]:
    """Walk down the lines: each is joined to the one before, cut, or left."""
    before: Line | None = None
    waiting: list[Change] = []  # cuts that a join over them makes needless
    gap = last = 0
    apart = _apart(bare, page)
    broken = page._replace(width=0)  # what stands apart is joined to nothing but a broken word
    for i, (line, printed) in enumerate(zip(bare, lines, strict=True)):
        if i in cut:
            waiting.append(Change(line.start, line.end, "", "page-furniture"))
            continue
        number: list[Change] = []
        if printed.start < line.start:
            number.append(Change(printed.start, line.start, "", "line-numbers"))
        if not line.text:
            gap += not number  # a blank line with a number is no paragraph's end
            waiting += number
            continue
        turned = bool(waiting) and any(w.rule == "page-furniture" for w in waiting)
        habits = broken if last in apart or i in apart else page
        if before and _continues(before, line, habits, gap=gap, turned=turned):
            yield _join(before, line, page, turned=turned)
        else:
            yield from waiting
            yield from number
        before, last, waiting, gap = line, i, [], 0
    yield from waiting


def _joins_alone(lines: Sequence[Line], page: _Page) -> Iterator[Plain]:
    """Do the same where nothing is to be cut: only lines that stand near can be joined."""
    apart = _apart(lines, page)
    broken = page._replace(width=0)
    filled = [i for i, line in enumerate(lines) if line.text]
    near = 1 + page.spaced
    for last, i in pairwise(filled):
        if i - last > near:
            continue
        before, line = lines[last], lines[i]
        habits = broken if last in apart or i in apart else page
        if _continues(before, line, habits, gap=i - last - 1, turned=False):
            yield _join(before, line, page, turned=False)


def _apart(lines: Sequence[Line], page: _Page) -> set[int]:
    """Give the indexes of the lines that stand apart, where lines were wrapped."""
    if not page.width:
        return set()
    texts = "\n".join([line.text for line in lines])
    columns = [mark for mark in _COLUMNS if mark in texts]  # most texts have no table
    able = [
        i
        for i, line in enumerate(lines)
        if 0 < len(line.text) <= TAIL or line.indent - page.base >= CENTRED or columns
    ]
    return {i for i in able if lines[i].text and _stands_apart(lines[i], page, columns)}


def _broken_words(lines: Sequence[Line], page: _Page) -> Iterator[Plain]:
    """Join the words that a line's end broke, where no page shows otherwise."""
    for before, line in pairwise(lines):
        if before.text.endswith("-") and line.text and ends_in_break(before, line, page.words):
            yield _join(before, line, page, turned=False)


def _joins(before: Line, line: Line, page: _Page) -> bool:
    """Tell whether `line` goes on with the paragraph of `before`, of which none stands alone."""
    if line.text[:1] == "[" and _goes_on().match(line.text):
        return True
    full = _full(before, line, page.width)
    done = _done(before.text)
    if (done or not full) and _begins_turn(line.text):
        return False
    indent = page.base if page.indented else before.indent
    quoted = page.base < line.indent <= before.indent and _nearly(before, page.width)
    if quoted and not done and line.text[0].islower():
        return True  # what is quoted stands further in, and its lines are shorter
    if line.indent > indent and (not full or done or not line.text[0].islower()):
        return False
    if full or (page.indented and line.indent == page.base):
        return True
    goes_on = line.text[0].islower() and len(before.text) * 4 > page.width
    return not done and (_nearly(before, page.width) or goes_on)


def _continues(before: Line, line: Line, page: _Page, *, gap: int, turned: bool) -> bool:
    """Tell whether `line` goes on with `before`, `gap` blank lines and perhaps a page later."""
    if turned and gap:  # the blank lines may be the page's
        return line.text[0].islower() and not _done(before.text)
    if page.width > 0 and gap <= page.spaced and _joins(before, line, page):
        return True
    return gap == 0 and (ends_in_break(before, line, page.words) or _heading_goes_on(before, line))


def _heading_goes_on(before: Line, line: Line) -> bool:
    """Tell whether a heading in capitals is broken over these lines: centred alike, or left open.

    Two names, one below the other, are no heading.
    """
    if not (line.text.isupper() and before.text.isupper()) or _begins_turn(line.text):
        return False
    words = [word for word in before.text.split() if len(word) > 1]
    if len(words) < WORDS or any(mark in f"{before.text}\n{line.text}" for mark in _COLUMNS):
        return False
    middles = [one.indent + len(one.text) / 2 for one in (before, line)]
    centred = abs(middles[0] - middles[1]) <= OFF and max(before.indent, line.indent) > 0
    return centred or words[-1].endswith(",") or words[-1] in _LINKING or line.text[0] == "("


def _stands_apart(line: Line, page: _Page, columns: Iterable[str]) -> bool:
    """Tell whether a line is a heading, a row of a table or a day by itself.

    `columns` are what stands between the columns of any table of the text.
    """
    if line.indent - page.base >= CENTRED and line.indent != page.first:
        return True
    for mark in columns:  # asked of every line, so in the quickest way
        if mark in line.text:
            return True
    text = line.text
    return len(text) <= TAIL and not text[:1].islower() and bool(_stands_alone().fullmatch(text))


@cache
def _breaks() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["break"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


@cache
def _stands_alone() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["alone"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


@cache
def _goes_on() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["goes-on"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


def _begins_turn(text: str) -> bool:
    return not text[:1].islower() and bool(_breaks().match(text, 0, 200))


def _join(before: Line, line: Line, page: _Page, *, turned: bool) -> Plain:
    rule = "unwrap + page-furniture" if turned else "unwrap"
    if not before.text.endswith("-"):  # as most lines
        return before.end, line.start, " ", rule
    word = broken_word(before, line)
    hyphen = judge(word, page.words()) if word else Hyphen.HANGING
    if hyphen is Hyphen.HANGING:
        return before.end, line.start, " ", rule
    named = word is not None and word.rest[:1].isupper() and not before.text.isupper()
    if hyphen is Hyphen.BREAK and not named:
        return before.end - 1, line.start, "", rule + " + hyphenation"
    return before.end, line.start, "", rule
