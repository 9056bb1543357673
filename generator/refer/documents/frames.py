"""What a day in a sentence is the day of: a numbered paper, a thing, a meeting, a limit of time."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model import Span
from generator.refer.cues import cue, matches
from generator.refer.documents.cards import Card
from generator.refer.documents.days import days_in
from generator.refer.documents.parties import no_surnames
from generator.refer.documents.sorts import sorts_in
from generator.refer.proper import general, states
from generator.refer.rows import rows_of
from generator.refer.words import form, forms, is_content
from generator.rulebook import rules

_BEFORE = 40
"""Characters before a day in which a number belongs to what it dates."""
_NUMBER = re.compile(r"(?<![\w.,$:-])(\d{2,6})(?:\)|,| of| dated)? $")
_THING = re.compile(r"^ (?P<noun>[a-z][\w’'-]+)")
_MEETING = re.compile(r"\b(?P<kind>[a-z]{3,}) meeting (?:[a-z]+ ){0,3}$")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*[a-z][\w’'-]*")
_GENITIVE = ("’s", "'s", "s’", "s'")
_REPORTED = frozenset(("meeting", "letter", "statement", "memorandum"))
"""What a telegram or a memorandum may report or carry."""
_REPORTS = frozenset(("telegram", "memorandum", "despatch"))
_SENT = frozenset(("telegram", "letter"))
_PUBLIC = frozenset(("speech", "briefing", "hearing"))
"""Of these a day has few, and they seldom say where they are held."""
_SAID = frozenset(("statement",))
_THIS = re.compile(r"\b[Tt]his \w+")
_LATE = frozenset(("evening", "night", "midnight"))
"""Hours of which no message of the same day tells yet."""
_EARLY = re.compile(r"\b\d{4}(?:—|–|-|, ) ?(?:midnight|(?:12|[1-4])(?::\d\d)? a\.m\.|0[0-4]\d\dZ)")
"""A dateline of the first hours of a day: what is sent then tells of the day before."""
_FIRST = 240
"""Characters with which a document begins to tell."""
_WROTE = re.compile(r"\b(?:wrote|written|writing|cabled|wired|telegraphed|dated)\b")
_LEAST_SHARE = 0.5
"""Share of the names around a day that the document meant must print."""
_SURE = 0.9
"""Score of a document that is meant although no name stands beside its day."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a day."""

    limit: bool
    """It says until when or since when."""
    number: int | None
    """Of the paper that it dates: "Embtel 3926, March 16"."""
    thing: str
    """What bears the day as its name: "the March 10 formula"; "" for nothing."""
    sorts: frozenset[str]
    """Of document that are named."""
    names: frozenset[str]
    """Forms of the names: no office, state or month."""
    partners: frozenset[str]
    """Of these, who somebody met."""
    paper: str = ""
    """The noun of what was written or said that day, as printed; "" for none."""
    owner: frozenset[str] = frozenset()
    """Forms of who stands right before it, offices and states apart."""
    late: bool = False
    """It is the evening or the night of the day."""
    written: bool = False
    """Somebody wrote that day, or a paper is dated so."""
    meeting: str = ""
    """What kind of meeting it is the day of, where a word says: "mass" of "a mass meeting"."""


def frame(text: str, day: Span, near: Span) -> Frame:
    """Give what stands around a day, in the words of its sentence that are near.

    >>> text = "As Embtel 3926, March 16, says, Hume came. The March 16 lines are far."
    >>> frame(text, (16, 24), (0, 42)).number, frame(text, (47, 55), (43, 70)).thing
    (3926, 'lines')
    """
    before, after = text[max(near[0], day[0] - _BEFORE) : day[0]], text[day[1] : near[1]]
    number = _NUMBER.search(before) if not text[day[0]].isdigit() else None
    noun = _THING.match(after)
    thing = noun["noun"] if noun and _is_thing(noun["noun"]) else ""
    of_thing = sorts_in(thing, "words")
    around = _THIS.sub("", text[slice(*near)])
    paper = _paper().search(text[near[0] : day[0]])
    hours = {*forms(before)[-2:], *forms(after)[:1]}
    names = frozenset(_names(text, near))
    met = [form for who in matches("documents", "partner", around) for form in forms(who["who"])]
    return Frame(
        bool(cue("documents", "limit").search(before)),
        int(number[1]) if number else None,
        "" if of_thing else thing,
        of_thing or sorts_in(around, "words"),
        names,
        names & frozenset(met),
        paper["noun"] if paper else "",
        frozenset(_owners(paper["owner"])) if paper else frozenset(),
        bool(hours & _LATE),
        _WROTE.search(around) is not None,
        _kind_of_meeting(text[near[0] : day[0]]),
    )


