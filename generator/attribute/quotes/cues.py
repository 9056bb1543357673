"""Which words of its own sentence say whose a quotation is."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.lexicon import naming, utterances
from generator.attribute.quotes.marks import MARKS
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.subjects import beside, is_passive, main_subject, subject
from generator.rulebook import rules

REACH = 60
"""Phrases; what stands farther off does not govern a quotation."""
_ENOUGH = 4
"""Words: fewer, after a verb that is none of saying, are as often a term as anybody's words."""
_PARTS = {
    "subject": r"(?P<who>[NP]) (?:\([^)]{1,8}\))? (?: (?:,N){1,3},?cN | (?:[pgbwc]N)* )",
    "aside": r"(?: ,[^.Q]{1,30}?, | ,NW[^,.Q]{1,9}? | \([^)Q]{1,12}\) )?",
}
_TRAILING = re.compile(
    rf""", u? {_PARTS["subject"]} {_PARTS["aside"]} [RAa]*(?P<verb>S) (?= [.,Rpu] | $ )
       | ,(?:(?P<found>K)[^.,Q]{{1,6}}?b(?P<by>N) | (?P<cue>[KS])(?P<name>[NP])) (?:[pgw]o{{0,2}}N)*
         (?= [.,RW] | $ )""",
    re.VERBOSE,
)
_TRAILERS = (("who", "verb"), ("by", "found"), ("name", "cue"))
_SOMEBODY = re.compile("[NPW]")
_DOER = re.compile(r"(?:[^.,Q]{0,20},(?:[uR],)?)?(?P<who>[NP])[RAa]*[SFVAa]")
_BY = re.compile(r"(?:[pg]N)?b(?P<who>[NP])")
_OWN_WORDS = re.compile(r"R*(?:N|R)?(?:[,:]?Q|t|P|NR*[AaSFVo]|D)")
_INVERTED = re.compile(r"S[NP](?:[,:]|$)")
_CLAIMED = re.compile(r"a?[tQ:g]|p[aVvo]{0,2}Q")
_CLAIMS = re.compile(r"t|p[aVvo]{0,2}Q")
"""The same where a verb stands before it: he blamed them for Ruiz’s claim that ..."""
_WHOSE = ("his ", "her ", "their ")
_HELPED = re.compile("[aA]R*(?![sfR])")
"""A helping verb with no other: “she is ...”, but not “she was asking ...”."""
_SOURCES = ("from", "per", "via")
_LEADS = re.compile("S[VRpo]{0,2}:")
_ENDED = re.compile(",R*[SFVAa]")
"""Where “who ...” ends and the sentence goes on."""
_GOVERNED = re.compile(r"(?P<verb>[Ss])(?:R*(?:NR*)?t?|[NPRpgoD]{0,9}t)$")


class Cue(NamedTuple):
    """The words that attribute a quotation, as places in `Phrases.letters`."""

    rule: str
    who: int
    """The phrase that names the speaker."""
    verb: int | None = None


class _After(NamedTuple):
    rule: str
    pattern: re.Pattern[str]
    needs: tuple[Callable[[Phrases, int, Cue], bool], ...]


def sentence_start(letters: str, at: int) -> int:
    """Give where the sentence of the phrase at `at` begins, no farther back than `REACH`."""
    near = max(0, at - REACH)
    return max(letters.rfind(".", near, at) + 1, near)


def find_cue(phrases: Phrases, at: int) -> Cue | None:
    """Find the words that attribute the quotation at `at`: after it, before it, at the end."""
    letters = phrases.letters
    after = _after(phrases, at)
    before = read_before(phrases, sentence_start(letters, at), at)
    if after and _closed(phrases, at, after):
        # Ruiz went on: “...,” she said, “...”
        led = before and before.verb and _LEADS.fullmatch(letters, before.verb, at)
        named = before and letters[before.who] + letters[after.who] == "NP"
        return before if led and named else after
    if before and before.rule.startswith("says"):
        return before
    return after or _trailing(letters, at) or before or _opening(letters, at)


@cache
def _table() -> tuple[_After, ...]:
    return tuple(
        _After(
            rule,
            re.compile(_spelt_out(row["pattern"]), re.VERBOSE),
            tuple(_NEEDS[need] for need in row.get("needs", ())),
        )
        for rule, row in rules("attribution").items()
    )


