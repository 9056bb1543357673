"""Names that are not people's: bodies, agreements, events, places and what else has a name."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache

from generator.corpus import Record, RecordKind
from generator.countries import adjectives, countries, other_names
from generator.identity import slug
from generator.index.evidence import Evidence, Shown
from generator.index.glued import is_glued
from generator.index.homes import Homes
from generator.index.kinds import kind_of, located
from generator.index.names import head_words, never_given, states_cut_short, title_pattern
from generator.index.subjects import idle_words, verbs
from generator.index.wholes import stands_for
from generator.index.worth import weight
from generator.rulebook import rules

_MIXED = 2
"""Times that a name with a common noun stands, for it to be a name."""
_DEPARTMENT = re.compile(r"((?:U\.S\. |United States )?Department of(?: the)?) (.+)")
_DOTTED = ("U.S.", "U.N.", "U.K.")
"""A word with a capital after these often begins the next sentence."""
_CONTRACTED = re.compile(r"[’'](?:m|ll|d|ve|re|t)\b")
_LETTER = re.compile(r"[A-Z]\.")
_SIGN = re.compile(
    r"[DIR]-[A-Z][a-z]*|.* [A-Z]\.|.*[a-z]-[A-Z]|(?:[A-Z]\. ?)+[A-Z]|[JS]r\.?"
    r"|.* (?:and|for|in|of|on|the|to)"
)
"""A party and a State, "Roe (R-Ariz.)", the end of a line of a list, "Roe, Ana B.", the beginning
of what a full stop parts, "French-U.S.", initials or "Jr." alone, a link word and no more."""


def proper_names(
    evidence: Evidence, least: float, *, times: int, called: Container[str]
) -> Iterator[Record]:
    """Give the names that enough documents print, each with the abbreviation it goes by.

    `least` is the number of documents that is enough (see `worth`), nearly twice as many for a
    place that only "in" and "to" show. `times` is how often a name must stand in all whose own
    words do not say what it is; `called` are the words of people's names, which are nothing else.
    """
    homes = Homes(evidence.homes)
    shorts = _shorts(evidence, homes)
    taken = {short for forms in shorts.values() for short in forms} | _idle(
        evidence, called, 2 * least
    )
    led = {
        form for name, forms in other_names().items() if name in evidence.names for form in forms
    }
    for name, shown in sorted(_widely(evidence, shorts, least)):
        if name in taken or name in led or not _can_head(name):
            continue
        kind, sure = kind_of(name, shown)
        if kind is None or not _is_shown(name, shown, sure=sure):
            continue
        if " " in name and not sure and (is_glued(name, evidence) or _is_line(name, evidence)):
            continue
        enough = 2 * least - 1 if not sure and _is_loose(name, kind) else least
        forms = (name, *shorts.get(name, ()))
        said = max(_weight(evidence.names[f]) for f in forms if f in evidence.names)
        if (said >= enough or name in countries()) and (sure or shown.times >= times):
            others = (form for form in other_names().get(name, ()) if form in evidence.names)
            yield Record(
                kind,
                slug(name),
                name,
                (*forms[1:], *others),
                countries().get(name, ()),
                heading=_inverted(name),
                status="candidate",
                elsewhere=_elsewhere(name, shorts.get(name, ()), evidence, homes),
            )


def _widely(
    evidence: Evidence, shorts: Mapping[str, tuple[str, ...]], least: float
) -> Iterator[tuple[str, Shown]]:
    """Give the names of which it is still open whether they are printed often enough."""
    names = evidence.names
    for name, shown in names.items():
        short = (_weight(names[form]) for form in shorts.get(name, ()) if form in names)
        if name in countries() or max((_weight(shown), *short)) >= least:
            yield name, shown


def _weight(shown: Shown) -> float:
    return weight(shown.documents, shown.times)


def _is_shown(name: str, shown: Shown, *, sure: bool) -> bool:
    """Whether a name stands somewhere in a sentence, where its capital means one."""
    mixed = name.rpartition(" ")[2].islower()
    if sure:
        return bool(shown.inside) or name in countries()
    return bool(shown.plain) and not _of_capitals(name) and shown.times >= (_MIXED if mixed else 1)


def _is_line(name: str, evidence: Evidence) -> bool:
    """Whether a name is but a line of a list or a heading: "C. Tighter Rules", "BO B. ROE".

    So is what begins with a verb, all of common words, that one document has but once or twice:
    "Restore Trust".
    """
    first, *rest = name.split(" ")
    if sum(word.isalpha() and word.isupper() and len(word) > 1 for word in (first, *rest)) > 1:
        return not any(word.islower() or word[1:].islower() for word in (first, *rest))
    common = [word.lower() in evidence.common for word in (first, *rest)]
    if _LETTER.fullmatch(first):
        return common[1]
    doing = first.lower() in verbs() or first.endswith("ing")
    shown = evidence.names[name]
    return doing and all(common) and shown.documents == 1 and shown.times <= _MIXED


def _is_loose(name: str, kind: RecordKind) -> bool:
    """Whether words of no kind make the name, so that more must show that it is one."""
    return kind is RecordKind.PLACE or (kind is RecordKind.TOPIC and " " in name)


def _inverted(name: str) -> str | None:
    """Give the heading of a department of state, under what it is for: "Defense, Department of".

    Printed indexes have it so; of no other body.
    """
    if (match := _DEPARTMENT.fullmatch(name)) and not _is_of_a_department(name):
        return f"{match[2]}, {match[1]}"
    subject, _, last = name.rpartition(" ")
    ours = last == "Department" and subject in rules("indexing")["department"]["words"]
    return f"{subject}, Department of" if ours else None


def _is_of_a_department(name: str) -> bool:
    """Whether more stands behind a department's name: "Department of State Bulletin"."""
    match = _DEPARTMENT.fullmatch(name)
    first, _, rest = match[2].partition(" ") if match else ("", "", "")
    return first in rules("indexing")["department"]["words"] and bool(rest)


