"""Which words of its own sentence say whose a quotation is: after it, before it, at the end."""

import re

from generator.attribute.quotes.after import is_closed, read_after, read_opening, read_trailing
from generator.attribute.quotes.before import read_before
from generator.attribute.quotes.cue import Cue, sentence_start
from generator.attribute.quotes.phrases import Phrases

_LEADS = re.compile("S[VRpo]{0,2}:")


def find_cue(phrases: Phrases, at: int) -> Cue | None:
    """Find the words that attribute the quotation at `at`: after it, before it, at the end."""
    letters = phrases.letters
    after = read_after(phrases, at)
    before = read_before(phrases, sentence_start(letters, at), at)
    if after and is_closed(phrases, at, after):
        # Ruiz went on: “...,” she said, “...”
        led = before and before.verb and _LEADS.fullmatch(letters, before.verb, at)
        named = before and letters[before.who] + letters[after.who] == "NP"
        return before if led and named else after
    if before and before.rule.startswith("says"):
        return before
    return after or read_trailing(letters, at) or before or read_opening(letters, at)
