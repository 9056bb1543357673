"""Markdown: the words without their marks, by the parser that the site uses."""

import re

import markdown

from generator.front_matter import facts, front_matter, title_of
from generator.intake.decoding import decode
from generator.intake.markup import Markup
from generator.intake.reading import Reading, UnreadableError, left_out, with_title

MARKS = 5000
"""Marks in one paragraph at most: the parser looks from each to the end of its paragraph, so that
many more would take hours. A bracket counts for as many as its search costs."""
BRACKET = 16

_NOTE = re.compile(r"\n+(?=\[\^[^\]\n]{1,60}\]:)")
"""Before a footnote, which is a paragraph of its own."""
_OPENING = re.compile(r"[\[*_`&\\]|^#|\n\s*\n", re.MULTILINE)


def read_markdown(raw: bytes) -> Reading:
    r"""Read Markdown; HTML in it stays text, and front matter gives title, date and address.

    >>> read_markdown(b"# On rain\n\nRain *fell*\non **us**, <b>all</b>.").text
    'On rain\n\nRain fell on us, <b>all</b>.'
    """
    decoded = decode(raw)
    whole = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    front, begins = front_matter(whole)
    body = _NOTE.sub("\n\n", _without_comments(whole[begins:]))
    _refuse_thickets(body)
    page = Markup(_converted(body), numbers=True)
    text = with_title(page.lines, title_of(front))
    return Reading(
        text, facts(front), decoded.encoding, decoded.basis, left_out("markdown", whole, text)
    )


def _refuse_thickets(text: str) -> None:
    """Raise `UnreadableError` for a paragraph whose marks no parser reads in good time."""
    marks = 0
    for found in _OPENING.finditer(text):
        mark = found[0]
        marks = marks + (BRACKET if mark == "[" else 1) if mark.strip() else 0
        if marks > MARKS:
            line = text.count("\n", 0, found.start()) + 1
            what = f"a paragraph holds too many marks for Markdown (near line {line} of its text)"
            raise UnreadableError(what, "Give it blank lines, or name the file .txt.")


def _converted(text: str) -> str:
    try:
        return _parser().convert(text)
    except RecursionError:
        what = "its lists or quotations nest too deep for Markdown"
        raise UnreadableError(what, "Name the file .txt.") from None


def _parser() -> markdown.Markdown:
    """Make a parser that reads tables and takes HTML for words."""
    parser = markdown.Markdown(extensions=["tables", "fenced_code", "sane_lists"])
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    return parser


def _without_comments(text: str) -> str:
    """Leave out the comments of HTML, which no page shows.

    >>> _without_comments("Rain <!-- in May --> fell. <!-- open")
    'Rain  fell. <!-- open'
    """
    pieces: list[str] = []
    rest = text
    while True:
        before, opened, behind = rest.partition("<!--")
        _, closed, after = behind.partition("-->")
        if not (opened and closed):
            return "".join([*pieces, rest])
        pieces.append(before)
        rest = after
