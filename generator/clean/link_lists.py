"""Lists of links and topics on a page, and what it puts below the end of a text."""

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.clean.furniture_rules import FurnitureRule
from generator.clean.page_lines import PageLines, is_prose

ENTRIES = range(2, 13)
"""So many lines make a list of links: one may be a heading of the text."""
END = 3
"""So many lines of furniture below the last sentence show that the page ends here."""
LINK = 120
"""Code points of the longest line that is a link there."""
TOPIC = 40
"""Code points of the longest topic; a comma may stand behind it."""

_LABEL = r"(?:[\w.’'-]+ ){0,3}[\w.’'-]+:"
"""That of a speaker or of a part of the text."""
_ENTRY = re.compile(
    r"(?:(?i:analysis|column|editorial|exclusive|explainer|gallery|letters|live|opinion|photos|podcast|quiz"
    rf"|review|video|watch)(?::| \|) |(?!{_LABEL}))"
    r"[A-Z\d“‘\"'$][^\n]{2,139}(?<![.!:;,…])(?<![.!:;,?][”’\"'])"
)
_HEADLINE = re.compile(
    r"[A-Z][\w’'-]*[a-z]: (?:[A-Z\d][\w’'-]*|a|an|and|as|at|by|for|in|is|of|on|or|the|to|with| )+"
)
"""A label that is no speaker's, before a headline whose words are all capitals at their head."""
_DAY = re.compile(r"\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \w{3,9}\.? \d{4}")
_NO_TEXT = re.compile(
    rf"(?!{_LABEL})(?!.*(?:[.!?,;…][”’\"')\]]*|[:–—-])\Z)(?![-–—*(#])"
    r"(?!.*(?:“|[^\W\d_]{2}[.!?] |\*\*\*|\b(?:by|reporting|editing|edited|correction|published"
    r"|updated|source|quelle|fuente|fonte|avec|mit)\b|\b(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
"""Fits no label, no sentence, and nothing that a writer puts below the text: who helped, a day."""


def find_entries(page: PageLines, rule: FurnitureRule, heading: FurnitureRule) -> Iterator[int]:
    """Give the lines of lists of links, each below a heading that is cut, where text stands before.

    The price: two short lines below “Related stories” that are headings of the text are lost.
    """
    told = next((i for i, line in enumerate(page.lines) if is_prose(line)), len(page.lines))
    for i in sorted(page.whole):
        line = page.lines[i]
        if i > told and (heading.fits(line) or heading.fits(f"{line}:")):
            listed = list(
                takewhile(
                    lambda n: n not in page.whole and _is_entry(page.lines[n], rule),
                    range(i + 1, min(len(page.lines), i + 1 + ENTRIES.stop)),
                )
            )
            behind = i + 1 + len(listed)
            closed = behind == len(page.lines) or behind in page.whole
            if len(listed) in ENTRIES or (closed and len(listed) == 1):
                yield from listed


def find_end(page: PageLines) -> Iterator[int]:
    """Give the links below the text, from the first line there that is cut.

    The price: a short last line of the text is lost where it stands below furniture of the page
    and ends in no mark.
    """
    last = max(
        (i for i, line in enumerate(page.lines) if i not in page.whole and is_prose(line)),
        default=len(page.lines),
    )
    below = sorted(i for i in page.whole if i > last)
    if len(below) >= END:
        for i in range(below[0], len(page.lines)):
            line = page.lines[i]
            if i not in page.whole and len(line) <= LINK and _NO_TEXT.match(line):
                yield i


def _is_entry(line: str, rule: FurnitureRule) -> bool:
    if rule.longest <= TOPIC:
        line = line.rstrip(",")
    if len(line) > rule.longest or _DAY.fullmatch(line):
        return False
    return bool(_ENTRY.fullmatch(line) or _HEADLINE.fullmatch(line))
