"""What each document is, as another text would name it: sort, number, sender, place, day."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.incremental.sharing import ALONE, Work
from generator.model import Document
from generator.refer.cues import patterns
from generator.refer.documents.days import days_in
from generator.refer.documents.sorts import sorts_in
from generator.refer.press import is_press
from generator.refer.rows import Row, Spot, is_prose, rows_of
from generator.refer.words import forms

_HEAD = 8
"""Paragraphs at the head in which a document says what it is."""
_WORDS = 5
"""Blanks in a paragraph that says something, whether a full stop ends it or not."""
_HEAD_LENGTH = 1500
_HEAD_DAYS = 3
_BETWEEN = re.compile(r"\b[Ff]rom (?:the )?(?P<sender>.+?)(?: to (?:the )?(?P<addressee>.+))?$")
_BY = re.compile(r"\b[Bb]y (?:the )?(?P<sender>.+)$")
_STAMP = 24
"""Signs of a hash that stand for a document."""
_LINE = 90
"""Characters of a line that says no more than whose words follow."""
_SERIES = re.compile(r"((?:[A-Z][a-z]+ ){1,4}[A-Z][a-z]+)(?:/[A-Z]{2,5})?[-– ](\d{1,4})\b")
_DATELINE = re.compile(r"^(?P<place>[A-Z][^\d,]{2,30}), (?:[A-Z][a-z]+ \d{1,2}|undated|\d)")
_POST = re.compile(r"\b(?:in|at) (?:the )?([^(),]+)")
_NO_SENDER = frozenset(("of", "the", "and", "to", "in", "for", "from", "at", "state", "department"))


@dataclass(frozen=True, slots=True)
class Card:
    """A document as a library card."""

    document: Document
    stamp: str
    """What stands for all of the document where its card is the answer to a question."""
    sorts: frozenset[str]
    """"telegram", "letter" ...; empty where the title says none."""
    numbers: frozenset[tuple[str, int]]
    """Series in lower case ("secto", "nsdm"; "" for none) and number."""
    sender: str
    addressee: str
    """In lower case, as the title has them; "" where it does not."""
    place: str
    """As the dateline has it, in lower case."""
    told: str
    """What `head` gives, with blanks between: there are many cards, of which few are asked."""
    first: int
    """The number of the paragraph that a reference to the whole document leads to."""
    spoken: Sequence[dt.date] = ()
    """The days that an undated document speaks of at its head, the first few."""
    is_press: bool = False
    """Whether it is a report of the press."""

    @property
    def spot(self) -> Spot:
        """Where a reference to the whole document leads."""
        block = self.document.blocks[self.first]
        turn = next((turn for turn in self.document.turns if block.id in turn.blocks), None)
        return Spot(Row(self.document, block, self.first, turn), 0, len(block.text))

    @property
    def head(self) -> Sequence[str]:
        """Forms of the words of its title and first paragraphs, each once."""
        return self.told.split()

    @property
    def opening(self) -> str:
        """Its title and first paragraphs, as printed."""
        return _opening(_title(self.document), _head(self.document))

    @property
    def day(self) -> dt.date | None:
        """Its date."""
        return self.document.date


def read_cards(documents: Sequence[Document], work: Work = ALONE) -> list[Card]:
    """Give what documents say that they are; those without paragraphs say nothing."""
    rows = zip(documents, work.each(documents, *CARDS), strict=True)
    return [_card(document, row, work) for document, row in rows if row]


def tell_cards(cards: Iterable[Card]) -> str:
    """Give words that change where one of some documents does."""
    return " ".join(card.stamp for card in cards)


def _written(document: Document) -> bytes:
    """Give what has to be read off the text of a document; nothing where it has no paragraphs.

    The title may carry a number of a collection before it ("12. Letter From ..."): it is no
    number of the document.
    """
    rows = rows_of(document)
    if not rows:
        return b""
    title, head = _title(document), _head(document)
    opening = _opening(title, head)
    spoken = () if document.date else (str(named.day) for named in days_in(opening, None))
    between = _BETWEEN.search(title) or _BY.search(title)
    named = between or _signed(title, head)
    groups = named.groupdict() if named else {}
    return json.dumps(
        (
            sorted(sorts_in(title[: between.start()] if between else title, "titles")),
            sorted({*_own_numbers(head), *_series(title)}),
            (groups.get("sender") or "").lower(),
            (groups.get("addressee") or "").lower(),
            next((m["place"].lower() for text in head if (m := _DATELINE.match(text))), ""),
            " ".join(sorted({*forms(opening)})),
            first_words(rows),
            list(dict.fromkeys(islice(spoken, _HEAD_DAYS))),
            is_press(document),
        )
    ).encode()


CARDS = ("cards", _written)


def _card(document: Document, row: bytes, work: Work) -> Card:
    sorts, numbers, sender, addressee, place, head, first, spoken, press = json.loads(row)
    return Card(
        document,
        work.name(document)[:_STAMP] if work.cache.keeps else "",
        frozenset(sorts),
        frozenset((series, number) for series, number in numbers),
        sender,
        addressee,
        place,
        head,
        first,
        tuple(map(dt.date.fromisoformat, spoken)),
        is_press=press,
    )


def _title(document: Document) -> str:
    return re.sub(r"^\d+\. ", "", document.title)


def _head(document: Document) -> list[str]:
    title = _title(document)
    return [block.text for block in document.blocks[:_HEAD] if title not in block.text]


def _opening(title: str, head: Iterable[str]) -> str:
    return "\n".join([title, *head])[:_HEAD_LENGTH]


def _signed(title: str, head: Sequence[str]) -> re.Match[str] | None:
    """Find who speaks where the title says it otherwise, or only a line under it."""
    lines = (line for line in head if len(line) <= _LINE)
    found = (p.search(t) for p in patterns("documents", "signed") for t in (title, *lines))
    return next(filter(None, found), None)


def _own_numbers(head: Sequence[str]) -> list[tuple[str, int]]:
    """Give the number in the first paragraph that begins with one; a list's "1." is none."""
    for text in head:
        for pattern in patterns("documents", "own-number"):
            if (found := pattern.match(text)) and int(found["number"]) > 1:
                return [(found["series"].strip().lower(), int(found["number"]))]
    return []