def _spelt_out(pattern: str) -> str:
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _after(phrases: Phrases, at: int) -> Cue | None:
    """Look right for a verb of saying with its subject, as near as print puts it."""
    for rule, pattern, needs in _table():
        if m := pattern.match(phrases.letters, at + 1):
            cue = Cue(rule, m.start("who"), m.start("verb"))
            if all(need(phrases, at, cue) for need in needs) and not _adjoins(phrases, at, cue):
                return cue
    return None


def _adjoins(phrases: Phrases, at: int, cue: Cue) -> bool:
    """Say whether quoted words only describe the noun after them: the “Today” host said."""
    touches = cue.who == at + 1 and phrases.parts[cue.who][0] in "HBn"
    return touches and not _closed(phrases, at, cue)


def _heads(phrases: Phrases, at: int, _: Cue) -> bool:
    letters, start = phrases.letters, sentence_start(phrases.letters, at)
    return not letters[start:at].strip("-(RcuY,") or letters[at - 1] == ":"


def _closed(phrases: Phrases, at: int, _: Cue) -> bool:
    following = phrases.letters[at + 1 : at + 2]
    return phrases.words(at).rstrip(MARKS)[-1:] in ",?!-—….“" or following in ",-"


def _asked(phrases: Phrases, at: int, _: Cue) -> bool:
    return phrases.words(at).rstrip(MARKS)[-1:] in "?!"


def _named(phrases: Phrases, _: int, cue: Cue) -> bool:
    return phrases.parts[cue.who][0] in "CT"


def _its_own(phrases: Phrases, _: int, cue: Cue) -> bool:
    return cue.verb is None or not _OWN_WORDS.match(phrases.letters, cue.verb + 1)


def _fits(phrases: Phrases, at: int, cue: Cue) -> bool:
    return _heads(phrases, at, cue) or _its_own(phrases, at, cue)


def _as(phrases: Phrases, at: int, cue: Cue) -> bool:
    before = phrases.letters.rfind("u", at, cue.verb)
    return phrases.words(before).casefold() == "as"


_NEEDS = {
    "as": _as,
    "head": _heads,
    "closed": _closed,
    "asked": _asked,
    "name": _named,
    "its-own": _its_own,
    "fits": _fits,
}


def _trailing(letters: str, at: int) -> Cue | None:
    """Read the attribution at the end of the sentence: “...” and he will go, Ruiz said."""
    stop = letters.find(".", at + 1, at + REACH)
    m = _TRAILING.search(letters, at + 1, stop + 1 if stop >= 0 else at + REACH)
    if not m:
        return None
    who, verb = next(pair for pair in _TRAILERS if m[pair[0]])
    return Cue("says-trailing", m.start(who), m.start(verb))


def _opening(letters: str, at: int) -> Cue | None:
    """Read "Citing “...,” Ruiz left": who does what the sentence opens with comes after."""
    verb = sentence_start(letters, at)
    while letters[verb] in "Rcp":
        verb += 1
    m = letters[verb] in "sf" and verb < at and _DOER.match(letters, at + 1)
    return Cue("says-opening", m.start("who"), verb) if m else None


