"""The order of letters: plain, or as rules/alphabets.toml has it for one language.

An order is asked for by name in mkdocs.yml and is data of this program, so that it is the same on
every machine; the locale of a machine, or the version of a library on it, would not be.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.rulebook import rules

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th",
     "ħ": "h", "ı": "i"}
)  # fmt: skip
_BEYOND = "\uf8ff"
"""Before a letter that an alphabet has no place for."""
_DOTTED = str.maketrans({"I": "ı", "İ": "i"})
"""Capitals of the languages that tell i from ı."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """An order of letters; one without letters is plain: accents do not count.

    >>> sorted(["Öst", "Zorn", "Ost"], key=alphabet("sv").spelt)
    ['Ost', 'Zorn', 'Öst']
    >>> sorted(["Öst", "Zorn", "Ost"], key=alphabet("").spelt)
    ['Öst', 'Ost', 'Zorn']
    """

    name: str = ""
    letters: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Of each letter; several may share one."""
    pattern: re.Pattern[str] | None = None
    """Matches one letter of a word, the longest that the alphabet has."""

    def lowered(self, text: str) -> str:
        """Give a text in no case, its letters composed, other marks over them left out."""
        text = text.translate(_DOTTED) if "ı" in self.places else text
        if text.isascii():
            return text.casefold()
        text = unicodedata.normalize("NFKC", text).casefold()
        return "".join(c for c in unicodedata.normalize("NFKC", text) if not _is_mark(c))

    def spelt(self, word: str) -> str:
        """Give a word so that comparing is sorting."""
        word = self.lowered(word)
        if not self.pattern:
            return bare(word)
        return "".join(map(self._placed, self.pattern.findall(word)))

    def first(self, word: str) -> str:
        """Give the letter that a word is filed under.

        >>> alphabet("cs").first("chalupa"), alphabet("").first("École"), alphabet("sv").first("é")
        ('Ch', 'E', 'E')
        """
        spelt = self.spelt(word)[:1]
        if self.pattern and spelt not in ("", _BEYOND):
            return self.letters[ord(spelt) - 1].capitalize()
        return self.spelt(word).lstrip(_BEYOND)[:1].upper()

    def _placed(self, letter: str) -> str:
        for known in (letter, bare(letter)):
            if known in self.places:
                return chr(1 + self.places[known])
        spelt = (self.places.get(c) for c in bare(letter))
        return "".join(_BEYOND + letter if place is None else chr(1 + place) for place in spelt)


def bare(word: str) -> str:
    """Give letters without accents, those of other alphabets in plain ones.

    >>> bare("łódź"), bare("ærø")
    ('lodz', 'aero')
    """
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word).translate(_LETTERS)
    return "".join(c for c in plain if not _is_mark(c))


def _is_mark(character: str) -> bool:
    return bool(unicodedata.combining(character))


@cache
def alphabet(code: str) -> Alphabet:
    """Give the order of a language that rules/alphabets.toml lists; "" is the plain one."""
    if not code:
        return Alphabet()
    table = rules("alphabets")[code]
    groups = [group.split("=") for group in table["letters"].split()]
    places = {letter: place for place, group in enumerate(groups) for letter in group}
    longest = sorted(places, key=lambda letter: (-len(letter), letter))
    pattern = re.compile("|".join((*map(re.escape, longest), ".")))
    return Alphabet(table["name"], tuple(group[0] for group in groups), places, pattern)


def alphabets() -> tuple[str, ...]:
    """Give the languages whose order is known, by code."""
    return tuple(sorted(rules("alphabets")))
