"""A paragraph as letters, one a word, which the patterns read instead of the words.

Q quotation    N name or description    P he, she, they    W who
S says         F calls (it)             V does             s f v  saying, calling, doing
A has, would   a is, was     R later    Y Friday           K according to   t that
D the, his     E one, some   c and      u when             o any other word
p in    g of    b by    w with    x 's
C T H B J n    capital, title, person, body, quality, paper: the parts of an N
. , ; : - ( )  marks, each kind as one
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.attribute.quotes.lexicon import (
    bases,
    finding,
    finite,
    given_names,
    letter_of,
    letters,
    nouns,
    phrasal,
    spoken_of,
    times,
    titles,
)
from generator.attribute.quotes.marks import MARKS, Stretch


class Word(NamedTuple):
    """One word, mark or quotation of a paragraph."""

    letter: str
    start: int
    end: int
    text: str


_TOKEN = re.compile(
    r"""
    (?P<quote> \ue001\ue000* )
  | (?P<tail> [’'][sS]? (?![^\W_]) )
  | (?P<word>
        (?:[A-Za-z]\.){2,} (?![^\W_])
      | [@\#$]? [^\W_]+ (?: (?: [.’'&-] | (?<=\d),(?=\d) ) (?![sS]\b) [^\W_]+ )*
    ) (?P<dot> \. )?
  | (?P<mark> \.\.\.+ | --+ | [^\w\s] )
    """,
    re.VERBOSE,
)
_PUNCTUATION = {mark: mark for mark in ".;,:()-"} | {
    "?": ".", "!": ".", "[": "(", "]": ")", "—": "-", "–": "-", "―": "-", "…": "-", "/": "c",
}  # fmt: skip
_ENDS = frozenset(".?!…")
_OBJECTS = ("him", "her", "them")
_SELF = ("himself", "herself", "itself", "themselves")
_NEXT_SENTENCE = re.compile(r"\s*(?:$|[(\[]?[A-Z\ue001])")
_GOES_ON = re.compile(r"[,;:)]|\s[a-z]")
_ABBREVIATION = re.compile(r"[A-Za-z]$|(?:[A-Za-z]\.)+[A-Za-z]?\.?$")
_INSIDE = re.compile(r"[a-z,;](?: [A-Z][a-z][\w-]*\w)+")
_NAMED = tuple("CHB")
_SMALL_TOO = "PWDERYktcupgbwAa"
"""Letters of words that mean what they mean with a capital too."""


def names_inside(paragraphs: Sequence[str]) -> frozenset[str]:
    """Give the words that stand with a capital inside a sentence, and each two that stand together.

    What follows a given name, a surname, is there with "~" before it too.

    >>> sorted(names_inside(["Later Reed met Ana Kelly."]))
    ['Ana', 'Ana Kelly', 'Kelly', 'Reed', '~Kelly']
    """
    runs = [run[2:].split() for text in paragraphs for run in _INSIDE.findall(text)]
    pairs = {" ".join(pair) for run in runs for pair in pairwise(run)}
    full = (m for text in paragraphs for m in _PAIR.finditer(text))
    surnames = {f"~{m[2]}" for m in full if m[1].casefold() in given_names()}
    return frozenset({word for run in runs for word in run} | pairs | surnames)


def tokenize(text: str, quoted: list[Stretch], names: frozenset[str] = frozenset()) -> list[Word]:
    """Read a paragraph as words; each quotation is one, with a stop after it where it ends one.

    `names` are words that the document prints with a capital inside its sentences; at the head
    of a sentence, where any word has one, they are names too.

    >>> "".join(w.letter for w in tokenize("“Yes,” Ana Ruiz said.", [Stretch(0, 6)]))
    'Q,CCS.'
    """
    masked = _masked(text, quoted)
    found: list[Word] = []
    fresh = True  # a sentence begins here, so a capital says nothing
    for m in _TOKEN.finditer(masked):
        start, end = m.span()
        if m["word"]:
            fresh = _add_word(found, m, names, fresh=fresh)
        elif m["quote"]:
            last = text[start:end].rstrip(MARKS)[-1:]
            found.append(Word("Q", start, end, ""))
            fresh = last in _ENDS and bool(_NEXT_SENTENCE.match(masked, end))
            if fresh or last == ",":
                found.append(Word("." if fresh else ",", end, end, ""))
        elif m["tail"]:
            found.append(Word("x", start, end, m[0]))
            fresh = False
        else:
            letter = "-" if len(m[0]) > 1 else _PUNCTUATION.get(m[0], "o")
            found.append(Word(letter, start, end, m[0]))
            fresh = letter in ".:(" or (fresh and letter in "-o")
    return found


def _masked(text: str, quoted: list[Stretch]) -> str:
    """Put a private mark and filling in place of quoted words, so that offsets stay."""
    pieces, at = [], 0
    for start, end, _ in quoted:
        pieces += [text[at:start], "\ue001", "\ue000" * (end - start - 1)]
        at = end
    return "".join([*pieces, text[at:]])


def _add_word(found: list[Word], m: re.Match[str], names: frozenset[str], *, fresh: bool) -> bool:
    """Add a word, its full stop with it where it is short for one; say if a sentence ends."""
    word, (start, end) = m["word"], m.span("word")
    stop = bool(m["dot"])
    if stop and _is_short(word, m.string, m.end("dot")):
        word, end, stop = word + ".", end + 1, False
    _retell(found, word)
    if word == "for" and found and found[-1].letter == "T" and _OFFICE.match(m.string, m.end()):
        found.append(Word("g", *m.span("word"), word))
        return False  # Minister for Health Ana Ruiz
    if word in _OBJECTS and "".join(w.letter for w in found[-2:]) == "kp":
        return _add_pronoun(found, m)
    if _is_given(m, found, names, fresh=fresh):
        letter = "C"
    else:
        goes_on = bool(_ALONE.match(m.string, m.end()))
        letter = _letter(word, found, fresh=fresh and word not in names, goes_on=goes_on)
    found.append(Word(letter, start, end, word))
    if stop:
        found.append(Word(".", m.start("dot"), m.end("dot"), "."))
    return stop


def _retell(found: list[Word], word: str) -> None:
    """Say anew what the verb before is, where a word makes another of it: "put it"."""
    if found and found[-1].letter in "SFVosfv":
        verb = found[-1].text.casefold()
        if verb in phrasal().get(word, ()):
            found[-1] = found[-1]._replace(letter="s" if verb.endswith("ing") else "S")
    if word == "that" and found and found[-1].text.casefold() in finding():
        found[-1] = found[-1]._replace(letter="S")  # the inquiry found that ...
    if word == "of" and found and found[-1].text.casefold() in spoken_of():
        found[-1] = found[-1]._replace(letter="f" if found[-1].letter in "vs" else "F")
    if (
        word == "as"
        and len(found) > 1
        and found[-1].text.endswith(_SELF)
        and found[-2].letter in "Vo"
    ):
        found[-2] = found[-2]._replace(letter="F")  # framed herself as “...”


def _add_pronoun(found: list[Word], m: re.Match[str]) -> bool:
    """Add "her" of "according to her" as who is meant, where nothing of hers follows."""
    alone = m["word"] != "her" or bool(m["dot"]) or m.string[m.end() : m.end() + 1] in (",", "")
    found.append(Word("P" if alone else "D", *m.span("word"), m["word"]))
    if m["dot"]:
        found.append(Word(".", m.start("dot"), m.end("dot"), "."))
    return bool(m["dot"])


def _is_short(word: str, text: str, after: int) -> bool:
    """Say whether a word with a full stop is short for another: "Sen.", "U.S.", "Calif.,"."""
    return bool(
        letter_of(word.casefold() + ".")
        or _ABBREVIATION.match(word)
        or _GOES_ON.match(text, after)
        or (word == "No" and text[after + 1 : after + 2].isdigit())
    )


def _letter(word: str, before: list[Word], *, fresh: bool, goes_on: bool) -> str:
    low = word.casefold()
    letter = letters().get(low)
    if word[0].isupper() or word[0] == "@":
        return _capital(low, letter, before[-1].letter if before else "", fresh=fresh)
    if letter is None:
        return _guess(low, "o")
    return _settle(low, letter, before, goes_on=goes_on) if letter in "SFV" else letter


def _is_given(m: re.Match[str], before: list[Word], names: frozenset[str], *, fresh: bool) -> bool:
    """Say whether a word is part of a name though it means something else too: Per, Will, Song.

    A given name before a surname: anywhere but at the head of a sentence, where the document
    must print both inside one too, or go on as after a name alone ("Will Hill said"). A given
    name beside a verb of saying. Any word after a given name: "Paul Song".
    """
    word, low = m["word"], m["word"].casefold()
    last = before[-1] if before else None
    surname = _SURNAME.match(m.string, m.end("word"))
    if not word[0].isupper() or low not in letters():
        return bool(fresh and surname and low in given_names())
    if last and last.letter == "C" and last.text.casefold() in given_names():
        return letters()[low] in "JHBnTVSFo" and not m.string.startswith(("'", "’"), m.end())
    month = letters()[low] in "YA" and last and last.letter in "pYRo"
    says = _ALONE.match(m.string, m.end("word"))
    beside = (says and is_said(says["verb"])) or (last and last.letter in "ST")
    if f"~{word}" in names and beside and not (fresh and letters()[low] == "p"):
        return True  # Al From; From said
    if low not in given_names() or month:
        return False
    if surname:
        pair = f"{word} {surname['name']}"
        verb = letters()[low] in "SFV"  # Josh Hendler: no sentence goes so
        told = not fresh or verb or pair in names or is_said(surname["verb"])
        return told and not (surname["name"].casefold() in letters() and pair not in names)
    return bool(beside) and (not fresh or word in names)


def is_said(verb: str | None) -> bool:
    """Say whether a word can only be a verb of saying: "said", "says", not "say".

    >>> is_said("said"), is_said("say"), is_said(None)
    (True, False, False)
    """
    return letters().get(verb or "") == "S" and verb not in bases()


_OFFICE = re.compile(r" (?:the )?[A-Z]")
_PAIR = re.compile(r"\b([A-Z][\w’'-]+) ([A-Z][a-z]+)\b(?! [A-Z][a-z])")
_SURNAME = re.compile(r" (?:[A-Z]\. )?(?P<name>[A-ZÀ-Þ][\w’'-]+)(?: (?P<verb>[a-z]+))?")
_ALONE = re.compile(r" (?P<verb>[a-z]+)")


def _capital(low: str, letter: str | None, before: str, *, fresh: bool) -> str:
    """Choose what a word with a capital is: a name unless its place or its meaning explains it."""
    if low in titles():
        return "T"
    if low == "may" and before == "p":
        return "Y"
    if letter is None:
        return _guess(low, "C") if fresh else "C"
    named = before == "C" and letter in "DERpubw" and len(low) > 1  # "CBS This Morning"
    named |= letter == "E" and before in _NAMED and not fresh  # the advocacy group One Town
    if named or (low in times() and not fresh):
        return "C"
    return letter if fresh or (letter in _SMALL_TOO and low != "will") else "C"


def _settle(low: str, verb: str, before: list[Word], *, goes_on: bool) -> str:
    """Choose between a verb and the noun of the same form by the two words before."""
    near = "".join(word.letter for word in before[-2:])
    if not near:
        return verb
    base = goes_on and low in bases() and finite(low)[2] != low
    if near[-1] == "C" and base and not _agrees(before):
        return nouns().get(low, "o")  # Paris attack, but: Did Ruiz attack?
    if near[-1] in "pgbw":
        noun = before[-1].text.casefold() != "to" or near == "kp"
    elif near in ("DC", "xC", "EC", "DY", "xY"):  # her Post column, but: the Saudis state
        noun = low in bases() and not before[-1].text.endswith("s")
    elif near in ("Do", "xo"):  # a late report, but: the owner reports, the old asked
        noun = low in bases() and finite(low)[2] != low
    else:
        noun = near[-1] in "Dx" or (near[-1] == "J" and near[0] in "DxJ")
        noun |= near[-1] in "VFSvfso" and low.endswith("s")
    return nouns().get(low, "o") if noun else verb


def _agrees(before: list[Word]) -> bool:
    """Say whether a verb in its base form can stand after a name: after several, or a helper."""
    last = before[-1].text
    ahead = next((word for word in reversed(before) if word.letter not in "CTxJR,"), None)
    return last.endswith("s") or (ahead is not None and ahead.letter in "AaVSFc")


def _guess(low: str, otherwise: str) -> str:
    """Take an unlisted word by its ending."""
    endings = (("ly", "R"), ("ing", "v"), ("ed", "V"))
    return next((letter for ending, letter in endings if low.endswith(ending)), otherwise)
