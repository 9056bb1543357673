"""Who bears a surname: the names in full that are one person’s, and the titles that go with it."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from generator.index.bearing import may_be, title_of
from generator.index.evidence import Evidence
from generator.index.names import agree, filed, is_cut, parts, romanised
from generator.rulebook import rules

_NEARLY = 0.9
"""Share of the documents with a title and a surname that name one bearer in full, from which it is
that one's: another may be named beside it."""


def grouped(names: Sequence[str], sons: Container[str]) -> list[list[str]]:
    """Bring names of one surname together by their given names, the longest form first.

    A form that agrees with two persons is left out: it is nobody's. Nor is a father his son.
    """
    apart = any(name in sons for name in names)
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        fits = [
            group
            for group in groups
            if agree_in_full(name, group[0])
            and not (apart and parts(name).suffix != parts(group[0]).suffix)
        ]
        if len(fits) == 1:
            fits[0].append(name)
        elif not fits:
            groups.append([name])
    return groups


def agree_in_full(name: str, other: str) -> bool:
    """Whether two names of one surname can be one person's, however an Arabic one is spelt."""
    one, two = parts(name), parts(other)
    if is_cut(name, other):
        return True
    if one.surname != two.surname or filed(one.surname) != one.surname:
        return agree(romanised(one.given), romanised(two.given))
    return agree(one.given, two.given)


def titles_of(
    surname: str, groups: Sequence[Sequence[str]], evidence: Evidence, borne: Iterable[str]
) -> list[tuple[str, ...]]:
    """Give for each person the titles with the surname that only this one's full name goes with.

    "President Roe" is Ana Roe where the texts have "President Ana Roe", and no other President Roe;
    or where each document that has it and a Roe in full has her; or where she alone of them bears
    another of the highest offices: a Vice President becomes President.
    """
    titles = [{t for form in group for t in evidence.titled.get(form, ()) if t} for group in groups]
    shared = Counter(title for some in titles for title in some)
    printed = evidence.titled.get(surname, ())
    forms = [{f"{t} {surname}" for t in some if shared[t] == 1 and t in printed} for some in titles]
    highest = {*rules("indexing")["sole"]["words"]}
    high = [n for n, some in enumerate(titles) if some & highest]
    if len(high) == 1:
        forms[high[0]] |= {f"{title} {surname}" for title in highest & {*printed} - {*shared}}
    courtesy = rules("indexing")["courtesy"]["words"]
    for form in borne:
        one = _whose(evidence.borne[form], groups)
        fit = one is not None and may_be(form, parts(groups[one][0]).given, ())
        if fit and title_of(form) not in courtesy and not any(form in some for some in forms):
            forms[one or 0].add(form)
    return [tuple(sorted(some)) for some in forms]


def _whose(borne: Mapping[str, int], groups: Sequence[Sequence[str]]) -> int | None:
    """Give the number of the person who nearly always is the one named in full beside a form."""
    said = [
        sum(n for name, n in borne.items() if agree_in_full(name, group[0])) for group in groups
    ]
    most = max(said, default=0)
    return said.index(most) if most and most >= _NEARLY * sum(said) else None


def knighted(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Give each given name with a knight's title, by the names in full of the one who bears both.

    "Sir Anthony" is "Sir Anthony Roe" where the texts name him, and no other Sir Anthony.
    """
    titles = {*rules("indexing")["knight"]["words"]}
    found: dict[str, set[str]] = {}
    whose: dict[str, set[str]] = {}
    for name, led in evidence.titled.items():
        first, _, rest = name.partition(" ")
        borne = titles & {*led} & {*evidence.titled.get(first, ())}
        if rest and borne and titles.issuperset(evidence.titled[first]):
            whose.setdefault(filed(parts(name).surname), set()).add(first)
            found.setdefault(name, set()).update(f"{title} {first}" for title in borne)
    alone = Counter(first for firsts in whose.values() for first in firsts)
    return {
        name: tuple(sorted(forms)) for name, forms in found.items()
        if alone[name.partition(" ")[0]] == 1
    }  # fmt: skip
