"""What a call says was said, looked for in the occasions that it may mean."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from generator.everyday import everyday_words
from generator.model import Span
from generator.refer.documents.calls import Call
from generator.refer.documents.cards import Card
from generator.refer.documents.occasion import Occasion
from generator.refer.documents.parties import Party
from generator.refer.rows import Spot, is_prose, rows_of
from generator.refer.words import forms, is_content, sentences, stem

_LEAST_SHARED = 2
"""Stems of the calling sentence that the paragraph meant must share."""
_MANY, _CLEARLY = 8, 2
"""Occasions that fit alike among which what they say may choose, and by how many stems more."""
_NOT_LONG = dt.timedelta(100)
"""Days since which somebody else's words are fresh."""
_PHRASE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


def is_recalled(call: Call, one: Occasion, me: Party, here: Card) -> bool:
    """Say whether what a call says was said stands there, where its day is not known nearly.

    What is known of somebody else's words by a place alone was said not long ago.
    """
    if call.nearly_dated:
        return True
    own = bool(me) and call.parties[:1] == (me,)
    if not own and not call.days and here.day and (here.day - one.day) > _NOT_LONG:
        return False
    least = _LEAST_SHARED if own else _LEAST_SHARED + 1
    return _shared(call, one) >= least and (own or may_recall(call, one))


def by_content(call: Call, found: list[Occasion]) -> list[Occasion]:
    """Give the one of several that says clearly more of what the calling sentence says."""
    if not 1 < len(found) <= _MANY:
        return found
    for name in _PHRASE.findall(call.sentence.partition(" ")[2]):
        saying = [one for one in found if any(name in b.text for b in one.card.document.blocks)]
        if len(saying) == 1 and not set(forms(name)) & {p.surname for p in call.parties}:
            return saying
    shares = sorted(((-_shared(call, one), n) for n, one in enumerate(found)))
    (best, first), (second, _) = shares[:2]
    clear = -best >= _LEAST_SHARED + 1 and second - best >= _CLEARLY
    return [found[first]] if clear else found


def passage(call: Call, one: Occasion) -> Spot | None:
    """Give the sentence there that shares most with the calling one, if one does clearly."""
    best, *rest = (*sorted(_shares(call, one))[:2], None)
    if not best or -best[0] < _LEAST_SHARED or (rest[0] and rest[0][0] == best[0]):
        return None
    return Spot(rows_of(one.card.document)[best[1]], *best[2])


def may_recall(call: Call, one: Occasion) -> bool:
    """Say whether a text can be what a call names, by the words that are not of everyday English.

    Where the calling sentence tells some, the text has one of them.
    """
    rare = _recalled(call) - _everyday()
    return len(rare) < _LEAST_SHARED or any(
        not rare.isdisjoint(map(stem, forms(row.block.text)))
        for row in rows_of(one.card.document)
        if is_prose(row)
    )


@cache
def _everyday() -> frozenset[str]:
    return frozenset(map(stem, everyday_words()))


def _recalled(call: Call) -> set[str]:
    """Give the stems of what the calling sentence says, but for where and by whom it was said."""
    known = {word for place in call.places for word in place} | {p.surname for p in call.parties}
    return {stem(w) for w in forms(call.sentence) if is_content(w) and w not in known}


def _shared(call: Call, one: Occasion) -> int:
    """Give how many stems of the calling sentence its best sentence shares."""
    return max((-less for less, _, _ in _shares(call, one)), default=0)


def _shares(call: Call, one: Occasion) -> Iterator[tuple[int, int, Span]]:
    """Give of each sentence how many stems it shares, less than none, its row and place."""
    wanted = _recalled(call)
    for number, row in enumerate(rows_of(one.card.document)):
        for span in sentences(row.block.text) if is_prose(row) else ():
            yield -len(wanted & set(map(stem, forms(row.block.text[slice(*span)])))), number, span
