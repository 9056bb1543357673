"""HTML to the lines that a browser would show, with what its head says; the standard library's."""

import re
from collections import defaultdict
from html import unescape
from html.parser import HTMLParser

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center"),
        *("dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend"),
        *("li", "main", "nav", "noscript", "ol", "option", "p", "pre", "section", "select"),
        *("summary", "table", "tbody", "template", "tfoot", "thead", "tr", "ul"),
    )
)
"""Elements that begin and end a line."""
UNSEEN = frozenset(("script", "style"))
"""Elements whose text is no words."""
CELLS = frozenset(("td", "th"))

_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_JSON_LD = "application/ld+json"


class Markup(HTMLParser):
    r"""The lines of a page, one a block or forced break, and its metadata.

    >>> Markup("<title>On rain</title><p>Rain\n<b>fell</b>.<p>It stopped.<br>At last.").lines
    ['Rain fell.', 'It stopped.\nAt last.']
    """

    def __init__(self, html: str, *, numbers: bool = False) -> None:
        """Read a page; `numbers` prints those of ordered lists, as a browser does."""
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        """Paragraphs, none empty, white space as shown; a forced break is a newline."""
        self.title = ""
        self.language = ""
        self.meta: dict[str, list[str]] = defaultdict(list)
        """Contents by the name, property or itemprop of a meta element, in lower case; the
        addresses of links under "link:" and their rel; the text of times under "time"."""
        self.linked_data: list[str] = []
        """JSON-LD, as it stands."""
        self._pieces: list[str] = []
        self._unseen = ""
        self._titles: list[str] | None = None
        self._pre = 0
        self._lists: list[int | None] = []
        self._numbers = numbers
        tags = html.rfind(">") + 1  # behind it stands none; looking for one is quadratic
        self.feed(html[:tags])
        self.close()
        self.handle_data(unescape(html[tags:]))
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the element is a block; keep what a head says."""
        facts = {name: value or "" for name, value in attrs}
        if tag in UNSEEN:
            self._unseen = _JSON_LD if facts.get("type", "").lower() == _JSON_LD else tag
        elif tag == "title" and not self.title:
            self._titles = []
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in BLOCKS:
            self._end_line()
        self._pre += tag == "pre"
        self._note(tag, facts)
        self._number(tag, facts)

    def handle_endtag(self, tag: str) -> None:
        """End a line where the element is a block."""
        if tag in UNSEEN:
            self._unseen = ""
        elif tag == "title" and self._titles is not None:
            self.title = _BLANK.sub(" ", "".join(self._titles)).strip()
            self._titles = None
        elif tag in CELLS:
            self._pieces.append("\t")
        elif tag in BLOCKS:
            self._end_line()
        if tag == "pre" and self._pre:
            self._pre -= 1
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Keep words: inside `pre` as they stand, elsewhere with single blanks."""
        if self._unseen:
            if self._unseen == _JSON_LD:
                self.linked_data.append(data)
        elif self._titles is not None:
            self._titles.append(data)
        else:
            self._pieces.append(data if self._pre else _BLANK.sub(" ", data))

    def unknown_decl(self, data: str) -> None:
        """Keep the words of a CDATA section."""
        self.handle_data(data.removeprefix("CDATA["))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Take a section of a kind that HTML has not for a comment, as browsers do."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def _end_line(self) -> None:
        rows = "".join(self._pieces).split("\n")
        self._pieces.clear()
        tidy = (re.sub(r"[ \t]*\t[ \t]*", "\t", re.sub("  +", " ", row)) for row in rows)
        line = "\n".join(row.rstrip() if self._pre else row.strip() for row in tidy)
        if line.strip():
            self.lines.append(line.strip("\n"))

    def _note(self, tag: str, facts: dict[str, str]) -> None:
        if tag == "html":
            self.language = self.language or facts.get("lang", "")
        elif tag == "meta":
            for key in ("property", "name", "itemprop"):
                self.meta[facts.get(key, "").lower()].append(facts.get("content", ""))
        elif tag == "link":
            self.meta[f"link:{facts.get('rel', '').lower()}"].append(facts.get("href", ""))
        elif tag == "time" and facts.get("itemprop", "").lower() == "datepublished":
            self.meta["datepublished"].append(facts.get("datetime", ""))

    def _number(self, tag: str, facts: dict[str, str]) -> None:
        if tag in ("ol", "ul"):
            start = facts.get("start", "1")
            ordered = tag == "ol" and self._numbers
            self._lists.append(int(start) if ordered and start.isdecimal() else None)
        elif tag == "li" and self._lists and (number := self._lists[-1]) is not None:
            self._lists[-1] = number + 1
            self._pieces.append(f"{number}. ")
