"""What a search finds: the turns of a page, read from the page as built."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.identity import is_block_id

_BLOCKS = frozenset({"p", "li", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of search."""

    address: str
    """Of its page, from the site's root: "documents/a/"."""
    title: str
    kind: str
    """A document's kind, or the folder of a record."""
    date: str = ""
    """ISO; "" where not known."""
    speaker: str = ""
    """Who has the turn; "" for narration."""
    speakers: tuple[str, ...] = ()
    """Whose words it holds: the speaker, or those quoted."""
    topics: tuple[str, ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
    """Id and text of each paragraph."""


@dataclass
class Passage:
    """A citable paragraph as it stands on a page."""

    id: str
    turn: int
    """Number of the turn it stands in; 0 outside any."""
    section: int
    speaker: str
    quoted: list[str] = field(default_factory=list)
    text: str = ""


class PageText(HTMLParser):
    """The title, paragraphs and links of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.kind = ""
        self.date = ""
        self.introduction = ""
        """Words before the first section: what a record's page says of it."""
        self.passages: list[Passage] = []
        self._links: list[str] = []
        self._divs: list[str | None] = []
        self._open: Passage | None = None
        self._in: str = ""
        self._silent = 0
        self._turns = self._sections = 0

    def targets(self, address: str) -> set[str]:
        """Give the paragraphs that the page links to, as addresses from the site's root."""
        return {
            posixpath.normpath(address + link.partition("#")[0]) + "/#" + link.partition("#")[2]
            for link in self._links
            if "#" in link and "://" not in link
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow turns, paragraphs and links; the calls of notes are no words of the text."""
        known = {name: value or "" for name, value in attrs}
        names = known.get("class", "").split()
        if tag == "article":
            self.kind, self.date = known.get("data-kind", ""), known.get("data-date", "")
            self._in = "article"
        elif tag == "div":
            self._begin_division(known.get("data-speaker") if "turn" in names else None)
        elif tag == "sup":
            self._silent += 1
        elif tag == "a":
            self._begin_link(known)
        elif tag == "span" and "quoted" in names and self._open:
            self._open.quoted.append(known.get("data-speaker", ""))
        elif tag in {"h1", "h2"} and self._in:
            self._in = tag
            self._sections += tag == "h2"

    def _begin_division(self, speaker: str | None) -> None:
        self._divs.append(speaker)
        self._turns += speaker is not None

    def _begin_link(self, known: dict[str, str]) -> None:
        if "href" in known:
            self._links.append(known["href"])
        elif is_block_id(known.get("id", "")):
            speaker = next((name for name in reversed(self._divs) if name is not None), None)
            turn = 0 if speaker is None else self._turns
            self._open = Passage(known["id"], turn, self._sections, speaker or "")
            self.passages.append(self._open)

    def handle_endtag(self, tag: str) -> None:
        """Close what `handle_starttag` opened."""
        if tag == "div" and self._divs:
            self._divs.pop()
        elif tag == "sup":
            self._silent -= 1
        elif tag in _BLOCKS:
            self._open = None
        elif tag == "h1" and self._in:
            self._in = "introduction"
        elif tag == "article":
            self._in = ""

    def handle_data(self, data: str) -> None:
        """Keep the words where they belong."""
        if self._silent:
            return
        if self._open:
            self._open.text += data
        elif self._in == "h1":
            self.title += data
        elif self._in == "introduction":
            self.introduction += data


def read_page(text: str) -> PageText:
    """Read a built page.

    >>> read_page("<article data-kind='article'><h1>A <i>b</i></h1></article>").title
    'A b'
    """
    page = PageText()
    page.feed(text)
    page.close()
    page.title = " ".join(page.title.split())
    page.introduction = " ".join(page.introduction.split())
    return page


def entries_of(page: PageText, address: str, topics: dict[str, list[str]]) -> Iterator[Entry]:
    """Give the turns of a page and its runs of narration, in reading order."""
    run: list[Passage] = []
    for passage in page.passages:
        if run and (run[-1].turn, run[-1].section) != (passage.turn, passage.section):
            yield _entry(page, address, run, topics)
            run = []
        run.append(passage)
    if run:
        yield _entry(page, address, run, topics)


def _entry(page: PageText, address: str, run: list[Passage], topics: dict[str, list[str]]) -> Entry:
    speakers = [run[0].speaker] if run[0].speaker else [n for p in run for n in p.quoted]
    about = [topic for p in run for topic in topics.get(f"{address}#{p.id}", ())]
    return Entry(
        address,
        page.title,
        page.kind,
        page.date,
        run[0].speaker,
        tuple(dict.fromkeys(speakers)),
        tuple(sorted(set(about))),
        tuple((p.id, " ".join(p.text.split())) for p in run),
    )
