"""Who each label means: one person, with the words of the document that name him, or nobody."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from generator.attribute.evidence import Place, office_before
from generator.attribute.labelnames import FORMAL, LabelName, Sort, fold, proper, read_label
from generator.attribute.misprints import misprints
from generator.attribute.offices import holders, with_chairs
from generator.attribute.partlabels import part_labels
from generator.attribute.people import People
from generator.attribute.persons import Person, find_persons
from generator.attribute.selfnames import named_by_themselves, spoken_of
from generator.corpus import Office, Record
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Speaker
from generator.rulebook import rules

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
_AGAIN = re.compile(r"(?i)cont(?:inue)?d\.?")
"""No office behind a name: who spoke before the page or the interruption goes on."""
_SHORT = 3
"""Words of so many letters at most are titles: "MR" for "MS" is a slip wherever it is said."""


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
    labels = _labels(document)
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


def _labels(document: Document) -> list[LabelName]:
    """Read each turn's label, misprints mended, with the surname where others give it."""
    read = _with_holders(_with_initial(_without_misprints(document)))
    read = _with_offices(document, read)
    named = named_by_themselves(document, read)
    read = [named.get(label.key, label) for label in read]
    short = part_labels(read, spoken_of(document))
    return [short.get(label.key, label) for label in read]


def _with_offices(document: Document, labels: Sequence[LabelName]) -> list[LabelName]:
    """Give "DEAN LIND" as an office and a surname where the text speaks of a dean."""
    words = rules("labels")["given"]["words"]
    able = {fold(o.given[0]) for o in labels if len(o.given) == 1 and not o.titles} & {*words}
    texts = [block.text for block in document.blocks] if able else []
    meant = {word for word in able if any(re.search(rf"\b{word}\b", text) for text in texts)}
    return [
        o._replace(titles=(fold(o.given[0]),), given=())
        if len(o.given) == 1 and not o.titles and fold(o.given[0]) in meant
        else o
        for o in labels
    ]


def _with_initial(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give "M." as an initial where a label prints the whole name, "MILO RUIZ", and none "Mme"."""
    whole = {fold(o.family) for o in labels if o.given and fold(o.given[0]).startswith("m")}
    if not whole or any({"mme", "madame", "monsieur"} & {*o.titles} for o in labels):
        return [*labels]
    return [
        label._replace(titles=(), given=("M.",))
        if label.titles == ("m",) and not label.given and fold(label.family) in whole
        else label
        for label in labels
    ]


def _with_holders(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give an office, or an outlet, whoever another label says has it.

    "The Mayor (Ana Ruiz)" is she of "Ana Ruiz:", and "The Herald:" is "Bo Lind, The Herald:". Where
    an outlet has two its label names nobody. "ANA RUIZ, MAYOR:" makes "MAYOR:" hers.
    """
    from_outlet: dict[str, set[LabelName]] = {}
    for label in labels:
        if label.sort is Sort.PERSON and label.given and label.detail not in ("", label.core):
            from_outlet.setdefault(fold(label.detail), set()).add(label)
    labels = [_of_office(label, from_outlet.get(label.key, set())) for label in labels]
    labels = [_of_outlet(label, from_outlet.get(label.key, set())) for label in labels]
    whole = {label.key: label for label in labels if label.sort is Sort.PERSON and label.given}
    held = {o: whole.get(fold(o.detail)) for o in labels if o.sort is Sort.OFFICE and o.detail}
    return [
        who._replace(core=label.core, detail=label.core) if (who := held.get(label)) else label
        for label in labels
    ]


def _of_office(label: LabelName, people: Collection[LabelName]) -> LabelName:
    """Give the one of these people, whose labels print it behind the name, for an office."""
    names = {(who.given, who.family) for who in people}
    if label.sort is not Sort.OFFICE or label.detail or len(names) != 1:
        return label
    return next(iter(people))._replace(core=label.core, detail=label.core)


def _of_outlet(label: LabelName, people: Collection[LabelName]) -> LabelName:
    """Give the one of these people for the name of their outlet as a label."""
    outlet = label.sort is Sort.UNNAMED or not {*label.titles} - {"the"}
    if not people or label.sort not in (Sort.PERSON, Sort.UNNAMED) or label.detail or not outlet:
        return label
    names = {(who.given, who.family) for who in people}
    if len(names) > 1:
        return label._replace(sort=Sort.UNNAMED, titles=(), given=(), family="")
    return next(iter(people))._replace(core=label.core, detail="")


def _without_misprints(document: Document) -> list[LabelName]:
    read = [read_label(turn.label) for turn in document.turns]
    by_key = {label.key: label for label in read}
    if len(by_key) == 1:
        return read
    meant = misprints((label.key for label in read), _roles())
    spoken = " ".join(block.text for block in document.blocks).casefold() if meant else ""
    meant = {key: to for key, to in meant.items() if not _spoken_of(key, to, spoken)}
    by_key |= {key: read_label(key) for key in meant.values() if key not in by_key}
    return [by_key[meant[label.key]] if label.key in meant else label for label in read]


@cache
def _roles() -> frozenset[str]:
    """Give the keys of labels that name no person in particular: "moderator"."""
    listed = rules("labels")["roles"].values()
    return frozenset(read_label(role).key for row in listed for role in row["examples"])


def _spoken_of(key: str, meant: str, spoken: str) -> bool:
    """Tell whether the odd word of a label is a name that the speeches use."""
    odd = [word for word in key.split() if word not in meant.split() and len(word) > _SHORT]
    return any(re.search(rf"\b{re.escape(word)}\b", spoken) for word in odd)


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
    """Write "Mayor of Ghent" for "MAYOR OF GHENT"; words of three letters may be initials."""
    words = [w.lower() if fold(w) in _SMALL_WORDS else w for w in printed.split()]
    return " ".join(w.capitalize() if w.isupper() and len(w) > _SHORT else w for w in words)


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
