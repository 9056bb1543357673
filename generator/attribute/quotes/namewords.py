"""Which words are part of a name though they mean something else, or stand without a capital."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator import personal_names
from generator.attribute.quotes.lexicon import bases, letters, titles
from generator.attribute.quotes.word import CAPITAL, Word
from generator.personal_names import genders, particles

_PAIR = re.compile(
    rf"([{CAPITAL}](?<!\w[{CAPITAL}])[\w’'-]+) ([{CAPITAL}][\w]+)\b(?! [{CAPITAL}]\w)"
)
_SURNAME = re.compile(rf" (?:[A-Z]\. )?(?P<name>[{CAPITAL}][\w’'-]+)(?: (?P<verb>[a-z]+))?")
_INSIDE = re.compile(rf" (?<=[a-z,;] )[{CAPITAL}][^\W\d_][\w-]*\w(?: [{CAPITAL}][^\W\d_][\w-]*\w)*")
_SAYS = re.compile(r" (?P<verb>[a-z]+)")
_JOINED = re.compile(rf"(?:[ae][lrstzdn]|ash|ul|ur|ibn|d|l)[-’'][{CAPITAL}]")


def names_inside(paragraphs: Sequence[str]) -> frozenset[str]:
    """Give the words that stand with a capital inside a sentence, and each two that stand together.

    What follows a given name, a surname, is there with "~" before it too.

    >>> sorted(names_inside(["Later Reed met Ana Kelly."]))
    ['Ana', 'Ana Kelly', 'Kelly', 'Reed', '~Kelly']
    """
    runs = [run[1:].split() for text in paragraphs for run in _INSIDE.findall(text)]
    pairs = {" ".join(pair) for run in runs for pair in pairwise(run)}
    full = (m for text in paragraphs for m in _PAIR.finditer(text))
    surnames = {f"~{m[2]}" for m in full if m[1].casefold() in genders()}
    return frozenset({word for run in runs for word in run} | pairs | surnames)


def is_given_word(
    m: re.Match[str], last: Word | None, names: frozenset[str], *, fresh: bool
) -> bool:
    """Say whether a word is part of a name though it means something else too: Per, Will, Song.

    A given name before a surname: anywhere but at the head of a sentence, where the document
    must print both inside one too, or go on as after a name alone ("Will Hill said"). A given
    name beside a verb of saying. Any word after a given name: "Paul Song".
    """
    word, low = m["word"], m["word"].casefold()
    given = low in genders()
    surname = _SURNAME.match(m.string, m.end("word")) if given else None
    after_given = last and last.letter == "C" and last.text.casefold() in genders()
    if not word[0].isupper() or low not in letters():
        return bool((fresh and surname) or (after_given and low in titles()))  # Ana Begum
    if after_given:
        return letters()[low] in "JHBnTVSFo" and not m.string.startswith(("'", "’"), m.end())
    month = letters()[low] in "YA" and last and last.letter in "pYRo"
    says = _SAYS.match(m.string, m.end("word"))
    beside = (says and is_said(says["verb"])) or (last and last.letter in "ST")
    if f"~{word}" in names and beside and not (fresh and letters()[low] == "p"):
        return True  # Al From; From said
    if not given or month:
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


def is_particle(word: str, text: str, end: int, *, named: bool) -> bool:
    """Say whether a small word before a capital is of the name: van den Heuvel, al-Rashid.

    `named` says that a name stands before it, which a word that means something else too needs.

    >>> is_particle("van", "said van den Heuvel", 8, named=False)
    True
    >>> is_particle("el-Sisi", "el-Sisi", 7, named=False)
    True
    >>> is_particle("do", "What do Reed", 7, named=False)
    False
    """
    if word in particles():
        return (named or word not in letters()) and personal_names.is_particle(word, text, end)
    return bool(_JOINED.match(word))
