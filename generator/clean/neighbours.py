"""Lines that only their neighbours show to be furniture: words by which a page speaks, buttons."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.clean.furniture_rules import Cut, FurnitureRule, furniture_rules
from generator.clean.link_lists import find_end, find_entries
from generator.clean.page_lines import PageLines
from generator.clean.page_speech import Speech
from generator.model import Span

BUTTON = 40
"""Code points of the longest button."""
FEW = 3
"""So many words of a page's buttons in a row need no line beside them that is surely furniture."""
COMPANY = 2
"""So many lines that are surely furniture show that others of the text may be."""
NEAR = 3
"""One alone shows it of the lines so near."""
LABELS = 5
"""So many lines that begin with a label are a record of speech, which bids a great deal."""

_LABEL = re.compile(r"(?:[A-Z][A-Z.’' -]{2,60}(?: \([^)\n]{1,60}\))?:|Q(?:UESTION)?[ .:]|[QA][.:])")


def find_among(text: str, lines: Sequence[Span], sure: Sequence[Cut]) -> Iterator[Cut]:
    """Find the lines that only their neighbours show to be furniture."""
    for rule, numbers in _steps(PageLines(text, lines, sure)):
        yield from ((rule, *lines[i]) for i in numbers)


def _steps(page: PageLines) -> Iterator[tuple[FurnitureRule, list[int]]]:
    """Give what each way of looking finds, in order: what one finds shows more to the next."""
    named = {rule.name: rule for rule in furniture_rules()}
    word, told = named["page-word"], named["page-speech"]
    yield word, page.take(_buttons(page, word))
    if not page.whole:
        return
    yield told, page.take(_addresses(page))
    yield told, page.take(_between(page))
    yield word, page.take(_in_rows(page, word))
    yield word, page.take(_beside(page, word))
    for rule in named.values():
        if rule.below:
            yield rule, page.take(find_entries(page, rule, named[rule.below]))
    yield named["page-end"], page.take(find_end(page))


def _addresses(page: PageLines) -> Iterator[int]:
    """Give the lines by which the page speaks to its reader, where other furniture shows a page."""
    record = sum(bool(_LABEL.match(line)) for line in page.lines) >= LABELS
    company = len(page.whole) >= COMPANY and not record
    for i, kind in enumerate(page.spoken):
        if kind is Speech.ADDRESS:
            near = range(i - NEAR, i + NEAR + 1)
            if company or not page.whole.isdisjoint(near):
                yield i


def _between(page: PageLines) -> Iterator[int]:
    """Give the lines, few together, that speak of the page and stand between lines that are cut."""
    for hint, group in groupby(range(len(page.lines)), key=lambda i: page.spoken[i] is Speech.HINT):
        row = list(group)
        ends = row[-1] + 1 in page.whole or row[-1] + 1 == len(page.lines)
        if hint and len(row) <= FEW and row[0] - 1 in page.whole and ends:
            yield from row


def _in_rows(page: PageLines, rule: FurnitureRule) -> Iterator[int]:
    """Give the lines of rows of a page's buttons, where other furniture shows a page."""
    kinds = [_kind(line, rule) for line in page.lines]
    least = FEW if len(page.whole) < COMPANY else COMPANY

    def button(i: int) -> bool:
        return i not in page.whole and (page.spoken[i] is Speech.BUTTON or bool(kinds[i]))

    for found, group in groupby(range(len(page.lines)), key=button):
        row = list(group)
        words = sum(page.spoken[i] is Speech.BUTTON or kinds[i] == "word" for i in row)
        if found and words >= least:
            yield from row


def _beside(page: PageLines, rule: FurnitureRule) -> Iterator[int]:
    """Give words and counts of a page that stand next to its furniture, one after the other.

    The first line of some words is the title, whatever it says.
    """
    title = next((i for i, line in enumerate(page.lines) if line.count(" ") >= FEW), -1)
    waiting = sorted(page.beside_buttons)
    done = {*page.whole, title}
    while waiting:
        at = waiting.pop()
        for i in (at - 1, at + 1):
            if i in done or not 0 <= i < len(page.lines):
                continue
            if page.spoken[i] is Speech.BUTTON or _kind(page.lines[i], rule):
                done.add(i)
                waiting.append(i)
                yield i


def _buttons(page: PageLines, rule: FurnitureRule) -> Iterator[int]:
    """Give the lines of buttons and counts that stand with other furniture, or are many."""
    kinds = [_kind(line, rule) for line in page.lines]
    for known, group in groupby(
        range(len(page.lines)), key=lambda i: i in page.whole or bool(kinds[i])
    ):
        row = list(group)
        words = sum(kinds[i] == "word" for i in row)
        counts = sum(kinds[i] == "count" for i in row)
        cut = sum(i in page.whole for i in row)
        if known and (words >= FEW or cut):
            fit = ("word", "count") if counts <= words + cut and words + cut > 1 else ("word",)
            yield from (i for i in row if i not in page.whole and kinds[i] in fit)


def _kind(line: str, rule: FurnitureRule) -> str:
    """Tell a word of a page's buttons from a count or a mark beside them; "" for neither."""
    if len(line) > BUTTON:
        return ""
    if line.lower().rstrip("!") in rule.exact:
        return "word" if any(map(str.isalpha, line)) else "count"
    return "count" if rule.fits(line) else ""
