"""People whom the texts name: the forms of a name brought together, with their titles."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from generator.corpus import Record, RecordKind
from generator.identity import slug
from generator.index.accents import accented, plain
from generator.index.bearers import grouped, knighted, titles_of
from generator.index.bearing import may_be
from generator.index.called import fits, is_given, is_surname
from generator.index.doubles import by_first, doubles, titles_with_first, with_doubles
from generator.index.evidence import Evidence
from generator.index.names import filed, inverted, parts
from generator.personal_names import called_by_last, given_names
from generator.rulebook import rules

_BETTER_KNOWN = 2
"""Times as often as a name in full that an office must stand before its surname to be another's."""
_VOWELS = re.compile(r"[aeiouyà-öø-ü]+", re.IGNORECASE)
_RARITY = 0.3
"""Share of the documents with a name's most used form that another has at least to be the name."""


def persons(names: AbstractSet[str], evidence: Evidence) -> Iterator[Record]:
    """Give the people of these names, sorted by surname; forms of one are brought together.

    Given names that agree, an initial read as such, are one person's. A surname that only titles
    go with is a person's too, unless somebody bears it in full.
    """
    borne: dict[str, list[str]] = {}
    for form in sorted(evidence.borne):
        borne.setdefault(form.rpartition(" ")[2].removeprefix("("), []).append(form)
    bearers: dict[str, list[str]] = {}
    pairs = doubles(names, evidence)
    firsts, knights = by_first(pairs, evidence), knighted(evidence)
    known = {*firsts, *(name.partition(" ")[0] for name in knights)}
    whole = {first: name for first, name in _led(evidence).items() if name not in pairs}
    for name in sorted(names - {*whole.values()}):
        bearers.setdefault(plain(filed(parts(name).surname)), []).append(name)
    for _, here in sorted(bearers.items()):
        usual = parts(min(here, key=lambda name: (-evidence.times(name), name))).surname
        spelt = accented((parts(name).surname for name in here), usual)
        found = grouped([name for name in here if parts(name).given], evidence.sons)
        groups, doubled = with_doubles(found, pairs)
        each = [titles_of(s, groups, evidence, borne.get(s, ())) for s in spelt]
        theirs = [tuple(chain(*words)) for words in zip(*each, strict=True)]
        for group, words, double in zip(groups, theirs, doubled, strict=True):
            led = titles_with_first(double, evidence) if double in firsts.values() else ()
            forms = {*words, *led, *(form for name in group for form in knights.get(name, ()))}
            person = _in_full(group, tuple(sorted(forms)), double, evidence)
            yield _spelt(person, spelt if len(groups) == 1 else ()) if len(spelt) > 1 else person
        left: Counter[str] = Counter()
        for surname in spelt:
            if surname in evidence.titled and fits(surname) and surname not in known:
                titles = _left(surname, groups, theirs, evidence)
                if is_surname(surname, evidence) and not is_given(surname, titles):
                    left.update(titles)
        if left:
            full = next((whole[s] for s in spelt if s in whole), "") if not groups else ""
            yield _by_title(spelt, left, full)


def _led(evidence: Evidence) -> dict[str, str]:
    """Give the one name in full that begins with a word which titles go with, as with itself.

    "President Ardo" is "President Ardo Seno Keto": nobody is called "Keto".
    """
    found: dict[str, list[str]] = {}
    knight = rules("indexing")["knight"]["words"]
    for name, titles in evidence.titled.items():
        first, _, last = name.partition(" ")
        last = last.rpartition(" ")[2]
        if not last or "." in name or last in evidence.titled or last in evidence.names:
            continue
        shared = {*titles} & {*evidence.titled.get(first, ())} - {"", *knight}
        if shared and first not in given_names() and fits(name) and is_surname(first, evidence):
            found.setdefault(first, []).append(name)
    return {first: names[0] for first, names in found.items() if len(names) == 1}


