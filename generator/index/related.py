"""What is discussed together, for *see also* in an archive whose records nobody has tied yet."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, combinations

from generator.corpus import Record, RecordKind

_LOCATORS = 3
"""Places that a heading has at least, to lead to others and to be led to."""
_TOGETHER = 3
"""Paragraphs that discuss two headings, for it to be no accident."""
_LIFT = 4
"""Times more often than by chance that they are discussed together."""
_SHARE = 0.2
"""Part of the less discussed one's places that the two must share."""
_MOST = 3
"""Headings that one leads to; a reader who must follow ten follows none."""
_CROWD = 12
"""Headings under which one paragraph stands where it is a list, and ties nothing."""


def related(
    records: Sequence[Record], located: Mapping[str, Collection[int]]
) -> dict[str, tuple[str, ...]]:
    """Give for each record those that are discussed in the same paragraphs, the closest first.

    Nothing where an editor tied any two records: then silence is a decision. People are left out,
    for their headings say with whom and of what they speak. `located` are the places of each
    heading that the index has, each once, by folder and name.
    """
    if any((r.see_also or r.parent) and r.status == "accepted" for r in records):
        return {}
    people = f"{RecordKind.PERSON.value}/"
    where = {
        name: places
        for name, places in located.items()
        if not name.startswith(people) and len(places) >= _LOCATORS
    }
    at: dict[int, list[str]] = {}
    for name in sorted(where):
        for place in where[name]:
            at.setdefault(place, []).append(name)
    together = Counter(
        chain.from_iterable(
            combinations(names, 2) for names in at.values() if 1 < len(names) <= _CROWD
        )
    )
    ties: dict[str, list[tuple[float, str]]] = {}
    for (one, other), times in together.items():
        if times < _TOGETHER:
            continue
        fewer, more = sorted((len(where[one]), len(where[other])))
        lift = times * len(at) / (fewer * more)
        if lift >= _LIFT and times >= _SHARE * fewer:
            ties.setdefault(one, []).append((-lift, other))
            ties.setdefault(other, []).append((-lift, one))
    return {
        name: tuple(other for _, other in sorted(found)[:_MOST]) for name, found in ties.items()
    }
