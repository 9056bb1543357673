"""People behind the labels of one surname, parted by the full names that the text prints."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.attribute.evidence import (
    Found,
    Place,
    find_names,
    office_words,
)
from generator.attribute.fullnames import can_be, choose, fitting, kind
from generator.attribute.given_names import clusters, compatible
from generator.attribute.labelnames import FORMAL, LabelName, Sort, fold, given_names, proper
from generator.attribute.vocatives import vocatives
from generator.model import Document, Role
from generator.word_places import FEW, stands

_LOWER = re.compile(r"\b[a-z]{3,}\b")
"""Shorter words are initials."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom one or more labels mean."""

    family: str
    given: tuple[str, ...]
    """() where no given name stands in the text."""
    found: tuple[Found, ...]
    """The full names that are his, best first."""
    labels: tuple[LabelName, ...]
    rivals: tuple[str, ...] = ()
    """Full names in the text that the labels could mean as well as each other; two at least."""


def find_persons(
    document: Document, labels: Sequence[LabelName], offices: Mapping[LabelName, str]
) -> list[Person]:
    """Give the people whom the labels mean, each label to one of them, or to none.

    `offices` gives the surname of an office's holder.
    """
    distinct = list(dict.fromkeys(labels))
    families: dict[str, list[LabelName]] = {}
    for label in distinct:
        family = label.family or offices.get(label, "") or _perhaps_name(label)
        if family:
            families.setdefault(fold(family.split()[-1]), []).append(label)
    surnames = {
        label: fold((label.family or offices[label]).split()[-1])
        for label in distinct
        if label.family or label in offices
    }
    own = {
        block: surnames[label]
        for turn, label in zip(document.turns, labels, strict=True)
        if label in surnames
        for block in turn.blocks
    }
    found = find_names(document, frozenset(families), own, _heralds(document, own))
    odd = {fold(f.given[0]) for names in found.values() for f in names if f.initial}
    common = _in_lower_case(odd, document) if odd else frozenset()
    speaking: dict[str | None, LabelName] = {
        b: label for turn, label in zip(document.turns, labels, strict=True) for b in turn.blocks
    }
    whole = frozenset((*map(fold, p.given), fold(p.family)) for p in distinct if p.given)
    people = [
        person
        for family, members in families.items()
        for person in _people_of(
            members, _all_found(members, _own(found[family], whole)), offices, common, speaking
        )
    ]
    return _with_vocatives(document, labels, _met(people, Counter(labels)))


def _met(people: Sequence[Person], times: Mapping[LabelName, int]) -> list[Person]:
    """Give the people without those of whom a bare word, printed once, is all there is: "Qrx:".

    Where another's bare word is a surname that the text has in full, surnames are printed so.
    """
    if any(person.found and any(map(_is_bare, person.labels)) for person in people):
        return [*people]
    return [
        person
        for person in people
        if person.given
        or person.found
        or sum(times[label] for label in person.labels) > 1
        or not all(map(_is_bare, person.labels))
        or fold(person.family) in given_names()
    ]


def _is_bare(label: LabelName) -> bool:
    """Tell whether a label is one word, and says nothing else of whom it means."""
    told = label.titles or label.detail or " " in label.core
    return label.sort is Sort.PERSON and not told


def _heralds(document: Document, own: Mapping[str, str]) -> dict[str, str]:
    """Give, for the last block of a turn that is spoken, the surname of who speaks next."""
    speech = {block.id for block in document.blocks if block.role is Role.SPEECH}
    found = {}
    for turn, after in pairwise(document.turns):
        last = next((b for b in reversed(turn.blocks) if b in speech), None)
        if last and after.blocks[0] in own:
            found[last] = own[after.blocks[0]]
    return found


def _with_vocatives(
    document: Document, labels: Sequence[LabelName], people: Sequence[Person]
) -> list[Person]:
    """Give whoever has no given name the one by which those who speak next to him call him."""
    if all(person.given for person in people):
        return list(people)
    bearers = {label: number for number, person in enumerate(people) for label in person.labels}
    given = {number: person.given[0] for number, person in enumerate(people) if person.given}
    named = vocatives(document, labels, bearers, given)
    return [
        _called(person, *named[number]) if number in named else person
        for number, person in enumerate(people)
    ]


def _called(person: Person, given: str, words: str) -> Person:
    said = Found(Place.VOCATIVE, (given,), person.family, (), words, None, initial=False)
    return replace(person, given=(given,), found=(*person.found, said))


def _perhaps_name(label: LabelName) -> str:
    """Take "CHANCELLOR" or "KING" for a surname too; the text decides."""
    single = label.sort is Sort.OFFICE and " " not in label.core
    return proper(label.core) if single else ""


