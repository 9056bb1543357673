"""The words that say whose a quotation is, as places among the phrases of its paragraph."""

from typing import NamedTuple

from generator.attribute.quotes.lexicon import views
from generator.attribute.quotes.phrases import Phrases

REACH = 60
"""Phrases; what stands farther off does not govern a quotation."""
WHOSE = ("his ", "her ", "their ")


class Cue(NamedTuple):
    """The words that attribute a quotation, as places in `Phrases.letters`."""

    rule: str
    who: int
    """The phrase that names the speaker."""
    verb: int | None = None


def sentence_start(letters: str, at: int) -> int:
    """Give where the sentence of the phrase at `at` begins, no farther back than `REACH`."""
    near = max(0, at - REACH)
    return max(letters.rfind(".", near, at) + 1, near)


def is_view(phrases: Phrases, i: int) -> bool:
    """Say whether a phrase is somebody's view: "Ruiz’s words", "her view", "the words of Hill"."""
    words = phrases.words(i).casefold()
    owned = "x" in phrases.parts[i] or words.startswith(WHOSE)
    return (words.split()[-1] in views() and owned) or whose_words(words) is not None


def whose_words(words: str) -> str | None:
    """Give the owner of "the words of Ana Ruiz", None of anything else."""
    noun, of, owner = words.partition(" of ")
    article, _, noun = noun.rpartition(" ")
    return owner if of and article in ("the", "The") and noun in views() else None
