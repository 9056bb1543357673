"""Which names are people's: a title, an office, an initial or a given name shows it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.corpus import Record, RecordKind
from generator.countries import countries, places
from generator.index.evidence import Evidence
from generator.index.kinds import is_placed, is_site
from generator.index.names import (
    head_words,
    is_family_first,
    never_given,
    no_name,
    parts,
    states_cut_short,
    without_title,
)
from generator.personal_names import (
    called_by_last,
    given_names,
    is_initials,
    of_countries,
    particles,
    surnames_too,
)
from generator.rulebook import rules

_FULL = re.compile(
    r"[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z]\.)+(?: (?:[A-Za-z][\w’'-]+ )?[^\W\d_a-z][\w’'-]+)"
    r"(?: (?:[JS]r\.|II|III|IV))?"
)
"""A given name, initials, a surname; nothing in it can match in two ways."""
_ARABIC = re.compile(r"[^\W\d_a-z][\w’']+ [^\W\d_a-z][\w’']+ (?:al|el)-[^\W\d_a-z][\w’'-]+")
"""Two names and one with an article; a place has one before it, "Sharm al-Shaykh"."""
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|an|at)-|d[’']")
_NO_SURNAME = re.compile(r"[^\W\dX]\.?|.*\d.*|.*[’'](?:m|ll|d|ve|re|t)|.*-[a-z]+ed")
"""An initial, as in a list by surnames ("Roe, Ana B."), a number ("Bill C-42" is a bill), "I'm".
"X" alone is a surname of some."""
_GLUED = re.compile(
    r"(?<![^\W\d_])(?!Mac|Fitz|Van|Von|Del|Des|Dos|San|Saint)[^\W\d_a-z][^\W\d_A-Z]{2,}[A-Z][\w’'-]*$"
)
"""A surname and what stands behind it, its blank lost: "RoeCounselor"; "MacRoe" and "DeRoe" are
names."""
_ASKED = ("A.", "Q.")
"""Before a name, rather a question's letter than an initial."""
_HARDLY = 0.03
"""Share of its times that a surname has a title, for titles alone to show that it is one."""
_LED = 0.15
"""Share of its times that a name has a title, from which it is somebody's and no region's."""
_MOST_WORDS = 4
_NAMES = 100_000
"""Words of which it is worked out once whether anybody is called so."""


@lru_cache(_NAMES)
def is_called(name: str) -> bool:
    """Whether words that a text takes for a speaker can be what a person is called.

    >>> is_called("Secretary Roe"), is_called("Carol Jordan"), is_called("Ana de la Cruz")
    (True, True, True)
    >>> is_called("Chad Roe"), is_called("Chad")
    (True, False)
    >>> [is_called(words) for words in ("The Board", "A friend", "However Roe", "China", "NATO")]
    [False, False, False, False, False]
    >>> is_called("Moderator"), is_called("Ardish Official"), is_called("Ana Roe and Bo Lind")
    (False, False, False)
    >>> [is_called(name) for name in ("Governor General", "General Assembly", "Judge King")]
    [False, False, True]
    >>> is_called("Voters"), is_called("Vance"), is_called("JD Vance"), is_called("EU Vance")
    (False, True, True, False)
    """
    bare = without_title(name)
    words = bare.split(" ")
    if not name or name in rules("indexing")["title"]["words"]:
        return False
    if any(w.islower() and w not in particles() for w in words) or words[0] in _idle():
        return False
    if words[-1] in rules("indexing")["nobody"]["words"] or name.casefold() in _several():
        return False
    titled = bare != name and len(words) == 1
    first = words[0] in given_names() or words[0] in of_countries()
    listed = len(words) > 1 and first and len(words) <= _MOST_WORDS and _may_end_a_name(words[-1])
    asked = len(words) == 2 and words[0] in _ASKED  # noqa: PLR2004
    return (
        (fits(bare, titled=True) and not asked)
        or listed
        or (titled and bare not in countries() and bare not in head_words() and not bare.isupper())
    )


