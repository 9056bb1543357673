"""Words that point to what somebody said or wrote elsewhere: who, what sort, where and when."""

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.incremental.asking import Table
from generator.model import Span
from generator.refer.cues import cue, matches
from generator.refer.documents.cards import Card
from generator.refer.documents.parties import Party, no_surnames, party, title_of
from generator.refer.documents.whens import Days, days_meant
from generator.refer.rows import Row, Spot
from generator.refer.words import forms, is_content, sentences
from generator.rulebook import rules

_REACH = 110
"""Characters before and after a call that may say whose, where and when."""
_NEAR = 70
"""The same for when, and for where after a verb."""
_NEARLY = dt.timedelta(10)
"""Days between which one is nearly known."""
_WORD = r"[\w.’'-]+"
_SMALL = (
    r"(?:the|a|an|to|at|of|in|and|or|its|said|that|for|on|by|with|from|is|was|as|this|their|had|has|have|"
    r"shown|me|him|you|us|them|not|did|would|could|will|be|been|were|are|do|all|any|no|my|"
    r"your|his|her|our|gave|made|held|delivered|give|gives|make|makes)\b"
)
"""Words that end what stands between "his" and "speech"."""
_BEFORE = re.compile(
    r"(?:(?P<of>(?:(?:[Tt]he|[Oo]ur) )?(?:[A-Z][\w.-]* ){0,4}[A-Z][\w.-]*?)(?:[’']s|(?<=s)[’'])"
    r"|\b(?P<pro>[Mm]y|[Yy]our|[Hh]is|[Hh]er)|\b(?P<the>[Tt]he|[Tt]hat)|\b(?P<a>[Aa]n?))"
    rf"(?P<mods>(?: (?!{_SMALL}){_WORD}){{0,5}}) $"
)
_NAME = r"[A-Z][\w.’'-]*(?: (?:of |for |and )?(?:the )?[A-Z][\w.’'-]*){0,7}"
_FROM = re.compile(r",? (?:from|by) (?P<who>(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})")
_TO = re.compile(rf"^[^,]{{0,40}}?\bto (?:the )?(?P<name>{_NAME})")
_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Tt]o|[Bb]efore|[Aa]ddressing) (?:the |an? )?(?P<name>{_NAME})"
)
_CAPITALS = re.compile(_NAME)
_BESIDE = re.compile(r",? (?:to [\w ]{1,30}? )?(?:of|dated|on) (?=\w+ \d|\d)")
_DAY = 20
"""Characters of a day."""
MEETING, LETTER = "meeting", "letter"
PUBLIC = frozenset(("speech", "statement", "briefing", "hearing", "law"))


@dataclass(frozen=True, slots=True)
class Call:
    """What a text says of an occasion elsewhere."""

    spot: Spot
    sorts: frozenset[str]
    """Of document, any of which would do."""
    parties: tuple[Party, ...]
    """Who spoke or wrote, all of them where several met; () where nobody is named."""
    addressee: Party
    places: tuple[frozenset[str], ...]
    """The forms of each name of a place or an audience."""
    days: Days | None
    itself: bool
    """Only the thing itself will do, no document that speaks of it: "a letter from Sapt"."""
    sentence: str
    """Around it: what it is about."""

    @property
    def yearly(self) -> bool:
        """Whether it is held once a year, and the last is meant."""
        return any(matches("occasions", "yearly", self.spot.text))

    @property
    def nearly_dated(self) -> bool:
        """Whether it says within some days when that was."""
        return self.days is not None and self.days[1] - self.days[0] <= _NEARLY


@dataclass(frozen=True, slots=True)
class Here:
    """What a row's words are seen from."""

    card: Card
    me: Party
    """Who speaks."""
    known: Table[str, bool]
    """Surnames of all who speak or write somewhere."""


class _Found(NamedTuple):
    """Words of a sentence that point elsewhere."""

    sorts: frozenset[str]
    who: tuple[Party, ...]
    span: Span
    mods: str = ""
    itself: bool = False


def calls(row: Row, here: Here) -> Iterator[Call]:
    """Find the occasions that a paragraph points to, in the order of the rules."""
    text = row.block.text
    for start, end in sentences(text):
        sentence = text[start:end]
        for one in (*_named(sentence, here), *_said(sentence, here), *_met(sentence, here)):
            yield _call(row, here, one, sentence, start)


def _call(row: Row, here: Here, found: _Found, sentence: str, at: int) -> Call:
    """Read what stands in the sentence around the words that point elsewhere."""
    start, end = found.span
    after = re.split(r"[;:?!—]", sentence[end : end + _REACH])[0]
    near = sentence[max(0, start - _NEAR) : end] + after[:_NEAR]
    days = _days(sentence[start:end], after, near, here.card.day) if here.card.day else None
    to = _TO.match(after) if LETTER in found.sorts else None
    addressee = party(to["name"]) if to else Party()
    plain = addressee or (MEETING in found.sorts and not found.mods)
    places = () if plain else tuple(_places(found, sentence[max(0, start - _REACH) : start], after))
    spot = Spot(row, at + start, at + end)
    return Call(spot, found.sorts, found.who, addressee, places, days, found.itself, sentence)


