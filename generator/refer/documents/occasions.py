"""What somebody said or wrote elsewhere, known by who, where and when: "the Lusaka speech".

A call (calls.py) must fit exactly one document: two that fit are as bad as none. A person alone is
enough only for what the last month holds one of.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.corpus import NearLink, Reference, ReferenceKind
from generator.refer.cues import matches
from generator.refer.documents.calls import LETTER, MEETING, PUBLIC, Call, Here, calls, is_public
from generator.refer.documents.cards import Card, post_of
from generator.refer.documents.occasion import OPENING, Occasion, Occasions, Within, capitals
from generator.refer.documents.parties import Party, held_by, party, surnames, title_of
from generator.refer.documents.recalled import by_content, is_recalled, may_recall, passage
from generator.refer.documents.whens import Days
from generator.refer.evidence import fit_alike, listed, point
from generator.refer.rows import Row, Spot, is_prose, rows_of
from generator.refer.words import forms
from generator.rulebook import rules

_FEW = 3
"""Documents that fit a call alike, of which an editor may choose one."""
_LONG_AGO, _LATELY, _YEAR = 1100, 35, 366
"""Days looked back: where a place is named, where nothing but the person is, and a year."""
_WE = re.compile(r"\W*(?:I|We)\b")
_I = re.compile(r"\bI (?:\w+ )?(?:called|met|saw)\b")
_THIS = frozenset(("briefing", "hearing"))
"""What a text may mean itself by: "this morning's Council briefing"."""
_FITS = {"time": "the day", "place": "the place", "who": "the person"}
_SCORES = {"who": 0.6, "place": 0.65, "time": 0.7}
"""By the first of "time", "place", "who" that is known of a call."""


def find_occasions(card: Card, occasions: Occasions) -> Iterator[Reference | NearLink]:
    """Tie each occasion that a document points to, once, to the one document that fits."""
    done = {card.document.id}
    dated: set[tuple[object, ...]] = set()
    names = {s.id: s.name for s in card.document.speakers}
    author = party(card.sender)
    carries = any(matches("occasions", "carried", card.opening[:OPENING]))
    for row in filter(is_prose, rows_of(card.document)):
        me = _in_full(_speaker(row, names), card) if row.turn else author
        for call in calls(row, Here(card, me, occasions.known)):
            what = (call.sorts, call.parties)
            if (call.itself and carries) or (what in dated and not call.days):
                continue
            dated |= {what} if call.days else set()
            fits = [one for one in fitting(call, card, occasions) if _was_there(me, call, one)]
            found = _last_of(call, card, fits)
            if is_public(call.sorts):
                found = by_content(call, [o for o in found if is_recalled(call, o, me, card)])
            elif call.sorts <= PUBLIC and not (call.nearly_dated or call.places):
                found = found if any(may_recall(call, o) for o in found) else []
            if 1 < len(found) <= _FEW:
                yield NearLink(_tie(call, found[-1], me), fit_alike(len(found), "documents"))
            if len(found) == 1 and found[0].card.document.id not in done:
                done.add(found[0].card.document.id)
                yield _tie(call, found[0], me)


def _speaker(row: Row, names: Mapping[str, str]) -> Party:
    if row.turn is None or row.voice is None:
        return Party()
    return party(names.get(row.turn.speaker or "", row.turn.label.rstrip(": ").title()))


def _in_full(who: Party, card: Card) -> Party:
    """Give the surname of "the Secretary" where the head says who that is, and only one is."""
    if who.surname or not who.title:
        return who
    listed_ = re.findall(
        rf"([A-Z][\w’'-]+), (?:the )?{re.escape(who.title)}\b", card.opening, re.IGNORECASE
    )
    named = surnames(listed_)
    return Party(next(iter(named)), who.title) if len(named) == 1 else who


def fitting(call: Call, here: Card, occasions: Occasions) -> list[Occasion]:
    """Give the occasions that all that a call says of it fits."""
    if not _says_enough(call, here):
        return []
    first, last = call.days or _looked_back(call, here)
    return [
        one
        for one in _candidates(call, here, occasions, (first, last))
        if one.card is not here
        and one.sorts & call.sorts
        and (MEETING in call.sorts or MEETING not in one.sorts)
        and all(_is_at(place, one, call, occasions) for place in call.places)
        and all(_takes_part(who, one) for who in call.parties)
        and (not call.itself or LETTER in call.sorts & one.card.sorts)
        and (LETTER not in call.sorts or _in_turn(here, one) or _is_on(call, one))
        and (call.days is not None or _is_between(call, here, one))
    ]


def _in_turn(here: Card, one: Occasion) -> bool:
    """Say whether two letters went from the same to the same."""
    same = (here.sender, here.addressee) == (one.card.sender, one.to)
    return same and bool(here.sender and here.addressee)


def _last_of(call: Call, here: Card, found: list[Occasion]) -> list[Occasion]:
    """Give the last of several letters in turn, where a call says "my earlier message"."""
    said = set(forms(call.spot.text)) & {*rules("occasions")["before"]["words"]}
    if said and len(found) > 1 and all(_in_turn(here, one) for one in found):
        return [max(found, key=lambda one: (one.day, one.card.document.id))]
    return found


def _says_enough(call: Call, here: Card) -> bool:
    """Say whether a call gives more than that somebody spoke; of a meeting, another day."""
    if MEETING in call.sorts:
        if not (call.parties or call.places):
            return False
        exact = call.days is not None and call.days[0] == call.days[1]
        return exact and call.days != (here.day, here.day) and not _is_told_here(call, here)
    if here.day is None:
        return bool(call.parties and call.places) and not is_public(call.sorts)
    if is_public(call.sorts):
        return bool(call.places or call.days)
    if _is_several(call) and not (call.days or call.places):
        return False
    return bool(call.parties or (call.places and call.sorts <= PUBLIC and not call.sorts <= _THIS))


def _is_told_here(call: Call, here: Card) -> bool:
    """Say whether a document begins to tell of the meeting: "I called on Hume April 1"."""
    begins = call.spot.row.number == here.spot.row.number
    return begins and _WE.match(call.sentence) is not None


def _is_several(call: Call) -> bool:
    """Say whether a call means several: "my letters", but not "my remarks"."""
    noun = call.spot.text.rsplit(maxsplit=1)[-1].lower()
    sorts = rules("occasions")["sorts"]
    return noun not in sorts and noun.removesuffix("s") in sorts


def _looked_back(call: Call, here: Card) -> tuple[dt.date, dt.date]:
    """Give the days in which an occasion may lie that no day is given of."""
    if here.day is None:
        return dt.date.min, dt.date.max
    back = _LONG_AGO if call.places and MEETING not in call.sorts else _LATELY
    back = min(back, _YEAR) if call.yearly else back
    return dt.date.fromordinal(max(1, here.day.toordinal() - back)), here.day - dt.timedelta(1)


def _candidates(call: Call, here: Card, occasions: Occasions, days: Days) -> Sequence[Occasion]:
    """Give those of the person, of the office's holder on that day, or of the rarest word."""
    if not call.parties:
        words = sorted(word for place in call.places for word in place)
        return min((occasions.by_word.get(Within(w, *days)) or () for w in words), key=len)
    one = call.parties[0]
    who = one.surname or _holder(one.title, here.day, occasions)
    if who:
        return occasions.by_who.get(Within(who, *days)) or ()
    every = occasions.by_who.get(Within(one.title, *days)) or ()
    if one.title not in occasions.shared:
        return every
    return [o for o in every if Party("", one.title) in o.parties]


