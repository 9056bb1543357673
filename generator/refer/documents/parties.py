"""Who is meant where a text or a title names a person: a surname, a title, or both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.refer.cues import matches
from generator.refer.words import form, forms, is_content
from generator.rulebook import rules

_BRACKETED = re.compile(r"\(([^()]+)\)")
_BETWEEN = re.compile(r"\bBetween\b.+\band\b")
_CUT = re.compile(r"[,;(]| (?:on|to|at|in|before|for|during) |\d")
_RECENT = 20_000
"""Names of which it is at hand whose they are: the same ones come again and again."""
_MOST_WORDS = 4
"""Words of a person's name that bears no title."""


@dataclass(frozen=True, slots=True)
class Party:
    """What a name says of who somebody is; nothing where both are empty."""

    surname: str = ""
    """A form."""
    title: str = ""
    """As rules/occasions.toml lists it."""

    def __bool__(self) -> bool:
        return bool(self.surname or self.title)


@cache
def _titles() -> tuple[str, ...]:
    """Give the titles, longest first."""
    return tuple(sorted(rules("occasions")["titles"]["words"], key=lambda t: (-len(t), t)))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_titles())})(?![\w’'-])")


@cache
def no_surnames() -> frozenset[str]:
    """Give the forms of words that end a sender's name and are nobody's."""
    book = rules("documents")
    words = (*" ".join(_titles()).split(), *rules("occasions")["bodies"]["words"])
    return frozenset(map(form, (*words, *book["months"]["names"], *book["weekdays"]["names"])))


@lru_cache(_RECENT)
def title_of(text: str) -> str:
    """Give the title that a name begins with; "" where it begins with none.

    >>> title_of("the Prime Minister of Ruritania"), title_of("President's assistant")
    ('prime minister', '')
    """
    low = re.sub(r"^(?:the|our|acting|former) ", "", text.lower())
    found = _title().match(low)
    return found[0] if found else ""


@lru_cache(_RECENT)
def party(text: str) -> Party:
    """Give who is meant by a name as a sentence or a title has it.

    >>> party("President Rassendyll"), party("the Mayor")
    (Party(surname='rassendyll', title='president'), Party(surname='', title='mayor'))
    >>> party("embassy in ruritania (sapt)"), party("department of state")
    (Party(surname='sapt', title=''), Party(surname='', title=''))
    """
    title = title_of(text)
    if bracketed := _BRACKETED.search(text):
        return Party(_surname(bracketed[1]), title)
    name = _CUT.split(text.strip())[0]
    if title:
        return Party(_surname(name), title)
    if re.match(r"(?:the|our)\b", name.lower()) or " of " in name:
        name = name.partition(" of the ")[0]
        if re.match(r"(?:the|our)\b", name.lower()) or " of " in name:
            return Party()
    return Party(_surname(name) if len(name.split()) <= _MOST_WORDS else "")


def _surname(name: str) -> str:
    """Give the last word of a name, if it is no part of a title."""
    last = forms(name)[-1:]
    return last[0] if last and is_content(last[0]) and last[0] not in no_surnames() else ""


def held_by(sentence: str, title: str) -> bool:
    """Say whether a meeting can be the one that a sentence tells of, by who held it there.

    Of two meetings with somebody on a day one was with the President, as its title says.

    >>> title = "Conversation Between President Rassendyll and Admiral Hume"
    >>> held_by("the Secretary pressed Hume hard", title), held_by("the President told Hume", title)
    (False, True)
    """
    holders = {title_of(m["who"]) for m in matches("occasions", "held", sentence)} - {""}
    if not holders or not _BETWEEN.search(title):
        return True
    return any(holder in title.lower() for holder in holders)


def surnames(names: Sequence[str]) -> frozenset[str]:
    """Give the surnames among names."""
    return frozenset(filter(None, map(_surname, names)))
