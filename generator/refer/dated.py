"""Documents named by sort and day or author: "his letter of June 4", "Friday's statement"."""

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.model import Reference, ReferenceKind, Span
from generator.refer.cards import Card, sorts_in
from generator.refer.evidence import tie
from generator.refer.rows import Row, Spot
from generator.refer.words import forms, is_content, sentences
from generator.rulebook import rules

_REACH = 70
"""Characters around a date in which the sort of document that it dates is named."""
_WIDE = 200
"""The same for what it is about."""
_HEAD_DAYS = 3
_SORT = 4.0
"""Weight of a sort that agrees: "letter" with a letter."""
_LEAST = 8.0
_LEAST_MARGIN = 1.3
_FULL = 40.0
_SMOOTHING = 50
Days = Mapping[dt.date, Sequence[Card]]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a text names."""

    span: Span
    day: dt.date


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(rules("documents")["months"]["names"])
    weekdays = "|".join(rules("documents")["weekdays"]["names"])
    return re.compile(
        rf"\b(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        r"(?:,? (?P<year>\d{4})\b)?"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{months})(?:,? (?P<year2>\d{{4}})\b)?"
        rf"|(?:last |on )?(?P<weekday>{weekdays})(?!,)|(?P<yesterday>yesterday))",
        re.IGNORECASE,
    )


def days_in(text: str, today: dt.date | None) -> Iterator[Dated]:
    """Find the days that a text names, as they are meant on `today`; never one to come.

    Where today is not known, only days with their year are.

    >>> [str(d.day) for d in days_in("his letter of June 4, on Friday", dt.date(1955, 7, 7))]
    ['1955-06-04', '1955-07-01']
    """
    for found in _pattern().finditer(text):
        if day := _day(found, today):
            yield Dated(found.span(), day)


def _day(found: re.Match[str], today: dt.date | None) -> dt.date | None:
    if today is None:
        if not (found["year"] or found["year2"]):
            return None
        today = dt.date.max
    if found["yesterday"]:
        return today - dt.timedelta(1)
    if found["weekday"]:
        number = rules("documents")["weekdays"]["names"].index(found["weekday"].lower())
        return today - dt.timedelta((today.weekday() - number) % 7 or 7)
    month = (
        rules("documents")["months"]["names"].index((found["month"] or found["month2"]).lower()) + 1
    )
    day = int(found["day"] or found["day2"])
    year = found["year"] or found["year2"]
    try:
        meant = dt.date(int(year) if year else today.year, month, day)
        return meant if year or meant <= today else meant.replace(year=today.year - 1)
    except ValueError:  # 30 February, 29 February of the year before
        return None


def by_day(cards: Sequence[Card]) -> Days:
    """Sort cards by their dates; undated ones by the days that they speak of at their head."""
    days: dict[dt.date, list[Card]] = defaultdict(list)
    for card in cards:
        spoken = (named.day for named in days_in(card.opening, None))
        for day in [card.day] if card.day else dict.fromkeys(islice(spoken, _HEAD_DAYS)):
            days[day].append(card)
    return days


def weigh_heads(cards: Sequence[Card]) -> dict[str, float]:
    """Give how much a word tells that stands at the head of few documents."""
    counts = Counter(word for card in cards for word in card.head)
    total = len(cards) + _SMOOTHING
    weights = {word: math.log(total / (n + 1)) for word, n in counts.items() if is_content(word)}
    return {word: weight for word, weight in weights.items() if word not in _title_words()}


def find_dated(
    rows: Sequence[Row], here: Card, days: Days, weights: Mapping[str, float]
) -> Iterator[Reference]:
    """Tie the dated documents that a document names, each once, to the one that fits."""
    done = {here.document.id}
    for row in rows:
        text = row.block.text
        for named in days_in(text, here.day):
            if named.day not in days or named.day == here.day:
                continue
            there = _meant(text, here, named, days[named.day], weights)
            if there and there[0].document.id not in done:
                done.add(there[0].document.id)
                spot = Spot(row, *named.span)
                yield tie(ReferenceKind.NAMES_DOCUMENT, spot, there[0].spot, _say, there[1])


def _meant(
    text: str, here: Card, named: Dated, cards: Sequence[Card], weights: Mapping[str, float]
) -> tuple[Card, float] | None:
    """Give the one card of the day that the words around a date fit, and how surely."""
    start, end = next(s for s in sentences(text) if s[0] <= named.span[0] < s[1])
    near = text[max(start, named.span[0] - _REACH) : min(end, named.span[1] + _REACH)]
    sorts = sorts_in(near, "words")
    words = set(forms(text[max(start, named.span[0] - _WIDE) : min(end, named.span[1] + _WIDE)]))
    ranked = sorted(
        ((_agreement(card, sorts, words, weights), card.document.id, card) for card in cards),
        reverse=True,
    )
    ranked = [found for found in ranked if found[2].document.id != here.document.id]
    if not ranked:
        return None
    best, _, card = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best < _LEAST or best < second * _LEAST_MARGIN:
        return None
    return card, min(0.95, 0.5 + best / _FULL)


def _agreement(
    card: Card, sorts: frozenset[str], words: set[str], weights: Mapping[str, float]
) -> float:
    """Weigh how well a card fits: its sort, and words that stand at its head."""
    shared = sum(weights.get(word, 0.0) for word in words & card.head)
    return shared + (_SORT if card.sorts & sorts else 0.0)


@cache
def _title_words() -> frozenset[str]:
    sorts = rules("documents")["sorts"].values()
    return frozenset(word for sort in sorts for word in (*sort["titles"], *sort["words"]))


def _say(here: Spot, _there: Spot, when: str) -> str:
    return f"The document that “{here.text}” dates, {when}"