@cache
def _no_persons(where: str) -> frozenset[str]:
    """Give words with which no person's name begins, or ends."""
    return frozenset(rules("not-persons")[where]["words"].split())


@cache
def _idle() -> frozenset[str]:
    table = rules("indexing")
    return frozenset(
        (*table["never_given"]["words"], *table["nobody"]["words"], *table["people"]["words"])
    )


@cache
def _several() -> frozenset[str]:
    """Give what several people are called by what they are or do: "voters"."""
    words = rules("sources")["people"]["words"].split()
    return frozenset(word for word in words if word.endswith("s"))


def is_nobody(record: Record) -> bool:
    """Whether a record is of a speaker whom no name tells: "a doctor", "the other side"."""
    made = record.kind is RecordKind.PERSON and record.status == "candidate"
    return made and (record.doubtful or not is_called(record.name))


def people_named(evidence: Evidence) -> set[str]:
    """Give the names that a title, an office, an initial or a given name shows to be a person's.

    So does a family name that stands first, where a title goes with it elsewhere, and a given name
    that is a surname or a place too, before a surname that others bear: "Hunter Roe", "Ana Roe".
    """
    sure = {name for name in evidence.titled if fits(name, titled=True)}
    dotted = (name for name in evidence.names if "." in name)
    sure |= {name for name in dotted if _FULL.fullmatch(name) and fits(name)}
    sure |= {name for name in evidence.names if _ARABIC.fullmatch(name) and fits(name)}
    learnt = {
        parts(name).given.partition(" ")[0]
        for name in sure
        if not is_family_first(without_title(name))
    }
    given = {word for word in learnt if _may_be_given(word, evidence)} | given_names()
    named = [name for name in evidence.names if 0 < name.count(" ") < _MOST_WORDS - 1]
    family = (n for n in named if n.partition(" ")[0] in evidence.titled and is_family_first(n))
    likely = (*family, *(name for name in named if name.partition(" ")[0] in given))
    borne = {parts(name).surname for name in (*sure, *likely)} | _by_titles(evidence)
    words = {word for word in surnames_too() if word.lower() not in evidence.common}
    likely = (*likely, *(n for n in named if n.partition(" ")[0] in words
                         and n.partition(" ")[2] in borne))  # fmt: skip
    fit = (name for name in likely if fits(name) and not _is_two(name, evidence))
    odd = (_is_listed, _is_region)
    return {name for name in (*sure, *fit) if not any(wrong(name, evidence) for wrong in odd)}


def _by_titles(evidence: Evidence) -> set[str]:
    """Give the words alone that titles show to be surnames."""
    return {name for name, titles in evidence.titled.items() if " " not in name and any(titles)}


def _is_listed(name: str, evidence: Evidence) -> bool:
    """Whether the initial before a name counts a paragraph: "B. Bao Dai", and "Bao Dai".

    So it does before a common word: "A. Arrest Roe".
    """
    initial, _, rest = name.partition(" ")
    shown = evidence.names.get(name)
    counts = len(initial) == 2 and initial[1] == "." and " " in rest  # noqa: PLR2004
    first = rest.partition(" ")[0]
    common = first.lower() in evidence.common and first not in given_names()
    met = common or rest in evidence.names
    return counts and met and shown is not None and not shown.inside


def _is_region(name: str, evidence: Evidence) -> bool:
    """Whether both words stand alone, the last of them as a place: "Azad Kashmir"."""
    first, _, last = name.partition(" ")
    alone = first not in given_names() and 2 * evidence.times(first) >= evidence.times(name)
    led = sum(times for title, times in evidence.titled.get(name, {}).items() if title)
    return alone and led <= _LED * evidence.times(name) and is_placed(last, evidence)


def _is_two(name: str, evidence: Evidence) -> bool:
    """Whether two surnames met side by side once, each of them known by titles.

    "The Minister told Collins Roe must go"; the price is a Collins Roe who is named once.
    """
    first, _, last = name.partition(" ")
    once = first not in given_names() and evidence.times(name) == 1
    return once and all(evidence.led(word) > 1 for word in (first, last))


