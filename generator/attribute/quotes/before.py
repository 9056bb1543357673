"""Which words before a quotation, in its own sentence, say whose it is."""

import re

from generator.attribute.quotes.cue import REACH, Cue
from generator.attribute.quotes.lexicon import (
    addressing,
    carriers,
    causing,
    going_on,
    naming,
    terms,
)
from generator.attribute.quotes.nouns_before import (
    CLAIMED,
    CLAIMS,
    ENOUGH,
    by,
    named_before,
    noted,
    words_of,
)
from generator.attribute.quotes.outermost import outermost
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.subjects import beside, is_passive, main_subject, subject

_SOMEBODY = re.compile("[NPW]")
_INVERTED = re.compile(r"S[NP](?:[,:]|$)")
_HELPED = re.compile("[aA]R*(?![sfR])")
"""A helping verb with no other: “she is ...”, but not “she was asking ...”."""
_ENDED = {",": re.compile(",R*[SFVAa]"), "-": re.compile("-c?R*[SFVAa]")}
"""Where “who ...”, by what it begins with, ends and the sentence goes on."""
_AS_SAID = re.compile("[-(,]uR*[NP][RAa]*[SF][-)]$")
_AT_ONCE = re.compile(":Q")


def read_before(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Look left from `at` for the nearest verb that governs what follows, then for its subject."""
    letters = phrases.letters
    if not _SOMEBODY.search(letters, start, at + REACH):
        return None
    if cue := noted(phrases, start, at):
        return cue
    for verb in range(at - 1, start - 1, -1):
        letter = letters[verb]
        if letter == "K" and verb + 1 < at and letters[verb + 1] in "NP":
            outer = outermost(phrases, start, Cue("says-according", verb))
            return outer if outer.verb else Cue("says-according", verb + 1, verb)
        if letter in "SsFf" and (cue := _governed(phrases, start, verb, at)):
            return cue if _is_relative(letters, cue, at) else outermost(phrases, start, cue)
        if letter == "N" and (cue := words_of(phrases, verb, CLAIMS, at)):
            return cue
    spoken = (words_of(phrases, i, CLAIMED, at) for i in range(at - 1, start - 1, -1))
    return by(letters, start, at) or next(filter(None, spoken), None) or _main(phrases, start, at)


def _governed(phrases: Phrases, start: int, verb: int, at: int) -> Cue | None:
    """Give the cue that the verb at `verb` makes, None where it only names or has no speaker."""
    letters = phrases.letters
    saying = letters[verb] in "Ss"
    if is_passive(letters, verb):  # was asked by Ruiz, “...”
        by = letters[verb : verb + 3] == "SbN"
        return Cue("says-before", verb + 2, verb) if by else None
    if _only_names(phrases, start, verb, at):
        return None
    if _INVERTED.match(letters, verb) and _is_inverted(phrases, start, verb):
        return Cue("says-before", verb + 1, verb)  # But, said Ruiz, “...”
    who = _on_thing(phrases, verb)
    who = _made_to(phrases, start, verb) if who is None else who
    who = subject(letters, start, verb) if who is None else who
    if who is not None and letters[start:who].endswith("N,") and _is_apposed(phrases, start, who):
        who -= 2  # Ruiz, a guest on a show, said
    ended = who is not None and _is_ended(letters, who, verb, at)
    if who is None or ended or phrases.words(who).casefold() == "you":
        return None
    plain = beside(letters, who) is not None or letters[verb : verb + 2] == "St"
    plain |= bool(saying and _AT_ONCE.match(letters, verb + 1))
    if not plain and phrases.parts[who][-1] in (
        "o" if saying or _has_object(letters, verb) else "on"
    ):
        return None  # the thing that speaks is no noun we know
    return Cue("says-before" if saying else "frames-before", who, verb)


def _is_apposed(phrases: Phrases, start: int, who: int) -> bool:
    """Say whether a phrase only tells who is before its comma: no "Ruiz, an aide said"."""
    named = who - 2 == start and phrases.parts[start][-1] == "C"
    closed = _CLOSED.match(phrases.letters, who + 1)
    some = phrases.words(who).casefold().startswith(("a ", "an "))
    return phrases.parts[who][-1] == "o" or bool(named and closed and some)


_CLOSED = re.compile("[^.Q,S]{0,20},")


def _is_inverted(phrases: Phrases, start: int, verb: int) -> bool:
    """Say whether who says it stands behind the verb: "But, said Ruiz", and no "he told Ruiz"."""
    word, after = phrases.words(verb).casefold(), phrases.words(verb + 1).casefold()
    before = phrases.letters[start:verb].rstrip("R")[-1:]
    headed = not before or before in ",c:"
    able = phrases.parts[verb + 1][-1] in "CTHBP" and after != "it"
    return headed and able and word not in addressing()


def _is_ended(letters: str, who: int, verb: int, at: int) -> bool:
    """Say whether a verb is in an aside that is over: "it, which some said was so, was “...”"."""
    which = who if letters[who] == "W" else who - 1
    ended = _ENDED.get(letters[which - 1 : which], _ENDED[","] if which == who else None)
    return letters[which] == "W" and ended is not None and bool(ended.search(letters, verb, at))


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
    names |= (
        word in naming()
        and _CALLED.match(letters, verb - 1) is not None
        and _is_some(phrases, verb - 1)
    )
    announced = word == "quote" and letters[verb - 1] == "P" and phrases.words(verb - 1) == "I"
    return bool(names or goes_on or announced or _AS_SAID.search(letters, start, verb + 2))


_CALLED = re.compile("NFNo?[SFVAa]")


def _is_some(phrases: Phrases, i: int) -> bool:
    """Say whether a phrase brings in somebody new: "a group called Clean Water ran ..."."""
    return phrases.words(i).casefold().startswith(("a ", "an ", "another ", "one "))


def _whom(phrases: Phrases, start: int, verb: int) -> bool:
    """Say whether somebody is what another calls him: "Hill, whom Ruiz called “a fool”"."""
    near = range(max(start, verb - 4), verb)
    return any(phrases.letters[i] == "o" and phrases.words(i) == "whom" for i in near)


def _on_thing(phrases: Phrases, verb: int) -> int | None:
    """Give the sign or shirt on which words stand: they are not those of who holds or wears it."""
    at = verb - 1 - (phrases.letters[verb - 1 : verb] in ("t", "W"))
    if at < 0 or phrases.letters[at] != "N" or phrases.letters[verb] not in "Ss":
        return None
    return at if phrases.words(at).split()[-1].casefold() in carriers() else None


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


def _is_relative(letters: str, cue: Cue, at: int) -> bool:
    """Say whether a clause only tells what a thing is called: a report that Ruiz called “...”."""
    verb = cue.verb or at
    gap = letters[verb] == "F" and not set("NP") & set(letters[verb + 1 : at])
    return gap and letters[cue.who - 2 : cue.who] == "Nt"


def _main(phrases: Phrases, start: int, at: int) -> Cue | None:
    """Fall back on whom the sentence is about, where the words quoted are many or he does much."""
    letters = phrases.letters
    who = main_subject(letters, start, at)
    if who is None:
        return named_before(phrases, start, at)
    if letters[at : at + 1] == "Q":
        if len(phrases.words(at).split()) < ENOUGH and letters[at - 1] not in ":,":
            plain = letters[who + 1] == "V" and phrases.parts[who][-1] == "C"
            plain |= letters[at - 2 : at] == "wN" and phrases.parts[at - 1][-1] == "n"
        else:
            plain = letters[at - 1] == ":" or not _HELPED.match(letters, who + 1)
        named = at - 1 - (letters[at - 1] == ",")
        plain |= letters[named] == "N" and phrases.words(named).split()[-1].casefold() in terms()
        if not plain:
            return None
    return Cue("subject", who)
