"""People whom the texts name: by a title, an office, an initial or a given name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.identity import slug
from generator.index.countries import countries
from generator.index.evidence import Evidence
from generator.index.names import agree, parts
from generator.model import Record, RecordKind
from generator.rulebook import rules

_FULL = re.compile(
    r"[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z]\.)+(?: (?:[A-Za-z][\w’'-]+ )?[^\W\d_a-z][\w’'-]+)"
)
"""A given name, initials, a surname; nothing in it can match in two ways."""
_MOST_WORDS = 4


def persons(evidence: Evidence) -> Iterator[Record]:
    """Give the people, sorted by surname; forms of one name are brought together.

    Given names that agree, an initial read as such, are one person's. A surname that only titles
    go with is a person's too, unless somebody bears it in full.
    """
    bearers: dict[str, list[str]] = {}
    for name in sorted(_names(evidence)):
        bearers.setdefault(parts(name).surname, []).append(name)
    for surname, names in sorted(bearers.items()):
        groups = _groups([name for name in names if parts(name).given])
        yield from (_in_full(group, evidence) for group in groups)
        titled = surname in evidence.titled and _fits(surname)
        if not groups and titled and surname.lower() not in evidence.common:
            yield _by_title(surname, evidence.titled[surname])


def _names(evidence: Evidence) -> set[str]:
    """Give the names that a title, an office, an initial or a given name shows to be a person's."""
    sure = {name for name in evidence.titled if _fits(name)}
    sure |= {name for name in evidence.names if _FULL.fullmatch(name) and _fits(name)}
    given = {parts(name).given.partition(" ")[0] for name in sure} | _given_names()
    named = (name for name in evidence.names if 0 < name.count(" ") < _MOST_WORDS - 1)
    return sure | {name for name in named if name.partition(" ")[0] in given and _fits(name)}


def _fits(name: str) -> bool:
    """Whether nothing in the words speaks against a person's name."""
    words = name.split(" ")
    if len(words) > _MOST_WORDS or not words[-1][:1].isupper():
        return False
    listed = len(words) == 2 and len(words[0].rstrip(".")) == 1  # noqa: PLR2004 "B. Conclusions"
    shouted = any(word.isupper() and word.isalpha() and len(word) > 1 for word in words)
    return not listed and not shouted and _never().isdisjoint(words)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules("given-names")["given"]["words"].split())


@cache
def _never() -> frozenset[str]:
    """Give words that are in no person's name."""
    table = rules("indexing")
    headed = (word for kind in ("organisation", "agreement", "event", "place")
              for word in table[kind]["last"])  # fmt: skip
    idle = (word for key in ("words", "first", "last") for word in table["never_heading"][key])
    named = (word for kind in ("never_given", "title", "office") for word in table[kind]["words"])
    places = (word for name, forms in countries().items() for word in (name, *forms))
    return frozenset((*headed, *idle, *named, *places, "U.S.", "U.N.", "U.K."))


def _groups(names: Sequence[str]) -> list[list[str]]:
    """Bring names of one surname together by their given names, the longest form first.

    A form that agrees with two persons is left out: it is nobody's.
    """
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        fits = [group for group in groups if agree(parts(name).given, parts(group[0]).given)]
        if len(fits) == 1:
            fits[0].append(name)
        elif not fits:
            groups.append([name])
    return groups


def _in_full(group: Sequence[str], evidence: Evidence) -> Record:
    name = group[0]
    heading = None if _inverts(name, evidence) else name
    also = tuple(sorted(group[1:]))
    return Record(RecordKind.PERSON, slug(name), name, also, heading=heading, status="candidate")


def _inverts(name: str, evidence: Evidence) -> bool:
    """Whether the last name is the family's: a middle initial says so, or it stands alone more.

    Where neither stands alone the name is left as printed, as family names that come first must
    be; a man met once, by given name and surname, pays for it with a heading not inverted.
    """
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if "." in name or first in _given_names():
        return True
    alone = {
        word: (evidence.names[word].times if word in evidence.names else 0)
        + sum(evidence.titled.get(word, {}).values())
        for word in (first, last)
    }
    return alone[last] > alone[first]


def _by_title(surname: str, titles: Mapping[str, int]) -> Record:
    """Make the record of somebody known by title and surname, under the title used most."""
    title = min(titles, key=lambda title: (-titles[title], title))
    name = f"{title} {surname}".strip()
    return Record(RecordKind.PERSON, slug(f"{surname} {title}"), name, status="candidate")
