"""Names that are not people's: bodies, agreements, events, places and what else has a name."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cache

from generator.identity import slug
from generator.index.countries import adjectives, countries
from generator.index.evidence import Evidence, Shown
from generator.index.names import title_pattern
from generator.model import Record, RecordKind
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
_SHORTEST = 3
"""Letters an abbreviation has at least."""
_INITIAL = re.compile(r"[A-ZÀ-Þ]")


def proper_names(
    evidence: Evidence, least: int, *, times: int, called: Container[str]
) -> Iterator[Record]:
    """Give the names that enough documents print, each with the abbreviation it goes by.

    `least` is the number of documents that is enough, nearly twice as many for a place that only
    "in" and "to" show. `times` is how often a name must stand in all whose own words do not say
    what it is; `called` are the words of people's names, which are nothing else.
    """
    shorts = _shorts(evidence)
    taken = {short for forms in shorts.values() for short in forms} | _idle(
        evidence, called, 2 * least
    )
    for name, shown in sorted(evidence.names.items()):
        if name in taken or not shown.inside or not _can_head(name):
            continue
        kind, sure = _kind(name, shown)
        enough = 2 * least - 1 if kind is RecordKind.PLACE and not sure else least
        if kind and shown.documents >= enough and (sure or shown.times >= times):
            also, words = shorts.get(name, ()), countries().get(name, ())
            yield Record(kind, slug(name), name, also, words, status="candidate")


def _idle(evidence: Evidence, called: Container[str], least: int) -> set[str]:
    """Give the single words that head nothing: common words, people's, parts of a longer name.

    A part of a longer name that many documents have by itself is a name of its own.
    """
    longer = {word for name in evidence.names if " " in name for word in name.split(" ")}
    return {
        name
        for name, shown in evidence.names.items()
        if " " not in name
        and (not name.isupper() or "-" in name)
        and name not in countries()
        and (
            any(word in evidence.common for word in name.lower().split("-"))
            or name in called
            or (name in longer and shown.documents < least and not _located(shown))
        )
    }


def _located(shown: Shown) -> bool:
    return shown.located >= _SHARE_LOCATED * shown.times


def _kind(name: str, shown: Shown) -> tuple[RecordKind | None, bool]:
    """Give the kind of a name, and whether the name's own words say it."""
    if name in countries():
        return RecordKind.PLACE, True
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    for kind, table in _HEADED.items():
        rule = rules("indexing")[table]
        if first != last and (last in rule["last"] or name.startswith(_firsts(table))):
            return kind, True
    if _located(shown):
        return RecordKind.PLACE, False
    if first != last:
        return RecordKind.TOPIC, False
    if name.isupper():
        return (
            RecordKind.ORGANISATION if name.isalpha() and len(name) >= _SHORTEST else None
        ), False
    return RecordKind.TOPIC, False


@cache
def _firsts(table: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in rules("indexing")[table]["first"])


@cache
def _no_last() -> frozenset[str]:
    table = rules("indexing")
    return frozenset((*table["never_heading"]["last"], *table["title"]["words"]))


def _can_head(name: str) -> bool:
    """Whether a reader could look the name up: no office, no part of a document, no adjective."""
    rule = rules("indexing")["never_heading"]
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    idle = name in rule["words"] or first in rule["first"] or last in _no_last()
    office = title_pattern().match(f"{name} ")
    return len(name) > 1 and not (idle or office or name in adjectives())


def _shorts(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Give the abbreviations of each name: those defined in brackets, then those of its initials.

    An abbreviation that fits several names is nobody's, unless a text defines it.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, shorts in evidence.abbreviated.items():
        found[name] |= {short for short in shorts if _stands_for(short, name)}
    defined = {short for shorts in found.values() for short in shorts}
    for short, names in _by_initials(evidence.names).items():
        if short in evidence.names and short not in defined and len(names) == 1:
            found[names[0]].add(short)
    return {name: tuple(sorted(shorts)) for name, shorts in found.items() if shorts}


def _by_initials(names: Mapping[str, Shown]) -> dict[str, list[str]]:
    """Give the headed names of three words and more by their initials, link words left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        initials = "".join(w[0] for w in re.split(r"[ -]", name) if _INITIAL.match(w))
        if len(initials) >= _SHORTEST and _kind(name, names[name])[1]:
            found[initials].append(name)
    return found


def _stands_for(short: str, name: str) -> bool:
    """Whether the abbreviation's capitals begin words of the name, in order.

    >>> _stands_for("OECD", "Organization for Economic Cooperation and Development")
    True
    """
    initials = iter(word[0] for word in re.split(r"[ -]", name) if word)
    return all(any(first == letter for first in initials) for letter in short if letter.isupper())
