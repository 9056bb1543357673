"""Which words of its sentence say whose a quotation is."""

import re
from typing import NamedTuple

from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.words import naming

_REACH = 60  # phrases; what stands farther off does not govern a quotation


_ENOUGH = 4
"""Words: fewer, after a verb that is none of saying, are as often a term as anybody's words."""


class Cue(NamedTuple):
    """The words that attribute a quotation, as places in `Phrases.letters`."""

    rule: str
    who: int
    """The phrase that names the speaker."""
    verb: int | None = None


_SUBJECT = r"(?P<who>[NP])(?:\([^)]{1,8}\))?(?:(?:[pgbw]|c)N)*"
_ASIDE = r"(?:,[^.Q]{1,30}?,|,NW[^,.Q]{1,9}?|\([^)Q]{1,12}\))?"
_SKIP = r"[RA,]*"
# Read from the mark that closes the quotation on. A full stop inside it ends the sentence
# in print, so such words count only where nothing else follows: “Why?” Ruiz asked.
_AFTER = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("says-after", rf"[,-]?[Ro]?{_SUBJECT}{_ASIDE}[RAa]*(?P<verb>S)(?!x)"),
        ("said-who", r"[,-]?R?(?P<verb>S)R*(?P<who>[NP])"),
        ("according-to", r"[,-]?R?(?P<verb>K)(?P<who>[NP])"),
        ("acts-after", rf"[,-]?[Ro]?(?P<who>[NP])(?:[pgbw]N)*{_ASIDE}[RAa]*(?P<verb>[VF])"),
        ("signed-after", r"\.?(?P<verb>-)(?P<who>N)(?=[.,(]|$)"),
        ("asks-after", rf"\.{_SUBJECT}{_ASIDE}[RAa]*(?P<verb>S)"),
        (
            "says-after-stop",
            rf"\.{_SUBJECT}{_ASIDE}[RAa]*(?P<verb>S)(?=[.R]|,(?!Q)|pN?(?:\.|,(?!Q))|$)",
        ),
        ("said-who-stop", r"\.(?P<verb>S)(?P<who>[NP])(?=[.,]|$)"),
    )
)
_BY = re.compile(r"(?:[pg]N)?b(?P<who>[NP])")
_TRAILING = re.compile(
    rf",{_SUBJECT}{_ASIDE}[RAa]*(?P<verb>S)(?=[.,Rp]|$)|,(?P<cue>[KS])(?P<name>[NP])(?=[.,]|$)"
)


def find_cue(phrases: Phrases, at: int) -> Cue | None:
    """Find the words that attribute the quotation at `at` inside its own sentence."""
    letters = phrases.letters
    start = max(letters.rfind(".", 0, at) + 1, at - _REACH)
    after = _after(phrases, start, at)
    if after and _closed(phrases, at):
        return after
    before = read_before(phrases, start, at)
    if before and before.rule.startswith("says"):
        return before
    if after:
        return after
    stop = letters.find(".", at + 1)
    stop = len(letters) if stop < 0 else stop
    if m := _TRAILING.search(letters, at + 1, min(stop + 1, at + _REACH)):
        group = "who" if m["who"] else "name"
        return Cue("says-trailing", m.start(group), m.start("verb" if m["who"] else "cue"))
    return before