def _kind_of_meeting(before: str) -> str:
    """Give the word that says of what kind the meeting is that a day follows.

    >>> [_kind_of_meeting(f"{some} held on ") for some in ("the mass meeting", "our last meeting")]
    ['mass', '']
    """
    found = _MEETING.search(before)
    return found["kind"] if found and is_content(found["kind"]) else ""


def _is_thing(word: str) -> bool:
    """Say whether a word after a day names what bears it: no hour of it, no verb."""
    hour = word in rules("documents")["hours"]["words"]
    return is_content(word) and not hour and not word.endswith(("ed", "ing", "ly"))


def _names(text: str, near: Span) -> Iterator[str]:
    """Give the forms of the names; the first word of a sentence is one in the genitive alone."""
    for found in _NAME.finditer(text, *near):
        whole = text[found.end() : found.end() + 1].isalnum() is False
        first = found.start() == near[0] and not found[0].endswith(_GENITIVE)
        for name in forms(found[0]) if whole and not first else ():
            if is_content(name) and name not in general() and name not in no_surnames():
                yield name


@cache
def _paper() -> re.Pattern[str]:
    """Find the noun that a day belongs to, with who stands before it: "Hume declaration of "."""
    nouns = (word for sort in rules("documents")["sorts"].values() for word in sort["words"])
    return re.compile(
        r"(?P<owner>(?:[A-Z][\w’'.-]* ){0,3})(?:[a-z]+ )?"
        rf"(?P<noun>(?i:{'|'.join(sorted(nouns))}))"
        r"(?:,? (?:for|to|from|by|of|on|dated|the|and|[A-Z][\w’'.-]*)){0,9},?(?<!\bto) $"
    )


def _owners(words: str) -> Iterator[str]:
    for word in forms(words):
        if is_content(word) and word not in states() and word not in no_surnames():
            yield word


def bears_out(one: Frame, card: Card, score: float) -> bool:
    """Say whether a document of the day can be what is meant there."""
    numbers = {number for _, number in card.numbers}
    if one.number and numbers:
        return one.number in numbers
    said = _said_in(card)
    thing = not one.thing or one.thing in said
    if one.limit or (one.late and card.sorts & _SENT):
        return False
    if not (one.written or one.sorts & card.sorts) and _is_of_the_eve(card):
        return False
    if one.meeting and form(one.meeting) not in said:
        return False
    fits = _fits_sort(one, card, score) and _fits_names(one, card, said)
    return thing and fits and _fits_paper(one, card, said)


def _is_of_the_eve(card: Card) -> bool:
    """Say whether a document tells of the day before its own: as sent at night, or as it begins."""
    if not (day := card.day) or _EARLY.search(card.opening):
        return card.day is not None
    named = {one.day for one in days_in(card.spot.text[:_FIRST], day)}
    return named == {day - dt.timedelta(1)}


def _fits_paper(one: Frame, card: Card, said: AbstractSet[str]) -> bool:
    """Say whether the document is the paper that bears the day, by its owner, or speaks of one."""
    if not one.paper or not one.owner:
        return True
    if not sorts_in(one.paper, "words") & card.sorts:
        return one.paper.casefold() in said
    sender = forms(card.sender)
    return bool(one.owner & set(sender)) or any(o in _initials(sender) for o in one.owner)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if is_content(word))


def _fits_sort(one: Frame, card: Card, score: float) -> bool:
    """Say whether the document is of a sort that is named, or may report what is."""
    agrees = one.sorts & card.sorts
    reports = one.sorts & _REPORTED and card.sorts & _REPORTS
    named = bool(one.names) or (score >= _SURE and one.sorts != _SAID)
    return bool(agrees) or ((not one.sorts or bool(reports)) and named)


def _fits_names(one: Frame, card: Card, said: AbstractSet[str]) -> bool:
    """Say whether the document prints who is named beside the day: of a meeting, all who met."""
    if one.sorts & card.sorts & _PUBLIC:
        return True
    if one.partners:
        return one.names <= said
    return len(one.names & said) >= _LEAST_SHARE * len(one.names)


@lru_cache(maxsize=64)
def _said_in(card: Card) -> frozenset[str]:
    """Give the forms of all words of a document, labels included."""
    texts = (row.block.text for row in rows_of(card.document))
    labels = (turn.label for turn in card.document.turns)
    return frozenset(word for text in (*texts, *labels) for word in forms(text))
