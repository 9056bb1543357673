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
from functools import cache, lru_cache

from generator.attribute.quotes.lexicon import (
    finding,
    letter_of,
    letters,
    phrasal,
    spoken_of,
    titles,
)
from generator.attribute.quotes.marks import MARKS, Stretch
from generator.attribute.quotes.namewords import is_given_word, is_particle
from generator.attribute.quotes.neighbours import ABOUT, EACH, choose_letter, guess
from generator.attribute.quotes.word import Word
from generator.personal_names import genders, particles

_new = tuple.__new__
"""Makes a word three times as fast as its own name does."""

_TOKEN = re.compile(
    r"""
    (?P<quote> \ue001\ue000* )
  | (?P<tail> [’'][sS]? (?![^\W_]) )
  | (?P<word>
        (?:[A-Za-z]\.){2,} (?![^\W_])
      | \d+/\d+ (?![^\W_])
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
        if word := m["word"]:
            if not m["dot"] and (letter := _plain(word)):  # as of most
                found.append(_new(Word, (letter, start, end, word)))
                fresh = False
                continue
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
            if (
                letter in "()"
                and found
                and found[-1].letter == "T"
                and _TITLE_IN.match(masked, start)
            ):
                letter = "T"  # Dr. (Mrs.) Ruiz
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
    if found:
        _retell(found, word, m)
    if word == "for" and found and found[-1].letter == "T" and _OFFICE.match(m.string, m.end()):
        found.append(Word("g", *m.span("word"), word))
        return False  # Minister for Health Ana Ruiz
    if word in _OBJECTS and "".join(w.letter for w in found[-2:]) == "kp":
        return _add_pronoun(found, m)
    if _is_of_name(m, found, names, fresh=fresh):
        letter = "C"
    else:
        after = _AFTER.match(m.string, m.end())
        fresh &= word not in names
        letter = choose_letter(word, found, after=after[1] if after else "", fresh=fresh)
    if letter == "C" and "".join(w.letter for w in found[-2:]) == "DY":
        _name_paper(found)
    found.append(Word(letter, start, end, word))
    if stop:
        found.append(Word(".", m.start("dot"), m.end("dot"), "."))
    return stop


def _name_paper(found: list[Word]) -> None:
    """Read a day between "the" and a name as part of that: the Sunday Courier."""
    if found[-1].text[0].isupper() and found[-2].text in ("the", "The"):
        found[-1] = found[-1]._replace(letter="C")


def _is_of_name(m: re.Match[str], found: list[Word], names: frozenset[str], *, fresh: bool) -> bool:
    last, word = found[-1] if found else None, m["word"]
    if word[0].islower():
        named = last is not None and last.letter == "C"
        return is_particle(word, m.string, m.end("word"), named=named)
    return is_given_word(m, last, names, fresh=fresh)


@lru_cache(maxsize=1 << 15)
def _plain(word: str) -> str:
    """Give the letter of a word in small letters that is the same everywhere; "" of any other.

    Most words are such, and need no look at their neighbours.
    """
    if not (word.isalpha() and word.islower()) or word in _telling():
        return ""
    low = word.casefold()
    if low in genders() or low in titles():
        return ""
    letter = letters().get(low)
    if letter is None:
        return guess(low, "o")
    return "" if letter in "SFV" else letter


@cache
def _telling() -> frozenset[str]:
    """Give the words that change what stands before them, or are what that makes of them."""
    return (
        frozenset(phrasal())
        | particles()
        | {"that", "of", "as", "for", *_OBJECTS, *EACH, *ABOUT, "forward"}
    )


def _retell(found: list[Word], word: str, m: re.Match[str]) -> None:
    """Say anew what the verb before is, where a word makes another of it: "put it".

    Who goes on says something, but no senate that goes on recess.
    """
    forms = phrasal().get(word)
    if forms and found[-1].letter in "SFVosfv":
        verb = found[-1].text.casefold()
        if verb in forms and (word != "on" or not _GOES_ON_TO.match(m.string, m.end())):
            found[-1] = found[-1]._replace(letter="s" if verb.endswith("ing") else "S")
    if word == "that" and found[-1].text.casefold() in finding():
        found[-1] = found[-1]._replace(letter="S")  # the inquiry found that ...
    if word == "of" and found[-1].letter != "n" and found[-1].text.casefold() in spoken_of():
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


_OFFICE = re.compile(r" (?:the )?[A-Z]")
_TITLE_IN = re.compile(r"[(\[](?=[A-Z][a-z]+\.?[)\]] [A-Z])|[)\]](?= [A-Z])")
_GOES_ON_TO = re.compile(r" (?!to |about |by |with |in |at |and |saying |that |during )[A-Za-z]")
_AFTER = re.compile(r" ([\w.-]+)")
"""The next word."""
