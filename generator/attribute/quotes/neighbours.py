"""Which letter a word has beside its neighbours: a name, a verb, or the noun of the same form."""

from generator.attribute.quotes.lexicon import (
    bases,
    finite,
    letter_of,
    letters,
    listed,
    nouns,
    openings,
    times,
    titles,
    utterances,
)
from generator.attribute.quotes.word import Word

_NAMED = tuple("CHB")
_SMALL_TOO = "PWDERYktcupgbwAa"
"""Letters of words that mean what they mean with a capital too."""
EACH = ("each", "both", "all")
ABOUT = ("about", "around")
_VERBAL = tuple("SFVAa")
_MEASURED = ("person", "people", "man", "men", "woman", "women", "party", "family", "star", "year")
"""Nouns that a hyphen makes a quality of: a two-man crew."""
_OPENS = tuple(",.;:(-QJcN")
"""Letters after which a noun without an article may begin."""


def choose_letter(word: str, before: list[Word], *, after: str, fresh: bool) -> str:
    """Give the letter of a word after others, none of which is more than a few words away.

    `after` is the next word, "" where none is near; `fresh` says that a sentence begins here.

    >>> ruiz = Word("C", 0, 4, "Ruiz")
    >>> choose_letter("says", [ruiz], after="so", fresh=False)
    'S'
    >>> choose_letter("campaign", [ruiz], after="says", fresh=False)
    'B'
    """
    low = word.casefold()
    letter = letters().get(low) or (_compound(low) if "-" in low else None)
    shaped = letter and low[1:2] == "-"  # T-shirt
    if (word[0].isupper() and not shaped) or word[0] == "@":
        if fresh and low in nouns() and low in bases() and _is_bearer(after):
            return nouns()[low]  # Head coach Ana Ruiz, Advocate Ana Ruiz
        fresh &= letter is not None or not _is_place(after)  # Downing Street
        return _capital(low, letter, before[-1].letter if before else "", fresh=fresh)
    if letter is None:
        return guess(low, "o")
    if low == "forward" and before and before[-1].letter in "CB" and after[:1].isupper():
        return "H"  # Hawks forward Adam Hill
    if low in EACH or low in ABOUT:
        return _counting(low, before, after) or letter
    return _settle(low, letter, before, after) if letter in "SFV" else letter


def _is_place(word: str) -> bool:
    """Say whether a word with a capital ends the name of a place or a body: Street, Council."""
    low = word.casefold()
    return word[:1].isupper() and (letter_of(low) == "B" or low in listed("not-persons", "last"))


def _counting(low: str, before: list[Word], after: str) -> str:
    """Give the letter of "both" beside a verb and "about" before a number, "" elsewhere."""
    if low in EACH and before and before[-1].letter in "CHBPAa" and _is_verbal(after):
        return "R"  # Ruiz and Hill both said; they have all said
    number = after[:1].isdigit() or letter_of(after) == "E"
    return "E" if low in ABOUT and number else ""  # about 200 protesters


def _compound(low: str) -> str | None:
    """Take "grandad-of-five" for a grandad and a singer-songwriter for a songwriter."""
    first, _, count = low.partition("-of-")
    head = first if count else low.rpartition("-")[2]
    person = letter_of(head) == "H" and (count or head not in _MEASURED)
    return "H" if person else None


def _capital(low: str, letter: str | None, before: str, *, fresh: bool) -> str:
    """Choose what a word with a capital is: a name unless its place or its meaning explains it."""
    if low in titles():
        return "T"
    if low == "may" and before == "p":
        return "Y"
    if letter is None and fresh and low in openings():
        return "R"
    if letter is None:
        return guess(low, "C") if fresh else "C"
    named = before == "C" and letter in "DERpubw" and len(low) > 1  # "CBS This Morning"
    named |= letter == "R" and before == "x"  # the BBC’s Today programme
    named |= letter == "E" and before in _NAMED and not fresh  # the advocacy group One Town
    if named or (low in times() and not fresh):
        return "C"
    return letter if fresh or (letter in _SMALL_TOO and low != "will") else "C"


def _settle(low: str, verb: str, before: list[Word], after: str) -> str:
    """Choose between a verb and the noun of the same form by the words beside it."""
    near = "".join(word.letter for word in before[-2:])
    if low in nouns() and low in bases() and near[-1:] in ("", *_OPENS) and _is_bearer(after):
        return nouns()[low]  # “...,” campaign manager Ruiz said
    if not near:
        return verb
    both = near[-1] == "C" and low in nouns() and low in bases()
    if both and (_is_finite(after) or _bears(low, before, after)):
        return nouns()[low]  # the Sanders campaign says, defence advocate Ana Ruiz
    base = after[:1].islower() and low in bases() and finite(low)[2] != low
    if near[-1] == "C" and base and not _agrees(before):
        return nouns().get(low, "o")  # Paris attack, but: Did Ruiz attack?
    there = low in nouns() and _is_noun_there(low, near, after)
    if there or near == "pW":
        noun = there or low in bases()  # at which point
    elif near[-1] in "pgbw":
        noun = before[-1].text.casefold() != "to" or near == "kp"
    elif near in ("DC", "xC", "EC", "DY", "xY"):  # her Post column, but: the Saudis state
        noun = low in bases() and not before[-1].text.endswith("s")
    elif near in ("Do", "xo"):  # a late report, but: the owner reports, the old asked
        noun = low in bases() and finite(low)[2] != low
    else:
        noun = near[-1] in "Dx" or (near[-1] == "J" and near[0] in "DxJ")
        noun |= near[-1] in "VFSvfso" and low.endswith("s")
    return nouns().get(low, "o") if noun else verb


def _bears(low: str, before: list[Word], after: str) -> bool:
    """Say whether a verb's base form is the noun before who bears it: defence advocate Ana Ruiz."""
    return after[:1].isupper() and finite(low)[2] != low and not _agrees(before)


def _is_noun_there(low: str, near: str, after: str) -> bool:
    """Say whether a noun that is a verb too is the noun by what stands around it.

    Claims of a win; to stop state policies; a neighboring state; by executive order.
    """
    if after == "of":
        return low.endswith("s") and low in utterances()
    if near[:1] == "x" and low.endswith("s") and low in utterances():
        return True  # Ruiz’s past references
    base = low in bases() and finite(low)[2] != low
    return base and (near[-1] in "VFSv" or near in ("Dv", "po", "bo", "pH", "bH"))


def _is_verbal(word: str) -> bool:
    return letter_of(word) in _VERBAL or word.endswith("ed")


def _is_finite(word: str) -> bool:
    """Say whether a word can only be a verb with a subject: says, rejected, has."""
    return letter_of(word) in ("S", "F", "V", "A", "a") and word not in bases()


def _is_bearer(word: str) -> bool:
    """Say whether a word names who bears what stands before it: manager, Sen., Ruiz."""
    return word[:1].isupper() or letter_of(word.casefold()) in ("H", "T")


def _agrees(before: list[Word]) -> bool:
    """Say whether a verb in its base form can stand after a name: after several, or a helper."""
    last = before[-1].text
    ahead = next((word for word in reversed(before) if word.letter not in "CTxJR,"), None)
    return last.endswith("s") or (ahead is not None and ahead.letter in "AaVSFc")


def guess(low: str, otherwise: str) -> str:
    """Take an unlisted word by its ending."""
    endings = (("ly", "R"), ("ing", "v"), ("ed", "V"))
    return next((letter for ending, letter in endings if low.endswith(ending)), otherwise)
