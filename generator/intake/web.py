"""Web pages: trafilatura judges which lines are the text, and the page's own lines are taken.

Its own text loses paragraphs on short pages, and a bold label its line. So a line of the page is
published where trafilatura kept its words, as the page has it; what it left out is told.
"""

import datetime as dt
import re

from generator.intake.decoding import decode, decode_as
from generator.intake.markup import Markup
from generator.intake.reading import Reading, UnreadableError, library, remark, with_title
from generator.model import Sidecar

DATED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "citation_publication_date",
    "pubdate",
    "publish-date",
    "date",
)
"""Names under which pages state the day of publication; the first that states one counts."""
SAMPLE = 2048
"""Bytes from the beginning in which a page names its encoding; the standard says 1024."""
RUN = 3
"""Words in a row that tell whether a line was kept; a shorter line counts as a whole."""

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]*)"')
_DAY = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_NUMBER = re.compile(r"^\d+\. ")
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_html(raw: bytes) -> Reading:
    """Read a saved web page."""
    text, encoding, basis = _decoded(raw)
    return _read_page(text, encoding, basis)


def read_html_text(html: str) -> Reading:
    """Read a page that is text already: the body of a message."""
    return _read_page(html, "utf-8", "")


def _read_page(html: str, encoding: str, basis: str) -> Reading:
    trafilatura = library("trafilatura", "trafilatura")
    page = Markup(html, numbers=True)
    if not page.lines:
        what = "it holds no words: a script writes them, or they stand in another file"
        raise UnreadableError(what, "Save the page as the browser shows it, or its words as .txt.")
    kept, dropped = _judged(page.lines, trafilatura.extract(html, **OPTIONS) or "")
    words = [word for line in dropped for word in line.split()]
    return Reading(
        with_title(kept, _title(page)),
        _facts(page),
        encoding,
        basis,
        remark("trafilatura", words),
    )


OPTIONS = {
    "favor_recall": True,
    "include_comments": True,
    "include_tables": True,
    "with_metadata": False,
    "output_format": "txt",
}
"""What is doubtful is kept: cleaning cuts furniture later, and an editor can bring it back."""


def _judged(lines: list[str], body: str) -> tuple[list[str], list[str]]:
    """Part the lines whose words stand in the body from the rest; an empty body keeps all."""
    words = _WORD.findall(body)
    if not words:
        return lines, []
    runs = {tuple(words[i : i + n]) for n in range(1, RUN + 1) for i in range(len(words) + 1 - n)}
    kept: list[str] = []
    dropped: list[str] = []
    for line in lines:
        own = _WORD.findall(_NUMBER.sub("", line))
        size = min(RUN, len(own))
        known = [tuple(own[i : i + size]) in runs for i in range(len(own) + 1 - size)]
        (kept if sum(known) * 2 >= len(known) else dropped).append(line)
    return kept, dropped


def _decoded(raw: bytes) -> tuple[str, str, str]:
    """Read bytes in UTF-8, else as the page says, else as its bytes speak for."""
    try:
        return raw.decode("utf-8-sig"), "utf-8", ""
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(raw[:SAMPLE])
    label = named[1].decode("ascii", "replace") if named else ""
    # A page that names UTF-16 in letters of one byte is in none of the kind.
    told = None if label.lower().startswith("utf") else decode_as(raw, label)
    decoded = told or decode(raw)
    return decoded.text, decoded.encoding, decoded.basis


def _title(page: Markup) -> str:
    """Give the page's title as its head has it for others to show, else as its window has it."""
    return next(filter(None, (*page.meta["og:title"], page.title)), "")


def _facts(page: Markup) -> Sidecar:
    """Take the day, the address, the publisher and the language that the page itself states."""
    day, name = _published(page)
    address = next(filter(None, (*page.meta["link:canonical"], *page.meta["og:url"])), "").strip()
    publisher = " ".join(next(filter(None, page.meta["og:site_name"]), "").split())
    return Sidecar(
        date=day,
        date_basis=f"From the page’s own metadata ({name})." if day else None,
        url=address if _ADDRESS.fullmatch(address) else None,
        publisher=publisher or None,
        language=page.language if _LANGUAGE.fullmatch(page.language) else None,
    )


def _published(page: Markup) -> tuple[dt.date | None, str]:
    """Give the day and the name under which it stands; none where two days stand under it."""
    stated = {**page.meta, "json-ld": _PUBLISHED.findall("".join(page.linked_data))}
    for name in (*DATED, "json-ld"):
        days = {day for value in stated.get(name, ()) if (day := _day(value))}
        if days:
            return (days.pop(), name) if len(days) == 1 else (None, name)
    return None, ""


def _day(value: str) -> dt.date | None:
    """Read the day at the head of a time as ISO 8601 writes it, in its own zone."""
    found = _DAY.match(value)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
