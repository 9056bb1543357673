"""Names as people say them in a sentence, and the sentences at either end of a turn."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.attribute.common import Common
from generator.attribute.labelnames import PLACES, fold, given_names, titles
from generator.personal_names import is_particle
from generator.rulebook import rules


class Name(NamedTuple):
    """A name in a sentence."""

    text: str
    start: int
    """Of the name with its form of address."""
    end: int


LAST = 4
"""The floor is given in so many last sentences of a turn, named in so many first of one."""

REACH = 700
"""Code points that hold the sentences looked at."""

FORMS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "professor"})
"""How people who ask are addressed; "Governor Lind" is somebody who answers."""


MONTHS = frozenset({"april", "may", "june", "august"})
"""Months that people are called too."""

MAX_WORDS = 4

SEEN = 1 << 12
"""So many sentences are kept as they were read: several questions are asked of each."""

_STOP = re.compile(r"[.?!:][.?!:\"”’)]*\s+(?=[^\Wa-z]|[“\"'‘(-])")

_NO_STOP = re.compile(r"\b(?:Mr|Ms|Dr|Mrs|St|[A-Z])$")

_RUN = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)+")

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")

_LARGE = re.compile("[A-Z\x80-\U0010ffff]")
"""Every capital, and what else is no small letter of English: one range is searched fastest."""

_PLACE = re.compile(
    r"\b(?:in|the|(?<!line )of|about|(?<!call )(?<!called )(?<!calling )on) (?:[A-Z]\w+ )*$"
)

_OUTLET = re.compile(r",? (?:here )?(?:of|at|with|from|for)(?: the)? $")

_DRAWN = re.compile(r"(\w)\1\1")

_CONTRACTED = re.compile(r"['’](?:s|ll|re|ve|d|m)$")


def last_sentences(text: str) -> list[str]:
    """Give the last sentences of `text`, in order.

    >>> last_sentences("So it was. Mr. Lind, go ahead. Please.")
    ['So it was.', 'Mr. Lind, go ahead.', 'Please.']
    """
    return [*_split(text[-REACH:])[-LAST:]]


def first_sentences(text: str) -> list[str]:
    """Give the first sentences of `text`, in order."""
    return [*_split(text[:REACH])[:LAST]]


@lru_cache(maxsize=SEEN)
def _split(text: str) -> tuple[str, ...]:
    sentences, at = [], 0
    for stop in _STOP.finditer(text):
        if stop[0][0] == "." and _NO_STOP.search(text, max(0, stop.start() - 3), stop.start()):
            continue
        sentences.append(text[at : stop.end()].strip())
        at = stop.end()
    sentences.append(text[at:].strip())
    return tuple(s for s in sentences if s)


def names_in(sentence: str, taken: frozenset[str], common: Common | None = None) -> list[Name]:
    """Find what can be the name of somebody who is none of `taken`, given as folded words.

    What the document prints in lower case too, or after an article (`common`), is no name.

    >>> [n.text for n in names_in("From Mr. Gannon of the Herald to Governor Lind.", frozenset())]
    ['Gannon']
    """
    found: list[Name] = []
    for person in _able(sentence):
        name, words, formal = person.name, person.words, person.formal
        outlet = found and _OUTLET.fullmatch(sentence[found[-1].end : name.start])
        plain = not formal and common and _is_common(words, common)
        own = words[1:] if _month_named(words) else words
        if not (outlet or plain) and taken.isdisjoint(own):
            found.append(name)
    return found


def _is_common(words: Sequence[str], common: Common) -> bool:
    return common.issuperset(words) or " ".join(words) in common


def full_names(title: str) -> Iterator[str]:
    """Give the full names at the end of capitalised words, of usual given names.

    >>> [*full_names("Remarks by Foreign Minister Ana Ruiz in Ghent")]
    ['Ana Ruiz']
    """
    for run in _RUN.finditer(title):
        words = run[0].split()
        first = next((i for i, w in enumerate(words[:-1]) if fold(w) in given_names()), -1)
        name = " ".join(words[first : first + MAX_WORDS]) if first >= 0 else ""
        if name:
            yield name.removesuffix("’s").removesuffix("'s")


class _Able(NamedTuple):
    """What can be the name of somebody, whoever is known."""

    name: Name
    words: tuple[str, ...]
    """Folded."""
    formal: bool
    """True behind a form of address."""


@lru_cache(maxsize=SEEN)
def _able(sentence: str) -> tuple[_Able, ...]:
    """Find what has the looks of a name; several ask it of the same sentences."""
    return tuple(filter(None, (_person(sentence, run) for run in _runs(sentence))))


def _person(sentence: str, run: list[re.Match[str]]) -> _Able | None:
    """Read a run of capitalised words as a name; None where it can be none."""
    start = run[0].start()
    words = [fold(t[0]) for t in run]
    if words[0] in PLACES and len(words) > 1:
        return None
    while words and words[0] in _not_given() and not _month_named(words):
        words.pop(0)
        run.pop(0)
        start = run[0].start() if run else start
    count = 0
    while count < len(words) and words[count] in titles():
        count += 1
    offices, rest = words[:count], words[count:]
    if not rest or len(rest) > MAX_WORDS or not set(offices) <= FORMS:
        return None
    first, last = run[count], run[-1]
    text = sentence[first.start() : last.end()].removesuffix(".")
    text = text.removesuffix("'s").removesuffix("’s")
    placed = not offices and _PLACE.search(sentence[max(0, start - 40) : start])
    if placed or not _can_name(text, rest):
        return None
    return _Able(Name(text, start, first.start() + len(text)), tuple(rest), bool(offices))


def _runs(sentence: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that only blanks part, particles between them too."""
    at = 0
    while first := _capitalised(sentence, at):
        run = [first]
        while following := _joined(sentence, run[-1]):
            run.append(following)
        at = run[-1].end()
        yield run