def _series(title: str) -> list[tuple[str, int]]:
    """Give the abbreviation of a numbered series: "National Security Study Memorandum 234"."""
    return [
        ("".join(word[0] for word in m[1].split()).lower(), int(m[2]))
        for m in _SERIES.finditer(title)
    ]


def first_words(rows: Sequence[Row]) -> int:
    """Give the number of the row that a reference to the whole document leads to."""
    prose = [row for row in rows if is_prose(row)] or rows
    told = [row for row in prose if not _DATELINE.match(row.block.text)] or prose
    return next((row for row in told if _says(row.block.text)), told[0]).number


def _says(text: str) -> bool:
    """Whether a paragraph is a sentence, and no mark above one: "secret urgent".

    >>> _says("It is late."), _says("secret us urgent niact")
    (True, False)
    """
    return text.endswith((".", "?", "!", ":", "”", '"')) or text.count(" ") >= _WORDS


def post_of(party: str) -> str:
    """Give where a mission or its head is, by the name of a sender.

    >>> post_of("embassy in the united arab republic"), post_of("ambassador in france (dillon)")
    ('united arab republic', 'france')
    """
    found = _POST.search(party)
    return found[1].strip() if found else ""


def same_party(one: str, two: str) -> bool:
    """Say whether two names of senders share a word that tells: a country, a person, an office.

    >>> same_party("ambassador in vietnam (reinhardt)", "embassy in vietnam")
    True
    >>> same_party("department of state", "embassy in france")
    False
    """
    mine, theirs = set(forms(one)), set(forms(two))
    if (mine & theirs) - _NO_SENDER:
        return True
    return {"department", "state"} <= mine | {"department"} and "state" in mine & theirs
