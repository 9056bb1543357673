"""Who each label means: one person, with the words of the document that name him, or nobody."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.attribute.evidence import (
    Found,
    Place,
    clusters,
    compatible,
    find_names,
    office_before,
)
from generator.attribute.labelnames import LabelName, Sort, fold, proper, read_label
from generator.attribute.misprints import misprints
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Record, RecordKind, Role, Speaker, Turn

WEIGHTS = {
    Place.TITLE: 50,
    Place.LABEL: 40,
    Place.SELF: 30,
    Place.HEAD: 10,
    Place.TITLED: 3,
    Place.TEXT: 1,
}
"""What one full name counts for where several stand for one surname."""
MARGIN = 4
"""The best must count so many times the next, or there is no best."""
_FORMAL = frozenset({"mr", "mrs", "ms", "miss", "mx", "the", "hon", "dr", "right", "sir", "madam"})
_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "dame", "madam"})
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_CAPITALISED = re.compile(r"(?: [^\W\d_a-z][\w'’-]*)+")


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody whom one or more labels mean."""

    family: str
    given: tuple[str, ...]
    """() where no given name stands in the text."""
    found: tuple[Found, ...]
    """The full names that are his, best first."""
    labels: tuple[LabelName, ...]


class _Named(NamedTuple):
    speaker: Speaker
    record: Record | None


def name_speakers(document: Document, people: Sequence[Record]) -> Document:
    """Give each turn its speaker, where its label and the document, or a record, name one person.

    Two candidates are as bad as none. Anonymous labels stay open here.
    """
    if not document.turns:
        return document
    labels = _labels(document)
    labels = _with_chairs(labels)
    offices = _offices(document, labels)
    persons = _persons(document, labels, offices)
    named: dict[LabelName, _Named] = {}
    findings: list[Finding] = []
    for person in persons:
        speaker = _speaker(document, person, people)
        for label in person.labels:
            named[label] = speaker
    named = _unique(named)
    turns = tuple(
        _turn(turn, label, named.get(label))
        for turn, label in zip(document.turns, labels, strict=True)
    )
    speakers = dict.fromkeys(named[label].speaker for label in labels if label in named)
    return replace(
        document,
        turns=turns,
        speakers=(*document.speakers, *speakers),
        findings=(*document.findings, *findings),
    )


def _labels(document: Document) -> list[LabelName]:
    """What each turn's label says, misprints mended."""
    read = [read_label(turn.label) for turn in document.turns]
    by_key = {label.key: label for label in read}
    if len(by_key) == 1:
        return read
    words = frozenset(
        fold(w)
        for b in document.blocks
        if b.role is not Role.SPEECH or len(by_key) < 400
        for w in re.findall(r"[A-Z][\w'’-]+", b.text)
    )
    meant = misprints([label.key for label in read], words)
    return [by_key[meant[label.key]] if label.key in meant else label for label in read]


def _with_chairs(labels: Sequence[LabelName]) -> list[LabelName]:
    """An office whose holder a label names is his wherever it stands without the name.

    "The Chair (Mr. Lind):" makes "The Chair:" Mr. Lind's, unless two people held the chair.
    """
    holders: dict[str, set[str]] = {}
    for label in labels:
        if label.family and label.detail == label.core:
            holders.setdefault(fold(label.core), set()).add(label.family)
    found = {}
    for label in labels:
        if label.family and label.detail == label.core and len(holders[fold(label.core)]) == 1:
            found[fold(label.core)] = label
    return [
        found.get(fold(label.core), label) if label.sort is Sort.OFFICE else label
        for label in labels
    ]


def _offices(document: Document, labels: Iterable[LabelName]) -> dict[LabelName, str]:
    """The surname of whoever holds the office of a label, by the title or the head."""
    labels = list(dict.fromkeys(labels))
    others = {fold(label.family) for label in labels if label.family}
    heads = [document.title] + [b.text for b in document.blocks[:40] if b.role is Role.METADATA]
    found = {}
    for label in labels:
        if label.sort is not Sort.OFFICE:
            continue
        office = re.sub(r"^(?:the|mr|madam) ", "", fold(label.core))
        names = {name for head in heads for name in _holders(head, office, document)}
        names = {name for name in names if fold(name) not in others}
        if len(names) == 1:
            found[label] = names.pop()
    return found


def _holders(text: str, office: str, document: Document) -> Iterable[str]:
    """Surnames that stand after `office` in a title."""
    pattern = re.compile(rf"(?i:(?<!vice )\b{re.escape(office)})(?= [^\W\d_a-z])")
    for match in pattern.finditer(text):
        run = _CAPITALISED.match(text, match.end())
        words = run[0].split() if run else []
        for length in range(len(words), 1, -1):
            name = " ".join(words[:length])
            if sum(name in b.text for b in document.blocks if b.text != text):
                yield words[length - 1]
                break
        else:
            if words:
                yield words[0].removesuffix("'s").removesuffix("’s")