def _idle(evidence: Evidence, called: Container[str], least: float) -> set[str]:
    """Give the single words that head nothing: common words, people's, parts of a longer name.

    In capitals for emphasis too: "GREAT". A part of a longer name that many documents have by
    itself is a name of its own.
    """
    longer = {word for name in evidence.names if " " in name for word in name.split(" ")}
    return {
        name
        for name, shown in evidence.names.items()
        if " " not in name
        and (not name.isupper() or "-" in name or name.lower() in idle_words())
        and name not in countries()
        and name not in rules("indexing")["organisation"]["alone"]
        and (
            name in head_words()
            or any(word in evidence.common for word in name.lower().split("-"))
            or name in called
            or (name in longer and shown.documents < least and not located(shown))
        )
    }


@cache
def _no_last() -> frozenset[str]:
    table = rules("indexing")
    return frozenset((*table["never_heading"]["last"], *table["title"]["words"]))


def _can_head(name: str) -> bool:
    """Whether a reader could look the name up: no office, no part of a document, no adjective."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    numbered = kind_of(name, Shown())[0] is RecordKind.EVENT
    ends = last in _no_last() and not (numbered or _of_body(name))
    ends = ends or last in _never("cut") or (last in adjectives() and " of the " in name)
    idle = not _never("words").isdisjoint((name, name.capitalize())) or name in states_cut_short()
    idle = idle or (_is_of_a_department(name) and name.split(" ")[-2] != "and")
    idle = idle or first in _never("first") or first in never_given() or ends
    idle = idle or not _never("inner").isdisjoint(_inner(name))
    idle = idle or bool(_CONTRACTED.search(name) or _SIGN.fullmatch(name))
    office = title_pattern().match(f"{name} X")
    return len(name.strip(".")) > 1 and not (idle or office or _only_says_whose(name))


@cache
def _never(key: str) -> frozenset[str]:
    return frozenset(rules("indexing")["never_heading"][key])


def _inner(name: str) -> list[str]:
    return name.split(" ")[1:-1]


def _only_says_whose(name: str) -> bool:
    """Whether a name is but a people's, ends in one, or is two countries': "Southeast Asian"."""
    people = rules("indexing")["people"]["words"]
    *_, last = words = re.split(r"[ -]", name)
    joined = rules("indexing")["people"]["joined"]
    whose = [w in adjectives() or w in people or (w in joined and "-" in name) for w in words]
    if " " in name:
        return last in people or all(word in countries() for word in words)
    return all(w or word in countries() for w, word in zip(whose, words, strict=True)) and (
        any(whose) or "-" in name
    )


def _of_body(name: str) -> bool:
    """Whether a body's word stands before "of", "on" or "for": "Court of Justice" is no justice.

    Papers come from a house: "White House for the President".
    """
    befores = (name.partition(link)[0] for link in (" of ", " on ", " for ") if link in name)
    lasts = {before.rpartition(" ")[2] for before in befores if "House for" not in name}
    return not lasts.isdisjoint(head_words("organisation"))


def _of_capitals(name: str) -> bool:
    """Whether an abbreviation and a word make no name that a reader looks up: "NSC Staff"."""
    first, _, rest = name.partition(" ")
    short = len(first) > 1 and first.isupper() and (first.isalpha() or first in _DOTTED)
    return short and bool(rest) and " " not in rest and rest[0].isupper()


def _shorts(evidence: Evidence, homes: Homes) -> dict[str, tuple[str, ...]]:
    """Give the abbreviations of each name: those defined in brackets, then those of its initials.

    An abbreviation that fits several names is nobody's, unless a text defines it, or the texts that
    have one of them are of another country.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, shorts in evidence.abbreviated.items():
        found[name] |= {short for short in shorts if stands_for(short, name)}
    defined: dict[str, list[str]] = defaultdict(list)
    for name, theirs in found.items():
        for short in theirs:
            defined[short].append(name)
    for short, names in _by_initials(evidence).items():
        for name in names:
            others = (other for other in (*names, *defined.get(short, ())) if other != name)
            if all(_are_apart(name, other, short, evidence, homes) for other in others):
                found[name].add(short)
    return {name: tuple(sorted(shorts)) for name, shorts in found.items() if shorts}