def _left(
    surname: str,
    groups: Sequence[Sequence[str]],
    theirs: Sequence[Sequence[str]],
    evidence: Evidence,
) -> Mapping[str, int]:
    """Give the titles of a surname that are nobody's who is named in full, where it can be told."""
    titles = evidence.titled[surname]
    if not groups:
        return titles
    each = [(parts(group[0]).given, borne) for group, borne in zip(groups, theirs, strict=True)]
    said = (evidence.names[n].times for group in groups for n in group if n in evidence.names)
    full = max(said, default=0)
    return {
        title: times
        for title, times in titles.items()
        if title in rules("indexing")["sole"]["words"]
        and times >= _BETTER_KNOWN * full
        and not any(may_be(f"{title} {surname}", given, borne) for given, borne in each)
    }


def _in_full(
    group: Sequence[str], words: tuple[str, ...], double: str, evidence: Evidence
) -> Record:
    """Make the record of somebody named in full, under the two words that may be the surname."""
    name = _usual([form for form in group if form != double], evidence)
    heading = None if _inverts(name, evidence) else name
    if double and name.endswith(double):
        heading = f"{double}, {name.removesuffix(double).strip()}"
    also = {form for form in group if form != name} | _last_alone(name, evidence)
    return Record(
        RecordKind.PERSON,
        slug(name),
        name,
        tuple(sorted(also)),
        words,
        heading=heading,
        status="candidate",
    )


def _last_alone(name: str, evidence: Evidence) -> set[str]:
    """Give the last name of whom people call by it, where texts do, though the first files it."""
    first, _, last = name.partition(" ")
    last = last.rpartition(" ")[2]
    known = first in called_by_last() and (evidence.times(last) or evidence.led(last))
    return {last} if known else set()


def _spelt(person: Record, surnames: Sequence[str]) -> Record:
    """Give somebody under the spelling with most accents, the others beside it.

    So is the surname, where `surnames`, the most accented first, are only this one's.
    """
    name = accented((person.name, *person.also), person.name)[0]
    surname = parts(name).surname
    if surname in surnames and name.endswith(surname):
        name = name.removesuffix(surname) + surnames[0]
    if name == person.name:
        return person
    also = tuple(sorted({person.name, *person.also} - {name}))
    heading = name if person.heading == person.name else person.heading
    return replace(person, id=slug(name), name=name, also=also, heading=heading)


def _usual(group: Sequence[str], evidence: Evidence) -> str:
    """Give the longest form that is no rarity beside the most used one."""
    times = {f: evidence.names[f].documents if f in evidence.names else 0 for f in group}
    most = max(times.values())
    return next(form for form in group if times[form] >= _RARITY * most)


def _inverts(name: str, evidence: Evidence) -> bool:
    """Whether the last name is the family's: a middle initial says so, or it stands alone more.

    Where neither stands alone, a name all in words of one syllable is left as printed, for family
    names that come first are mostly of such; "Ann Roe" met once is an exception that names show.
    """
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    if inverted(name) == name:
        return False
    if "." in name or first in given_names():
        return True
    alone = {word: evidence.times(word) + evidence.led(word) for word in (first, last)}
    short = all(len(_VOWELS.findall(word)) < 2 for word in name.split(" "))  # noqa: PLR2004
    return alone[last] > alone[first] or (alone[last] == alone[first] and not short)


def _by_title(spelt: Sequence[str], titles: Mapping[str, int], full: str) -> Record:
    """Make the record of somebody known by title and surname, under the title used most.

    Whoever bears it before other names, `full`, has those for a name. Who stands first of several
    ("Senators Roe and Lind") has the title of one. `spelt` are the spellings of the surname.
    """
    several = dict(row.split(": ") for row in rules("indexing")["title"]["of_several"])
    title = min(titles, key=lambda title: (-titles[title], title))
    title = several.get(title, title)
    if full:
        words = tuple(sorted(f"{title} {form}" for title in titles if title for form in spelt))
        return Record(
            RecordKind.PERSON,
            slug(full),
            full,
            tuple(spelt),
            words,
            heading=full,
            status="candidate",
        )
    name, *also = (f"{title} {form}".strip() for form in spelt)
    return Record(
        RecordKind.PERSON, slug(f"{spelt[0]} {title}"), name, tuple(also), status="candidate"
    )
