"""Quoted words that nobody says: the name of a book, a show, a song."""

from generator.attribute.quotes.cue import Cue
from generator.attribute.quotes.marks import Stretch
from generator.attribute.quotes.phrases import Phrases
from generator.rulebook import rules

_LONGEST = 8
_SAID = ("says-after", "said-who", "according-to")


def is_title(phrases: Phrases, stretch: Stretch, at: int, cue: Cue | None) -> bool:
    """Say whether quoted words are a name by their capitals and their place.

    The price: a chant or a nickname in capitals (the “Never Again” crowd) is passed over too.
    """
    before = phrases.letters[at - 1 : at] if at else ""
    if before and before in ".:,Ss":
        return False  # a mark leads up to it, or a verb of saying
    if cue and cue.verb == at - 1:
        return False  # a verb of saying does; but not: a play called “The Long Road”
    if cue and cue.rule == "frames-before" and cue.verb == at - 2:
        return False  # he called Ruiz “The Great”, he called him “My Great”
    if cue and cue.rule in _SAID and (not before or before not in "pN"):
        return False  # “Thank You, Ghent,” said Ruiz; but not: on the “Today” show, said Ruiz
    words = stretch.inside(phrases.text).split(maxsplit=_LONGEST + 1)
    if not 1 < len(words) <= _LONGEST:
        return False
    small = rules("sources")["small"]["words"].split()
    large = [w for w in words if w.casefold() not in small and w[0].isalpha()]
    return bool(large) and all(word[0].isupper() for word in large)
