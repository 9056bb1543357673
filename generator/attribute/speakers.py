"""Who each label means: one person, with the words of the document that name him, or nobody."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from generator.attribute.evidence import Place, office_before
from generator.attribute.labelnames import FORMAL, LabelName, Sort, fold, proper, read_label
from generator.attribute.labels import read_labels
from generator.attribute.offices import holders, with_chairs
from generator.attribute.people import People
from generator.attribute.persons import Person, find_persons
from generator.corpus import Office, Record
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Speaker

_SMALL_WORDS = frozenset({"of", "for", "and", "to"})
_ABBREVIATED = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sen", "rep", "gov"),
        *("atty", "gen", "adm", "col", "maj", "capt", "lt", "sgt"),
    ]
)
"""Titles that are written with a full stop."""
_PEERS = frozenset(
    {"lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess"}
)
"""Titles with which a place is part of the name: "Lord Lind of Leeds"."""
_INITIALS = 3
"""Letters of a word in capitals that may be initials."""
_AGAIN = re.compile(r"(?i)cont(?:inue)?d\.?")
"""No office behind a name: who spoke before the page or the interruption goes on."""


class _Named(NamedTuple):
    speaker: Speaker
    record: Record | None
    rivals: tuple[str, ...] = ()
    """Names of those whom the label could mean as well as each other."""


def name_speakers(document: Document, people: People) -> Document:
    """Give each turn its speaker, where its label and the document, or a record, name one person.

    Two candidates are as bad as none. Anonymous labels stay open here.
    """
    if not document.turns:
        return document
    labels = read_labels(document)
    labels = with_chairs(document, labels)
    offices = holders(document, labels)
    persons = find_persons(document, labels, offices)
    named: dict[LabelName, _Named] = {}
    for person in persons:
        speaker = _speaker(document, person, people)
        for label in person.labels:
            named[label] = speaker
    between = {label: n.rivals for label, n in named.items()}
    for label in dict.fromkeys(labels):
        if label.sort is Sort.OFFICE and label not in named:
            fitting = _listed({label.key}, people, document.date)
            between[label] = tuple(sorted(record.name for record in fitting))
            if len(fitting) == 1:
                named[label] = _by_office(label, fitting[0], document.date)
    named = _unique(named)
    said_by = cache(lambda printed, label: _said_by(printed, label, named.get(label)))
    turns = tuple(
        turn.told(*said_by(turn.label, label))
        for turn, label in zip(document.turns, labels, strict=True)
    )
    speakers = dict.fromkeys(named[label].speaker for label in labels if label in named)
    return replace(
        document,
        turns=turns,
        speakers=(*document.speakers, *speakers),
        findings=(*document.findings, *_unclear(document, labels, between)),
    )


def _unclear(
    document: Document, labels: Sequence[LabelName], between: Mapping[LabelName, Sequence[str]]
) -> Iterator[Finding]:
    """Say, once a label, between whom it cannot decide."""
    seen = set()
    for turn, label in zip(document.turns, labels, strict=True):
        rivals = between.get(label, ())
        if len(rivals) > 1 and label.key not in seen:
            seen.add(label.key)
            either = " or ".join(rivals)
            detail = f"“{label.core}” could be {either}, so neither is named"
            yield Finding(Code.SPEAKER_AMBIGUOUS, turn.blocks[0], detail)


def _speaker(document: Document, person: Person, people: People) -> _Named:
    first = person.labels[0]
    full = " ".join([*person.given, person.family])
    name = full if person.given else _short(first, person.family)
    role = _role(document, person, name)
    basis = _basis(person, role)
    fitting = _records(document, person, name, people)
    record = fitting[0] if len(fitting) == 1 else None
    rivals = tuple(sorted(r.name for r in fitting)) if len(fitting) > 1 else person.rivals
    if record and not person.given:
        held = _held(record, document.date)
        role = role or (held.title if held else None)
        on = f", {held.title} on that day" if held and document.date else ""
        label = ", ".join(f"“{core}”" for core in dict.fromkeys(p.core for p in person.labels))
        basis = f"No given name stands in the text; the record of {record.name}{on}, lists {label}."
        name = record.name
    named = [f for f in person.found if f.place is not Place.VOCATIVE]
    forms = dict.fromkeys(" ".join([*f.given, f.family]) for f in named)
    also = tuple(form for form in forms if form != name)
    speaker = Speaker(record.id if record else slug(name), name, role, also, basis)
    return _Named(speaker, record, () if record else rivals)


def _short(label: LabelName, family: str) -> str:
    """Write "Mr. Price" for "MR PRICE", office and name for "THE PRESIDENT" of a title."""
    words = label.core.split() if label.sort is Sort.OFFICE else label.titles
    seat = f" of {label.state}" if label.state and _PEERS & {*label.titles} else ""
    return " ".join([*(_title_word(w) for w in words if fold(w) != "the"), family]) + seat


def _title_word(word: str) -> str:
    if fold(word) in _SMALL_WORDS:
        return fold(word)
    shown = "-".join(w.capitalize() for w in word.split("-"))
    return shown + "." if fold(word) in _ABBREVIATED and shown[-1] != "." else shown


def _role(document: Document, person: Person, name: str) -> str | None:
    for label in person.labels:
        detail = "" if _AGAIN.fullmatch(label.detail) else label.detail.replace(") (", ", ")
        if detail[:1].isupper() and detail != label.core:  # not "(voice-over)"
            return _office(detail) if detail.isupper() else detail
    for found in person.found:
        if found.place is Place.TITLE and (office := office_before(document.title, name)):
            return office
    for label in person.labels:
        titles = [w for w in label.core.split() if fold(w) in label.titles]
        titles = [w for w in titles if fold(w) not in FORMAL]
        if titles:
            return " ".join(proper(w) if not w.isupper() else w.capitalize() for w in titles)
        if label.sort is Sort.OFFICE or label.detail == label.core:
            return " ".join(_title_word(w) for w in label.core.split())
    return None


def _office(printed: str) -> str:
    """Write "Mayor of Ghent" for "MAYOR OF GHENT"; short words may be initials."""
    words = [w.lower() if fold(w) in _SMALL_WORDS else w for w in printed.split()]
    return " ".join(w.capitalize() if w.isupper() and len(w) > _INITIALS else w for w in words)


def _basis(person: Person, role: str | None) -> str:
    if not person.found or not person.given:
        return "No given name stands in the text."
    found = next(f for f in person.found if f.given == person.given)
    if found.place is Place.TITLE and role:
        return f"The title names “{role} {' '.join([*found.given, found.family])}”."
    if found.place is Place.LABEL:
        return f"A label prints “{found.words}”."
    if found.place is Place.VOCATIVE:
        return f"Whoever speaks next to it says “{found.words}”."
    where = {
        Place.TITLE: "The title names",
        Place.HEAD: "The head of the document names",
        Place.SELF: "The speaker gives the name",
        Place.INTRODUCED: "Whoever speaks before introduces",
    }.get(found.place, "The text speaks of")
    return f"{where} “{found.words}”."


def _records(document: Document, person: Person, name: str, people: People) -> list[Record]:
    """Find the records that the full name, or a label on that day, leads to."""
    named = list(people.called(name))
    if len(named) == 1:
        return named
    fitting = _listed({label.key for label in person.labels}, people, document.date)
    if person.given:
        fitting = [r for r in fitting if fold(r.name.split()[-1]) == fold(person.family)]
    return fitting or named


def _listed(keys: set[str], people: People, day: dt.date | None) -> list[Record]:
    """Find the records that list one of the labels, and hold an office on the day.

    A record that lists a label and no office is meant by it on any day.
    """
    return [r for r in people.labelled(keys) if not r.offices or _held(r, day)]


def _by_office(label: LabelName, record: Record, day: dt.date | None) -> _Named:
    """Give whoever an editor's record says is meant by an office."""
    held = _held(record, day)
    on = f", {held.title} on that day" if held and day else ""
    basis = f"The text names nobody; the record of {record.name}{on}, lists “{label.core}”."
    speaker = Speaker(record.id, record.name, held.title if held else None, (), basis)
    return _Named(speaker, record)


