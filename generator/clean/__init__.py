"""Stage 1: mend what copying, scraping and typesetting did to a text, as edits over the seed."""

import re

from generator.clean.layout import mend_layout
from generator.mended import Change, Mended

ABOUT_RULES = {
    "line-ends": "Line ends of other systems become one kind.",
    "spaces": "Runs of spaces, no-break spaces and spaces at the ends of lines become one space.",
}
"""Every rule that makes edits, each with a sentence for readers; a test says none is missing."""


def clean(text: str) -> Mended:
    r"""Give the text with "\n" line ends, one paragraph a line, single spaces inside a line."""
    mended = Mended.of(text)
    mended = mended.change(
        Change(m.start(), m.end(), "\n", "line-ends") for m in re.finditer(r"\r\n?", text)
    )
    mended = mend_layout(mended)
    for rule, pattern, now in (
        ("spaces", r"[^\S\n]+(?=\n|$)|^[^\S\n]+(?m:)", ""),
        ("spaces", r"[^\S\n]{2,}|[^\S\n ]", " "),
    ):
        mended = mended.change(
            Change(m.start(), m.end(), now, rule) for m in re.finditer(pattern, mended.text)
        )
    return mended
