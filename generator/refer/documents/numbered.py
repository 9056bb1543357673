"""Documents named by number: "Deptel 4330", "Amman 3570, 3571, and 3648", "NSDM 81"."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.incremental.asking import Table, Tables
from generator.refer.documents.cards import Card, post_of, same_party, tell_cards
from generator.refer.documents.parties import party
from generator.refer.documents.whens import days_meant
from generator.refer.evidence import fit_alike, point
from generator.refer.rows import Row, Spot
from generator.refer.words import form
from generator.rulebook import rules

_NUMBER = re.compile(
    r"(?:(?<![\w.,$£€/:-])(?:No\. ?|A-)?|(?<=[A-Z]{2}-))(\d{1,6})"
    r"(?![\w%]|[.,:/]\d|\.?[-–](?:\d|[A-Z]\b)|\((?:\d{1,2}|[a-z])\))"
)
"""No number of a rule with parts, "Standing Order 108(3)", or of a series beside: "551-A"."""
_DIGIT = re.compile(r"\d")
_HOUSE = re.compile(r"\b([A-Z]{2,5})/[A-Z]{2,5}[-– ]?$")
"""A series with the house that it belongs to: "PRM/NSC-10"."""
_LEAD = 60
_JOINED = re.compile(
    r"^[\s,;]*(?:and|&|or|from|to|rptd|repeated|info|sent|the|ref|also)?[\s,;:()]*$", re.IGNORECASE
)
_SPELT = re.compile(r"\b(?:[A-Z][a-z]+ ){2,5}$")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BESIDE = re.compile(r",? (?:of|dated|on) (?=\w+ \d|\d)|, (?=[A-Z][a-z]{2,8}\.? \d{1,2}\b)")
_DAY, _OUT = 20, dt.timedelta(2)
"""Code points of a day behind a number, and what one may differ by from the document's."""
_TIME = re.compile(r"(?<![\w.,:-])(\d{6})Z(?!\w)")
"""The day and hour of a military message, by which it is named: "102223Z"."""
_NEAR_DAYS, _SHORT_DAYS = 120, 60
_SENT, _SENT_TO, _SHORT, _NUMBERED = 0.9, 0.85, 0.8, 0.6
"""Scores of a number with its sender, with the town it went to, of a short one with its sender, and
of one that is said to be a message's."""
_SURE_DIGITS = 3
"""A number of fewer digits is followed only with the name of its series or sender."""


@dataclass(frozen=True, slots=True)
class Call:
    """A number in a text, with the words before it that say whose it is."""

    spot: Spot
    number: int
    words: tuple[str, ...]
    """Up to three, lower case, the nearest last."""
    series: str
    """Its series, by the initials where it is spelt out before it: "nssm"; "" for none."""

    @property
    def last(self) -> str:
        """The word right before the number, the genitive or the plural taken off."""
        last = _nominative(self.words[-1]) if self.words else ""
        return last.removesuffix("s") if last.removesuffix("s") in _every_word() else last

    @property
    def whose(self) -> str:
        """The word that may say whose it is: "paris" of "Paris telegram 2870", too."""
        told = self.last in _known_words()["numbered"] and len(self.words) > 1
        return _nominative(self.words[-2]) if told else self.last

    @property
    def copied(self) -> bool:
        """Whether it is the number of what went to a place: "repeated Saigon 443"."""
        before = self.words[: -2 if self.whose != self.last else -1]
        return bool(before) and before[-1] in rules("documents")["copied"]["words"]

    @property
    def owner(self) -> str:
        """The surname whose genitive stands right before the number: "Collins’ 4382"."""
        last = self.words[-1] if self.words else ""
        return form(last.rstrip("’'")) if last.endswith(("’s", "'s", "s’", "s'")) else ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The documents that bear numbers, and every word that may stand before one."""

    known: Table[int, Sequence[Card]]
    leads: Table[str, bool]
    posts: Table[str, Sequence[str]]
    """The countries of the missions of a town."""

    def tables(self) -> Tables:
        """Give what may be asked."""
        return {"number": self.known, "lead": self.leads, "post": self.posts}


def _nominative(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def find_numbered(
    rows: Sequence[Row], card: Card, numbers: Numbers
) -> Iterator[Reference | NearLink]:
    """Tie the numbers in a document's rows to the documents that bear them."""
    done: set[str] = set()
    for row in rows:
        for call in chain(_calls(row), _times(row)):
            before = {*call.words, call.last, call.series, call.owner}
            if not any(word in numbers.leads for word in before):
                continue
            if any(number == call.number for _, number in card.numbers):
                continue
            bearers = _of_its_day(call, card, numbers.known.get(call.number) or ())
            found = [(c, s) for c in bearers if (s := _fits(call, card, c, numbers))]
            best = max((score for _, score in found), default=0.0)
            first = [c for c, score in found if score == best]
            if not first or first[0].document.id in done:
                continue
            tied = point(ReferenceKind.NAMES_DOCUMENT, call.spot, first[0].spot, _say, best)
            if len(first) > 1:
                yield NearLink(tied, fit_alike(len(first), "documents that bear this number"))
                continue
            done.add(first[0].document.id)
            yield tied


def by_number(cards: Sequence[Card]) -> Numbers:
    """Sort cards by their numbers."""
    known: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        for number in sorted({number for _, number in card.numbers}):
            known[number].append(card)
    places = {card.place.split()[-1] for card in cards if card.place}
    series = {series for card in cards for series, _ in card.numbers if series}
    owners = {party(card.sender).surname for card in cards if card.numbers} - {""}
    leads = frozenset().union(places, series, owners, *_known_words().values())
    posts: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        if card.place and (post := post_of(card.sender)):
            posts[card.place.split()[-1]].add(post)
    where = {place: sorted(found) for place, found in posts.items()}
    return Numbers(
        Table(known.get, tell_cards, int),
        Table(dict.fromkeys(leads, True).get),
        Table(where.get),
    )


@cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*_known_words().values())


def _calls(row: Row) -> Iterator[Call]:
    """Find numbers; those in an enumeration share the words before the first."""
    text = row.block.text
    if not _DIGIT.search(text):
        return
    words: tuple[str, ...] = ()
    series = ""
    end = -1
    for found in _NUMBER.finditer(text):
        start = found.start(1)
        between = text[end : min(found.start(), end + _LEAD)] if end >= 0 else None
        if between is None or not _JOINED.match(between):
            lead = list(_WORD.finditer(text, max(0, found.start() - _LEAD), found.start()))[-3:]
            words = tuple(word[0].lower().rstrip(".-") for word in lead)
            spelt = _SPELT.search(text, max(0, found.start() - _LEAD), found.start())
            house = _HOUSE.search(text, max(0, found.start() - _LEAD), found.start())
            series = "".join(word[0] for word in spelt[0].split()).lower() if spelt else ""
            series = house[1].lower() if house else series
            start = spelt.start() if spelt else lead[-1].start() if lead else start
        end = found.end()
        yield Call(Spot(row, start, end), int(found[1]), words, series)


def _times(row: Row) -> Iterator[Call]:
    """Find the messages that are named by their day and hour."""
    if "Z" not in row.block.text:
        return
    for found in _TIME.finditer(row.block.text):
        yield Call(Spot(row, *found.span()), int(found[1]), ("z",), "z")


def _fits(call: Call, here: Card, there: Card, numbers: Numbers) -> float:
    """Score how surely a number means a document; 0 where it does not."""
    if there.document.id == here.document.id or not _in_time(here, there):
        return 0.0
    last = call.last
    if any(
        n == call.number and series in {last, call.series} - {""} for series, n in there.numbers
    ):
        return 0.95
    sent = _is_sender(call, here, there)
    if call.number < 10 ** (_SURE_DIGITS - 1):
        return _SHORT * (sent and _is_between(here, there))
    known = _known_words()
    ways = {
        _SENT: sent and not call.copied,
        _SENT_TO: post_of(there.addressee) in (numbers.posts.get(last) or ()),
        _NUMBERED: (last in known["numbered"] or last in known["senders"])
        and (sent or call.copied or not _is_of_another(call, there, numbers)),
    }
    return max((score for score, fits in ways.items() if fits), default=0.0)


def _of_its_day(call: Call, here: Card, bearers: Sequence[Card]) -> Sequence[Card]:
    """Leave out what bears another day than stands behind the number: "No. 551 of December 25"."""
    text = call.spot.row.block.text
    beside = _BESIDE.match(text, call.spot.end) if bearers else None
    days = days_meant(text[beside.end() :][:_DAY], here.day) if beside and here.day else None
    if not days:
        return bearers
    return [
        there
        for there in bearers
        if not there.day or (days[0] - there.day <= _OUT and there.day - days[1] <= _OUT)
    ]


def _in_time(here: Card, there: Card) -> bool:
    if here.day and there.day:
        return 0 <= (here.day - there.day).days <= _NEAR_DAYS or not _restarts(there)
    return True


def _restarts(there: Card) -> bool:
    """Say whether numbers of this kind begin anew each year, as those of telegrams do."""
    return "telegram" in there.sorts or not any(series for series, _ in there.numbers)


@cache
def _known_words() -> dict[str, frozenset[str]]:
    book = rules("documents")
    senders = frozenset(book["senders"]) - {"comment"}
    possessives = {name: frozenset(book["possessives"][name]) for name in ("own", "yours")}
    return {"numbered": frozenset(book["numbered"]["words"]), "senders": senders, **possessives}


def _is_sender(call: Call, here: Card, there: Card) -> bool:
    """Say whether the words before a number name the one who sent `there`."""
    known, whose = _known_words(), call.whose
    if whose in known["senders"]:
        return _is_of(whose, there)
    if there.place and there.place.split()[-1] in {whose, call.last}:
        return True
    if call.owner and call.owner == party(there.sender).surname:
        return True
    sides = [p for table, p in _sides(here) if known[table] & {*call.words}]
    return call.last in _every_word() and bool(sides) and same_party(sides[0], there.sender)


def _is_of(office: str, there: Card) -> bool:
    """Say whether a short name of an office is the sender's."""
    return any(name in there.sender for name in rules("documents")["senders"][office])


def _is_of_another(call: Call, there: Card, numbers: Numbers) -> bool:
    """Say whether a number is said to be of an office or a town that is not its sender's."""
    whose = call.whose
    if whose in _known_words()["senders"]:
        others = _known_words()["senders"] - {whose}
        return not _is_of(whose, there) and any(_is_of(other, there) for other in others)
    return bool(there.place) and whose != call.last and bool(numbers.posts.get(whose))


def _sides(here: Card) -> tuple[tuple[str, str], ...]:
    """Give who "my" and "your" mean in a document."""
    return ("own", here.sender), ("yours", here.addressee)


def _is_between(here: Card, there: Card) -> bool:
    """Say whether two messages went between the same mission and home, not long apart."""
    posts = [post_of(card.sender) or post_of(card.addressee) for card in (here, there)]
    near = here.day and there.day and (here.day - there.day).days <= _SHORT_DAYS
    return bool(posts[0] and posts[0] == posts[1] and near)


def _say(here: Spot, _there: Spot, when: str) -> str:
    return f"“{here.text}”, by its number, {when}"
