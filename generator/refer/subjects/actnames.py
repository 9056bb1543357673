"""Names of agreements, laws, programmes and events in a text: "the Byrd Amendment"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.corpus import ReferenceKind
from generator.refer.cues import Asked, asked_of
from generator.refer.proper import general
from generator.refer.words import forms, is_content
from generator.rulebook import rules

_REST = r"[\w’'.-]{0,40}[^\W.] (?:(?:of|for|on|and) (?:the )?)?"
_NAMES = rf"[A-Z](?<![\w’'.-].){_REST}(?:[A-Z]{_REST}){{0,5}}"
"""It begins with its capital, for which a text is searched much faster than for what must not
stand before."""
_CAPITALS = re.compile(rf"{_NAMES}[A-Z][\w’-]*")
_LEAST_WORDS = 2
_RECENT = 20_000
"""Last words of names of which it is at hand whether they are those of acts."""


def acts_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Find what stands for an act, with where it is named: its forms, the last in the singular.

    >>> text = "The Byrd Amendment, the Lusaka manifesto and the trade bill; the Soviet proposal"
    >>> [key for key, *_ in acts_in(text)]
    ['byrd amendment', 'lusaka manifesto', 'trade bill']
    """
    for found in _CAPITALS.finditer(text):
        key = _key(found[0]) if _is_act(found[0].rpartition(" ")[2]) else None
        if key and not _names_nothing(key):
            yield key, *found.span()
    for found in _small().finditer(text):
        key = _key(found[0]) if not _is_verb(found) else None
        if key and not _names_nothing(key):
            yield key, *found.span()
    for found in _plain().finditer(text):
        key = _key(found[0])
        if key and key.split()[0] not in general():
            yield key, *found.span()


def _is_verb(found: re.Match[str]) -> bool:
    """Say whether what looks like several acts is what somebody does: "Bao Dai plans to go".

    >>> [key for key, *_ in acts_in("Rudolf Lind plans to go by the Lind plan")]
    ['lind plan']
    """
    return found[0].endswith("s") and found.string.startswith(" to ", found.end())


def _names_nothing(key: str) -> bool:
    """Say whether an act has no name of its own: "Security Council Resolution"."""
    return all(word in general() for word in key.split()[:-1])


def is_plain(spot: str) -> bool:
    """Say whether an act is named in small letters alone.

    >>> is_plain("trade bill"), is_plain("Byrd amendment")
    (True, False)
    """
    return spot.islower()


def kind_of(key: str) -> ReferenceKind:
    """Give what an act is, an agreement or an event, by its last word."""
    return _last_words()[key.rsplit(maxsplit=1)[-1]]


def is_own(key: str) -> bool:
    """Say whether an act of this name is met by its name alone: an amendment, a doctrine."""
    return key.rsplit(maxsplit=1)[-1] in rules("acts")["own-name"]["words"]


@cache
def _last_words() -> dict[str, ReferenceKind]:
    book = rules("acts")
    kinds = {"agreement": ReferenceKind.SAME_AGREEMENT, "event": ReferenceKind.SAME_EVENT}
    return {word: kind for table, kind in kinds.items() for word in book[table]["words"]}


@cache
def _small() -> Asked:
    """Names with capitals, the last word in small letters: "Lusaka manifesto"."""
    return asked_of(re.compile(rf"{_NAMES}(?:{_any('small')})s?(?![\w-])"))


@cache
def _plain() -> Asked:
    """Two words in small letters: "trade bill"."""
    return asked_of(re.compile(rf"(?<![\w’'-])[a-z][\w-]{{2,}} (?:{_any('plain')})s?(?![\w-])"))


def _any(table: str) -> str:
    return "|".join(rules("acts")[table]["words"])


@lru_cache(_RECENT)
def _is_act(last: str) -> bool:
    """Say whether the last word of a name is what an act is called."""
    word = forms(last)[-1]
    return word in _last_words() or word.removesuffix("s") in _last_words()


def _key(name: str) -> str | None:
    """Give what stands for an act: its last word and the names before it; None for others.

    "Repeal of the Byrd Amendment" names the amendment.
    """
    words = forms(name.rpartition(" of the ")[2])
    while words and not is_content(words[0]):
        words = words[1:]
    if len(words) < _LEAST_WORDS:
        return None
    last = words[-1].removesuffix("s")
    if last not in _last_words():
        last = words[-1]
    if last not in _last_words() or words[0] in _last_words():
        return None
    return " ".join([*words[:-1], last])
