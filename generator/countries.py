"""The countries, with their adjectives and other names, and the places that the rules list."""

from collections.abc import Mapping
from functools import cache

from generator.rulebook import rules


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Give each country's other forms.

    >>> countries()["Norway"]
    ('Norwegian', 'Norwegians')
    """
    rows = (line.partition(":") for line in rules("countries")["countries"]["names"].splitlines())
    return {
        name.strip(): tuple(form.strip() for form in forms.split(",") if form.strip())
        for name, _, forms in rows
        if name.strip()
    }


@cache
def adjectives() -> frozenset[str]:
    """Give the forms of all countries that are not their names."""
    return frozenset(form for forms in countries().values() for form in forms)


@cache
def other_names() -> Mapping[str, tuple[str, ...]]:
    """Give the names beside its own under which a reader may look a country up.

    >>> other_names()["United Kingdom"]
    ('Great Britain', 'Britain', 'England')
    """
    rows = (line.partition(":") for line in rules("countries")["other_names"]["names"].splitlines())
    return {
        name.strip(): tuple(form.strip() for form in forms.split(","))
        for name, _, forms in rows
        if name.strip()
    }


@cache
def places() -> frozenset[str]:
    """Give the names that rules/places.toml lists."""
    return regions() | _listed("cities")


@cache
def regions() -> frozenset[str]:
    """Give those of them that are larger than a city: regions, states, provinces.

    >>> "Southeast Asia" in regions(), "Ghent" in regions()
    (True, False)
    """
    return _listed("regions") | _listed("states")


def _listed(table: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in rules("places")[table]["names"].split(","))