def _persons(
    document: Document, labels: Sequence[LabelName], offices: Mapping[LabelName, str]
) -> list[_Person]:
    distinct = list(dict.fromkeys(labels))
    families: dict[str, list[LabelName]] = {}
    for label in distinct:
        family = label.family or offices.get(label, "") or _perhaps_name(label)
        if family:
            families.setdefault(fold(family.split()[-1]), []).append(label)
    own = {
        block: fold((label.family or offices[label]).split()[-1])
        for turn, label in zip(document.turns, labels, strict=True)
        if label.family or label in offices
        for block in turn.blocks
    }
    found = find_names(document, frozenset(families), own)
    first = {fold(f.given[0]) for names in found.values() for f in names if f.initial}
    common = frozenset(first & _lower_words(document)) if first else frozenset()
    return [
        person
        for family, members in families.items()
        for person in _people_of(members, _all_found(members, found[family]), offices, common)
    ]


def _perhaps_name(label: LabelName) -> str:
    """ "CHANCELLOR" and "KING" are offices and surnames; the text decides."""
    single = label.sort is Sort.OFFICE and " " not in label.core
    return proper(label.core) if single else ""


def _lower_words(document: Document) -> set[str]:
    """The words that the speeches print in lower case."""
    return {word for block in document.blocks for word in _LOWER.findall(block.text)}


def _all_found(members: Sequence[LabelName], found: Sequence[Found]) -> list[Found]:
    """The full names of a surname in the text, and those that labels print."""
    printed = [
        Found(Place.LABEL, label.given, label.family, label.titles, label.core, None, initial=False)
        for label in members
        if label.given
    ]
    return [*printed, *found]


def _people_of(
    members: Sequence[LabelName],
    found: Sequence[Found],
    offices: Mapping[LabelName, str],
    common: frozenset[str],
) -> list[_Person]:
    """Part the labels of one surname into people; `common` words are no given names."""
    groups = clusters(f for f in found if not (f.initial and fold(f.given[0]) in common))
    chosen: dict[int | str, list[LabelName]] = {}
    for label in members:
        if label.given:
            fitting = [i for i, g in enumerate(groups) if compatible(label.given, g[0].given)]
        else:
            fitting = _choose(label, groups, _usual_office(found))
        key = fitting[0] if len(fitting) == 1 else _kind(label) + label.state
        chosen.setdefault(key, []).append(label)
    people = []
    for key, labels in chosen.items():
        mine = sorted(groups[key], key=lambda f: f.place) if isinstance(key, int) else []
        if not mine and not any(label.family or label in offices for label in labels):
            continue
        family = next((label.family for label in labels if label.family), "") or offices.get(labels[0], "")
        family = family or mine[0].family
        given = _fullest(mine) if mine else labels[0].given
        people.append(_Person(family, given, tuple(mine), tuple(labels)))
    return people


def _kind(label: LabelName) -> str:
    """Labels without a given name are one person's where their titles can be."""
    if set(label.titles) & _MEN:
        return "man"
    if set(label.titles) & _WOMEN:
        return "woman"
    return "any" if not set(label.titles) - _FORMAL else "office"


def _usual_office(found: Iterable[Found]) -> frozenset[str]:
    """The office by which the text mostly calls whoever has the surname: {"vice", "president"}."""
    called = Counter(frozenset(f.titles) - _FORMAL for f in found if not f.given)
    called.pop(frozenset(), None)
    return called.most_common(1)[0][0] if called else frozenset()


def _choose(
    label: LabelName, groups: Sequence[Sequence[Found]], usual: frozenset[str]
) -> list[int]:
    """The one group of full names that the label means; [] where none or more than one can be.

    `usual` is the office that decides where the label names none.
    """
    able = [i for i, group in enumerate(groups) if _can_be(label, group)]
    if len(able) < 2:  # noqa: PLR2004 - no choice
        return able
    office = set(label.titles) - _FORMAL or usual
    for wanted in ({Place.LABEL}, {Place.TITLE}):
        fits = [i for i in able if any(f.place in wanted for f in groups[i])]
        if len(fits) == 1:
            return fits
    if office:
        fits = [i for i in able if any(office <= set(f.titles) for f in groups[i])]
        if len(fits) == 1:
            return fits
    weights = sorted(((sum(WEIGHTS[f.place] for f in groups[i]), i) for i in able), reverse=True)
    return [weights[0][1]] if weights[0][0] >= weights[1][0] * MARGIN else []


def _can_be(label: LabelName, group: Sequence[Found]) -> bool:
    """Whether nothing speaks against the label's meaning the person of these full names."""
    best = min(f.place for f in group)
    titles = {t for f in group for t in f.titles}
    if set(label.titles) & _MEN and titles & _WOMEN and not titles & _MEN:
        return False
    if set(label.titles) & _WOMEN and titles & _MEN and not titles & _WOMEN:
        return False
    office = set(label.titles) - _FORMAL
    strangers = all(f.titles and not set(f.titles) & set(label.titles) for f in group)
    return not (best >= Place.TITLED and strangers and label.titles and (office or titles - _FORMAL))


