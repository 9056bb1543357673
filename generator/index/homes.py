"""Whose country a document speaks of, by which an abbreviation is one body's or another's.

"CBC" that a text of one country spells out is no body of a text of another country, unless that
text spells it out too. A text of no country in particular says what the others say.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache

from generator.countries import countries, other_names, places
from generator.rulebook import rules

NOWHERE = ""
"""The home of a document that is about no one country."""
_LEAST, _SHARE = 10, 0.4
"""Times that a document names a country, and share of all countries that it names, from which it
is about that one."""
_HARDLY = 0.025
"""Share of all countries named below which texts of two countries do not speak of each other."""

_AT_LENGTH = 100
"""Times that the texts of a home must name countries for us to know of which they do not speak."""

Homes = Mapping[str, Mapping[str, int]]
"""What countries the documents of each home name, and how often."""


def mentions(names: Mapping[str, int]) -> dict[str, int]:
    """Give how often names that so often stand in a document are a country's, or say whose.

    >>> mentions({"Bank of Norway": 2, "Norwegians": 1, "Ana Roe": 4})
    {'Norway': 3}
    """
    found: Counter[str] = Counter()
    for name, times in names.items():
        if country := _country_in(name):
            found[country] += times
    return dict(sorted(found.items()))


def _country_in(name: str) -> str:
    known = _countries()
    if whole := known.get(name):
        return whole
    if name in places():
        return ""  # "New Mexico"
    return next((known[word] for word in name.split(" ") if word in known), "")


@cache
def _countries() -> Mapping[str, str]:
    """Give the country of each form that says one."""
    forms = ((form, name) for name, some in countries().items() for form in (name, *some))
    others = ((form, name) for name, some in other_names().items() for form in some)
    return dict([*others, *forms])


def home_of(named: Mapping[str, int]) -> str:
    """Give the country that a document is about; `NOWHERE` for none.

    >>> home_of({"Norway": 12, "Chad": 3}), home_of({"Norway": 3}), home_of({})
    ('Norway', '', '')
    """
    most = max(named, key=lambda country: (named[country], country), default=NOWHERE)
    times = named.get(most, 0)
    return most if times >= _LEAST and times >= _SHARE * sum(named.values()) else NOWHERE


def elsewhere(name: str, spelt: Collection[str], homes: Homes) -> tuple[str, ...]:
    """Give the homes in whose texts the abbreviation of a body may be another's, sorted.

    `spelt` are the homes of the documents that have it beside the name in full. A body of many
    countries is the same in all.

    >>> homes = {"Norway": {"Norway": 190, "Chad": 1}, "Chad": {"Chad": 150}}
    >>> elsewhere("Board of Fish", ["Norway"], homes), elsewhere("World Bank", ["Norway"], homes)
    (('Chad',), ())
    """
    if not spelt or _is_of_many(name):
        return ()
    return tuple(
        home for home in sorted(homes)
        if home != NOWHERE and all(_is_far(home, other, homes) for other in spelt)
    )  # fmt: skip


@cache
def _of_many() -> tuple[str, ...]:
    return tuple(rules("indexing")["international"]["first"])


def _is_of_many(name: str) -> bool:
    return name.removeprefix("The ").startswith(_of_many())


def _is_far(home: str, other: str, homes: Homes) -> bool:
    """Whether texts of two countries hardly speak of each other's.

    What is said nowhere in particular is told by all that is not said at home.
    """
    if home == other:
        return False
    ours = homes[home]
    theirs = Counter(homes[other]) if other != NOWHERE else _of_all_but(home, homes)
    if min(theirs.total(), sum(ours.values())) < _AT_LENGTH:
        return False
    theirs_most = max(theirs, key=lambda country: (theirs[country], country))
    of_us = theirs[home] / theirs.total()
    of_them = ours.get(theirs_most, 0) / sum(ours.values())
    return of_us + of_them < 2 * _HARDLY


def _of_all_but(home: str, homes: Homes) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, named in homes.items():
        if name != home:
            found.update(named)
    return found
