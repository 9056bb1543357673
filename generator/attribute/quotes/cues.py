"""Which words of its sentence say whose a quotation is."""

import re
from typing import NamedTuple

from generator.attribute.quotes.phrases import Phrases

_REACH = 60  # phrases; what stands farther off does not govern a quotation


class Cue(NamedTuple):
    """The words that attribute a quotation, as places in `Phrases.letters`."""

    rule: str
    who: int
    """The phrase that names the speaker."""
    verb: int | None = None


_SUBJECT = r"(?P<who>[NPW])(?:[pg]N)*"
_ASIDE = r"(?:,[^,.Q]{1,20},|\([^)Q]{1,12}\))?"
_SKIP = r"[RA,]*"
# Read from the mark that closes the quotation on. A full stop inside it ends the sentence
# in print, so such words count only where nothing else follows: “Why?” Ruiz asked.
_AFTER = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("says-after", rf"[,-]?R?{_SUBJECT}{_ASIDE}[RA]*(?P<verb>S)(?!x)"),
        ("said-who", r"[,-]?R?(?P<verb>S)R*(?P<who>[NP])"),
        ("according-to", r"[,-]?R?(?P<verb>K)(?P<who>[NP])"),
        ("says-after-stop", rf"\.{_SUBJECT}{_ASIDE}[RA]*(?P<verb>S)(?=[.,R]|pN?[.,]|$)"),
        ("said-who-stop", r"\.(?P<verb>S)(?P<who>[NP])(?=[.,]|$)"),
    )
)
_TRAILING = re.compile(
    rf",{_SUBJECT}{_ASIDE}[RA]*(?P<verb>S)(?=[.,Rp]|$)|,(?P<cue>K)(?P<name>[NP])"
)


def find_cue(phrases: Phrases, at: int) -> Cue | None:
    """Find the words that attribute the quotation at `at` inside its own sentence."""
    letters = phrases.letters
    for rule, pattern in _AFTER:
        if m := pattern.match(letters, at + 1):
            return Cue(rule, m.start("who"), m.start("verb"))
    start = max(letters.rfind(".", 0, at) + 1, at - _REACH)
    before = _before(phrases, start, at)
    if before and before.rule.startswith("says"):
        return before
    stop = letters.find(".", at + 1)
    stop = len(letters) if stop < 0 else stop
    if m := _TRAILING.search(letters, at + 1, min(stop + 1, at + _REACH)):
        group = "who" if m["who"] else "name"
        return Cue("says-trailing", m.start(group), m.start("verb" if m["who"] else "cue"))
    return before


def _before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look left for the nearest verb that governs the quotation, then for its subject."""
    letters = phrases.letters
    for verb in range(at - 1, start - 1, -1):
        if letters[verb] in "SsFf":
            who = subject(letters, start, verb)
            if who is not None:
                kind = "says" if letters[verb] in "Ss" else "frames"
                return Cue(f"{kind}-before", who, verb)
        if letters[verb] == "N" and verb + 2 < at and phrases.parts[verb][-1] == "n":
            if letters[verb + 1 : verb + 3] in ("pN", "gN") and letters[verb + 3] in "tQ:,":
                return Cue("words-of", verb + 2, verb)
        if letters[verb] == "K" and verb + 1 < at and letters[verb + 1] in "NP":
            return Cue("says-according", verb + 1, verb)
    who = main_subject(letters, start, at)
    return None if who is None else Cue("subject", who)


def subject(letters: str, start: int, verb: int) -> int | None:
    """Give the place of the subject of the verb at `verb`, None where none is plain."""
    i = verb - 1
    while i >= start and letters[i] in "ARo":
        i -= 1
    if i < start:
        return None
    if letters[verb] in "sf" and letters[i] not in "Wc":
        with_it = (
            letters[i] in "NP" and i > start and letters[i - 1] == "p" and letters[i - 1 : i] == "w"
        )
        return i if with_it else main_subject(letters, start, verb)
    if letters[i] in "NPW":
        return head(letters, start, i)
    if letters[i] in ",)-":
        j = letters.rfind("(" if letters[i] == ")" else letters[i], start, i)
        if j > start and letters[j - 1] in "NP":
            return head(letters, start, j - 1)
    return main_subject(letters, start, verb)


def head(letters: str, start: int, i: int) -> int:
    """Step from "Ruiz" in "a spokesman for Ruiz" to the spokesman."""
    while i - 2 >= start and letters[i - 1] in "pg" and letters[i - 2] in "N":
        i -= 2
    return i


_MAIN = re.compile(
    r"(?:^|(?<=[,:;cut(.Q-]))R*(?P<who>[NP])(?=(?:[pg]N)*(?:,[^,Q]{1,25},|\([^)]*\))?[RAo]*[SFVAW])"
)


def main_subject(letters: str, start: int, stop: int) -> int | None:
    """Give the last phrase before `stop` that stands as the subject of a verb."""
    found = None
    for m in _MAIN.finditer(letters[start : stop + 1]):
        found = start + m.start("who")
    return found
