"""Law 3: a page, rendered as the site renders it, reads word for word as the document."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

from generator.model import Document, Role
from generator.records.identifiers import CATALOGUES

EXTENSIONS = ("admonition", "fenced_code", "footnotes", "tables", "toc")
"""The list in mkdocs.yml, in its order; a test says that they agree."""
MARKS = 20_000
"""Marks in one line at most: the parser starts again behind each, so that ten times as many would
take it minutes, here and wherever the site is built."""
_BLOCKS = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre"])
_ALLOWED = frozenset(
    [
        "p",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "strong",
        "em",
        "sup",
        "div",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "del",
        "ins",
        "blockquote",
        "code",
    ]
)
_ATTRIBUTES = frozenset(("id", "href", "title", "class", "style"))
_STYLE = re.compile(r"text-align: (?:left|right|center);")

_CATALOGUES = tuple(catalogue.address for catalogue in CATALOGUES.values())
"""What a page may link beyond the site: an identifier that an editor gave a record."""


@dataclass
class Reading(HTMLParser):
    """What a reader sees of a page: the words after each anchor, and what is strange in it."""

    words: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, set[str]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    """Tags that no generated page has: seed text become markup."""
    title: list[str] = field(default_factory=list)
    _open: str | None = None
    _silent: int = 0
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    # The three below are called by HTMLParser as it goes along.
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        given = dict(attrs)
        if tag not in _ALLOWED or not _harmless(given):
            self.strange.append(self.get_starttag_text() or tag)
        if tag in _BLOCKS:
            self._open = None
        if tag == "h1":
            self._in_title = True
        name = given.get("id")
        if tag == "a" and name:
            self._open = name
            self.words.setdefault(name, [])
        elif tag == "sup" or self._silent:
            self._silent += 1
        elif self._open:
            self.marks.setdefault(self._open, set()).add(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        if self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self._open = None
            self._in_title = False

    def handle_data(self, data: str) -> None:  # noqa: D102
        if self._silent:
            return
        if self._open:
            self.words[self._open].append(data)
        elif self._in_title:
            self.title.append(data)


def _harmless(attributes: dict[str, str | None]) -> bool:
    if not _ATTRIBUTES.issuperset(attributes):
        return False
    style = attributes.get("style")
    href = (attributes.get("href") or "").strip().lower()
    local = ":" not in href.split("#")[0].split("/")[0]
    return not (style and not _STYLE.fullmatch(style)) and (local or href.startswith(_CATALOGUES))


def render(text: str) -> str:
    """Render a page's Markdown as the site does."""
    front_apart = text[len(text) - len(_body(text)) :]
    return markdown.markdown(front_apart, extensions=list(EXTENSIONS))


def _body(text: str) -> str:
    found = re.match(r"---\n(?:.*?\n)?---\n", text, re.DOTALL)
    return text[found.end() :] if found else text


def read(text: str) -> Reading:
    """Render a page once, for the questions below."""
    reading = Reading()
    reading.feed(render(text))
    reading.close()
    return reading


def thickets(text: str) -> Iterator[str]:
    r"""Name each line of a page whose marks the site's parser does not read in good time.

    >>> [words[:15] for words in thickets("Yes.\n\n" + r"\*" * 30_000)]
    ['a paragraph hol']
    """
    for line in text.split("\n"):
        marks = line.count("\\") + line.count("&")
        if marks > MARKS:
            yield f"a paragraph holds {marks:,} marks, and {MARKS:,} are read: {line[:60]!r}"


def misreadings(document: Document, reading: Reading, untouched: Collection[str]) -> Iterator[str]:
    """Say where a document's page does not read as the document.

    `untouched` are the blocks as generated: they may hold no mark-up at all but a note's italics.
    """
    if _line(reading.title) != _line([document.title]):
        yield f"the title reads {_line(reading.title)!r}, not {document.title!r}"
    titled = False
    for block in document.blocks:
        if block.role == Role.TITLE and block.text == document.title and not titled:
            titled = True
            continue
        words = _line(reading.words.get(block.id, []))
        if words != _line([block.text]):
            yield f"paragraph {block.id} reads {words[:80]!r}, not {block.text[:80]!r}"
        marks = reading.marks.get(block.id, set()) - ({"em"} if block.role == Role.NOTE else set())
        if marks and block.id in untouched:
            yield f"paragraph {block.id} has mark-up in it: {', '.join(sorted(marks))}"


def _line(words: list[str]) -> str:
    return " ".join("".join(words).split())
