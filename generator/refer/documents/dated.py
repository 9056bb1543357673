"""Documents named by sort and day or author: "his letter of June 4", "Friday's statement"."""

import datetime as dt
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.incremental.asking import Table, in_steps
from generator.incremental.sharing import ALONE, Work
from generator.incremental.sums import Holders, summed
from generator.model import Span
from generator.refer.cues import cue
from generator.refer.documents.cards import Card, same_party, tell_cards
from generator.refer.documents.days import Named
from generator.refer.documents.frames import bears_out, frame
from generator.refer.documents.parties import held_by
from generator.refer.documents.sorts import sorts_in
from generator.refer.evidence import point
from generator.refer.press import may_name_press
from generator.refer.proper import general, states
from generator.refer.rows import Spot
from generator.refer.words import forms, is_content, sentences
from generator.rulebook import rules

HEADS = "heads"
"""What is kept of the words at the heads of documents."""
_REACH = 70
"""Characters around a date in which the sort of document that it dates is named."""
_WIDE = 200
"""The same for what it is about."""
_WHOSE = 4.0
"""Weight of a sender whom "your" or "my" means."""
_HEARD = frozenset(("speech", "meeting", "statement", "briefing"))
_SORT = 4.0
"""Weight of a sort that agrees: "letter" with a letter."""
_ONLY = 4.0
"""Weight of the one speech or meeting of a day: of letters and telegrams a day has many."""
_SPOKEN = 0.7
"""Share that counts of what fits an undated text that only speaks of the day."""
_LEAST, _LEAST_UNNAMED = 8.0, 11.0
"""Weight asked for where a text says what sort of document it means, and where it names a day."""
_LEAST_MARGIN = 1.3
_FULL = 40.0
_SURE = 0.5
"""Score of the least that is asked for; what has less stays below it."""
_SMOOTHING = 50
Days = Table[dt.date, Sequence[Card]]
Weights = Table[str, float]


def by_day(cards: Sequence[Card]) -> Days:
    """Sort cards by their dates; undated ones by the days that they speak of at their head."""
    days: dict[dt.date, list[Card]] = defaultdict(list)
    for card in cards:
        for day in [card.day] if card.day else card.spoken:
            days[day].append(card)
    return Table(days.get, tell_cards, dt.date.fromisoformat)


def weigh_heads(cards: Sequence[Card], work: Work = ALONE) -> Weights:
    """Give how much a word tells that stands at the head of few documents.

    What one document more hardly changes is not changed by it.
    """
    heads = {card.document.id: card.told for card in cards}
    counts = summed(
        [card.document for card in cards],
        HEADS,
        lambda document: heads[document.id].encode("utf-8", "surrogatepass"),
        Holders,
        work,
    ).of
    total = in_steps(len(cards)) + _SMOOTHING

    def weight(word: str) -> float | None:
        tells = word in counts and is_content(word) and word not in _title_words()
        return math.log(total / (in_steps(counts[word]) + 1)) if tells else None

    return Table(weight)


def find_dated(
    named_in: Named, here: Card, days: Days, weights: Weights
) -> Iterator[Reference | NearLink]:
    """Tie the dated documents that a document names, each once, to the one that fits."""
    done = {here.document.id}
    for row, every in named_in:
        text = row.block.text
        ends: list[int] = []
        for named in every:
            if named.day == here.day or not (of_day := days.get(named.day)):
                continue
            ends = ends or [end for _, end in sentences(text)]
            near, wide = (text[slice(*span)] for span in _around(named.span, ends))
            reports = may_name_press(near)
            cards = [c for c in of_day if c is not here and (reports or not c.is_press)]
            if found := _meant(near, wide, here, cards, weights):
                there, score, rival = found
                if there.document.id in done:
                    continue
                spot = Spot(row, *named.span)
                tied = point(ReferenceKind.NAMES_DOCUMENT, spot, there.spot, _say, score)
                if rival:
                    yield NearLink(tied, "another document of that day fits it nearly as well")
                    continue
                around = frame(text, named.span, _around(named.span, ends)[0])
                held = held_by(wide, there.document.title)
                own = _is_own(near, here, there)
                if not held or not (own or bears_out(around, there, score)):
                    yield NearLink(tied, "what stands beside the day does not all fit it")
                    continue
                if score >= _SURE:
                    done.add(there.document.id)
                yield tied


