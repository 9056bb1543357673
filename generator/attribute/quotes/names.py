"""The full names that a document prints, each with the titles it prints before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.lexicon import given_names, letter_of, titles
from generator.attribute.quotes.personhood import SUFFIXES, is_common, may_be_person
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
    title: str
    name: str
    aside: str
    """Who that is, between commas after it: "a spokesman for the ministry"; "" where nothing."""


_PARTICLES = frozenset(
    [
        "de",
        "del",
        "da",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
    ]
)
_LONGEST_NAME = 5
_LONGEST_ASIDE = 12
_OFFICE_WITHIN = 7
"""Words of an aside among which the office stands, so that it says who somebody is."""
_RELATIVE = ("who", "which", "whose", "and", "but")
_ASIDE = re.compile(r", (\([^)]{3,60}\)|[a-zA-Z][^,.;:()“”\"]{3,90})(?=[,.;)])")
_SMALL = re.compile(r"(?<=[Tt]he )[a-z][\w-]{4,}(?!\w)")
"""What somebody is called: "the striker"."""
_TRADES = ("er", "or", "ist", "ian", "ant", "eer", "man", "woman")
"""How words end that stand before a name at the head of a sentence: Developer Ana Ruiz."""
_NICKNAME = re.compile(r"(?<=[a-z]) (?:[“\"‘'(][A-Z][\w’'-]*(?: [A-Z]\w*)?[”\"’')]) (?=[A-Z])")
_ACRONYM = (2, 3)
"""Letters of what stands before a name in capitals, such as TD or MEP; two words follow it."""
_GIVEN = re.compile(r"[A-Z]\.")
_SAID = re.compile(r"(?:, [^,.]{2,60},)? (?:said|says|told|asked|wrote|added)\b")
_POSSESSIVE = re.compile(r"[’'][sS]?$")


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
    """
    parts = _POSSESSIVE.sub("", words).split()
    cut = 0
    for i, part in enumerate(parts):
        if part == "of" and cut < i:
            return Name(" ".join(parts[:cut]), " ".join(parts[cut:i]))
        if part == "of" and _is_somebody(parts[i + 1 :]) and parts[i - 1].islower():
            return Name(" ".join(parts), "")  # the mother of Ana Ruiz
        low = part.casefold()
        owner = low.endswith(("’s", "'s", "s’"))
        plain = part[0].islower() and low not in _PARTICLES
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
        if owner or plain or office or letters_ or (_is_title(low) and not surname_):
            cut = i + 1
    return Name(" ".join(parts[:cut]), " ".join(parts[cut:]))


