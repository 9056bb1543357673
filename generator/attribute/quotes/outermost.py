"""Who says what another is said to say: from "he thinks" to "Ruiz said" in the same sentence."""

import re

from generator.attribute.quotes.cue import Cue
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.subjects import subject

_ASKED = ("if", "whether", "why", "how", "what", "where")
"""What joins a clause to the verb that governs it; "after" and the like only say when."""
_GOVERNED = re.compile(r"(?P<verb>[Ss])(?:R*(?:NR*)?[tu]?|[NPRpgoD]{0,9}t|t?[NP][RAa]*Vt)$")


def outermost(phrases: Phrases, start: int, cue: Cue) -> Cue:
    """Climb from "he thinks" to "Ruiz said" in "Ruiz said that he thinks"."""
    letters = phrases.letters
    if letters[start] == "K" and letters[start + 1 : start + 2] in ("N", "P"):
        return Cue("says-according", start + 1, start)
    if m := _BY_THE_WAY.search(letters, start, cue.who + 1):
        return Cue("says-according", m.start("who"), m.start("verb"))
    if m := _said_aside(letters, start, cue):
        return Cue("says-before", m.start("who"), m.start("verb"))
    before = cue.who if cue.verb is None else min(cue.who, cue.verb)  # says Ruiz
    while m := _GOVERNED.search(letters, start, before) or _under(letters, start, cue):
        who = subject(letters, start, m.start("verb"))
        link = m.end() - 1 if m.re is _GOVERNED and letters[m.end() - 1] == "u" else None
        meanwhile = link and phrases.words(link).casefold() not in _ASKED
        if who is None or who >= cue.who or meanwhile:
            break
        cue = Cue("says-before", who, m.start("verb"))
        before = who
    return cue


_BY_THE_WAY = re.compile(r"(?<=[cut]),(?P<verb>K)(?P<who>[NP]),")
"""Because, according to Ruiz, the press would call him ..."""
_SAID_ASIDE = re.compile(r"(?<=[NRoY]),(?P<who>[NP])[RAa]*(?P<verb>S)R?,")
_TOLD = re.compile("S[RpNP]{0,3}[,:]?Q")


def _said_aside(letters: str, start: int, cue: Cue) -> re.Match[str] | None:
    """Find who says it between commas: "The bank, Ruiz said, called it “a step”".

    Not where another says the very words: "As they left, Ruiz reported, Hill told him: “...”".
    """
    if cue.verb is None or _TOLD.match(letters, cue.verb):
        return None
    return _SAID_ASIDE.search(letters, start, cue.verb)


_UNDER = re.compile(r"(?P<verb>[Ss])[^.]*uR*$")


def _under(letters: str, start: int, cue: Cue) -> re.Match[str] | None:
    """Find who says why or when another frames: "Ruiz said ... because Hill called it".

    Not in what another calls it: "Ruiz left, he said, in what one envoy called “a huff”".
    """
    if cue.rule != "frames-before" or (
        letters[cue.who] == "N" and _IN_WHAT.search(letters, start, cue.who)
    ):
        return None
    return _UNDER.search(letters, start, cue.who)


_IN_WHAT = re.compile(",R*puR*$")
