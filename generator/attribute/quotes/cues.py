"""Which words of its own sentence say whose a quotation is: after it, before it, at the end."""

import re

from generator.attribute.quotes.after import is_closed, read_after, read_opening, read_trailing
from generator.attribute.quotes.before import read_before
from generator.attribute.quotes.cue import Cue, sentence_start
from generator.attribute.quotes.lexicon import spoken_words
from generator.attribute.quotes.phrases import Phrases


def _is_led(phrases: Phrases, at: int, before: Cue, after: Cue) -> bool:
    """Say whether the words before lead up to a quotation, so that those after it begin anew.

    Ruiz went on: “...,” she said, “...”; Ruiz asked him, “Why?” He wrote back that ...
    """
    letters = phrases.letters
    if before.verb is None:
        return False
    if after.rule in ("asks-after", "says-after-stop", "said-who-stop"):
        return bool(_ASKS.fullmatch(letters, before.verb, at))
    named = letters[before.who] + letters[after.who] == "NP"
    return named and bool(_LEADS.fullmatch(letters, before.verb, at))


_ASKS = re.compile("[Ss][VRpowNPt]{0,4}[,:]")
_NEAR = 4
"""Phrases from "her promise" to quoted words that are that promise."""
_LEADS = re.compile("S[VRpo]{0,2}:")


def _owned(phrases: Phrases, at: int) -> Cue | None:
    """Read "Ruiz’s “47 percent” comment": whose the comment is, said it."""
    m = _COMMENT.match(phrases.text, phrases.spans[at][1]) if at else None
    if not m or phrases.letters[at - 1] != "N" or phrases.parts[at - 1][-1] != "x":
        return None
    said = any(word.casefold() in spoken_words() for word in m[0].split())
    return Cue("owned", at - 1) if said else None


_COMMENT = re.compile(r"(?: [\w-]+){1,2}")


def find_cue(phrases: Phrases, at: int) -> Cue | None:
    """Find the words that attribute the quotation at `at`: after it, before it, at the end."""
    letters = phrases.letters
    if owned := _owned(phrases, at):
        return owned
    after = read_after(phrases, at)
    before = read_before(phrases, sentence_start(letters, at), at)
    if after and is_closed(phrases, at, after):
        return before if before and _is_led(phrases, at, before, after) else after
    if before and before.rule.startswith("says"):
        return before
    if before and not after and before.rule == "words-of" and at - before.who <= _NEAR:
        return before
    return after or read_trailing(letters, at) or before or read_opening(letters, at)
