"""Documents as occasions: what was said or written on a day, by whom, where and before whom."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus import Record, RecordKind
from generator.model import Document, Kind
from generator.refer.bodies import initials_in
from generator.refer.calls import LETTER, MEETING
from generator.refer.cards import Card
from generator.refer.cues import matches
from generator.refer.parties import Party, party, surnames, title_of
from generator.refer.rows import is_anonymous, is_prose, rows_of
from generator.refer.words import forms

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
    venue: frozenset[str]
    """Forms of its title, place and dateline."""
    carries: bool
    """It is how a letter was sent, as a telegram may be."""
    audience: frozenset[str]
    """Forms of its first paragraphs too."""
    initials: frozenset[str]
    """Of the names in them."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """All of them, by what a call may know of them."""

    by_who: Mapping[str, Sequence[Occasion]]
    by_word: Mapping[str, Sequence[Occasion]]
    known: frozenset[str]
    """All surnames."""
    rare: frozenset[str]
    """Words at the heads of few."""
    holders: Mapping[str, Sequence[tuple[dt.date, dt.date, str]]]
    """Who held an office, as records say: first day, last day, surname."""


def by_occasion(cards: Sequence[Card], records: Sequence[Record]) -> Occasions:
    """Sort dated documents by who speaks and by the words of their settings."""
    who: dict[str, list[Occasion]] = defaultdict(list)
    word: dict[str, list[Occasion]] = defaultdict(list)
    every = [_occasion(card, card.day) for card in cards if card.day]
    for one in every:
        for key in {*one.present, *(k for p in one.parties for k in (p.surname, p.title) if k)}:
            who[key].append(one)
        for key in one.venue | (one.audience | one.initials if MEETING in one.sorts else set()):
            word[key].append(one)
    holders: dict[str, list[tuple[dt.date, dt.date, str]]] = defaultdict(list)
    for record in records:
        for office in record.offices if record.kind is RecordKind.PERSON else ():
            for surname in surnames([record.name]):
                days = (office.start or dt.date.min, office.end or dt.date.max)
                holders[title_of(office.title)].append((*days, surname))
    known = (o.present | {p.surname for p in o.parties} for o in every)
    heads = Counter(w for one in every for w in one.audience)
    rare = frozenset(w for w, holding in heads.items() if holding <= _RARE)
    return Occasions(who, word, frozenset().union(*known) - {""}, rare, holders)


def _occasion(card: Card, day: dt.date) -> Occasion:
    sorts = set(card.sorts) or {_SORT_OF[k] for k in [card.document.kind] if k in _SORT_OF}
    opening = card.opening[:OPENING]
    carried = [party(m["who"]) for m in matches("occasions", "carried", opening)]
    carries = bool(sorts & _CARRIERS and any(carried))
    people = [party(card.sender), *(carried if carries else ()), *_voices(card.document)]
    sorts |= {LETTER} if carries else set()
    rows = rows_of(card.document)[:_HEAD]
    heads = [r.block.text for r in rows if len(r.block.text) < _SHORT and not is_prose(r)]
    venue = " \n ".join((card.document.title, card.document.place or "", card.place, *heads))
    present = frozenset(capitals(opening)) if MEETING in sorts else frozenset()
    return Occasion(
        card,
        day,
        frozenset(sorts),
        frozenset(filter(None, people)),
        present,
        card.addressee,
        frozenset(forms(venue)) | initials_in(venue),
        carries,
        frozenset(forms(opening)),
        initials_in(opening),
    )


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
