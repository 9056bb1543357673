"""Where a record is discussed, as against merely named."""

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from generator.corpus import Record, RecordKind
from generator.countries import countries
from generator.index.paragraphs import Paragraphs, spoken
from generator.index.said import Numbers, Said, by_record
from generator.model import Role
from generator.namings import Namings

_DEFINED = re.compile(r"[’'s]{0,2} \([A-Z][\w&./-]{1,9}\)|,? (?:is|are|was|were) an? ", re.ASCII)
_FEW = 5
"""A record named in no more paragraphs of a document than these is discussed in each."""
_RARE = 3
"""Documents that make a record rare: where it is named twice, somebody once, is worth finding."""
_DEMANDED = ((0.05, 1), (0.2, 2), (0.4, 3), (1.0, 5))
"""Share of all documents that name a record, and how many paragraphs of one must do so for it
to be discussed there; see `_KNOWN` for people. Read off the indexes of documentary editions."""
_EVERYWHERE = 0.1
"""Share of the documents that name a thing as often as any, from which it is a mere word."""
_OFTEN = 2
"""Times named in one paragraph that make it a discussion."""
_TITLE, _ASKED, _NOTE, _METADATA, _SIGNED = 1, 2, 4, 8, 16
"""What a paragraph is: a title, a heading or a question, a stage direction, a dateline, a short
line at the foot. What the third and fourth name is not discussed there, unless a record is kept for
it and nothing else names it."""
_FOOT, _LINE = 3, 60
"""Last paragraphs of a document that may sign it, and code points of one at most."""
_HANDFUL = 20
"""Documents so few that each mention of a rare thing is worth finding."""
_KNOWN, _MANY = 0.2, 20
"""Share of the documents that name somebody, and how many, from which one mention in the text is in
passing: more locators than anybody looks through."""
_FORMULA = 0.1
"""Share of all documents that name a thing in their titles, from which it is a form of title."""
_ROLES = {
    Role.TITLE: _TITLE,
    Role.HEADING: _ASKED,
    Role.NOTE: _NOTE,
    Role.METADATA: _METADATA,
}


@dataclass(frozen=True, slots=True)
class Line:
    """Where one heading or sub-heading leads, by the numbers of paragraphs."""

    places: tuple[int, ...] = ()
    """In order, each once."""
    principal: Collection[int] = ()
    """Those of them that are to be read first."""

    def __bool__(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.places)


class Discussion:
    """All documents' paragraphs, to ask where what is discussed.

    The rules, in the reader's words: a title or heading names it; the passage says what it is; it
    is named twice or more; a question names it; or the document hardly ever names it elsewhere.
    """

    def __init__(self, paragraphs: Paragraphs, namings: Namings) -> None:
        """Look through what the paragraphs are, and what they name."""
        self._paragraphs = paragraphs
        self._documents = sum(bool(document.blocks) for document in paragraphs.documents)
        what = bytearray(paragraphs.end)
        for document, first in paragraphs.each():
            for number, block in enumerate(document.blocks, first):
                what[number] = _ROLES.get(block.role, 0)
            foot = document.blocks[-_FOOT:]
            for number, block in enumerate(foot, first + len(document.blocks) - len(foot)):
                what[number] |= _SIGNED if len(block.text) < _LINE else 0
            asked = [turn for turn in document.turns if turn.inferred or turn.label.startswith("Q")]
            for _, number in spoken(document, first, asked):
                what[number] |= _ASKED
        self._what = np.frombuffer(what, np.uint8)
        self._named = by_record(namings, paragraphs)

    def line(self, record: Record, name: str) -> Line:
        """Give the places that discuss the record of that folder and id."""
        said = self._named.get(name)
        if said is None:
            return Line()
        here, demanded = self._what[said.places], self._demanded(record, said.documents)
        person = record.kind is RecordKind.PERSON
        silent = _NOTE if person else _NOTE | _METADATA
        names = _ASKED | _METADATA | _SIGNED if person else 0
        titled = here & _TITLE > 0
        thing = not person and record.name not in countries()
        if thing and np.count_nonzero(titled) > max(_MANY, _FORMULA * self._documents):
            titled &= said.defining  # "Telegram From ... to the Agency"
        first = said.defining | titled
        told = (said.spread <= _FEW) | (said.times >= _OFTEN) | (here & _ASKED > 0)
        told |= _chosen(record)
        told = first | ((said.spread >= demanded) & told) | (here & names > 0)
        told = (told & (here & silent == 0)) | said.ruled
        if told.any():
            return Line(tuple(said.places[told].tolist()), {*said.places[told & first].tolist()})
        return Line(
            tuple((said.places if record.status == "accepted" else self._most(said)).tolist())
        )

    def _most(self, said: Said) -> Numbers:
        """Give the places of the documents that name most what none dwells on.

        Whom a list of those present names is found there, and a word that every document has
        once in passing is nowhere discussed.
        """
        most = said.spread.max(initial=0)
        full = said.spread == most
        if np.count_nonzero(full) > most * max(_FEW, _EVERYWHERE * self._documents):
            return said.places[:0]
        found: Numbers = said.places[full & (self._what[said.places] & _NOTE == 0)]
        return found

    def _demanded(self, record: Record, documents: int) -> int:
        """Give the paragraphs of a document that must name what so many documents name.

        An agreement is spoken of by a name of its own, a subject by words that anybody uses.
        """
        if documents <= _RARE:
            thing = record.kind is not RecordKind.PERSON and record.status == "candidate"
            return 1 + (thing and self._documents >= _HANDFUL)
        share = documents / self._documents
        if record.kind is RecordKind.PERSON:
            return 2 if share > _KNOWN and documents >= _MANY else 1
        demanded = next(paragraphs for most, paragraphs in _DEMANDED if share <= most)
        own = record.kind is RecordKind.AGREEMENT
        return max(1, demanded - own + (record.kind is RecordKind.TOPIC))

    def where(self, name: str, words: re.Pattern[str]) -> Line:
        """Give the places that name the record and hold one of `words`."""
        said = self._named.get(name)
        if said is None:
            return Line()
        heard = said.places[self._what[said.places] & (_NOTE | _METADATA) == 0].tolist()
        block = self._paragraphs.block
        return Line(tuple(place for place in heard if words.search(block(place).text)))


def defines(text: str, start: int, end: int) -> bool:
    """Whether the words after a name say what it is.

    >>> defines("Gas is a fuel.", 0, 3), defines("No gas is a fuel.", 3, 6)
    (True, False)
    >>> defines("the Board of Trade (BT)", 4, 18)
    True
    """
    match = _DEFINED.match(text, end)
    return match is not None and (not start or match[0].endswith(")"))


def _chosen(record: Record) -> bool:
    """Whether an editor chose the words for a subject: whatever holds them is about it."""
    subject = record.kind in (RecordKind.TOPIC, RecordKind.EVENT)
    return subject and record.status == "accepted"