def _after(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look right for a verb of saying with its subject, as near as print puts it."""
    letters = phrases.letters
    heads = at == start or letters[start:at].strip("-(RcuY,") == "" or letters[at - 1] == ":"
    for rule, pattern in _AFTER:
        m = pattern.match(letters, at + 1)
        if not m:
            continue
        who, verb = m.start("who"), m.start("verb")
        if rule == "signed-after" and not (heads and phrases.parts[who][0] in "CT"):
            continue
        if rule == "acts-after" and not (heads and _closed(phrases, at)):
            continue
        if rule == "asks-after" and (_ends(phrases, at) not in "?!" or _begins_anew(letters, verb)):
            continue
        if not heads and rule == "says-after" and _begins_anew(letters, verb):
            continue
        if who == at + 1 and phrases.parts[who][0] in "HBn" and not _closed(phrases, at):
            continue
        return Cue(rule, who, verb)
    return None


def _begins_anew(letters: str, verb: int) -> bool:
    """Say whether the verb governs words of its own: at the “Today” show, Ruiz said she would."""
    return bool(_OWN_WORDS.match(letters, verb + 1))


_OWN_WORDS = re.compile(r"R*(?:N|R)?(?:[,:]?Q|t|P|NR*[AaSFVo]|D)")


def _ends(phrases: Phrases, at: int) -> str:
    """Give the last character inside the marks."""
    return phrases.words(at).rstrip("”\"»’' ")[-1:]


def _closed(phrases: Phrases, at: int) -> bool:
    """Say whether a quotation ends as speech does before its cue: with a comma, ? or !."""
    words = phrases.words(at).rstrip("”\"»’' ")
    return (
        words.endswith((",", "?", "!", "-", "—", "…", "."))
        or phrases.letters[at + 1 : at + 2] in ",-"
    )


def read_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look left for the nearest verb that governs the quotation, then for its subject."""
    letters = phrases.letters
    for verb in range(at - 1, start - 1, -1):
        if (
            letters[verb : verb + 2] == "Sb"
            and letters[verb + 2] == "N"
            and _passive(letters, verb)
        ):
            return Cue("says-before", verb + 2, verb)
        if letters[verb] in "SsFf" and not _passive(letters, verb):
            if verb == at - 1 and phrases.words(verb).casefold() in naming():
                if not any(c in "uW" for c in letters[start:verb]):
                    continue
            who = subject(letters, start, verb)
            if _INVERTED.match(letters, verb) and (verb == start or letters[verb - 1] in ",cR:"):
                who = verb + 1
            if who is not None and phrases.parts[who][-1] in (
                "on" if letters[verb] in "Ff" else "o"
            ):
                continue
            if who is not None and phrases.words(who).casefold() != "you":
                kind = "says" if letters[verb] in "Ss" else "frames"
                return _outermost(letters, start, Cue(f"{kind}-before", who, verb))
        if letters[verb] == "K" and verb + 1 < at and letters[verb + 1] in "NP":
            return Cue("says-according", verb + 1, verb)
    return _by(letters, start, at) or _words_of(phrases, start, at) or _main(phrases, start, at)


def _by(letters: str, start: int, at: int) -> Cue | None:
    """Read "was called “a fool” by Ruiz"."""
    m = _BY.match(letters, at + 1)
    verb = max(letters.rfind("F", start, at), letters.rfind("V", start, at))
    return Cue("by-after", m.start("who"), verb) if m and verb >= at - 4 else None


def _words_of(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "remarks by Ruiz that ..." and "Ruiz’s claim that ..."."""
    letters = phrases.letters
    for i in range(at - 1, start - 1, -1):
        if letters[i] == "N" and phrases.parts[i][-1] == "n":
            if letters[i + 1 : i + 3] in ("bN", "gN") and letters[i + 3] in "tQ:,":
                return Cue("words-of", i + 2, i)
            if ("x" in phrases.parts[i] or phrases.parts[i][0] == "D") and _CLAIMED.match(
                letters, i + 1
            ):
                if "x" in phrases.parts[i] or phrases.words(i)[:4].casefold() in ("his ", "her "):
                    return Cue("words-of", i)
    return None


_CLAIMED = re.compile(r"a?[tQ:g]")


def _main(phrases: Phrases, start: int, at: int) -> Cue | None:
    letters = phrases.letters
    who = main_subject(letters, start, at)
    named = at - 2 >= start and letters[at - 2 : at] == "N:"
    if who is None:
        return Cue("named-before", at - 2) if named else None
    does = letters[who + 1 : who + 2]
    if letters[at : at + 1] != "Q":
        return Cue("subject", who)
    few = len(phrases.words(at).split()) < _ENOUGH and letters[at - 1] not in ":,"
    if (few and (does != "V" or phrases.parts[who][-1] != "C")) or (not few and does in "aA"):
        return None
    return Cue("subject", who)


_INVERTED = re.compile(r"S[NP](?:[,:]|$)")  # But, said Ruiz, “...”


def _passive(letters: str, verb: int) -> bool:
    i = verb - 1
    while i >= 0 and letters[i] == "R":
        i -= 1
    return i >= 0 and letters[i] == "a" and letters[verb] in "SF"


_GOVERNED = re.compile(r"(?P<verb>[Ss])R*(?:NR*)?t?$")


def _outermost(letters: str, start: int, cue: Cue) -> Cue:
    """Climb from "he thinks" to "Ruiz said" in "Ruiz said that he thinks"."""
    if letters[start] == "K" and letters[start + 1 : start + 2] in ("N", "P"):
        return Cue("says-according", start + 1, start)
    while m := _GOVERNED.search(letters, start, cue.who):
        who = subject(letters, start, m.start("verb"))
        if who is None or who >= cue.who:
            break
        cue = Cue("says-before", who, m.start("verb"))
    return cue


def subject(letters: str, start: int, verb: int) -> int | None:
    """Give the place of the subject of the verb at `verb`, None where none is plain."""
    i = verb - 1
    while i >= start and letters[i] in "ARao":
        i -= 1
    if i < start:
        return None
    if letters[verb] in "sf" and letters[i] not in "Wc":
        beside = i > start and letters[i] in "NP" and letters[i - 1] == "w"
        return i if beside else main_subject(letters, start, verb)
    if letters[i] == "t" and i > start and letters[i - 1] == "N":
        return i - 1
    if letters[i] in "NPW":
        return head(letters, start, i)
    if letters[i] in ",)-":
        j = _before_aside(letters, start, i)
        if j is not None:
            return head(letters, start, j)
    return main_subject(letters, start, verb)


def _before_aside(letters: str, start: int, end: int) -> int | None:
    """Give the subject before words set off by marks, the last of which is at `end`.

    "Ruiz, 31, a lawyer, said", "Ruiz (Ohio), who had left, said": Ruiz.
    """
    i = letters.rfind(",W", start, end) if letters[end] == "," else -1
    opening = "(" if letters[end] == ")" else letters[end]
    if i < 0:
        i = letters.rfind(opening, start, end)
    for _ in range(_ASIDES):
        if i <= start:
            return None
        if letters[i - 1] == ")":
            i = letters.rfind("(", start, i)
            continue
        if letters[i - 1] in "NP":
            return i - 1
        i = letters.rfind(opening, start, i)
    return None


_ASIDES = 4
"""Commas and brackets to step over between a subject and its verb."""


def head(letters: str, start: int, i: int) -> int:
    """Step from "Ruiz" in "a spokesman for Ruiz" to the spokesman."""
    while i - 2 >= start and letters[i - 1] in "pgbw" and letters[i - 2] in "N":
        i -= 2
    if letters[i - 1] == "c" and i > start:
        j = letters.rfind("(", start, i) if letters[i - 2] == ")" else i - 1
        first = j - 1
        if (
            first >= start
            and letters[first] == "N"
            and (first == start or letters[first - 1] in ".,Qt")
        ):
            return first
    return i


_MAIN = re.compile(
    r"(?:(?<![^,:;cut(.Q-]))R*(?P<who>[NP])(?=(?:[pgbw]N)*(?:,[^,Q]{1,25},|\([^)]*\))?[RAao]*[SFVAaWo])"
)


def main_subject(letters: str, start: int, stop: int) -> int | None:
    """Give the last phrase before `stop` that stands as the subject of a main clause.

    Where there is none, the last subject of any clause.
    """
    found = any_clause = None
    for m in _MAIN.finditer(letters[: stop + 1], start):
        any_clause = m.start("who")
        if not _UNDER.search(letters, start, any_clause):
            found = any_clause
    return any_clause if found is None else found


_UNDER = re.compile(r"(?:[tuW(]|(?<!,)c)R*$")


_SUBJECTS = re.compile(_MAIN.pattern + r"|(?<=[SK])(?P<said>[NP])")


def subjects(letters: str, start: int, stop: int) -> list[int]:
    """Give the phrases of a sentence that stand as subjects, in order."""
    return [
        m.start("who") if m["who"] else m.start("said")
        for m in _SUBJECTS.finditer(letters[: stop + _AHEAD], start)
        if m.end() <= stop
    ]


_AHEAD = 30
_JOINT = re.compile(r"N(?:\([^)]{1,8}\))?cN(?=(?:\([^)]{1,8}\))?[RAa]*[SF])")


def joint_end(letters: str, at: int) -> int:
    """Give the last phrase of a subject of two, "Ruiz and Hill said", or `at` where it is one."""
    m = _JOINT.match(letters, at)
    return m.end() - 1 if m else at
