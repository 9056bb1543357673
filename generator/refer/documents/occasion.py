"""Documents as occasions: what was said or written on a day, by whom, where and before whom."""

import datetime as dt
import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from generator.corpus import Record, RecordKind
from generator.incremental.asking import Table, Tables
from generator.incremental.sharing import ALONE, Work
from generator.incremental.sums import Holders, summed
from generator.model import Document, Kind
from generator.refer.cues import matches
from generator.refer.documents.calls import LETTER, MEETING
from generator.refer.documents.cards import Card, tell_cards
from generator.refer.documents.parties import Party, party, surnames, title_of
from generator.refer.rows import is_anonymous, is_prose, rows_of
from generator.refer.subjects.bodies import initials_in
from generator.refer.words import forms

OCCASIONS, AUDIENCES = "occasions", "audiences"
"""What is kept of documents as such, and of the words of their first paragraphs."""
_LEAST_TURNS, _FEW_TURNS = 2, 6
"""Turns that make somebody more than a passer-by, where a text has more than a few."""
_HEAD, _SHORT, OPENING = 6, 200, 900
"""Paragraphs and characters in which a document says where, before whom and who was there."""
_RARE = 3
"""Documents at whose heads a word stands that tells an audience."""
_SORT_OF = {
    Kind.SPEECH: "speech",
    Kind.STATEMENT: "statement",
    Kind.INTERVIEW: "briefing",
    Kind.TRANSCRIPT: "briefing",
}
"""What a document counts as whose title does not say it."""
_CARRIERS = frozenset(("telegram", LETTER))


@dataclass(frozen=True, slots=True)
class Occasion:
    """A document as what was said or written on a day, by somebody, somewhere."""

    card: Card
    day: dt.date
    sorts: frozenset[str]
    parties: frozenset[Party]
    """Who spoke or wrote."""
    present: frozenset[str]
    """Surnames of who may have taken part, where people met."""
    to: str
    """As the title names whom it was sent to, lower case."""
    where: str
    """What `venue` gives, with blanks between: there are many occasions, of which few are asked."""
    carries: bool
    """It is how a letter was sent, as a telegram may be."""
    opening: str
    """What `audience` gives."""
    short: str
    """What `initials` gives."""

    @property
    def venue(self) -> AbstractSet[str]:
        """Forms of its title, place and dateline."""
        return {*self.where.split()}

    @property
    def audience(self) -> AbstractSet[str]:
        """Forms of its first paragraphs too."""
        return {*self.opening.split()}

    @property
    def initials(self) -> AbstractSet[str]:
        """Of the names in them."""
        return {*self.short.split()}


class Within(NamedTuple):
    """What is looked for, and the first and the last day on which it may have been."""

    what: str
    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        """Write the key."""
        return f"{self.what} {self.first} {self.last}"

    @classmethod
    def read(cls, written: str) -> "Within":
        """Undo `str`."""
        what, first, last = written.rsplit(" ", 2)
        return cls(what, dt.date.fromisoformat(first), dt.date.fromisoformat(last))


Some = Table[Within, Sequence[Occasion]]


@dataclass(frozen=True, slots=True)
class Occasions:
    """All of them, by what a call may know of them."""

    by_who: Some
    by_word: Some
    known: Table[str, bool]
    """All surnames."""
    rare: Table[str, bool]
    """Words at the heads of few."""
    shared: Table[str, bool]
    """Titles that people of several surnames bear."""
    holders: Table[str, Sequence[tuple[dt.date, dt.date, str]]]
    """Who held an office, as records say: first day, last day, surname."""

    def tables(self) -> Tables:
        """Give what may be asked."""
        return {
            "who": self.by_who,
            "word": self.by_word,
            "known": self.known,
            "rare": self.rare,
            "shared": self.shared,
            "holder": self.holders,
        }


def by_occasion(cards: Sequence[Card], records: Sequence[Record], work: Work = ALONE) -> Occasions:
    """Sort dated documents by who speaks and by the words of their settings."""
    who: dict[str, list[Occasion]] = defaultdict(list)
    word: dict[str, list[Occasion]] = defaultdict(list)
    bearers: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    occasions = list(_occasions(cards, work))
    heads = _holders_of_words(occasions, work)
    for one in occasions:
        known |= one.present
        for key in {*one.present, *(k for p in one.parties for k in (p.surname, p.title) if k)}:
            who[key].append(one)
        met = f" {one.opening} {one.short}" if MEETING in one.sorts else ""
        for key in {*f"{one.where}{met}".split()}:
            word[key].append(one)
        for party_ in one.parties:
            bearers[party_.title].add(party_.surname)
    known = known.union(*bearers.values()) - {""}
    shared = {title for title, names in bearers.items() if len(names - {""}) > 1}
    return Occasions(
        _by_day(who),
        _by_day(word),
        Table(dict.fromkeys(known, True).get),
        Table(lambda w: True if 0 < heads.get(w, 0) <= _RARE else None),
        Table(dict.fromkeys(shared, True).get),
        Table(_holders(records).get),
    )


