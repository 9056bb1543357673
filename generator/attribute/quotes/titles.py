"""Quoted words that nobody says: the name of a book, a show, a song."""

import re
from functools import cache

from generator.attribute.quotes.cue import Cue
from generator.attribute.quotes.lexicon import listed
from generator.attribute.quotes.marks import Stretch
from generator.attribute.quotes.phrases import Phrases
from generator.rulebook import rules

_LONGEST = 8
_SAID = ("says-after", "said-who", "according-to")


def is_title(phrases: Phrases, stretch: Stretch, at: int, cue: Cue | None) -> bool:
    """Say whether quoted words are a name by their capitals and their place.

    The price: a chant or a nickname in capitals (the “Never Again” crowd) is passed over too.
    """
    work = _is_work(phrases, at) and not (cue and cue.rule == "owned")
    if not work and _is_speech(phrases, at, cue):
        return False
    words = stretch.inside(phrases.text).split(maxsplit=_LONGEST + 1)
    if not (0 if work else 1) < len(words) <= _LONGEST:
        return False
    small = rules("sources")["small"]["words"].split()
    large = [w for w in words if w.casefold() not in small and w[0].isalpha()]
    return bool(large) and all(word[0].isupper() for word in large)


def _is_speech(phrases: Phrases, at: int, cue: Cue | None) -> bool:
    """Say whether what stands before quoted words, or who says them, shows that somebody does."""
    before = phrases.letters[at - 1 : at] if at else ""
    if before and before in ".:,Ss":
        return True  # a mark leads up to it, or a verb of saying
    if cue and cue.verb == at - 1:
        return True  # a verb of saying does; but not: a play called “The Long Road”
    if cue and cue.rule == "frames-before" and cue.verb == at - 2:
        return True  # he called Ruiz “The Great”, he called him “My Great”
    if cue and cue.rule == "frames-before" and _AS.search(phrases.letters, 0, at):
        return (
            phrases.words(phrases.letters.rindex("u", 0, at)) == "as"
        )  # he referred to it as the “Great Satan”
    if cue and (cue.rule in ("by-after", "owned") or (cue.rule == "words-of" and before == "g")):
        return True  # called the “Crossroads of Ghent” by many; their chants of “Ruiz! Ruiz!”
    # “Thank You, Ghent,” said Ruiz; but not: on the “Today” show, said Ruiz
    return bool(cue and cue.rule in _SAID and (not before or before not in "pwN"))


_AS = re.compile("uD?$")


def _is_work(phrases: Phrases, at: int) -> bool:
    """Say whether the place is that of a title.

    Her album, “Road”; the “Road” star; on Reed’s “Road”; she told “Road and Home”.
    """
    letters = phrases.letters
    before, last = letters[max(0, at - 2) : at], phrases.words(at - 1) if at else ""
    if before[1:] == "," and at > 1 and before[0] in "NVoFS":
        return phrases.words(at - 2).split()[-1].casefold() in _works()
    if before[-1:] == "D" and letters[at + 1 : at + 2] in ("N", "n"):
        return phrases.words(at + 1).split()[0].casefold() in _works()
    if before[-1:] == "u" and last.casefold() == "as" and at > 1:
        return phrases.words(at - 2).casefold() in _KNOWN  # a horse known as “King”
    owned = last.endswith(("’s", "'s", "s’", "s'")) and before[:1] in ("p", "S")
    told = before[-1:] == "S" and last.casefold() in _TOLD
    several = len(phrases.words(at).split()) > 1
    return (owned and before[-1] == "N") or (told and (several or letters[at + 1 : at + 2] != "."))


@cache
def _works() -> frozenset[str]:
    return frozenset(listed("sources", "works"))


_KNOWN = ("known", "billed", "styled", "marketed", "credited", "listed")
_TOLD = ("tell", "tells", "told")
"""Who is told stands after these, never what."""
