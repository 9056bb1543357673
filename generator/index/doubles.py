"""Surnames of two words, as Spanish and Portuguese names have them: "Castro Lima"."""

from collections.abc import Iterable, Sequence

from generator.index.evidence import Evidence
from generator.personal_names import given_names

_WORDS = 2


def doubles(people: Iterable[str], evidence: Evidence) -> frozenset[str]:
    """Give the pairs of words that are a surname: titles go before both, hardly the last alone.

    `people` are the names taken for somebody's.

    "General Castro Lima" is "Bo Castro Lima" then; where "Lima" stands alone more often, "Castro"
    is a given name that nobody listed. So it is where no full name ends in the two.
    """
    ends = {_last_words(name) for name in people if name.count(" ") >= _WORDS}
    return frozenset(n for n in evidence.titled if n in ends and _is_double(n, evidence))


def _last_words(name: str) -> str:
    return " ".join(name.split(" ")[-_WORDS:])


def _is_double(name: str, evidence: Evidence) -> bool:
    first, _, last = name.partition(" ")
    if first in given_names() or "." in name or not any(evidence.titled[name]):
        return False
    met, alone = (evidence.times(form) + evidence.led(form) for form in (name, last))
    return met > alone


def with_doubles(
    groups: Sequence[Sequence[str]], pairs: frozenset[str]
) -> tuple[list[Sequence[str]], list[str]]:
    """Bring each surname of two words to the one full name that ends in it.

    Gives the groups of names, and the surname of two words that each has, or "".

    >>> names = ["Ana Lima"], ["Bo Castro Lima"], ["Castro Lima"]
    >>> with_doubles(names, frozenset({"Castro Lima"}))
    ([['Ana Lima'], ['Bo Castro Lima', 'Castro Lima']], ['', 'Castro Lima'])
    """
    alone = {name for group in groups for name in group if name in pairs}
    if not alone:
        return list(groups), [""] * len(groups)
    full = [[name for name in group if name not in pairs] for group in groups]
    full = [group for group in full if group]
    ends = [_shared({_last_words(name) for name in group} & alone) for group in full]
    ends = [end if ends.count(end) == 1 else "" for end in ends]
    joined = [[*group, end] if end else group for group, end in zip(full, ends, strict=True)]
    left = [[name] for name in sorted(alone - {*ends})]
    return [*joined, *left], [*ends, *([""] * len(left))]


def _shared(ends: set[str]) -> str:
    return ends.pop() if len(ends) == 1 else ""


def by_first(pairs: Iterable[str], evidence: Evidence) -> dict[str, str]:
    """Give each surname of two words by its first, where a title goes with that word too.

    "Colonel Castro" is Colonel Castro Lima, unless two such surnames begin so.
    """
    found: dict[str, list[str]] = {}
    for pair in pairs:
        first = pair.partition(" ")[0]
        if {*evidence.titled.get(first, ())} & {*evidence.titled[pair]} - {""}:
            found.setdefault(first, []).append(pair)
    return {first: some[0] for first, some in found.items() if len(some) == 1}


def titles_with_first(pair: str, evidence: Evidence) -> tuple[str, ...]:
    """Give the first word of a surname of two with the titles that go before both and before it."""
    first = pair.partition(" ")[0]
    shared = {*evidence.titled[first]} & {*evidence.titled[pair]} - {""}
    return tuple(sorted(f"{title} {first}" for title in shared))
