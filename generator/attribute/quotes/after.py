"""Which words after a quotation, in its own sentence, say whose it is."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.attribute.quotes.cue import REACH, Cue, is_view, sentence_start
from generator.attribute.quotes.lexicon import utterances
from generator.attribute.quotes.marks import MARKS
from generator.attribute.quotes.phrases import Phrases
from generator.rulebook import rules

_PARTS = {
    "subject": r"(?P<who>[NP]) (?:\([^)]{1,8}\))? (?: (?:,N){1,3},?cN | (?:[pgbwc]N)* )",
    "aside": r"(?: ,[^.Q]{1,30}?, | ,NW[^,.Q]{1,9}? | \([^)Q]{1,12}\) )?",
}
_TRAILING = re.compile(
    rf""", u? {_PARTS["subject"]} {_PARTS["aside"]} [RAa]*(?P<verb>S) (?= [NP]?(?:[.,Rpu] | $) )
       | ,(?:(?P<found>K)[^.,Q]{{1,6}}?b(?P<by>N) | (?P<cue>[KS])(?P<name>[NP])) (?:[pgw]o{{0,2}}N)*
         (?= [.,RW] | $ )""",
    re.VERBOSE,
)
_TRAILERS = (("who", "verb"), ("by", "found"), ("name", "cue"))
_DOER = re.compile(r"(?:[^.,Q]{0,20},(?:[uR],)?)?(?P<who>[NP])[RAa]*[SFVAa]")
_OPENING = re.compile(r"[Rcp]*(?:v[NRpgoD]{1,6})?(?P<verb>[sf])")
"""Holding signs calling Hill ..."""
_OWN_WORDS = re.compile(r"R*(?:N|R)?(?:[,:]?Q|t|P|NR*[AaSFVo]|D)")


class _After(NamedTuple):
    rule: str
    pattern: re.Pattern[str]
    needs: tuple[Callable[[Phrases, int, Cue], bool], ...]


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


def read_after(phrases: Phrases, at: int) -> Cue | None:
    """Look right for a verb of saying with its subject, as near as print puts it."""
    for rule, pattern, needs in _table():
        if m := pattern.match(phrases.letters, at + 1):
            who = next(m.start(name) for name in ("who", "of") if m.groupdict().get(name))
            cue = Cue(rule, who, m.start("verb") if "verb" in m.re.groupindex else None)
            if all(need(phrases, at, cue) for need in needs) and not _adjoins(phrases, at, cue):
                return cue
    return None


def _adjoins(phrases: Phrases, at: int, cue: Cue) -> bool:
    """Say whether quoted words only describe the noun after them: the “Today” host said."""
    touches = cue.who == at + 1 and phrases.parts[cue.who][0] in "HBn"
    return touches and not is_closed(phrases, at, cue)


def _heads(phrases: Phrases, at: int, _: Cue) -> bool:
    letters, start = phrases.letters, sentence_start(phrases.letters, at)
    return not letters[start:at].strip("-(RcuY,") or letters[at - 1] == ":"


def is_closed(phrases: Phrases, at: int, _: Cue) -> bool:
    """Say whether the quotation at `at` ends as speech does before a cue: “We will go,” ..."""
    following = phrases.letters[at + 1 : at + 2]
    return phrases.words(at).rstrip(MARKS)[-1:] in ",?!-—….“" or following in ",-"


def _apart(phrases: Phrases, at: int, cue: Cue) -> bool:
    """Say whether quoted words are no noun with an article: the “boom” reflects a trend."""
    return phrases.letters[at - 1 : at] != "D" or is_closed(phrases, at, cue)


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


def _came(phrases: Phrases, _: int, cue: Cue) -> bool:
    came = cue.verb is not None and phrases.words(cue.verb).casefold() in ("came", "comes")
    return came and phrases.words(cue.who - 1) == "from"


def _how(phrases: Phrases, _: int, cue: Cue) -> bool:
    between = phrases.letters[(cue.verb or 0) + 1 : cue.who]
    if between == "u":
        return phrases.words(cue.who - 1) == "how"
    noun = phrases.words(cue.who - 2).split()[-1].casefold()
    return noun in utterances() and phrases.words(cue.who - 1) in ("of", "from")


def _view(phrases: Phrases, _: int, cue: Cue) -> bool:
    return is_view(phrases, cue.who)


_NEEDS = {
    "view": _view,
    "as": _as,
    "came": _came,
    "how": _how,
    "head": _heads,
    "closed": is_closed,
    "apart": _apart,
    "asked": _asked,
    "name": _named,
    "its-own": _its_own,
    "fits": _fits,
}


def read_trailing(letters: str, at: int) -> Cue | None:
    """Read the attribution at the end of the sentence: “...” and he will go, Ruiz said."""
    stop = letters.find(".", at + 1, at + REACH)
    m = _TRAILING.search(letters, at + 1, stop + 1 if stop >= 0 else at + REACH)
    if not m:
        return None
    who, verb = next(pair for pair in _TRAILERS if m[pair[0]])
    return Cue("says-trailing", m.start(who), m.start(verb))


def read_opening(letters: str, at: int) -> Cue | None:
    """Read "Citing “...,” Ruiz left": who does what the sentence opens with comes after."""
    start = sentence_start(letters, at)
    opening = _OPENING.match(letters, start, at)
    m = _DOER.match(letters, at + 1) if opening else None
    return Cue("says-opening", m.start("who"), opening.start("verb")) if opening and m else None
