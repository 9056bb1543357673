"""Which words before a quotation, in its own sentence, say whose it is."""

import re

from generator.attribute.quotes.cue import REACH, WHOSE, Cue, is_view
from generator.attribute.quotes.lexicon import causing, going_on, naming, utterances
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.subjects import beside, is_passive, main_subject, subject

_ENOUGH = 4
"""Words: fewer, after a verb that is none of saying, are as often a term as anybody's words."""
_SOMEBODY = re.compile("[NPW]")
_BY = re.compile(r"(?:[pg]N)?b(?P<who>[NP])")
_INVERTED = re.compile(r"S[NP](?:[,:]|$)")
_CLAIMED = re.compile(r"a?[tQ:g]|p[aVvop]{0,3}Q")
_CLAIMS = re.compile(r"t|p[aVvo]{0,2}Q")
"""The same where a verb stands before it: he blamed them for Ruiz’s claim that ..."""
_HELPED = re.compile("[aA]R*(?![sfR])")
"""A helping verb with no other: “she is ...”, but not “she was asking ...”."""
_SOURCES = ("from", "per", "via")
_ASKED = ("if", "whether", "why", "how", "what", "where")
"""What joins a clause to the verb that governs it; "after" and the like only say when."""
_ENDED = re.compile(",R*[SFVAa]")
"""Where “who ...” ends and the sentence goes on."""
_AS_SAID = re.compile("[-(,]uR*[NP][RAa]*[SF][-)]$")
_AT_ONCE = re.compile(":Q")
_GOVERNED = re.compile(r"(?P<verb>[Ss])(?:R*(?:NR*)?[tu]?|[NPRpgoD]{0,9}t)$")


def read_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look left from `at` for the nearest verb that governs what follows, then for its subject."""
    letters = phrases.letters
    if not _SOMEBODY.search(letters, start, at + REACH):
        return None
    near = _in_words_of(phrases, start, at) or _headed(phrases, start, at)
    if cue := near or _seen_by(phrases, start, at):
        return cue
    for verb in range(at - 1, start - 1, -1):
        letter = letters[verb]
        if letter == "K" and verb + 1 < at and letters[verb + 1] in "NP":
            outer = _outermost(phrases, start, Cue("says-according", verb))
            return outer if outer.verb else Cue("says-according", verb + 1, verb)
        if letter in "SsFf" and (cue := _governed(phrases, start, verb, at)):
            return cue if _is_relative(letters, cue, at) else _outermost(phrases, start, cue)
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
    if _only_names(phrases, start, verb, at):
        return None
    if _INVERTED.match(letters, verb) and (verb == start or letters[verb - 1] in ",cR:"):
        return Cue("says-before", verb + 1, verb)  # But, said Ruiz, “...”
    who = _made_to(phrases, start, verb)
    who = subject(letters, start, verb) if who is None else who
    if who is not None and phrases.parts[who][-1] == "o" and letters[start:who].endswith("N,"):
        who -= 2  # Ruiz, a guest on a show, said
    ended = who is not None and letters[who] == "W" and _ENDED.search(letters, verb, at)
    if who is None or ended or phrases.words(who).casefold() == "you":
        return None
    plain = beside(letters, who) is not None or letters[verb : verb + 2] == "St"
    plain |= bool(saying and _AT_ONCE.match(letters, verb + 1))
    if not plain and phrases.parts[who][-1] in (
        "o" if saying or _has_object(letters, verb) else "on"
    ):
        return None  # the thing that speaks is no noun we know
    return Cue("says-before" if saying else "frames-before", who, verb)


def _only_names(phrases: Phrases, start: int, verb: int, at: int) -> bool:
    """Say whether a verb says nothing of what is quoted.

    A play called “...”, but not: what he called; and I quote, “...”; will continue to be “...”;
    he does not have it - as Ruiz has said - and he can “...”.
    """
    letters, word = phrases.letters, phrases.words(verb).casefold()
    at_once = verb == at - 1 and word in naming()
    names = at_once and letters[verb - 1] != "P" and not set("uWt") & set(letters[start:verb])
    names &= not _whom(phrases, start, verb)
    goes_on = letters[verb + 1 : verb + 2] == "p" and word in going_on()
    announced = word == "quote" and letters[verb - 1] == "P" and phrases.words(verb - 1) == "I"
    return bool(names or goes_on or announced or _AS_SAID.search(letters, start, verb + 2))


def _whom(phrases: Phrases, start: int, verb: int) -> bool:
    """Say whether somebody is what another calls him: "Hill, whom Ruiz called “a fool”"."""
    near = range(max(start, verb - 4), verb)
    return any(phrases.letters[i] == "o" and phrases.words(i) == "whom" for i in near)


def _made_to(phrases: Phrases, start: int, verb: int) -> int | None:
    """Give who does what another has him do: "that led Ruiz to call", "for Ruiz to call"."""
    letters, who = phrases.letters, verb - 2
    if who <= start or letters[who:verb] != "Np" or phrases.words(verb - 1) != "to":
        return None
    if letters[who - 1] == "p":
        demanded = who - 2 >= start and letters[who - 2] in "SsFf"  # he called for Ruiz to go
        return who if phrases.words(who - 1).casefold() == "for" and not demanded else None
    return who if phrases.words(who - 1).casefold() in causing() else None


def _has_object(letters: str, verb: int) -> bool:
    """Say whether a verb has somebody or something that it frames: "called it a “joke”"."""
    return letters[verb] == "F" and letters[verb + 1 : verb + 2] in ("N", "P")


def _outermost(phrases: Phrases, start: int, cue: Cue) -> Cue:
    """Climb from "he thinks" to "Ruiz said" in "Ruiz said that he thinks"."""
    letters = phrases.letters
    if letters[start] == "K" and letters[start + 1 : start + 2] in ("N", "P"):
        return Cue("says-according", start + 1, start)
    while m := _GOVERNED.search(letters, start, cue.who) or _under(letters, start, cue):
        who = subject(letters, start, m.start("verb"))
        link = m.end() - 1 if m.re is _GOVERNED and letters[m.end() - 1] == "u" else None
        meanwhile = link and phrases.words(link).casefold() not in _ASKED
        if who is None or who >= cue.who or meanwhile:
            break
        cue = Cue("says-before", who, m.start("verb"))
    return cue


def _is_relative(letters: str, cue: Cue, at: int) -> bool:
    """Say whether a clause only tells what a thing is called: a report that Ruiz called “...”."""
    verb = cue.verb or at
    gap = letters[verb] == "F" and not set("NP") & set(letters[verb + 1 : at])
    return gap and letters[cue.who - 2 : cue.who] == "Nt"


_UNDER = re.compile(r"(?P<verb>[Ss])[^.]*uR*$")


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
    his = claimed is _CLAIMED and phrases.words(i).casefold().startswith(WHOSE)
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


def _in_words_of(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "in Ruiz’s words, “...”" and "in the words of a man who was there, “...”"."""
    m = _VIEW.search(phrases.letters, start, at)
    return Cue("words-of", m.start("who")) if m and is_view(phrases, m.start("who")) else None


