"""Lines by which a page speaks to its reader, told by their words and not by a phrase."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from generator.rulebook import rules

LONGEST = 600
"""Code points of the longest line that is asked."""
BUTTON = 70
"""Code points of the longest button or heading of a page."""
SHARE = 0.55
"""So great a part of a line's own words are a page's."""
MANY = 3
"""So many different words of a page show that it speaks."""
FEW = 2
"""So many of them in a longer line are things that a page has."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OF_TEXT = re.compile("[“”„«»\"‘]|(?<!\\w)'(?=\\w)|^\\d+[.)]")
"""What is quoted, and an entry of a list."""
_SENTENCE = re.compile(r"[.!?:;,…][”’\"')\]]*\Z")


class Speech(IntEnum):
    """How surely a page speaks in a line."""

    NONE = 0
    HINT = 1
    """It names what a page has and its reader: furniture between furniture."""
    BUTTON = 2
    """A few words of a page and no others: furniture beside furniture."""
    ADDRESS = 3
    """It bids or tells its reader something about itself."""


class _Words(NamedTuple):
    """The words of one language."""

    acts: frozenset[str]
    things: frozenset[str]
    page: frozenset[str]
    """Acts, things and what goes with them."""
    telling: frozenset[str]
    """Acts and things: of a line without one nothing can be told."""
    reader: frozenset[str]
    owner: frozenset[str]
    """Those of the reader's words that say what is the page's or the reader's."""
    slight: frozenset[str]
    """The reader's words, and others that say nothing of their own."""
    story: frozenset[str]


def speech(line: str) -> Speech:
    """Say whether a page speaks in a line, by its words alone.

    Quoted words are a text's, and so is a line that tells a story. The price: where a text about a
    web page bids its reader something in the page's words, it is taken for the page itself.

    >>> speech("Get notifications for breaking news and live coverage on your device.").name
    'ADDRESS'
    >>> speech("View full bio").name, speech("He told them to view the full story.").name
    ('BUTTON', 'NONE')
    """
    if len(line) > LONGEST or _OF_TEXT.search(line):
        return Speech.NONE
    found = _WORD.findall(line.replace("’", "'"))
    low = [word.lower() for word in found]
    once = {*low, *(word.rpartition("-")[2] for word in low if "-" in word)}
    able = (words for words in _languages() if not once.isdisjoint(words.telling))
    return max((_judged(line, found, low, words) for words in able), default=Speech.NONE)


def _judged(line: str, found: list[str], small: list[str], words: _Words) -> Speech:
    """Judge a line by the words of one language; `small` are those found, in small letters."""
    low = [_known(word, words) for word in small]
    if not words.story.isdisjoint(low):
        return Speech.NONE
    own = [n for n, word in enumerate(low) if word not in words.slight]
    known = [n for n in own if low[n] in words.page]
    names = sum(found[n][0].isupper() for n in own if n and low[n] not in words.page)
    kinds = {low[n] for n in known}
    things = kinds & words.things
    few = MANY if len(line) > BUTTON else len(known)
    if not kinds & words.telling or names > few:
        return Speech.NONE
    strangers = len(own) - len(known) - names
    told = not words.reader.isdisjoint(low) or low[0] in words.acts
    enough = things if len(line) <= BUTTON else len(things) >= FEW or len(kinds) > FEW + MANY
    page_like = len(kinds & words.telling) >= MANY - (not words.owner.isdisjoint(low))
    if enough and told and page_like and len(known) >= SHARE * (len(known) + strangers):
        return Speech.ADDRESS
    short = len(line) <= BUTTON and not _SENTENCE.search(line.rstrip(":"))
    if short and not strangers and names <= 1:
        return Speech.BUTTON
    if len(line) <= BUTTON:
        bids = low[0] in words.acts and things - words.acts and strangers <= 1
        return Speech.HINT if bids else Speech.NONE
    return Speech.HINT if told and len(things) >= FEW and len(kinds) > MANY else Speech.NONE


def _known(word: str, words: _Words) -> str:
    """Give a word as it is known, or what a compound of unknown make ends in."""
    return word if word in words.page else word.rpartition("-")[2]


@cache
def _languages() -> tuple[_Words, ...]:
    return tuple(map(_words, rules("page-speech").values()))


def _words(table: Mapping[str, str]) -> _Words:
    acts, things, about, reader, owner, small, story = (
        frozenset(table[kind].split())
        for kind in ("acts", "things", "about", "reader", "owner", "small", "story")
    )
    told = reader | owner
    telling = acts | things
    return _Words(acts, things, telling | about, telling, told, owner, small | told, story)