def read_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look left from `at` for the nearest verb that governs what follows, then for its subject."""
    letters = phrases.letters
    if not _SOMEBODY.search(letters, start, at + REACH):
        return None
    for verb in range(at - 1, start - 1, -1):
        letter = letters[verb]
        if letter == "K" and verb + 1 < at and letters[verb + 1] in "NP":
            outer = _outermost(letters, start, Cue("says-according", verb))
            return outer if outer.verb else Cue("says-according", verb + 1, verb)
        if letter in "SsFf" and (cue := _governed(phrases, start, verb, at)):
            return _outermost(letters, start, cue)
        if letter == "N" and (cue := _words_of(phrases, verb, _CLAIMS)):
            return cue
    spoken = (_words_of(phrases, i, _CLAIMED) for i in range(at - 1, start - 1, -1))
    return _by(letters, start, at) or next(filter(None, spoken), None) or _main(phrases, start, at)


def _governed(phrases: Phrases, start: int, verb: int, at: int) -> Cue | None:
    """Give the cue that the verb at `verb` makes, None where it only names or has no speaker."""
    letters = phrases.letters
    saying = letters[verb] in "Ss"
    if is_passive(letters, verb):  # was asked by Ruiz, “...”
        by = letters[verb : verb + 3] == "SbN"
        return Cue("says-before", verb + 2, verb) if by else None
    at_once = verb == at - 1 and phrases.words(verb).casefold() in naming()
    if at_once and letters[verb - 1] != "P" and not set("uWt") & set(letters[start:verb]):
        return None  # a play called “...”, but not: what he called “...”
    if _INVERTED.match(letters, verb) and (verb == start or letters[verb - 1] in ",cR:"):
        return Cue("says-before", verb + 1, verb)  # But, said Ruiz, “...”
    who = subject(letters, start, verb)
    ended = who is not None and letters[who] == "W" and _ENDED.search(letters, verb, at)
    if who is None or ended or phrases.words(who).casefold() == "you":
        return None
    plain = beside(letters, who) is not None or letters[verb : verb + 2] == "St"
    if not plain and phrases.parts[who][-1] in (
        "o" if saying or _has_object(letters, verb) else "on"
    ):
        return None  # the thing that speaks is no noun we know
    return Cue("says-before" if saying else "frames-before", who, verb)


def _has_object(letters: str, verb: int) -> bool:
    """Say whether a verb has somebody or something that it frames: "called it a “joke”"."""
    return letters[verb] == "F" and letters[verb + 1 : verb + 2] in ("N", "P")


def _outermost(letters: str, start: int, cue: Cue) -> Cue:
    """Climb from "he thinks" to "Ruiz said" in "Ruiz said that he thinks"."""
    if letters[start] == "K" and letters[start + 1 : start + 2] in ("N", "P"):
        return Cue("says-according", start + 1, start)
    while m := _GOVERNED.search(letters, start, cue.who) or _under(letters, start, cue):
        who = subject(letters, start, m.start("verb"))
        if who is None or who >= cue.who:
            break
        cue = Cue("says-before", who, m.start("verb"))
    return cue


_UNDER = re.compile(r"(?P<verb>[Ss])[^Q.]*uR*$")


def _under(letters: str, start: int, cue: Cue) -> re.Match[str] | None:
    """Find who says why or when another frames: "Ruiz said ... because Hill called it"."""
    return _UNDER.search(letters, start, cue.who) if cue.rule == "frames-before" else None


def _by(letters: str, start: int, at: int) -> Cue | None:
    """Read "was called “a fool” by Ruiz"."""
    m = _BY.match(letters, at + 1)
    verb = max(letters.rfind("F", start, at), letters.rfind("V", start, at))
    return Cue("by-after", m.start("who"), verb) if m and verb >= at - _ENOUGH else None


def _words_of(phrases: Phrases, i: int, claimed: re.Pattern[str]) -> Cue | None:
    """Read "remarks by Ruiz that ..." and "Ruiz’s claim that ...", of which `i` is the noun."""
    letters, parts = phrases.letters, phrases.parts
    if letters[i] != "N" or parts[i][-1] != "n":
        return None
    if claimed is _CLAIMS:
        noun = phrases.words(i).split()[-1].casefold()
        if noun not in utterances() or letters[i - 1] in "tSs":
            return None  # Hill said that Ruiz’s claim was “a joke”
    if letters[i + 1 : i + 3] in ("bN", "gN") and letters[i + 3 : i + 4] in tuple("tQ:,"):
        return Cue("words-of", i + 2, i)
    his = claimed is _CLAIMED and phrases.words(i).casefold().startswith(_WHOSE)
    owned = "x" in parts[i] or his
    return Cue("words-of", i) if owned and claimed.match(letters, i + 1) else None


def _main(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Fall back on whom the sentence is about, where the words quoted are many or he does much."""
    letters = phrases.letters
    who = main_subject(letters, start, at)
    if who is None:
        return _named_before(phrases, start, at)
    if letters[at : at + 1] == "Q":
        if len(phrases.words(at).split()) < _ENOUGH and letters[at - 1] not in ":,":
            plain = letters[who + 1] == "V" and phrases.parts[who][-1] == "C"
            plain |= letters[at - 2 : at] == "wN" and phrases.parts[at - 1][-1] == "n"
        else:
            plain = letters[at - 1] == ":" or not _HELPED.match(letters, who + 1)
        if not plain:
            return None
    return Cue("subject", who)


def _named_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "Ruiz: “...”" and "From the report: “...”", but not "Later in Ghent: “...”"."""
    if at - 2 < start or phrases.letters[at - 2 : at] != "N:":
        return None
    source = phrases.letters[at - 3 : at - 2] == "p" and phrases.words(at - 3).casefold()
    if source and source not in _SOURCES:
        return None
    named = source or phrases.parts[at - 2][-1] in "CTHBx"
    return Cue("named-before", at - 2) if named else None
