"""Forms of one name brought together: plural, inverted, in one word, of a country."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from generator.corpus import Record, RecordKind
from generator.countries import countries, places
from generator.index.accents import accented, plain
from generator.index.initials import is_short

_LINKS = frozenset(("of", "for", "on", "in", "and", "to", "the", "s"))
_OURS = re.compile(r"(?:the |The )?(?:United States|U\.S\.|US) (?=[^\W\d_a-z])")
_SHORTEST = 4
"""Letters of a word, or of an abbreviation with its "s", that can be a plural."""
_WORDS = 4
"""Capitalised words of a name of which one may differ from text to text, where the abbreviation is
the same: "Training", "Temporary Fish Transport Mission (TFTM)"."""
_OFTEN = 2
"""Times as often as its plural that an abbreviation stands at most, to be counted."""
_NO_PLURAL = ("ss", "us", "is")
_HISSING = ("ches", "shes", "sses", "xes")


def merged(records: Iterable[Record], weight: Mapping[str, tuple[int, int]]) -> tuple[Record, ...]:
    """Give the records with those that differ only in the form of the name made one, in order.

    The form that `weight` puts highest is the name, the others are its other forms. A name's kind
    is that of the form whose own words tell it. People's names are left alone.

    >>> some = [Record(RecordKind.TOPIC, "a", "Defense Ministry"),
    ...         Record(RecordKind.ORGANISATION, "b", "Ministry of Defense")]
    >>> [(r.name, r.also) for r in merged(some, {"Ministry of Defense": (2, 2)})]
    [('Ministry of Defense', ('Defense Ministry',))]
    """
    groups: dict[object, list[Record]] = {}
    spelt: dict[object, object] = {}
    for record in records:
        if record.kind is RecordKind.PERSON:
            groups.setdefault(record.name, []).append(record)
            continue
        name = at_home(record.name) if record.kind is RecordKind.ORGANISATION else record.name
        key: object = form_key(name)
        alike = [letters(name), *_but_one(record)]
        key = key if key in groups else next((spelt[a] for a in alike if a in spelt), key)
        for form in alike:
            spelt.setdefault(form, key)
        groups.setdefault(key, []).append(record)
    return tuple(_one(group, weight) for group in groups.values())


def at_home(name: str) -> str:
    """Give a body's name as its own country says it.

    >>> at_home("U.S. Congress"), at_home("the United States Navy"), at_home("USIA")
    ('Congress', 'Navy', 'USIA')
    """
    return _OURS.sub("", name, count=1)


def _countable(name: str, weight: Mapping[str, tuple[int, int]]) -> str:
    """Give an abbreviation in the plural, as an index has what can be counted, where texts do.

    >>> weight = {"CDO": (9, 30), "CDOs": (4, 16), "NSC": (9, 30), "NSCs": (1, 1)}
    >>> _countable("CDO", weight), _countable("NSC", weight)
    ('CDOs', 'NSC')
    """
    _, several = weight.get(f"{name}s", (0, 0))
    return (
        f"{name}s"
        if is_short(name) and several and several * _OFTEN >= weight.get(name, (0, 0))[1]
        else name
    )


def _but_one(record: Record) -> Iterator[tuple[str, ...]]:
    """Give what a long name of one abbreviation shares with another printing, a word apart.

    >>> [some] = [{*_but_one(Record(RecordKind.TOPIC, "", name, ("LFTM",)))} & {*_but_one(
    ...     Record(RecordKind.TOPIC, "", "Large Fish Transport Mission", ("LFTM",)))}
    ...     for name in ["Long Fish Transport Mission"]]
    >>> some
    {('LFTM', '', 'L', 'Fish', 'Transport', 'Mission')}
    """
    words = tuple(record.name.split(" "))
    if sum(word[:1].isupper() for word in words) < _WORDS:
        return
    for short in record.also if record.kind is not RecordKind.PLACE else ():
        for n, word in enumerate(words):
            if is_short(short) and word[:1].isupper():
                yield short, *words[:n], "", word[0], *words[n + 1 :]


@cache
def letters(name: str) -> str:
    """Give what a name written in one word or in two, with a hyphen or without, shares.

    >>> {letters(name) for name in ("North Viet-Nam", "North Viet Nam", "North Vietnam")}
    {'northvietnam'}
    """
    return "".join(filter(str.isalnum, name.casefold()))


def _one(group: list[Record], weight: Mapping[str, tuple[int, int]]) -> Record:
    if len(group) == 1:
        return group[0]
    best = min(
        group,
        key=lambda r: (
            r.name not in countries(),
            not r.heading,
            *(-n for n in weight.get(r.name, (0, 0))),
            -len(r.name),
            r.name,
        ),
    )
    forms = {form for r in group for form in (r.name, *r.also)}
    name = _countable(accented(forms, best.name)[0], weight)
    if name != best.name and best.name not in countries() and best.name not in places():
        best = next((r for r in group if r.name == name), replace(best, name=name))
    kinds = [r.kind for r in group if r.kind is not RecordKind.TOPIC]
    words = {word for r in group for word in r.words}
    kind = kinds[0] if kinds else best.kind
    also, far = tuple(sorted(forms - {best.name})), [{*r.elsewhere} for r in group if r.also]
    return replace(
        best,
        kind=kind,
        also=also,
        words=tuple(sorted(words)),
        elsewhere=tuple(sorted(set.intersection(*far))) if far else (),
    )


@cache
def form_key(name: str) -> tuple[str, ...]:
    """Give what the variants of a name share: its words, without their forms and their order.

    >>> form_key("Viet-Nam Armies") == form_key("Army of Viet Nam") == form_key("Vietnamese Army")
    True
    >>> form_key("CDOs") == form_key("CDO"), form_key("Arms") == form_key("Arm")
    (True, False)
    """
    for form, country in _respelt().items():
        name = name.replace(form, country)
    words = plain(name.replace("’", " ").replace("-", " ").replace(".", "")).split()
    if len(words) == 1:
        [word] = words
        several = word.endswith("s") and word[:-1].isupper() and len(word) >= _SHORTEST
        return (word.removesuffix("s" if several else "").casefold(),)
    known = (_states().get(word, word) for word in words)
    return tuple(sorted(singular(w.casefold()) for w in known if w.casefold() not in _LINKS))


def singular(word: str) -> str:
    """Give a word without the ending of a plural.

    >>> [singular(word) for word in ("treaties", "weapons", "boxes", "crisis", "gas")]
    ['treaty', 'weapon', 'box', 'crisis', 'gas']
    """
    if word.endswith(_HISSING):
        return word[:-2]
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    plural = word.endswith("s") and not word.endswith(_NO_PLURAL) and len(word) >= _SHORTEST
    return word[:-1] if plural else word


@cache
def _respelt() -> Mapping[str, str]:
    """Give the country that each other spelling of its name means: "Viet-Nam"."""
    rows = ((form, name) for name, forms in countries().items() for form in forms)
    return {form: name for form, name in rows if form != name and letters(form) == letters(name)}


@cache
def _states() -> Mapping[str, str]:
    """Give the country of each of its one-word forms: "Norwegian" is Norway's."""
    rows = ((form, name) for name, forms in countries().items() for form in forms)
    return {form: name for form, name in rows if " " not in form and " " not in name}