def _holders_of_words(occasions: Sequence[Occasion], work: Work) -> Mapping[str, int]:
    """Give how many documents have each word in their first paragraphs."""
    openings = {one.card.document.id: one.opening for one in occasions}

    def words(document: Document) -> bytes:
        return openings[document.id].encode("utf-8", "surrogatepass")

    documents = [one.card.document for one in occasions]
    return summed(documents, AUDIENCES, words, Holders, work).of


def _by_day(found: Mapping[str, Sequence[Occasion]]) -> Some:
    """Let occasions, which are in the order of their days, be asked for within some."""

    def within(key: Within) -> Sequence[Occasion] | None:
        some = found.get(key.what, ())
        first = bisect_left(some, key.first, key=_day)
        return some[first : bisect_right(some, key.last, key=_day)] or None

    return Table(within, lambda some: tell_cards(one.card for one in some), Within.read)


def _day(one: Occasion) -> dt.date:
    return one.day


def _holders(records: Sequence[Record]) -> Mapping[str, Sequence[tuple[dt.date, dt.date, str]]]:
    holders: dict[str, list[tuple[dt.date, dt.date, str]]] = defaultdict(list)
    for record in records:
        for office in record.offices if record.kind is RecordKind.PERSON else ():
            for surname in surnames([record.name]):
                days = (office.start or dt.date.min, office.end or dt.date.max)
                holders[title_of(office.title)].append((*days, surname))
    return holders


def _occasions(cards: Sequence[Card], work: Work) -> Iterator[Occasion]:
    """Give the documents that have a day as occasions."""
    dated = {card.document.id: card for card in cards if card.day}
    documents = [card.document for card in dated.values()]
    rows = work.each(documents, OCCASIONS, lambda d: _written(dated[d.id]))
    for card, row in zip(dated.values(), rows, strict=True):
        sorts, parties, present, where, carries, audience, named = json.loads(row)
        yield Occasion(
            card,
            card.day or dt.date.min,
            frozenset(sorts),
            frozenset(Party(surname, title) for surname, title in parties),
            frozenset(map(intern, present)),
            card.addressee,
            where,
            carries,
            audience,
            named,
        )


def _written(card: Card) -> bytes:
    """Give what has to be read off the text of a document."""
    sorts = set(card.sorts) or {_SORT_OF[k] for k in [card.document.kind] if k in _SORT_OF}
    opening = card.opening[:OPENING]
    carried = [party(m["who"]) for m in matches("occasions", "carried", opening)]
    carries = bool(sorts & _CARRIERS and any(carried))
    people = [party(card.sender), *(carried if carries else ()), *_voices(card.document)]
    sorts |= {LETTER} if carries else set()
    rows = rows_of(card.document)[:_HEAD]
    heads = [r.block.text for r in rows if len(r.block.text) < _SHORT and not is_prose(r)]
    venue = " \n ".join((card.document.title, card.document.place or "", card.place, *heads))
    present = set(capitals(opening)) if MEETING in sorts else set()
    return json.dumps(
        (
            sorted(sorts),
            sorted({(one.surname, one.title) for one in people if one}),
            sorted(present),
            " ".join(sorted({*forms(venue), *initials_in(venue)})),
            carries,
            " ".join(sorted({*forms(opening)})),
            " ".join(sorted(initials_in(opening))),
        )
    ).encode()


def capitals(text: str) -> Iterator[str]:
    """Give the forms of the words with a capital: whoever took part is among them."""
    every = (w for token in text.split() if token[:1].isupper() for w in forms(token))
    return (w for w in every if surnames([w]))


def _voices(document: Document) -> list[Party]:
    """Give who speaks in a document, by name and office, passers-by apart."""
    turns = Counter(turn.speaker or turn.label for turn in document.turns)
    least = _LEAST_TURNS if len(document.turns) > _FEW_TURNS else 1
    named = {s.id: s for s in document.speakers}
    voices = []
    for one in sorted(who for who, spoken in turns.items() if spoken >= least):
        name = named[one].name if one in named else one.rstrip(": ").title()
        title = title_of(named[one].role or "") if one in named else ""
        if not is_anonymous(name):
            voices += [Party(surname, title) for surname in surnames([name])]
    return voices