def _holder(title: str, day: dt.date | None, occasions: Occasions) -> str:
    """Give who held an office on a day, if the records name one person."""
    held = {name for a, b, name in occasions.holders.get(title) or () if day and a <= day <= b}
    return next(iter(held)) if len(held) == 1 else ""


def _is_at(place: AbstractSet[str], one: Occasion, call: Call, occasions: Occasions) -> bool:
    """Say whether a name is that of the place, or of the audience of somebody who is named.

    Of bare words an audience is told by a name that few documents print; where the day is known
    nearly, a text need not say before whom.
    """
    if place <= one.venue:
        return True
    told = place <= one.audience if len(place) > 1 else place <= one.initials
    if not call.parties or not is_public(call.sorts):
        return told and bool(call.parties)
    if call.nearly_dated:
        return told or len(place) > 1
    return told and (call.days is not None or any(word in occasions.rare for word in sorted(place)))


def _takes_part(who: Party, one: Occasion) -> bool:
    """Say whether somebody speaks there."""
    if who.surname:
        return who.surname in one.present or any(who.surname == p.surname for p in one.parties)
    return any(who.title == p.title for p in one.parties)


def _is_on(call: Call, one: Occasion) -> bool:
    """Say whether a letter went to whom the call says, or has to do with who is named there."""
    told = one.audience | frozenset(forms(one.to))
    if who := call.addressee:
        return not one.to or (who.surname in told if who.surname else who.title == title_of(one.to))
    others = set(capitals(call.sentence.partition(" ")[2])) - {p.surname for p in call.parties}
    return not others or bool(others & told)


def _was_there(me: Party, call: Call, one: Occasion) -> bool:
    """Say whether who met somebody is named at the head of what tells of it elsewhere.

    That is who tells of it as "I", or of what office "opened the meeting with Hume".
    """
    if MEETING not in call.sorts:
        return True
    if not held_by(call.sentence, one.card.document.title):
        return False
    if not me.surname or not _I.search(call.sentence):
        return True
    return me.surname in forms(one.card.opening) or me.surname in forms(one.card.sender)


def _is_between(call: Call, here: Card, one: Occasion) -> bool:
    """Say whether what an office wrote can have gone where this text went or came from."""
    if LETTER not in call.sorts or any(who.surname for who in call.parties):
        return True
    mine = {post_of(here.sender), post_of(here.addressee)} - {""}
    theirs = {post_of(one.card.sender), post_of(one.card.addressee)} - {""}
    return not mine or not theirs or bool(mine & theirs)


def _tie(call: Call, one: Occasion, me: Party) -> Reference:
    known = {"time": call.days, "place": call.places, "who": call.parties}
    by = [name for name, value in known.items() if value]
    score = _SCORES[by[0]] + 0.1 * (len(by) - 1)
    there = passage(call, one) or one.card.spot

    def say(here: Spot, _there: Spot, when: str) -> str:
        if by == ["who"]:
            return f"“{here.text}”, the only one here of the month before, {when}"
        return (
            f"“{here.text}”, the one that fits {listed([_FITS[b] for b in reversed(by)])}, {when}"
        )

    return point(_kind(call, me), call.spot, there, say, score)


def _kind(call: Call, me: Party) -> ReferenceKind:
    """Say whose words are recalled, where that somebody spoke is all that a call says."""
    if not is_public(call.sorts):
        return ReferenceKind.NAMES_DOCUMENT
    own = me.surname and call.parties[:1] and call.parties[0].surname == me.surname
    return ReferenceKind.OWN_WORDS if own else ReferenceKind.OTHERS_WORDS
