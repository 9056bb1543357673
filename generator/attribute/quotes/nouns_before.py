"""Which nouns, names and participles before a quotation say whose it is, with no verb of saying."""

import re

from generator.attribute.quotes.cue import WHOSE, Cue, is_view
from generator.attribute.quotes.lexicon import utterances
from generator.attribute.quotes.phrases import Phrases

ENOUGH = 4
"""Words: fewer, after a verb that is none of saying, are as often a term as anybody's words."""
_BY = re.compile(r"(?:[pg]N)?b(?P<who>[NP])")
CLAIMED = re.compile(r"a?[tQ:g]|p[aVvop]{0,3}Q")
CLAIMS = re.compile(r"t|p[aVvo]{0,2}Q|gD?o?Q")
"""The same where a verb stands before it: he blamed them for Ruiz’s claim that ..."""
_SOURCES = ("from", "per", "via")
_PARTICIPLE = re.compile("[-,(]R*[FV](?:u?D?[EoJ]{0,2})$")


def by(letters: str, start: int, at: int) -> Cue | None:
    """Read "was called “a fool” by Ruiz"."""
    m = _BY.match(letters, at + 1)
    verb = max(letters.rfind("F", start, at), letters.rfind("V", start, at))
    return Cue("by-after", m.start("who"), verb) if m and verb >= at - ENOUGH else None


def set_off(letters: str, start: int, at: int) -> Cue | None:
    """Read "— often called “a fool” by Ruiz —"."""
    m = _PARTICIPLE.search(letters, start, at) if _BY.match(letters, at + 1) else None
    return by(letters, start, at) if m else None


def words_of(phrases: Phrases, i: int, claimed: re.Pattern[str], at: int) -> Cue | None:
    """Read "remarks by Ruiz that ..." and "Ruiz’s claim that ...", of which `i` is the noun."""
    letters, parts = phrases.letters, phrases.parts
    if letters[i] != "N" or parts[i][-1] != "n":
        return None
    if claimed is CLAIMS:
        noun = phrases.words(i).split()[-1].casefold()
        if noun not in utterances() or letters[i - 1] in "tSs":
            return None  # Hill said that Ruiz’s claim was “a joke”
    if letters[i + 1 : i + 3] in ("bN", "gN") and letters[i + 3 : i + 4] in tuple("tQ:,"):
        return Cue("words-of", i + 2, i)
    his = claimed is CLAIMED and phrases.words(i).casefold().startswith(WHOSE)
    owned = "x" in parts[i] or his
    m = claimed.match(letters, i + 1) if owned else None
    return Cue("words-of", i) if m and (letters[m.end() - 1] != "Q" or m.end() > at) else None


def in_words_of(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "in Ruiz’s words, “...”" and "in the words of a man who was there, “...”"."""
    m = _VIEW.search(phrases.letters, start, at)
    return Cue("words-of", m.start("who")) if m and is_view(phrases, m.start("who")) else None


_VIEW = re.compile("p(?P<who>N)(?:W[^,.QS]{1,10})?,$")


def seen_by(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "described by Ruiz as “...”" and "seen by some as a “...”"."""
    m = _SEEN_BY.search(phrases.letters, start, at)
    if not m:
        return None
    seen = m["as"] is not None and phrases.words(m.start("verb")).casefold() in _SEEN
    framed = phrases.letters[m.start("verb")] == "F"
    return Cue("frames-before", m.start("who"), m.start("verb")) if seen or framed else None


_SEEN_BY = re.compile("(?P<verb>[FV])R*b(?P<who>N)(?:[pgw]N)*(?P<as>u)?[DEJRo]{0,3}$")
_SEEN = ("seen", "viewed", "known", "perceived", "regarded", "remembered", "understood", "put")


def noted(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Give the nearest of these that goes before a verb of saying."""
    return (
        in_words_of(phrases, start, at)
        or headed(phrases, start, at)
        or set_off(phrases.letters, start, at)
        or seen_by(phrases, start, at)
    )


def headed(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "Few agree — Ruiz: “...”" and "Here is Ruiz in 1992: “...”"."""
    letters = phrases.letters
    if letters[at - 3 : at] == "-N:" and phrases.parts[at - 2][-1] == "C":
        return Cue("named-before", at - 2)
    here = letters[at - 1] == ":" and phrases.words(start).casefold() == "here"
    if here and letters[start + 1] in "xa" and letters[start + 2] == "N":
        return Cue("named-before", start + 2)
    return None


_NAMED_IN = re.compile(r"(?<![^.(])N\([^)Q]{1,9}\):$")
"""Sen. Ana Ruiz (R-S.C.): “...”"""


def named_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "Ruiz: “...”" and "From the report: “...”", but not "Later in Ghent: “...”"."""
    if m := _NAMED_IN.search(phrases.letters, start, at):
        return Cue("named-before", m.start()) if phrases.parts[m.start()][-1] in "CT" else None
    if at - 2 < start or phrases.letters[at - 2 : at] != "N:":
        return None
    source = phrases.letters[at - 3 : at - 2] == "p" and phrases.words(at - 3).casefold()
    if source and source not in _SOURCES:
        return None
    named = source or phrases.parts[at - 2][-1] in "CTHBx"
    return Cue("named-before", at - 2) if named else None
