"""Printed names taken apart: titles, the name, the word by which its family goes."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generator.attribute.quotes.lexicon import letter_of, listed, titles
from generator.attribute.quotes.namewords import is_particle
from generator.attribute.quotes.personhood import SUFFIXES, may_be_person
from generator.personal_names import genders
from generator.rulebook import rules


class Name(NamedTuple):
    """A printed name taken apart."""

    title: str
    """Titles and descriptions before it, as printed; "" where none."""
    name: str
    """"" where the words are a description without a name."""


_LONGEST_NAME = 5
_ACRONYM = (2, 3)
"""Letters of what stands before a name in capitals, such as TD or MEP; two words follow it."""
_GIVEN = re.compile(r"[A-Z]\.")
_ARTICLE = re.compile(r"(?:al|el|ul|ur|as|ad|ar|at|az)-")
"""What Arabic surnames are as often printed without."""
_POSSESSIVE = re.compile(r"[’'][sS]?$")


@lru_cache(maxsize=1 << 14)
def split_name(words: str) -> Name:
    """Part the titles and descriptions before a name from the name.

    >>> split_name("Deputy Secretary of State Wendy Sherman")
    Name(title='Deputy Secretary of State', name='Wendy Sherman')
    >>> split_name("Trump campaign spokeswoman Hope Hicks")
    Name(title='Trump campaign spokeswoman', name='Hope Hicks')
    >>> split_name("the mother of Ana Ruiz").name
    ''
    >>> split_name("the secretary")
    Name(title='the secretary', name='')
    >>> split_name("Dame Ana van den Ruiz KC").name
    'Ana van den Ruiz'
    """
    parts = _POSSESSIVE.sub("", words).split()
    while len(parts) > _ACRONYM[0] and parts[-1].rstrip(",.") in _honours():
        parts.pop()
    cut = 0
    for i, part in enumerate(parts):
        if part == "of" and cut < i and not _goes_on(parts[i + 1 :]):
            return Name(" ".join(parts[:cut]), " ".join(parts[cut:i]))
        if part == "of" and _is_somebody(parts[i + 1 :]) and parts[i - 1].islower():
            return Name(" ".join(parts), "")  # the mother of Ana Ruiz
        low = part.strip("()[]").casefold()
        owner = low.endswith(("’s", "'s", "s’"))
        plain = part[0].islower() and not _is_within(parts, i)
        led = i > 0 or _is_somebody(parts[1:])  # Health Ana Ruiz, after "Minister for"
        office = cut == i and led and part.rstrip(",") in _offices()
        letters_ = (
            part.isalpha()
            and part.isupper()
            and len(part) in _ACRONYM
            and len(parts) - i > _ACRONYM[0]
        )
        surname_ = i > cut and bool(_GIVEN.fullmatch(parts[i - 1]) or is_given(parts[i - 1]))
        surname_ &= i == len(parts) - 1 or parts[i + 1] == "of"  # Peter T. King of Ghent
        surname_ |= i == cut + 1 == len(parts) - 1 and _is_trade(part, parts[cut])
        surname_ |= low in genders() and low not in titles() and _is_called(parts[i:])
        if owner or plain or office or letters_ or (_is_title(low) and not surname_):
            cut = i + 1
    return Name(" ".join(parts[:cut]), " ".join(parts[cut:]))


def _goes_on(parts: list[str]) -> bool:
    """Say whether a name in full stands behind an office: the Port of Ghent Director Ana Ruiz."""
    lows = [part.casefold() for part in parts]
    at = max(
        (i for i, low in enumerate(lows[:-1]) if i and letter_of(low) in ("T", "H")), default=0
    )
    rest = parts[at + 1 :]
    return bool(at) and len(rest) > 1 and all(word[0].isupper() for word in rest)


def _is_somebody(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[0].casefold() in genders()


def _is_title(low: str) -> bool:
    letter = letter_of(low.partition("-of-")[0])  # Mum-of-three Ana
    return low in titles() or (letter != "" and letter in "HBnJDE")


def _is_called(parts: list[str]) -> bool:
    """Say whether a noun with a capital is a given name before a surname: Guy Reed."""
    if len(parts) < 2 or not parts[1][0].isupper():  # noqa: PLR2004
        return False
    alone = len(parts) == 2 and parts[0].casefold() in listed("sources", "men")  # noqa: PLR2004
    named = alone or parts[1].casefold() not in genders()  # Guy Cecil, but Dean Cecil
    return named and parts[0][0].isupper() and not letter_of(parts[1].casefold())


def _is_trade(part: str, before: str) -> bool:
    """Say whether a trade with a capital is a surname: Dottie Baker, but no Ghent Mayor."""
    low = part.casefold()
    known = letter_of(before.casefold()) or not may_be_person(before)
    return before[0].isupper() and low not in titles() and letter_of(low) == "H" and not known


def _is_within(parts: list[str], i: int) -> bool:
    """Say whether a small word is of a name, and no "la" by itself."""
    rest = " ".join(["", *parts[i + 1 :]])
    return is_particle(parts[i], parts[i] + rest, len(parts[i]), named=i > 0)


@cache
def _honours() -> frozenset[str]:
    """Give the letters that stand after a name: KC, MP."""
    return frozenset(rules("sources")["honours"]["words"].split())


@cache
def _offices() -> frozenset[str]:
    return frozenset(rules("sources")["offices"]["words"].split())


@lru_cache(maxsize=1 << 14)
def is_full_name(name: str) -> bool:
    """Say whether words can be a person's name in full; a body's name is none.

    >>> is_full_name("Ana Ruiz"), is_full_name("Board of Elections"), is_full_name("Ruiz Jr.")
    (True, False, False)
    """
    parts = _without_suffix(name)
    lows = [part.casefold() for part in parts]
    if not 1 < len(parts) <= _LONGEST_NAME or len(lows[-1].rstrip(".")) == 1:
        return False
    quoted = any(part.endswith(("’", "'")) for part in parts[:-1])  # ‘Thin-skinned’ Ruiz
    if quoted or any(low in ("of", "for", "the", "and") for low in lows):
        return False
    ends = (parts[0], parts[-1])
    loud = [len(part) > _ACRONYM[0] and part.isupper() and part.isalpha() for part in ends]
    if any(loud) and not name.isupper():
        return False
    others = "".join(letter_of(low) for low in lows[1:])
    return lows[0] in genders() or not any(letter in "BnHYcpDEuA" for letter in others)


def _without_suffix(name: str) -> list[str]:
    return [part for part in name.split() if part.casefold().rstrip(".") not in SUFFIXES]


def is_given(name: str) -> bool:
    """Say whether a name begins with a known given name.

    >>> is_given("Ana Ruiz"), is_given("Meet Ana Ruiz")
    (True, False)
    """
    return name.casefold().split()[0] in genders()


def family(name: str) -> str:
    """Give the last word of a name as one looks it up, "Jr." and the like apart.

    >>> family("Ana Ruiz Jr."), family("Ana el-Reed"), family("Al-Reed")
    ('ruiz', 'reed', 'reed')
    """
    return _folded((_without_suffix(name) or [name])[-1])


def _folded(word: str) -> str:
    return _ARTICLE.sub("", word.casefold(), count=1)


def same_person(a: str, b: str) -> bool:
    """Say whether two full names can be one person's: one has all the words of the other.

    >>> same_person("Ana M. Ruiz", "Ana Ruiz"), same_person("Ana Ruiz", "Eva Ruiz")
    (True, False)
    >>> same_person("Ana van den Reed", "Van den Reed")
    True
    >>> same_person("Carl Roe", "Carl Roe Jr."), same_person("Roe Jr.", "Carl Roe Jr.")
    (False, True)
    """
    one, two = ({_folded(p) for p in n.split() if len(p.rstrip(".")) > 1} for n in (a, b))
    return (one <= two or two <= one) and not {w.rstrip(".") for w in one ^ two} & SUFFIXES
