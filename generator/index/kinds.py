"""What a name that is no person's is the name of: by its own words, or by those before it."""

import re
from functools import cache

from generator.corpus import RecordKind
from generator.countries import adjectives, countries, places
from generator.index.evidence import Evidence, Shown
from generator.index.names import head_words
from generator.rulebook import rules

_HEADED = {
    RecordKind.ORGANISATION: "organisation",
    RecordKind.AGREEMENT: "agreement",
    RecordKind.EVENT: "event",
    RecordKind.PLACE: "place",
}
"""Kinds told by a name's first or last word, with their table in rules/indexing.toml."""
_SHARE_LOCATED = 0.4
"""Share of a name's occurrences after "in" or "to" from which it is a place."""
_WIDELY = 10
"""Documents in which a name stands, for the smaller share to be enough."""
_SHARE_TITLED = 0.15
"""Share of its times that a word follows a title, from which it is somebody's name."""
_PLACED, _SHARE_PLACED = 4, 0.25
"""Documents, and share of all times, in which a word of a name stands after "in" or "to"."""
_WITHIN, _SHARE_WITHIN = 3, 0.2
"""Times, and share of those inside a sentence, that a word stands after "in" or "at", where no
person does: a dateline names the place more often than all sentences."""
_LOCATED, _ARTICLED = 2, 3
"""Times that "in" must say so, and "in the" of what never stands there without the article."""
_BODY = re.compile(r"[^ ]+ (?:[^ ]+ )*?([^ ]+) (?:of|for|on) ")
_NUMERALS = ("I", "II", "III", "IV")
_BILL = re.compile(r"Bill [A-Z]{1,2}[-‑]\d+")
_ABBREVIATION = re.compile(r"[A-Z]+[a-z]?[A-Z]+s?")
_JOINTS = frozenset(("of", "for", "on", "in", "and", "to", "the"))
_SHORTEST = 3
"""Letters an abbreviation has at least."""


def kind_of(name: str, shown: Shown) -> tuple[RecordKind | None, bool]:
    """Give the kind of a name, and whether the name's own words say it."""
    if kind := kind_by_words(name):
        return kind, True
    if name.rpartition(" ")[2].islower():
        return _mixed_kind(name.rpartition(" ")[2]), False
    if located(shown) and not _ABBREVIATION.fullmatch(name):
        return RecordKind.PLACE, False  # "in HUD" is in no town
    if " " in name or not name.isupper():
        return RecordKind.TOPIC, False
    short = name.isalpha() and len(name) >= _SHORTEST
    return (RecordKind.ORGANISATION if short else None), False


def kind_by_words(name: str) -> RecordKind | None:
    """Give the kind that a name's own words say; None where they do not.

    >>> str(kind_by_words("Board of Trade")), kind_by_words("Trade")
    ('organisations', None)
    >>> str(kind_by_words("Tel Aviv")), str(kind_by_words("GDP"))
    ('places', 'topics')
    """
    if kind := _kind_of_itself(name):
        return kind
    before, _, last = name.rpartition(" ")
    body = _BODY.match(name)
    if body and body[1] in head_words("organisation"):
        return RecordKind.ORGANISATION  # "World Council of Churches"
    for kind, table in _HEADED.items():
        if before and (last in _listed(table, "last") or name.startswith(_firsts(table))):
            return kind
    numbered = last in _NUMERALS and kind_by_words(before) is RecordKind.EVENT
    return RecordKind.EVENT if numbered else None


def _kind_of_itself(name: str) -> RecordKind | None:
    """Give the kind of a name that is listed, or made as no other is: "Bill C-42"."""
    known = {
        RecordKind.PLACE: name in countries() or name in places(),
        RecordKind.ORGANISATION: name in _listed("organisation", "alone"),
        RecordKind.TOPIC: name in _listed("abbreviation", "words"),
        RecordKind.AGREEMENT: bool(_BILL.fullmatch(name)),
        RecordKind.EVENT: name.endswith(_conventions()),
    }
    return next((kind for kind, holds in known.items() if holds), None)


@cache
def _conventions() -> tuple[str, ...]:
    """Give how the names of a party's meetings end, which are no treaties."""
    return tuple(f"{word} Convention" for word in rules("indexing")["event"]["conventions"])


def is_body(name: str) -> bool:
    """Whether a name's own words say that a body bears it; an article before it does not count.

    >>> is_body("The Board of Trade"), is_body("NATO"), is_body("The nurse"), is_body("UK")
    (True, True, False, False)
    """
    bare = name.removeprefix("The ")
    if bare in countries() or bare in adjectives():
        return False
    headed, sure = kind_of(bare, Shown())
    named = all(word[:1].isupper() or word in _JOINTS for word in bare.split(" "))
    return named and headed is RecordKind.ORGANISATION and (sure or bare.isupper())


def is_placed(word: str, evidence: Evidence) -> bool:
    """Whether a word of a name is rather a place: "Ambassador Saigon" reports from there."""
    shown = _untitled(word, evidence)
    return _is_within(shown) or bool(shown.located >= _SHARE_PLACED * max(shown.times, 1))


def is_site(word: str, evidence: Evidence) -> bool:
    """Whether a word stands "in" and "at" so often that it is nobody's name; "to" is to anybody."""
    return _is_within(_untitled(word, evidence))


def _untitled(word: str, evidence: Evidence) -> Shown:
    """Give what is shown of a word that many documents have and hardly a title goes before."""
    shown, titled = evidence.names.get(word), evidence.led(word)
    if not shown or titled > _SHARE_TITLED * shown.times or shown.documents < _PLACED:
        return Shown()
    return shown


def located(shown: Shown) -> bool:
    """Whether a name stands after "in" or "to" so often that it is a place's.

    >>> located(Shown(2, 2, 2, 2, located=2, within=1)), located(Shown(2, 2, 2, 2, 2, 1, bare=1))
    (False, True)
    >>> located(Shown(2, 2, 2, 2, 1, bare=1)), located(Shown(2, 2, 2, 2, 1, bare=1, lies=1))
    (False, True)
    """
    if shown.located < (_LOCATED if shown.bare else _ARTICLED) and not shown.lies:
        return False  # "in the Navy"
    share = _SHARE_PLACED if shown.documents >= _WIDELY else _SHARE_LOCATED
    return _is_within(shown) or max(shown.located, shown.lies) >= share * shown.times


def _is_within(shown: Shown) -> bool:
    return shown.within >= _WITHIN and shown.within >= _SHARE_WITHIN * shown.inside


def _mixed_kind(noun: str) -> RecordKind:
    """Give the kind of a name that ends in a common noun: "Berlin crisis"."""
    table = rules("indexing")["mixed"]
    kinds = (RecordKind.AGREEMENT, RecordKind.EVENT)
    return next((k for k in kinds if noun in table[_HEADED[k]]), RecordKind.TOPIC)


@cache
def _listed(table: str, key: str) -> frozenset[str]:
    return frozenset(rules("indexing")[table][key])


@cache
def _firsts(table: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in rules("indexing")[table]["first"])