_VIEW = re.compile("p(?P<who>N)(?:W[^,.QS]{1,10})?,$")


def _seen_by(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "described by Ruiz as “...”" and "seen by some as a “...”"."""
    m = _SEEN_BY.search(phrases.letters, start, at)
    if not m:
        return None
    seen = m["as"] is not None and phrases.words(m.start("verb")).casefold() in _SEEN
    framed = phrases.letters[m.start("verb")] == "F"
    return Cue("frames-before", m.start("who"), m.start("verb")) if seen or framed else None


_SEEN_BY = re.compile("(?P<verb>[FV])R*b(?P<who>N)(?:[pgw]N)*(?P<as>u)?[DEJRo]{0,3}$")
_SEEN = ("seen", "viewed", "known", "perceived", "regarded", "remembered", "understood", "put")


def _headed(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "Few agree — Ruiz: “...”" and "Here is Ruiz in 1992: “...”"."""
    letters = phrases.letters
    if letters[at - 3 : at] == "-N:" and phrases.parts[at - 2][-1] == "C":
        return Cue("named-before", at - 2)
    here = letters[at - 1] == ":" and phrases.words(start).casefold() == "here"
    if here and letters[start + 1] in "xa" and letters[start + 2] == "N":
        return Cue("named-before", start + 2)
    return None


def _named_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Read "Ruiz: “...”" and "From the report: “...”", but not "Later in Ghent: “...”"."""
    if at - 2 < start or phrases.letters[at - 2 : at] != "N:":
        return None
    source = phrases.letters[at - 3 : at - 2] == "p" and phrases.words(at - 3).casefold()
    if source and source not in _SOURCES:
        return None
    named = source or phrases.parts[at - 2][-1] in "CTHBx"
    return Cue("named-before", at - 2) if named else None
