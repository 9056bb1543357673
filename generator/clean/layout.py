"""Undo the page: wrapped lines, hyphens at their ends, line numbers, running heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from generator.clean.captions import caption_changes
from generator.clean.hyphens import TAIL, Hyphen, broken_word, ends_in_break, judge
from generator.clean.page_furniture import Line, numbered_lines, page_lines, split_lines
from generator.clean.page_habits import CENTRED, Page, begins_turn, is_done, is_full, is_nearly_full
from generator.mended import Change, Mended, Plain
from generator.rulebook import rules

OFF = 3
"""Columns by which the middles of two centred lines may differ."""
WORDS = 4
"""Words that the first line of a broken heading has at least."""
_LINKING = frozenset(("A", "AN", "AND", "AT", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH"))
"""Words that end no heading."""
_COLUMNS = ("   ", "\t", ".....", "____", "====")
"""What stands between the columns of a table."""


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
    page = Page.of(bare, cut)
    if cut or numbered:
        return mended.change(_changes(lines, bare, cut, page))
    joins = _joins_alone if page.width else _broken_words
    return mended.change(joins(lines, page))


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
    lines: Sequence[Line], bare: Sequence[Line], cut: set[int], page: Page
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


def _joins_alone(lines: Sequence[Line], page: Page) -> Iterator[Plain]:
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


def _apart(lines: Sequence[Line], page: Page) -> set[int]:
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


def _broken_words(lines: Sequence[Line], page: Page) -> Iterator[Plain]:
    """Join the words that a line's end broke, where no page shows otherwise."""
    for before, line in pairwise(lines):
        if before.text.endswith("-") and line.text and ends_in_break(before, line, page.words):
            yield _join(before, line, page, turned=False)


def _joins(before: Line, line: Line, page: Page) -> bool:
    """Tell whether `line` goes on with the paragraph of `before`, of which none stands alone."""
    if line.text[:1] == "[" and _goes_on().match(line.text):
        return True
    full = is_full(before, line, page.width)
    done = is_done(before.text)
    if (done or not full) and begins_turn(line.text):
        return False
    indent = page.base if page.indented else before.indent
    quoted = page.base < line.indent <= before.indent and is_nearly_full(before, page.width)
    if quoted and not done and line.text[0].islower():
        return True  # what is quoted stands further in, and its lines are shorter
    if line.indent > indent and (not full or done or not line.text[0].islower()):
        return False
    if full or (page.indented and line.indent == page.base):
        return True
    goes_on = line.text[0].islower() and len(before.text) * 4 > page.width
    return not done and (is_nearly_full(before, page.width) or goes_on)


def _continues(before: Line, line: Line, page: Page, *, gap: int, turned: bool) -> bool:
    """Tell whether `line` goes on with `before`, `gap` blank lines and perhaps a page later."""
    if turned and gap:  # the blank lines may be the page's
        return line.text[0].islower() and not is_done(before.text)
    if page.width > 0 and gap <= page.spaced and _joins(before, line, page):
        return True
    return gap == 0 and (ends_in_break(before, line, page.words) or _heading_goes_on(before, line))


def _heading_goes_on(before: Line, line: Line) -> bool:
    """Tell whether a heading in capitals is broken over these lines: centred alike, or left open.

    Two names, one below the other, are no heading.
    """
    if not (line.text.isupper() and before.text.isupper()) or begins_turn(line.text):
        return False
    words = [word for word in before.text.split() if len(word) > 1]
    if len(words) < WORDS or any(mark in f"{before.text}\n{line.text}" for mark in _COLUMNS):
        return False
    middles = [one.indent + len(one.text) / 2 for one in (before, line)]
    centred = abs(middles[0] - middles[1]) <= OFF and max(before.indent, line.indent) > 0
    return centred or words[-1].endswith(",") or words[-1] in _LINKING or line.text[0] == "("


def _stands_apart(line: Line, page: Page, columns: Iterable[str]) -> bool:
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
def _stands_alone() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["alone"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


@cache
def _goes_on() -> re.Pattern[str]:
    patterns = [p for rule in rules("layout")["goes-on"].values() for p in rule["match"]]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE)


def _join(before: Line, line: Line, page: Page, *, turned: bool) -> Plain:
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