def _capitalised(sentence: str, at: int) -> re.Match[str] | None:
    """Find the next word that begins with a capital; small words are not even looked at."""
    while large := _LARGE.search(sentence, at):
        start = large.start()
        token = _TOKEN.match(sentence, start) if large[0].isupper() else None
        if token and not _is_within(sentence, start):
            return token
        at = token.end() if token else start + 1
    return None


def _is_within(sentence: str, start: int) -> bool:
    """Tell whether a letter stands inside a word: the B of "eBay"."""
    for i in range(start - 1, -1, -1):
        sign = sentence[i]
        if sign.isalnum() and not sign.isdecimal():
            return True
        if not (sign.isalnum() or sign in "_'’-"):
            return False
    return False


def _joined(sentence: str, before: re.Match[str]) -> re.Match[str] | None:
    """Give the word behind another that goes on with it; None where that ends, or none does."""
    if before[0].endswith(".") and not _abbreviated(before[0]):
        return None
    end = before.end()
    token = _TOKEN.match(sentence, end + 1) if sentence[end : end + 1] == " " else None
    if token and (token[0][0].isupper() or is_particle(token[0], sentence, token.end())):
        return token
    return None


def _month_named(words: Sequence[str]) -> bool:
    """Tell whether a month is a given name: "April Lind"."""
    return len(words) > 1 and words[0] in MONTHS and words[1] not in _not_given()


def _abbreviated(word: str) -> bool:
    return len(word) == 2 or fold(word) in FORMS  # noqa: PLR2004 - an initial


def _can_name(text: str, words: Sequence[str]) -> bool:
    words = words[1:] if _month_named(words) else words
    if any(w in _not_given() or w in titles() for w in words) or len(words[-1]) == 1:
        return False
    if _DRAWN.search(text):
        return False  # "Awww"
    return not any((len(w) > 1 and w.isupper()) or _CONTRACTED.search(w) for w in text.split())


@cache
def _not_given() -> frozenset[str]:
    return frozenset(rules("speakers")["not-given"]["words"])