def _held(record: Record, day: dt.date | None) -> Office | None:
    """Give the office that the record has for the day; any where no day is known."""
    for office in record.offices:
        begun = day is None or office.start is None or office.start <= day
        if begun and (day is None or office.end is None or day <= office.end):
            return office
    return None


def _unique(named: Mapping[LabelName, _Named]) -> dict[LabelName, _Named]:
    """Ids are unique in a document; one person of two label groups becomes one speaker."""
    seen: dict[str, Speaker] = {}
    result = {}
    for label, (speaker, record, rivals) in named.items():
        known = seen.setdefault(speaker.id, speaker)
        result[label] = _Named(known, record, rivals)
    return result


def _said_by(label: str, read: LabelName, named: _Named | None) -> tuple[str | None, str]:
    """Give who speaks under a label, as it is printed and as it is read, and how that is known."""
    printed = label.rstrip(":. ")
    if named is None:
        return None, _open(read, printed)
    basis = f"The label reads “{printed}”."
    if read.key != read_label(label).key and read.sort is not Sort.OFFICE:
        basis = f"The label reads “{printed}”, taken for “{read.core}”."
    if read.detail == read.core and read.family and fold(read.family) not in fold(printed):
        basis += f" {named.speaker.name} was last named in the chair."
    return named.speaker.id, f"{basis} {named.speaker.basis}".strip()


def _open(label: LabelName, printed: str) -> str:
    if not printed:
        return "No label is printed."
    if label.sort is Sort.OFFICE:
        return f"The label “{printed}” names an office; the text does not say who held it."
    if label.sort is Sort.PART:
        return f"The label “{printed}” names a part, not a person."
    if label.sort is Sort.UNNAMED:
        return f"The label “{printed}” names nobody."
    return f"The label “{printed}” names nobody, and nobody is called on by name before."