def is_surname(surname: str, evidence: Evidence) -> bool:
    """Whether a surname that titles alone show is one: no common word, no place.

    Nor a name that many documents have, and hardly once behind a title: "Commander Ghent zone".
    """
    often = evidence.led(surname) < _HARDLY * evidence.times(surname)
    part = surname in _in_countries() or surname in states_cut_short()
    placed = part or is_site(surname, evidence)
    return not (often or placed or surname.lower() in evidence.common)


def is_given(name: str, titles: Mapping[str, int]) -> bool:
    """Whether titles that stand before a given name are all that goes with it: "Sir Anthony"."""
    return name in given_names() and set(titles) <= {*rules("indexing")["knight"]["words"]}


def _may_be_given(word: str, evidence: Evidence) -> bool:
    """Whether a word that stands once before a surname may do so elsewhere: no "Defense" Roe does.

    A surname is none either: the "Roe visit" is a visit.
    """
    common = word.lower() in evidence.common or word in evidence.titled
    return not common and not is_site(word, evidence)


def fits(name: str, *, titled: bool = False) -> bool:
    """Whether nothing in the words speaks against a person's name.

    An initial and a word alone may be a line of a list, "B. Conclusions", where no title precedes.

    >>> [fits(n, titled=True) for n in ("Ann", "Malcolm X", "Ann I'm", "Ann B.", "Bill C-4")]
    [True, True, False, False, False]
    """
    words = name.split(" ")
    if len(words) > _MOST_WORDS or not _ARTICLE.sub("", words[-1], count=1)[:1].isupper():
        return False
    listed = not titled and len(words) == 2 and len(words[0].rstrip(".")) == 1  # noqa: PLR2004
    if words[0] in given_names() and words[-1] in rules("indexing")["surname"]["words"]:
        words = words[:-1]
    if len(words) > 2 and words[0] in called_by_last() and words[-1] in never_given():  # noqa: PLR2004
        words = words[:-1]  # "Trinh Minh The"
    if len(name) == 1 or _holds_country(name) or _NO_SURNAME.fullmatch(name.rpartition(" ")[2]):
        return False
    honours = len(words) > 2 and words[-1] in rules("indexing")["no_surname"]["third"]  # noqa: PLR2004
    if "&" in name or honours or _GLUED.search(name) or (len(words) > 1 and name in places()):
        return False
    if not titled and name.partition(" ")[0] in _no_persons("first") - given_names():
        return False
    if any(not _titles_of_words().isdisjoint(word.split("-")[1:]) for word in words[:-1]):
        return False  # "Lind-Amb Roe" are two
    given = [word for word in words[:-1] if not is_initials(word)]
    shouted = any(w.isupper() and w.isalpha() and len(w) > 1 for w in (*given, *words[-1:]))
    return not listed and not shouted and no_name().isdisjoint(words)


@cache
def _titles_of_words() -> frozenset[str]:
    return frozenset(rules("indexing")["title"]["words"])


def _holds_country(name: str) -> bool:
    """Whether a country of several words stands in a name."""
    if " " not in name or _long_first().isdisjoint(name.split(" ")):
        return False
    return any(f" {country} " in f" {name} " for country in _long_countries())


@cache
def _long_first() -> frozenset[str]:
    return frozenset(country.partition(" ")[0] for country in _long_countries())


def _may_end_a_name(word: str) -> bool:
    names = (*rules("indexing")["surname"]["words"], *of_countries())
    return word not in no_name() or word in names


@cache
def _in_countries() -> frozenset[str]:
    """Give the last words of such names: of "King Saudi Arabia", in a cable, none is a surname."""
    return frozenset(country.rpartition(" ")[2] for country in _long_countries())


@cache
def _long_countries() -> frozenset[str]:
    """Give the countries of several words, which part no name of a person: "United States"."""
    return frozenset(name for name in countries() if " " in name)
