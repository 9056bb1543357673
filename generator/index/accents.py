"""Spellings of one name that differ by accents alone, as telegrams and typists leave them out."""

import unicodedata
from collections.abc import Iterable


def plain(name: str) -> str:
    """Give a name without its accents.

    >>> plain("Juan José Arévalo"), plain("Łódź")
    ('Juan Jose Arevalo', 'Łodz')
    """
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def accented(names: Iterable[str], name: str) -> list[str]:
    """Give those of some names that differ from one by accents alone, the most accented first.

    >>> accented(["Arevalo", "Arévalo", "Arenas"], "Arevalo")
    ['Arévalo', 'Arevalo']
    """
    bare = plain(name)
    alike = {other for other in names if plain(other) == bare} | {name}
    return sorted(alike, key=lambda other: (-accents(other), other))


def accents(name: str) -> int:
    """Count the letters with an accent.

    >>> accents("Arévalo"), accents("Arevalo")
    (1, 0)
    """
    return 0 if name.isascii() else sum(a != b for a, b in zip(name, plain(name), strict=False))
