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


class Homes:
    """What countries the documents of each home name, and how often.

    It is asked again and again which homes are far from which, and works that out once.
    """

    def __init__(self, named: Mapping[str, Mapping[str, int]]) -> None:
        self._named = named
        self._all: Counter[str] = Counter()
        for some in named.values():
            self._all.update(some)
        self._far: dict[tuple[str, str], bool] = {}

    def elsewhere(self, name: str, spelt: Collection[str]) -> tuple[str, ...]:
        """Give the homes in whose texts the abbreviation of a body may be another's, sorted.

        `spelt` are the homes of the documents that have it beside the name in full. A body of many
        countries is the same in all.

        >>> homes = Homes({"Norway": {"Norway": 190, "Chad": 1}, "Chad": {"Chad": 150}})
        >>> homes.elsewhere("Board of Fish", ["Norway"]), homes.elsewhere("World Bank", ["Norway"])
        (('Chad',), ())
        """
        if not spelt or _is_of_many(name):
            return ()
        others = (home for home in sorted(self._named) if home != NOWHERE)
        return tuple(home for home in others if all(self._is_far(home, one) for one in spelt))

    def _is_far(self, home: str, other: str) -> bool:
        if (home, other) not in self._far:
            self._far[home, other] = home != other and self._hardly_speak(home, other)
        return self._far[home, other]

    def _hardly_speak(self, home: str, other: str) -> bool:
        """Whether texts of two countries hardly speak of each other's.

        What is said nowhere in particular is told by all that is not said at home.
        """
        ours = self._named[home]
        theirs = self._named[other] if other != NOWHERE else self._all - Counter(ours)
        named, here = sum(theirs.values()), sum(ours.values())
        if min(named, here) < _AT_LENGTH:
            return False
        theirs_most = max(theirs, key=lambda country: (theirs[country], country))
        of_us, of_them = theirs.get(home, 0) / named, ours.get(theirs_most, 0) / here
        return of_us + of_them < 2 * _HARDLY


@cache
def _of_many() -> tuple[str, ...]:
    return tuple(rules("indexing")["international"]["first"])


def _is_of_many(name: str) -> bool:
    return name.removeprefix("The ").startswith(_of_many())