def _are_apart(one: str, other: str, short: str, evidence: Evidence, homes: Homes) -> bool:
    """Whether texts that have one name with its abbreviation cannot mean the other by it."""
    spelt = {name: {*evidence.spelt.get(name, ())} for name in (one, other)}
    return all(spelt.values()) and any(
        spelt[a] <= {*_elsewhere(b, (short,), evidence, homes)}
        for a, b in ((one, other), (other, one))
    )


def _elsewhere(
    name: str, shorts: Iterable[str], evidence: Evidence, homes: Homes
) -> tuple[str, ...]:
    """Give the homes of texts in which the abbreviations of a name may be another's."""
    printed = {home for short in shorts for home in evidence.spelt.get(short, ())}
    far = homes.elsewhere(name, evidence.spelt.get(name, ())) if printed else ()
    return tuple(home for home in far if home in printed)


@cache
def _of_countries() -> frozenset[str]:
    return frozenset(form for forms in other_names().values() for form in forms)


def _by_initials(evidence: Evidence) -> dict[str, list[str]]:
    """Give the headed names that documents print in full and by their initials, by these."""
    names, idle = evidence.names, _of_countries()
    found: dict[str, list[str]] = defaultdict(list)
    for name, shorts in evidence.initialled.items():
        for short in sorted(shorts):
            able = short in names and short not in idle and name in names
            if able and kind_of(name, names[name])[1]:
                found[short].append(name)
    return found