def _is_somebody(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[0].casefold() in given_names()


def _is_title(low: str) -> bool:
    letter = letter_of(low)
    return low in titles() or (letter != "" and letter in "HBnJDE")


@cache
def _offices() -> frozenset[str]:
    return frozenset(rules("sources")["offices"]["words"].split())


@cache
def _run() -> re.Pattern[str]:
    """Match words with capitals that stand together, titles and particles with them."""
    titles_ = rules("sources")["titles"]["words"].split()
    short = "|".join(re.escape(title) for title in titles_ if title[-1] == ".")
    word = rf"(?:(?:{short}|Jr\.|Sr\.|(?:[A-Z]\.)+)(?=[\s,])|[A-ZÀ-Þ][\w’'-]*)"
    link = "|".join(["of", "the", *sorted(_PARTICLES)])
    return re.compile(rf"(?<![\w&@#]){word}(?: (?:(?:{link}) ){{0,2}}{word}){{1,9}}")


@cache
def _titled() -> re.Pattern[str]:
    """Match titles before a surname that stands alone: "President Ruiz"."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(rules("sources")["titles"]["words"].split(), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    title = "|".join(f"{a}(?:{'|'.join(rest)})" for a, rest in by_letter.items())
    # Begins with letters behind which no letter may stand: the search runs from one to the next.
    first = "|".join(rf"{a}(?<!\w{a})(?:{'|'.join(rest)})" for a, rest in by_letter.items())
    return re.compile(
        rf"((?:{first})(?: (?:{title})){{0,5}}(?: of (?:the )?[A-Z]\w+)?) "
        r"([A-ZÀ-Þ][\w-]+(?:’[A-Z]\w+)?)\b(?! [A-Z])"
    )


def titled(paragraphs: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Give each surname that stands alone after a title: paragraph, title, surname."""
    for number, text in enumerate(paragraphs):
        for m in _titled().finditer(text):
            yield number, m[1], m[2]


def printed_names(paragraphs: Sequence[str]) -> Iterator[Printed]:
    """Give every full name (two words and up) with its titles, in reading order."""
    plain = [_NICKNAME.sub(" ", text) for text in paragraphs]
    places = [(n, text, m) for n, text in enumerate(plain) for m in _run().finditer(text)]
    small = frozenset(word for text in plain for word in _SMALL.findall(text))
    inside = {m[0] for _, text, m in places if not _at_head(text, m.start())}
    for number, text, m in places:
        title, name = split_name(m[0])
        name = _trimmed(name, sure=m[0] in inside or bool(_SAID.match(text, m.end())))
        body = title.casefold() == "the" or text.endswith(("the ", "The "), 0, m.start())
        first = name.split(" ", 1)[0]
        if name.count(" ") > 1 and _at_head(text, m.start()) and not is_given(name):
            # Striker Emeka Okoro, Sixth-grader Micah Bell
            rest = name.split(" ", 1)[1]
            trade = first.endswith(_TRADES)
            if is_given(rest) or trade or first.casefold() in small:
                name, title = rest, first.casefold()
        if is_full_name(name) and may_be_person(name) and not (body and not title.strip("Tthe")):
            aside = _ASIDE.match(text, m.end())
            yield Printed(number, title, name, _role(aside[1]) if aside else "")


def _at_head(text: str, start: int) -> bool:
    """Say whether a sentence or a quotation begins at a place, so that a capital says nothing."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in ".?!:“\"‘'(—–-"


def _role(aside: str) -> str:
    """Keep what stands after a name between commas where it says who that is."""
    words = aside.strip("()").split()
    if not 1 < len(words) <= _LONGEST_ASIDE or words[0] in _RELATIVE:
        return ""
    lows = [word.casefold() for word in words[:_OFFICE_WITHIN]]
    said = any(letter_of(low) == "H" or low in titles() for low in lows)
    return " ".join(words) if said else ""


def _trimmed(name: str, *, sure: bool) -> str:
    """Drop what a sentence begins with: "But Ana Ruiz", and "Will Ruiz go?" unless `sure`."""
    parts = name.split()
    while parts and (_opens(parts[0]) or (not sure and is_common(parts[0].casefold()))):
        plain = letter_of(parts[0].casefold()) not in tuple("ApYRucDEtkPW")
        if parts[0].casefold() in given_names() and len(parts) > 1 and (sure or plain):
            break
        parts = parts[1:]
    return _POSSESSIVE.sub("", " ".join(parts))


def _opens(word: str) -> bool:
    return bool(letter_of(word.casefold())) or word.endswith(("ing", "ed", "ly"))


def is_full_name(name: str) -> bool:
    """Say whether words can be a person's name in full; a body's name is none.

    >>> is_full_name("Ana Ruiz"), is_full_name("Board of Elections"), is_full_name("Ruiz Jr.")
    (True, False, False)
    """
    parts = _without_suffix(name)
    lows = [part.casefold() for part in parts]
    if not 1 < len(parts) <= _LONGEST_NAME or len(lows[-1].rstrip(".")) == 1:
        return False
    if any(low in ("of", "for", "the", "and") for low in lows):
        return False
    loud = [len(part) > 2 and part.isupper() for part in (parts[0], parts[-1])]  # noqa: PLR2004
    if any(loud) and not name.isupper():
        return False
    others = "".join(letter_of(low) for low in lows[1:])
    return lows[0] in given_names() or not any(letter in "BnHYcpDEuA" for letter in others)


def _without_suffix(name: str) -> list[str]:
    return [part for part in name.split() if part.casefold().rstrip(".") not in SUFFIXES]


def is_given(name: str) -> bool:
    """Say whether a name begins with a known given name.

    >>> is_given("Ana Ruiz"), is_given("Meet Ana Ruiz")
    (True, False)
    """
    return name.casefold().split()[0] in given_names()


def surname(name: str) -> str:
    """Give the last word of a name, "Jr." and the like apart.

    >>> surname("Ana Ruiz Jr.")
    'Ruiz'
    """
    return (_without_suffix(name) or [name])[-1]


def same_person(a: str, b: str) -> bool:
    """Say whether two full names can be one person's: one has all the words of the other.

    >>> same_person("Ana M. Ruiz", "Ana Ruiz"), same_person("Ana Ruiz", "Eva Ruiz")
    (True, False)
    """
    one, two = ([p for p in n.split() if len(p.rstrip(".")) > 1] for n in (a, b))
    return set(one) <= set(two) or set(two) <= set(one)