def _days(words: str, after: str, near: str, today: dt.date) -> Days | None:
    """Give the days of what is called: those in its name or right after it, else those near."""
    beside = _BESIDE.match(after)
    return (
        days_meant(words, today)
        or (days_meant(after[beside.end() :][:_DAY], today) if beside else None)
        or days_meant(near, today)
    )


def _places(found: _Found, before: str, after: str) -> Iterator[frozenset[str]]:
    """Give the names in the words themselves, and the first after "in" or "at" beside them."""
    beside = _PLACE.search(after[:_NEAR]) if MEETING not in found.sorts else None
    if not beside and is_public(found.sorts):
        beside = _PLACE.search(before)
    names = [m[0] for m in _CAPITALS.finditer(found.mods)]
    for name in [*names, *([beside["name"]] if beside else [])]:
        content = frozenset(w for w in forms(name) if is_content(w)) - no_surnames()
        if content and not any(w.isdigit() for w in content):
            yield content


@cache
def _nouns() -> re.Pattern[str]:
    """Words for what was said or written, one or several, as in a heading too."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_sorts(), key=lambda w: (-len(w), w)))})\b")


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """Give the sorts of document that each such word may mean."""
    named = {w: s for w, s in rules("occasions")["sorts"].items() if w != "comment"}
    every = {form: sorts for word, sorts in named.items() for form in (word, f"{word}s")}
    return {
        word: frozenset(sorts)
        for form, sorts in every.items()
        for word in (form, form[0].upper() + form[1:])
    }


def _named(text: str, here: Here) -> Iterator[_Found]:
    """Find "the Lusaka speech", "his letter to the king"."""
    for noun in _nouns().finditer(text):
        before = _BEFORE.search(text, max(0, noun.start() - _REACH), noun.start())
        if not before or set(before["mods"].split()) & _not_yet():
            continue
        if LETTER in _sorts()[noun[0]] and cue("occasions", "coming").search(
            text, 0, before.start()
        ):
            continue
        given = _FROM.match(text, noun.end())
        who = party(given["who"]) if given else _owner(before, text, here)
        if who is None or (before["a"] and not given):
            continue
        yearly = (m.start() for m in matches("occasions", "yearly", text) if m.end() == noun.end())
        yield _Found(
            _sorts()[noun[0]],
            (who,) if who else (),
            (next(yearly, before.start()), noun.end()),
            before["mods"],
            bool(before["a"]),
        )


@cache
def _not_yet() -> frozenset[str]:
    return frozenset(rules("occasions")["not-yet"]["words"])


def _owner(before: re.Match[str], text: str, here: Here) -> Party | None:
    """Give whose it is; an empty party where nobody is named, None where nobody can be known."""
    if before["of"]:
        return party(before["of"]) or None
    if not before["pro"]:
        return Party()
    whose = rules("occasions")["mine"]
    if before["pro"].lower() in whose["own"]:
        return here.me or None
    if before["pro"].lower() in whose["yours"]:
        return party(here.card.addressee) or None
    one = _one_before(text[max(0, before.start() - _REACH) : before.start()], here)
    return one or (Party() if re.search("[A-Z]", before["mods"]) else None)


def _one_before(text: str, here: Here) -> Party | None:
    """Give the one person named in a sentence before "his" or "her"."""
    named = {name for m in _CAPITALS.finditer(text) if (name := party(m[0]).surname) in here.known}
    titled = {title_of(m[0]) for m in re.finditer(r"\b[Tt]he [A-Z][\w ]+", text)} - {""}
    if len(named) == 1 and not titled:
        return Party(next(iter(named)))
    return Party("", next(iter(titled))) if len(titled) == 1 and not named else None


def _said(text: str, here: Here) -> Iterator[_Found]:
    """Find "as the Mayor said", "she wrote to you": where and when is asked for later."""
    for table, sorts in (("said", PUBLIC), ("wrote", frozenset((LETTER,)))):
        for found in matches("occasions", table, text):
            who = here.me if found["who"] == "I" else party(found["who"])
            if who:
                yield _Found(sorts, (who,), found.span())


def _met(text: str, here: Here) -> Iterator[_Found]:
    """Find "his talk with Sapt"."""
    for found in matches("occasions", "met", text):
        who = [party(name) for name in found["who"].split(" and ")]
        known = tuple(one for one in who if one.surname in here.known)
        if known:
            yield _Found(frozenset((MEETING,)), known, found.span())


def is_public(sorts: AbstractSet[str]) -> bool:
    """Say whether a call names no sort of document, only that somebody spoke."""
    return sorts == PUBLIC