def _fullest(found: Sequence[Found]) -> tuple[str, ...]:
    """The longest given names of the best place, spelt out before initials."""
    best = [f for f in found if f.place is found[0].place]
    return max(best, key=lambda f: (len(fold(f.given[0])) > 1, len(f.given), -found.index(f))).given


def _speaker(document: Document, person: _Person, people: Sequence[Record]) -> _Named:
    first = person.labels[0]
    full = " ".join([*person.given, person.family])
    name = full if person.given else _short(first, person.family)
    role = _role(document, person, name)
    basis = _basis(person)
    record = _record(document, person, name, people)
    if record and not person.given:
        held = _held(record, document.date)
        role = role or (held.title if held else None)
        on = f", {held.title} on that day" if held and document.date else ""
        label = " and ".join(f"“{core}”" for core in dict.fromkeys(p.core for p in person.labels))
        basis = f"No given name stands in the text; the record of {record.name}{on}, lists {label}."
        name = record.name
    forms = dict.fromkeys(" ".join([*f.given, f.family]) for f in person.found)
    also = tuple(form for form in forms if form != name)
    return _Named(Speaker(record.id if record else slug(name), name, role, also, basis), record)


def _short(label: LabelName, family: str) -> str:
    """ "Mr. Price" for "MR PRICE"; the office and the name for "THE PRESIDENT" of a title."""
    words = label.core.split()
    if label.sort is Sort.OFFICE:
        words = [w for w in words if fold(w) != "the"]
        return " ".join([*(_title_word(w) for w in words), family])
    count = len(label.titles)
    return " ".join([*(_title_word(w) for w in words[:count]), family])


def _title_word(word: str) -> str:
    shown = word if not word.isupper() else word.capitalize()
    return shown + "." if fold(word) in ("mr", "mrs", "ms", "dr") and shown[-1] != "." else shown


def _role(document: Document, person: _Person, name: str) -> str | None:
    for label in person.labels:
        if label.detail and label.detail != label.core:
            return label.detail
    for found in person.found:
        if found.place is Place.TITLE and (office := office_before(document.title, name)):
            return office
    for label in person.labels:
        titles = [w for w in label.core.split() if fold(w) in label.titles]
        titles = [w for w in titles if fold(w) not in _FORMAL]
        if titles:
            return " ".join(proper(w) if not w.isupper() else w.capitalize() for w in titles)
        if label.sort is Sort.OFFICE or label.detail == label.core:
            return " ".join(_title_word(w) for w in label.core.split())
    return None


def _basis(person: _Person) -> str:
    if not person.found or not person.given:
        return "No given name stands in the text."
    found = next(f for f in person.found if f.given == person.given)
    if found.place is Place.LABEL:
        return f"A label prints “{found.words}”."
    where = {
        Place.TITLE: "The title names",
        Place.HEAD: "The head of the document names",
        Place.SELF: "The speaker gives the name",
    }.get(found.place, "The text speaks of")
    return f"{where} “{found.words}”."


def _record(
    document: Document, person: _Person, name: str, people: Sequence[Record]
) -> Record | None:
    """The one record that the full name or a label leads to, by the day; None for none or two."""
    people = [r for r in people if r.kind is RecordKind.PERSON and r.status != "rejected"]
    named = [r for r in people if name in (r.name, *r.also)]
    if len(named) == 1:
        return named[0]
    keys = {label.key for label in person.labels}
    listed = [r for r in people if keys & {fold(label) for label in r.labels}]
    fitting = [r for r in listed if _held(r, document.date)]
    if person.given:
        fitting = [r for r in fitting if fold(r.name.split()[-1]) == fold(person.family)]
    return fitting[0] if len(fitting) == 1 else None


def _held(record: Record, day: dt.date | None):
    """The office that the record gives for the day; any where no day is known."""
    for office in record.offices:
        begun = day is None or office.start is None or office.start <= day
        if begun and (day is None or office.end is None or day <= office.end):
            return office
    return None


def _unique(named: Mapping[LabelName, _Named]) -> dict[LabelName, _Named]:
    """Ids are unique in a document; one person of two label groups becomes one speaker."""
    seen: dict[str, Speaker] = {}
    result = {}
    for label, (speaker, record) in named.items():
        known = seen.setdefault(speaker.id, speaker)
        result[label] = _Named(known, record)
    return result


def _turn(turn: Turn, label: LabelName, named: _Named | None) -> Turn:
    printed = turn.label.rstrip(":. ")
    if named is None:
        return replace(turn, basis=_open(label, printed))
    read = f"The label reads “{printed}”."
    if label.key != read_label(turn.label).key and label.sort is not Sort.OFFICE:
        read = f"The label reads “{printed}”, taken for “{label.core}”."
    basis = f"{read} {named.speaker.basis}".strip()
    return replace(turn, speaker=named.speaker.id, basis=basis)


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
