"""Rolls: names of which many follow each other, called out and not spoken of."""

from collections.abc import Iterator, Sequence

from generator.index.capitals import Phrase
from generator.index.names import no_name
from generator.personal_names import given_names

_LEAST = 7
"""Names that nothing but a comma parts, from which they are a roll."""
_NEXT = frozenset((", ", "; ", ", and ", "; and ", " and "))
_NAME_WORDS = 4


def rolls(names: Sequence[Phrase], text: str) -> Iterator[list[Phrase]]:
    """Give the names of which many follow each other with nothing between: a roll is called.

    >>> from generator.index.capitals import phrases
    >>> roll = "Present: Roe, Lind, Kent, Marsh, Hale; Boyd, and Todd. Ghent, Bruges, and Mons."
    >>> [[name.text for name in names] for names in rolls(list(phrases(roll)), roll)]
    [['Roe', 'Lind', 'Kent', 'Marsh', 'Hale', 'Boyd', 'Todd']]
    """
    if text.count(",") < _LEAST - 2:
        return
    rolls: list[list[Phrase]] = [[]]
    for name in names:
        before = rolls[-1]
        end = before[-1].start + len(before[-1].text) if before else 0
        if not before or text[end : name.start] not in _NEXT:
            rolls.append(before := [])
        before.append(name)
    yield from (roll for roll in rolls if len(roll) >= _LEAST)


def of_people(roll: Sequence[Phrase]) -> frozenset[int]:
    """Give where the names in full of a roll stand, where most begin with a given name."""
    full = [name for name in roll if 0 < name.text.count(" ") < _NAME_WORDS]
    known = sum(name.text.partition(" ")[0] in given_names() for name in full)
    people = (name for name in full if no_name().isdisjoint(name.text.split(" ")))
    return frozenset(name.start for name in people) if 2 * known > len(full) else frozenset()
