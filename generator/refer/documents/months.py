"""Speeches named by their month, by the one who held them: "Last month I proposed"."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.incremental.asking import Table
from generator.refer.cues import cue
from generator.refer.documents.cards import Card, same_party, tell_cards
from generator.refer.evidence import fit_alike, point
from generator.refer.rows import Row, Spot
from generator.refer.words import forms, sentences
from generator.rulebook import rules

_PUBLIC = frozenset(("speech", "law"))
_SCORE = 0.7
_YEAR = 12
Month = str
"""Year and month, "1955-7"."""
Months = Table[Month, Sequence[Card]]


def by_month(cards: Sequence[Card]) -> Months:
    """Sort the speeches and messages among cards by year and month."""
    months: dict[Month, list[Card]] = defaultdict(list)
    for card in cards:
        if card.day and card.sender and _is_public(card):
            months[f"{card.day.year}-{card.day.month}"].append(card)
    return Table(months.get, tell_cards)


def _is_public(card: Card) -> bool:
    """Say whether a card is of a speech, or of what was sent to a body that meets in public."""
    return bool(
        card.sorts & _PUBLIC
        or {*rules("documents")["public"]["words"]} & {*forms(card.document.title)}
    )


def find_monthly(rows: Sequence[Row], here: Card, months: Months) -> Iterator[Reference | NearLink]:
    """Tie "last April I said" to the one speech that the same person held in that month."""
    if not (here.day and here.sender):
        return
    done = {here.document.id}
    for row in rows:
        text = row.block.text
        for found in _pattern().finditer(text):
            cards = months.get(_month(found, here.day)) or ()
            mine = [c for c in cards if c.day and c.day < here.day and _is_same(here, c)]
            if not mine or mine[0].document.id in done:
                continue
            start, end = next(s for s in sentences(text) if s[0] <= found.start() < s[1])
            if cue("documents", "spoke").search(text, start, end):
                spot = Spot(row, *found.span())
                tied = point(ReferenceKind.NAMES_DOCUMENT, spot, mine[0].spot, _say, _SCORE)
                if len(mine) > 1:
                    yield NearLink(tied, fit_alike(len(mine), "speeches of that month"))
                    continue
                done.add(mine[0].document.id)
                yield tied


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(rules("documents")["months"]["names"])
    return re.compile(
        rf"\b(?:last|in|early|late|this past) (?P<name>{months}|month)\b(?! \d{{1,2}}\b)"
        r"(?:,? (?P<year>\d{4})\b)?",
        re.IGNORECASE,
    )


def _month(found: re.Match[str], today: dt.date) -> Month:
    if found["name"].lower() == "month":
        before = today.replace(day=1) - dt.timedelta(1)
        return f"{before.year}-{before.month}"
    month = rules("documents")["months"]["names"].index(found["name"].lower()) + 1
    return f"{int(found['year'] or today.year - (month > today.month))}-{month}"


def _is_same(here: Card, there: Card) -> bool:
    return same_party(here.sender, there.sender)


def _say(here: Spot, _there: Spot, when: str) -> str:
    return f"“{here.text}”, the one speech or message of that month by the same speaker, {when}"
