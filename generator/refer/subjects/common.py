"""What two sentences have in common, and whether it ties the documents that they stand in."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.refer.cues import matches
from generator.refer.evidence import listed, opening, shown
from generator.refer.proper import names_shared, phrases
from generator.refer.rows import Row, Spot
from generator.refer.subjects.pairs import Sentences, Vector, best_pair
from generator.refer.subjects.telling import End
from generator.refer.words import forms, words

_LEAST_SHARED = 3
"""Telling words that two sentences must share."""
_BEYOND_CHANCE = 4 / 3
"""Times the logarithm of how many documents there are, which what two sentences share must tell:
none of so many is likely to have it by chance, though the words of one matter go together."""
_ONE_NAME = 1.5
"""The same where they share one name, and weeks lie between: by then much else is called so."""
_LEAST_RARITY = 12.0
"""Without likeness: the sum of the logs of how few documents hold what two sentences share."""
_LEAST_SUBJECT, _PER_LIKENESS = 7.5, 40.0
"""What the shared words that are no names must tell, likeness counted so many times."""
_LEAST_NAMED, _NAMED_ALIKE = 11.0, 0.12
"""The same where names alone tell enough, in documents that are somewhat alike."""
_LEAST_ALONE, _LEAST_CLEAR, _CLEARLY = 10.0, 9.0, 1.3
"""What shared words must tell that are no names, and the same in documents so much more alike than
the next."""
_SHOWN = 4
_SEVERAL = re.compile(r", | and ")
"""What stands between names."""

Say = Callable[[Spot, Spot, str], str]


class Common(NamedTuple):
    """Two sentences, and what they share."""

    one: End
    two: End
    names: str
    """That both print, a rare one among them; "" where none is rare."""
    words: str
    """The words that tell most."""
    whole: float
    """The rarity of what they share."""
    subject: float
    """That of what of it is no name."""

    def spots(self, one: Sequence[Row], two: Sequence[Row]) -> tuple[Spot, Spot]:
        """Give the two sentences."""
        return Spot(one[self.one[0]], *self.one[1:]), Spot(two[self.two[0]], *self.two[1:])


def in_common(
    first: Sentences,
    second: Sentences,
    weights: Vector,
    rarity: Mapping[str, float],
    rare: Callable[[str], bool],
) -> Common | None:
    """Give the two sentences that share most; None where they share hardly anything.

    `rare` says of a name whether few documents hold it.
    """
    found = best_pair(first, second, weights)
    if not found or len(found[2]) < _LEAST_SHARED:
        return None
    one, two, shared = found
    here, there = first.text(one), second.text(two)
    names = names_shared(here, there, shared)
    meant = names - (_speaking(here) & _speaking(there))
    meant -= _present(here) | _present(there)
    printed = listed(phrases(there, names)[:_SHOWN]) if any(map(rare, meant)) else ""
    most = sorted(shared, key=lambda word: (-rarity[word], word))[:_SHOWN]
    return Common(
        first.end(one),
        second.end(two),
        printed,
        listed(_printed(there, set(most))),
        _sum(shared, rarity),
        _sum(shared - names, rarity),
    )


def tells(one: Common, cosine: float, documents: int, *, sure: bool, late: bool = False) -> bool:
    """Say whether two sentences share more than names that many a document puts together.

    `documents` says how many there are, `sure` that two are the likest of their month, `late` that
    weeks lie between them.

    >>> rests_on_names = Common((0, 0, 9), (0, 0, 9), "Hume and Sapt", "", 6.2, 2.1)
    >>> [tells(rests_on_names, 0.14, documents, sure=True) for documents in (60, 400)]
    [True, False]
    >>> one_name = rests_on_names._replace(names="Hume", whole=6.5)
    >>> [tells(one_name, 0.14, 100, sure=True, late=late) for late in (False, True)]
    [True, False]
    """
    alone = late and not _SEVERAL.search(one.names)
    if one.whole < (_ONE_NAME if alone else _BEYOND_CHANCE) * math.log(documents):
        return False
    enough = one.subject + _PER_LIKENESS * cosine >= _LEAST_SUBJECT
    named = one.whole >= _LEAST_NAMED and cosine >= _NAMED_ALIKE
    return bool(one.names) and (sure or one.whole >= _LEAST_RARITY) and (enough or named)


def is_likest(one: Common, cosine: float, second: float) -> bool:
    """Say whether plain words tie the document most like another; `second` is the next likest."""
    return one.subject >= (_LEAST_CLEAR if cosine >= _CLEARLY * second else _LEAST_ALONE)


def say_names(one: Common) -> Say:
    """Say which names two passages share."""

    def say(_here: Spot, there: Spot, when: str) -> str:
        return f"{opening(when)}, also on {one.names}: {shown(there)}"

    return say


def say_likest(one: Common) -> Say:
    """Say that a text is the likest of all before, and which words two passages share."""

    def say(_here: Spot, there: Spot, when: str) -> str:
        likest = "the text of the month before that is most like this one"
        return f"{opening(when)}, {likest}, also on {one.words}: {shown(there)}"

    return say


def at_its_place(say: Say) -> Say:
    """Say of a text without a date that it is of that time by its place among others."""

    def placed(here: Spot, there: Spot, _when: str) -> str:
        return say(here, there, "of about the same time, by its place in the collection")

    return placed


def _speaking(text: str) -> set[str]:
    """Give the forms of who says something in a sentence, and may be no part of its subject."""
    return _who("speaker", text) | _present(text)


def _present(text: str) -> set[str]:
    """Give the forms of who came or was there, and is none."""
    return _who("present", text)


def _who(table: str, text: str) -> set[str]:
    every = (found["who"] for found in matches("saying", table, text))
    return {form for who in every for form in forms(who)}


def _printed(text: str, forms: AbstractSet[str]) -> Sequence[str]:
    """Give words as a text prints them, each once."""
    found: dict[str, str] = {}
    for word in words(text):
        if word.form in forms:
            found.setdefault(word.form, text[word.start : word.end])
    return [f"“{word}”" for word in found.values()]


def _sum(words: AbstractSet[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(rarity[word] for word in words)
