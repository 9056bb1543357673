"""What sort of label a few words can be, on their own looks alone."""

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.personal_names import particles
from generator.rulebook import rules

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(IntEnum):
    """How much a label's own form says; the more, the higher."""

    NAME = 1
    """Capitalised words only: "Ana Ruiz"."""
    CAPITALS = 2
    """Nothing but capitals: "RUIZ"."""
    TITLED = 3
    """A title and a name: "Ms. Ruiz"."""
    ROLE = 4
    """A part or an office that the rules list: "QUESTION", "The Chair"."""


MAX_WORDS = 8
"""Words of a label at most, brackets apart."""
_SHORT = 3
"""A word of so many letters may end with a full stop inside a name: "Jr.", "F."."""
_SMALL_WORDS = frozenset(
    [
        "of",
        "de",
        "la",
        "le",
        "du",
        "des",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "y",
        "el",
        "al",
        "bin",
        "ibn",
        "and",
        "the",
        "for",
        "to",
        "&",
    ]
)
_NO_NAME = frozenset({"AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR", "TO", "WITH"})
"""Words in capitals that no name in capitals begins or ends with."""
_OFFICE = ("for ", "of ")
_FORMS = frozenset({"mr", "mrs", "ms", "miss", "dr", "hon"})
_NUMBER = re.compile(r"#?\d+$")
_PREFIX = re.compile(r"^(?:Ma?c|De|Di|La|Le|Van|O['’]|d['’]|al-|de|van|von)(?=[^\W\d_a-z])")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w'’.-]*,?$|[a-z]{1,2}['’][A-Z][\w'’-]*$")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=1 << 14)
def form_of(core: str) -> Form | None:
    """Say what sort of label `core` can be, brackets and colon apart; None where it can be none.

    >>> [form_of(core) for core in ("Ms. Ruiz", "Let me be clear", "NOTE")]
    [<Form.TITLED: 3>, None, None]
    """
    plain = plain_form(core)
    if plain in _never() or not core:
        return None
    if is_collective(core):
        return Form.ROLE
    if is_surname(core):
        return Form.TITLED
    if _patterns("roles").fullmatch(plain):
        return _looks(core) if is_weak(core) else Form.ROLE
    words = core.split()
    if _patterns("never").fullmatch(plain) or len(words) > MAX_WORDS or not _LETTERS.search(core):
        return None
    return Form.TITLED if _titled(words) or _with_part(core) else _looks(core)


def plain_form(core: str) -> str:
    """Give the words as the rules print them: lower case, straight marks, no outer full stop."""
    return core.casefold().replace("’", "'").strip(" .")


def is_surname(core: str) -> bool:
    """Tell whether the only name in a label is a word that is a title elsewhere.

    >>> is_surname("Mr. King"), is_surname("Mr. Speaker")
    (True, False)
    """
    first, _, last = plain_form(core).replace(".", "").partition(" ")
    entry = rules("labels")["surnames"]
    return first in entry["forms"] and last in entry["words"]


@lru_cache(maxsize=1 << 12)
def is_collective(core: str) -> bool:
    """Tell whether many speak at once under this label.

    >>> is_collective("Some hon. members")
    True
    """
    return bool(_patterns("collective").fullmatch(plain_form(core)))


def is_caption(line: str) -> bool:
    """Tell whether a line says who is here, and nobody says it.

    >>> is_caption("WITNESS: HUGO MERCER [Resumed]")
    True
    """
    return bool(_patterns("never").fullmatch(line))


def is_office(core: str) -> bool:
    """Tell whether a label that no rule lists can be an office, whose holder stands behind it.

    >>> is_office("The Member for Ghent"), is_office("Minister for Boats"), is_office("Mr. Lind")
    (True, True, False)
    """
    first, _, rest = core.partition(" ")
    office = rest.startswith(_OFFICE) and plain_form(first) in title_words()
    return core.startswith("The ") or (office and plain_form(first) not in _FORMS)


def is_weak(core: str) -> bool:
    """Tell whether a part is a plain heading too, so that it is a label only among others.

    >>> is_weak("PARTICIPANTS"), is_weak("QUESTION")
    (True, False)
    """
    return plain_form(core) in rules("labels")["weak"]["words"]


@lru_cache(maxsize=1 << 12)
def in_capitals(core: str) -> bool:
    """Tell whether a label is printed in capitals, small words apart.

    >>> in_capitals("MR. McCURRY"), in_capitals("Ms. Ruiz")
    (True, False)
    """
    return all(_capital(w) for w in core.split() if len(w) > 1 and w not in _SMALL_WORDS)


@lru_cache(maxsize=1 << 12)
def names_in_capitals(core: str) -> bool:
    """Tell whether a label prints its name, or its office, in capitals behind another word.

    >>> names_in_capitals("Mr. McCURRY of Ohio"), names_in_capitals("Ms. Ruiz")
    (True, False)
    """
    return any(len(w) > 1 and _capital(w) for w in core.split()[1:])


@cache
def title_words() -> frozenset[str]:
    """Give the words that stand before a name, in lower case without full stop."""
    return frozenset(rules("labels")["titles"]["words"])


@cache
def _qualifiers() -> frozenset[str]:
    """Give the words of titles that are no title alone: "First Lady", but "First Thing"."""
    return frozenset(rules("labels")["qualifiers"]["words"])


def _looks(core: str) -> Form | None:
    """Tell capitals from capitalised words; None for any other."""
    words = core.split()
    numbered = any(_NUMBER.search(w) for w in words) or any(c.isdigit() for c in words[0])
    if "--" in core or any(map(_ends_sentence, words[:-1])):  # "THE CALENDAR--S.", "RUIZ. Ghent:"
        return None
    if numbered or {words[0], words[-1]} & _NO_NAME:  # "Q.1. Access to Credit:", "HARBORS AND:"
        return None
    if _capital(words[0]) and all(_capital(w) or w in _SMALL_WORDS for w in words):
        return Form.CAPITALS if _LETTERS.search(core) else None
    named = all(_NAME_WORD.match(w) or w in _SMALL_WORDS for w in words)
    ended = words[-1].endswith(".") and len(words[-1]) > _SHORT
    return Form.NAME if named and _NAME_WORD.match(words[0]) and not ended else None


def _capital(word: str) -> bool:
    """Tell whether a word is nothing but capitals, as "McCURRY" is."""
    return _PREFIX.sub("", word).isupper()


def _titled(words: list[str]) -> bool:
    """Tell whether it is a title and then a word of a name at least; "Mr. President" is none."""
    count = 0
    while count < len(words) and words[count].casefold().strip(".,") in title_words():
        count += 1
    names = words[count:]
    if not names or _qualifiers().issuperset(w.casefold().strip(".,") for w in words[:count]):
        return False  # "Executive Summary:"
    if any(map(_ends_sentence, names[:-1])):
        return False  # "MR. RUIZ. Ghent: it rains"
    named = all(_NAME_WORD.match(w) or w in _SMALL_WORDS for w in names)
    begun = names[0] in particles() and _NAME_WORD.match(names[-1])  # "Mr. de la RUIZ"
    return named and bool(begun or _NAME_WORD.match(names[0]))


def _with_part(core: str) -> bool:
    """Tell whether it is a name in capitals and what its bearer does: "ANA RUIZ, HOST"."""
    name, comma, part = core.partition(", ")
    part = plain_form(part.rpartition(" ")[2])
    if not comma or _looks(name) is not Form.CAPITALS:
        return False
    return bool(_patterns("roles").fullmatch(part)) and part not in _never()


def _ends_sentence(word: str) -> bool:
    """Tell whether the full stop behind a word is no abbreviation's: "Ruiz.", not "Jr."."""
    bare = word[:-1].casefold()
    short = bare in title_words() or bare in rules("speakers")["abbreviated"]["words"]
    return word.endswith(".") and len(word) > _SHORT + 1 and not short


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    table: Mapping[str, Mapping[str, list[str]]] = rules("labels")[kind]
    found = [f"(?:{p})" for rule in table.values() for p in rule.get("match", [])]
    return re.compile("|".join(found), re.VERBOSE | re.IGNORECASE)


@cache
def _never() -> frozenset[str]:
    return frozenset(rules("labels")["never"]["words"]["words"])