def _is_own(near: str, here: Card, there: Card) -> bool:
    """Say whether a document speaks of what its own sender said: "on May 4 I proposed"."""
    return bool(cue("documents", "spoke").search(near)) and same_party(here.sender, there.sender)


def _around(span: Span, ends: Sequence[int]) -> tuple[Span, Span]:
    """Give where the words near a date stand in its sentence, and some more of them."""
    at = bisect_right(ends, span[0])
    start, end = ends[at - 1] if at else 0, ends[min(at, len(ends) - 1)]
    near, wide = (
        (max(start, span[0] - reach), min(end, span[1] + reach)) for reach in (_REACH, _WIDE)
    )
    return near, wide


def _meant(
    near: str, wide: str, here: Card, cards: Sequence[Card], weights: Weights
) -> tuple[Card, float, bool] | None:
    """Give the card of the day that fits the words around a date best, and how surely.

    The third says whether another fits nearly as well. None where nothing but the day fits.
    """
    sorts, words = sorts_in(near, "words"), set(forms(wide))
    ranked = sorted(
        (
            (
                _agreement(card, sorts, words, weights) * (1.0 if card.day else _SPOKEN)
                + _party(near, here, card)
                + (_ONLY if _is_only(card, cards, sorts, near) else 0),
                card.document.id,
                card,
            )
            for card in cards
        ),
        reverse=True,
    )
    if not ranked:
        return None
    best, _, card = ranked[0]
    least = _LEAST if card.sorts & sorts else _LEAST_UNNAMED
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best < least / 2:
        return None
    score = min(0.95, _SURE + best / _FULL) if best >= least else _SURE * best / least
    return card, score, best >= least and best < second * _LEAST_MARGIN


def _is_only(card: Card, cards: Sequence[Card], sorts: frozenset[str], near: str) -> bool:
    """Say whether a card is the one of its day that people heard or took part in.

    Where names stand beside the date, one of them must stand at its head.
    """
    meant = card.sorts & sorts & _HEARD
    if not card.day or not meant or sum(bool(c.sorts & meant) for c in cards) != 1:
        return False
    capitals = forms(" ".join(re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", near)))
    names = {name for name in capitals if is_content(name)} - (general() - states())
    return not names or not names.isdisjoint(card.head)


def _agreement(card: Card, sorts: frozenset[str], words: set[str], weights: Weights) -> float:
    """Weigh how well a card fits: its sort, and words that stand at its head; the sum is exact."""
    shared = math.fsum(weights.get(word) or 0.0 for word in words.intersection(card.head))
    return shared + (_SORT if card.sorts & sorts else 0.0)


def _party(near: str, here: Card, card: Card) -> float:
    """Weigh "your letter" from the one written to, and "my letter" from the writer."""
    words = set(forms(near))
    whose = rules("documents")["possessives"]
    yours = words & {*whose["yours"]} and here.addressee
    mine = words & {*whose["own"]} and here.sender
    meant = [party for party in (yours, mine) if party]
    return _WHOSE if any(same_party(str(party), card.sender) for party in meant) else 0.0


@cache
def _title_words() -> frozenset[str]:
    sorts = rules("documents")["sorts"].values()
    return frozenset(word for sort in sorts for word in (*sort["titles"], *sort["words"]))


def _say(here: Spot, _there: Spot, when: str) -> str:
    return f"“{here.text}”, known by that day and by what stands beside it, {when}"