def _in_lower_case(words: Iterable[str], document: Document) -> frozenset[str]:
    """Give those of `words` that the document prints in lower case too: they name nobody."""
    odd = frozenset(filter(_LOWER.fullmatch, words))
    if not odd:
        return odd
    text = " ".join([block.text for block in document.blocks])
    if len(odd) > FEW:
        return odd.intersection(_LOWER.findall(text))
    return frozenset(word for word in odd if stands(text, word, _alone))


def _alone(before: str, behind: str) -> bool:
    return not any(sign.isalnum() or sign == "_" for sign in before[-1:] + behind[:1])


def _all_found(members: Sequence[LabelName], found: Sequence[Found]) -> list[Found]:
    """Give the full names of a surname in the text, and those that labels print."""
    printed = [
        Found(Place.LABEL, m.given, m.family, m.titles, m.core, None, initial=False, state=m.state)
        for m in members
        if m.given
    ]
    double = {tuple(map(fold, label.family.split()[:-1])) for label in members} - {()}
    return [*printed, *(_without_surname(f, double) for f in found)]


def _own(found: Iterable[Found], whole: frozenset[tuple[str, ...]]) -> list[Found]:
    """Leave out a full name before which another's, a label's, stands: "Bo Lind Ana", spoken."""
    return [
        f
        for f in found
        if not any(tuple(map(fold, f.given[:n])) in whole for n in range(2, len(f.given) + 1))
    ]


def _without_surname(found: Found, double: set[tuple[str, ...]]) -> Found:
    """Leave out the first of two surnames where it was read as a given name."""
    for part in double:
        if tuple(map(fold, found.given[-len(part) :])) == part:
            return found._replace(given=found.given[: -len(part)])
    return found


def _people_of(
    members: Sequence[LabelName],
    found: Sequence[Found],
    offices: Mapping[LabelName, str],
    common: frozenset[str],
    speaking: Mapping[str | None, LabelName],
) -> list[Person]:
    """Part the labels of one surname into people; `common` words are no given names.

    `speaking` gives the label of each block, as whoever names himself is that one.
    """
    groups = clusters(_without_words(f, common) for f in found)
    usual = _usual_office(found)
    chosen: dict[int | str, list[LabelName]] = {}
    rivals: dict[int | str, tuple[str, ...]] = {}
    for label in members:
        if label.given:
            meant = [i for i, g in enumerate(groups) if compatible(label.given, g[0].given)]
        else:
            meant = choose(label, [fitting(label, g, speaking) for g in groups], usual)
        key = meant[0] if len(meant) == 1 else kind(label) + label.state
        able = [] if meant else [g[0] for g in groups if can_be(label, g)]
        rivals[key] = tuple(sorted(" ".join([*f.given, f.family]) for f in able))
        chosen.setdefault(key, []).append(label)
    _part_seats(chosen, groups)
    plain, others = "any", [k for k in chosen if isinstance(k, str) and k != "any"]
    if plain in chosen and len(others) == 1:  # "PRICE" is "MR PRICE" where there is no other
        chosen[others[0]] += chosen.pop(plain)
    people = []
    for key, labels in chosen.items():
        mine = sorted(groups[key], key=lambda f: f.place) if isinstance(key, int) else []
        if not mine and not any(label.family or label in offices for label in labels):
            continue
        family = next((label.family for label in labels if label.family), "") or offices.get(
            labels[0], ""
        )
        family = family or mine[0].family
        given = _fullest(mine) if mine else labels[0].given
        people.append(Person(family, given, tuple(mine), tuple(labels), rivals.get(key, ())))
    return people


def _part_seats(
    chosen: dict[int | str, list[LabelName]], groups: Sequence[Sequence[Found]]
) -> None:
    """Take a full name from two who sit for different States, where nothing says whose it is."""
    for key in [k for k in chosen if isinstance(k, int)]:
        seats = {label.state for label in chosen[key]} - {""}
        if len(seats) < 2 or any(f.state for f in groups[key]):  # noqa: PLR2004 - a choice
            continue
        for label in chosen.pop(key):
            chosen.setdefault(kind(label) + label.state, []).append(label)


def _without_words(found: Found, common: frozenset[str]) -> Found:
    """Leave out what stands before a name and is no part of it: "Strategic Communications"."""
    given = found.given
    odd = office_words() | common if found.initial else office_words()
    while given and fold(given[0]) in odd and found.place is not Place.LABEL:
        given = given[1:]
    return found if given == found.given else found._replace(given=given)


def _usual_office(found: Iterable[Found]) -> frozenset[str]:
    """Give the office by which the text mostly calls whoever has the surname."""
    called = Counter(frozenset(f.titles) - FORMAL for f in found if not f.given)
    called.pop(frozenset(), None)
    return called.most_common(1)[0][0] if called else frozenset()


def _fullest(found: Sequence[Found]) -> tuple[str, ...]:
    """Take the longest given names of the best place, spelt out before initials."""
    best = [f for f in found if f.place is found[0].place]
    return max(best, key=lambda f: (len(fold(f.given[0])) > 1, len(f.given), -found.index(f))).given
