"""The full names that a document prints, each with the titles it prints before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.lexicon import is_person, letter_of, titles
from generator.attribute.quotes.names import is_full_name, is_given, split_name
from generator.attribute.quotes.personhood import is_common, may_be_person
from generator.attribute.quotes.word import CAPITAL
from generator.personal_names import genders, particles
from generator.rulebook import rules


class Printed(NamedTuple):
    """A name where it stands."""

    paragraph: int
    title: str
    name: str
    aside: str
    """Who that is, between commas after it: "a spokesman for the ministry"; "" where nothing."""
    before: str = ""
    """Who that is, before a comma: "the owner of the boat"; "" where nothing."""


_LONGEST_ASIDE = 12
_OFFICE_WITHIN = 7
"""Words of an aside among which the office stands, so that it says who somebody is."""
_RELATIVE = ("who", "which", "whose", "and", "but")
_ASIDE = re.compile(r", (\([^)]{3,60}\)|[a-zA-Z][^,.;:()“”\"]{3,90})(?=[,.;)])")
_SMALL = re.compile(r"(?<=[Tt]he )[a-z][\w-]{4,}(?!\w)")
"""What somebody is called: "the striker"."""
_TRADES = ("er", "or", "ist", "ian", "ant", "eer", "man", "woman")
"""How words end that stand before a name at the head of a sentence: Developer Ana Ruiz."""
_NICKNAME = re.compile(r"(?<=[a-z.]) (?:[“\"‘'(][A-Z][\w’'-]*\.?(?: [A-Z]\w*)?[”\"’')]) (?=[A-Z])")
"""In quotes or brackets inside a name: Ana “Bo” Ruiz, Dr. (Mrs.) Ana Ruiz."""
_POSSESSIVE = re.compile(r"[’'][sS]?$")
_SAID = re.compile(r"(?:, [^,.]{2,60},)? (?:said|says|told|asked|wrote|added)\b")


@cache
def _run() -> re.Pattern[str]:
    """Match words with capitals that stand together, titles and particles with them."""
    titles_ = rules("sources")["titles"]["words"].split()
    short = "|".join(re.escape(title) for title in titles_ if title[-1] == ".")
    word = rf"(?:(?:{short}|Jr\.|Sr\.|(?:[A-Z]\.)+)(?=[\s,])|[{CAPITAL}][\w’'-]*)"
    link = "|".join(["of", "the", *sorted(particles())])
    # the rest of a name: Reed, van den Reed, al-Reed
    rest = rf"(?:(?:{link}) ){{0,2}}(?:[a-z]{{1,3}}[-’'](?=[{CAPITAL}]))?{word}"
    return re.compile(rf"(?<![\w&@#]){word}(?: {rest}){{1,9}}")


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
        rf"((?:(?:{'|'.join(sorted(particles()))}) ){{0,2}}(?:[a-z]{{1,3}}[-’'])?"
        rf"[{CAPITAL}][\w-]+(?:’[A-Z]\w+)?)\b(?! [A-Z])"
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
        sure = bool(title) or m[0] in inside or name.count(" ") <= 1
        if not sure and not is_given(name) and _at_head(text, m.start()):
            # Striker Emeka Okoro, Sixth-grader Micah Bell
            rest = name.split(" ", 1)[1]
            trade = first.endswith(_TRADES)
            if is_given(rest) or trade or first.casefold() in small:
                name, title = rest, first.casefold()
        if is_full_name(name) and may_be_person(name) and not (body and not title.strip("Tthe")):
            aside = _ASIDE.match(text, m.end())
            role = _role(aside[1]) if aside else ""
            yield Printed(number, title, name, role, _called_before(text, m))


_BEFORE = re.compile(r"(?:^|[.!?:”\"] )(?:The|Its|His|Her|Their|the) ([^,.;:“”\"]{3,70}), $")
_BACK = 80
"""Code points before a name in which its apposition begins."""


def _called_before(text: str, name: re.Match[str]) -> str:
    """Give who somebody is where a sentence begins with it: "The owner of the boat, Ruiz, ..."."""
    start, end = name.span()
    if not text.endswith(", ", 0, start) or not text.startswith(",", end):
        return ""
    m = _BEFORE.search(text, max(0, start - _BACK), start)
    return _role(m[1]) if m else ""


_COUPLE = re.compile(
    rf"(?<![{CAPITAL}][\w’'-] )(?<!\. )\b([{CAPITAL}]\w+) and ([{CAPITAL}]\w+) "
    rf"([{CAPITAL}][\w’'-]+)\b(?! [{CAPITAL}])"
)
_THEY = re.compile(
    rf"([{CAPITAL}][\w’'-]+)(?:,? who (?:uses|goes by|prefers)(?: the pronouns?)?| \() ?they\b"
)


def couples(paragraphs: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Give each given name with the surname that another's shares: "Adam and Ana Ruiz".

    >>> list(couples(["Adam and Ana Ruiz came. Reed and Ana Ruiz left."]))
    [(0, 'Adam', 'Ruiz')]
    """
    for number, text in enumerate(paragraphs):
        for m in _COUPLE.finditer(text) if " and " in text else ():
            if is_given(m[1]) and is_given(m[2]) and not is_given(m[3]):
                yield number, m[1], m[3]


def pronouns(paragraphs: Sequence[str]) -> Iterator[str]:
    """Give the surname of each whom a text says to be called "they".

    >>> list(pronouns(["Robin Sable, who uses they/them pronouns, left."]))
    ['Sable']
    """
    for text in paragraphs:
        if "they" in text:
            yield from (m[1] for m in _THEY.finditer(text))


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
    said = any(is_person(low) or low in titles() for low in lows)
    return " ".join(words) if said else ""


def _trimmed(name: str, *, sure: bool) -> str:
    """Drop what a sentence begins with: "But Ana Ruiz", and "Will Ruiz go?" unless `sure`."""
    parts = name.split()
    while parts and (_opens(parts[0]) or (not sure and is_common(parts[0].casefold()))):
        plain = letter_of(parts[0].casefold()) not in tuple("ApYRucDEtkPW")
        if parts[0].casefold() in genders() and len(parts) > 1 and (sure or plain):
            break
        parts = parts[1:]
    return _POSSESSIVE.sub("", " ".join(parts))


def _opens(word: str) -> bool:
    return bool(letter_of(word.casefold())) or word.endswith(("ing", "ed", "ly"))
