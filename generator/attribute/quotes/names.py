"""The full names that a document prints, each with the titles it prints before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.words import known_letter
from generator.rulebook import rules


class Name(NamedTuple):
    """A printed name taken apart."""

    title: str
    """Titles and descriptions before it, as printed; "" where none."""
    name: str
    """"" where the words are a description without a name."""


class Printed(NamedTuple):
    """A name where it stands."""

    paragraph: int
    start: int
    title: str
    name: str
    after: str
    """What stands between commas after it: "a spokesman for the ministry"; "" where nothing."""


_PARTICLES = frozenset("de del da di du van von der den bin ibn al el la le y".split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_POSSESSIVE = re.compile(r"[’'][sS]?$")


def split_name(words: str) -> Name:
    """Part the titles and descriptions before a name from the name.

    >>> split_name("Deputy Secretary of State Wendy Sherman")
    Name(title='Deputy Secretary of State', name='Wendy Sherman')
    >>> split_name("Trump campaign spokeswoman Hope Hicks")
    Name(title='Trump campaign spokeswoman', name='Hope Hicks')
    >>> split_name("the secretary")
    Name(title='the secretary', name='')
    """
    parts = _POSSESSIVE.sub("", words).split()
    cut = 0
    for i, part in enumerate(parts):
        if part == "of" and cut < i:
            return Name(" ".join(parts[:cut]), " ".join(parts[cut:i]))
        low = part.casefold()
        owner = low.endswith(("’s", "'s", "s’"))
        plain = part[0].islower() and low not in _PARTICLES
        office = cut == i and i > 0 and part.rstrip(",") in _offices()
        if owner or plain or office or _is_title(low):
            cut = i + 1
    return Name(" ".join(parts[:cut]), " ".join(parts[cut:]))


def _is_title(low: str) -> bool:
    letter = known_letter(low)
    return low in titles() or (letter != "" and letter in "HBnJDE")


@cache
def titles() -> frozenset[str]:
    """Give the words that stand before a name and belong to it, in lower case."""
    return frozenset(rules("sources")["titles"]["words"].casefold().split())


@cache
def _offices() -> frozenset[str]:
    return frozenset(rules("sources")["offices"]["words"].split())


@cache
def _run() -> re.Pattern[str]:
    short = "|".join(
        re.escape(t) for t in rules("sources")["titles"]["words"].split() if t[-1] == "."
    )
    word = rf"(?:(?:{short}|Jr\.|Sr\.|(?:[A-Z]\.)+)(?=[\s,])|[A-ZÀ-Þ][\w’'-]*)"
    link = r"(?:of|the|de|del|da|di|du|van|von|der|den|bin|ibn|al|el|la|le|y)"
    return re.compile(rf"\b{word}(?:[ \u00a0](?:{link}[ \u00a0]){{0,2}}{word}){{1,9}}")


_AFTER = re.compile(r",? (\([^)]{3,60}\)|[a-zA-Z][^,.;:()“”\"]{3,90})(?=[,.;)])")


def printed_names(paragraphs: Sequence[str]) -> Iterator[Printed]:
    """Give every full name (two words and up) with its titles, in reading order."""
    for number, text in enumerate(paragraphs):
        for m in _run().finditer(text):
            title, name = split_name(m[0])
            name = _trimmed(name)
            body = title.casefold() == "the" or (
                not title and text[: m.start()].endswith(("the ", "The "))
            )
            if is_full_name(name) and not body:
                after = ""
                if text[m.end() : m.end() + 2] == ", " and (aside := _AFTER.match(text, m.end())):
                    after = aside[1]
                yield Printed(number, m.start(), title, name, after)


def _trimmed(name: str) -> str:
    """Drop what a sentence begins with: "But Ana Ruiz"."""
    parts = name.split()
    while parts and (known_letter(parts[0].casefold()) or parts[0].endswith(("ing", "ed", "ly"))):
        if parts[0].casefold() in given_names() and len(parts) > 1:
            break
        parts = parts[1:]
    return re.sub(r"[’']s?$", "", " ".join(parts))


def is_full_name(name: str) -> bool:
    """Say whether words can be a person's name in full; a body's name is none.

    >>> is_full_name("Ana Ruiz"), is_full_name("Board of Elections"), is_full_name("Ruiz Jr.")
    (True, False, False)
    """
    parts = [p for p in name.split() if p.casefold().rstrip(".") not in _SUFFIXES]
    if not 2 <= len(parts) <= 5 or any(len(p.rstrip(".")) < 2 for p in parts[-1:]):
        return False
    lows = [p.casefold() for p in parts]
    given = lows[0] in given_names()
    letters = [known_letter(low) for low in lows[1:]]
    if any(low in ("of", "for", "the", "and") for low in lows):
        return False
    if parts[-1].isupper() and not name.isupper():
        return False
    return given or not any(letter and letter in "BnHYcpDEuA" for letter in letters)


@cache
def given_names() -> dict[str, str]:
    """Give the known given names with "m" or "f", "" for one of both."""
    source = rules("sources")
    names = dict.fromkeys(source["given_men"]["words"].split(), "m")
    names |= dict.fromkeys(source["given_women"]["words"].split(), "f")
    return names | dict.fromkeys(source["given_either"]["words"].split(), "")


def surname(name: str) -> str:
    """Give the last word of a name, "Jr." and the like apart.

    >>> surname("Ana Ruiz Jr.")
    'Ruiz'
    """
    parts = [p for p in name.split() if p.casefold().rstrip(".") not in _SUFFIXES]
    return parts[-1] if parts else name


def same_person(a: str, b: str) -> bool:
    """Say whether two full names can be one person's: one has all the words of the other.

    >>> same_person("Ana M. Ruiz", "Ana Ruiz"), same_person("Ana Ruiz", "Eva Ruiz")
    (True, False)
    """
    one, two = ([p for p in n.split() if len(p.rstrip(".")) > 1] for n in (a, b))
    return set(one) <= set(two) or set(two) <= set(one)
