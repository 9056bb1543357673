"""A printed label taken apart: title, given names, family name, office."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from generator import personal_names
from generator.rulebook import rules


class Sort(StrEnum):
    """What a label names."""

    PERSON = "person"
    OFFICE = "office"
    """"THE PRESIDENT": somebody, whom other words must name."""
    QUESTIONER = "questioner"
    PART = "part"
    """"MODERATOR": one person in a document, mostly."""
    UNNAMED = "unnamed"
    """"AUDIENCE", "SENIOR OFFICIAL": nobody in particular, or on purpose not named."""


class LabelName(NamedTuple):
    """What one label says."""

    sort: Sort
    core: str
    """The label without its bracket, colon and full stop, as printed."""
    titles: tuple[str, ...] = ()
    """Lower case, without full stops: ("acting", "administrator")."""
    given: tuple[str, ...] = ()
    family: str = ""
    detail: str = ""
    """What stands in the bracket: "Minister of Transport, CPC"."""
    state: str = ""
    """ "Kansas" of "Mr. Moore of Kansas"."""

    @property
    def key(self) -> str:
        """Alike for all prints of one label."""
        return fold(self.core)


FORMAL = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "the", "hon", "dr", "right", "rt", "sir", "madam"}
)
"""Titles that tell no office."""
PLACES = frozenset(
    {"new", "north", "south", "east", "west", "united", "san", "saint", "los", "las"}
)
"""Words that begin the name of a place, not of a person: "New York"."""
_ENDING = "news"
"""What one word that names an outlet ends with."""
_STATE = re.compile(r"^(?P<name>.+?) of (?P<state>[A-Z][\w. ]+)$")
_END = re.compile(r"(?:: Q)?[\s:.*_–—]+$")
_OF = re.compile(r" (?:of|for) ")
_OF_WORDS = frozenset({"of", "for", "the"})
_NUMBERED = re.compile(
    r"^(?:(?:Q?\d+\. )?\[\d+\.?\]|Q\d+\.?(?= [A-Z])|\d+\.|\d{1,4} Q\.(?= [A-Z])|\d{1,4}(?= Q\b)"
    r"|[QA] [–-]) "
)
"""A question's number on the order paper: "Q1. [220456] Ana Ruiz (Leeds)", "Q1 Chair"; also what
is printed of who asks and who answers, "Q - Ana Ruiz"."""
_PART = re.compile(r"(?P<part>[A-Z]{1,5}) \[(?P<name>[^\[\]]+)\]")
"""A part by its initials, and who has it: "DC [MS. RUIZ]", the counsel for the defence."""
_ASKED = re.compile(r"(?<=[\w)]) to (?:the )?[^\Wa-z][^()]*$")
"""Whom a question on the order paper is put to."""
_SEATED = re.compile(r" \([A-Z]{1,4}\), [^()]{3,30}$")
"""A party and whose seat it is behind a name: "GOV. ANA RUIZ (R), MAINE"."""
_UNSURE = re.compile(r" ?\(\?\)")
"""The reporter was not certain of the voice: "MR. RUIZ(?)."."""
_SMALL = re.compile(r"(?<=[^\W\d_])[^\W\d_]+")
_MAC = re.compile(r"^(Mc|O['’])([a-z])")
_INITIALS = 3
_VOWELS = frozenset("AEIOUY")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "qc", "kc"}


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Give `text` in lower case without accents, full stops and marks, blanks single.

    >>> fold("MR. Vázquez")
    'mr vazquez'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = "".join(c for c in plain if c.isalnum() or c in "'- ")
    return " ".join(kept.casefold().split())


def proper(word: str) -> str:
    """Give a name printed in capitals as names are written; any other as it is.

    >>> [proper(w) for w in ("BLINKEN", "McCURRY", "JEAN-PIERRE", "O'CONNOR", "Ruiz", "F.")]
    ['Blinken', 'McCurry', 'Jean-Pierre', "O'Connor", 'Ruiz', 'F.']
    """
    if len(word.strip(".")) <= 1 or word in ("II", "III", "IV"):
        return word
    plain = re.sub(r"^(Mc|Mac|De|Di|La|Le|Van)(?=[A-Z])", "", word)
    if not plain.isupper():
        return word
    prefix = word[: len(word) - len(plain)]
    lowered = _SMALL.sub(lambda m: m[0].lower(), plain)
    lowered = _MAC.sub(lambda m: m[1] + m[2].upper(), lowered) if not prefix else lowered
    return prefix + lowered


@lru_cache(maxsize=1 << 14)
def read_label(printed: str) -> LabelName:
    """Take a label apart.

    >>> read_label("SECRETARY BLINKEN:").family, read_label("THE PRESIDENT:").sort.value
    ('Blinken', 'office')
    >>> read_label("ANA RUIZ, MAYOR OF GHENT:")[3:6]
    (('Ana',), 'Ruiz', 'MAYOR OF GHENT')
    >>> read_label("BO HW LIND:").given, read_label("BO ST LIND:").family
    (('Bo', 'HW'), 'St Lind')
    >>> read_label("The Chair (Mr. Bo Lind (Leeds, Lib.)):").family
    'Lind'
    """
    text = _SEATED.sub("", _UNSURE.sub("", _END.sub("", printed)))
    if not text.strip("-"):
        return LabelName(Sort.UNNAMED, "")
    if numbered := _NUMBERED.match(text):
        text = _ASKED.sub("", text[numbered.end() :])
    cut = text.find(" (")
    core, detail = (text[:cut], text[cut + 2 :].rstrip(") ")) if cut > 0 else (text, "")
    if (part := _PART.fullmatch(core)) and (inner := _person(part["name"])):
        return inner._replace(detail=part["part"])
    core = re.sub(r"\.? \[.*", "", core)
    plain = fold(core)
    if _surname(plain):
        return _split(core, detail)
    for sort in ("questioner", "unnamed", "part", "office"):
        if not _pattern(sort).fullmatch(plain) and not _pattern(sort).fullmatch(core):
            continue
        if sort in ("office", "part") and detail and (inner := _person(detail)):
            return inner._replace(core=core, detail=core)
        return LabelName(Sort(sort), core, detail=detail)
    nobody = is_outlet(core)
    return LabelName(Sort.UNNAMED, core, detail=detail) if nobody else _with_office(core, detail)


def _with_office(core: str, detail: str) -> LabelName:
    """Take apart "The Minister for Boats (Mr. Bo Lind)", "ANA RUIZ, MAYOR OF GHENT", "Mr. Lind"."""
    the = core.lower().startswith("the ")
    if (the or _is_office(core)) and detail and (inner := _person(detail)):
        return inner._replace(core=core, detail=core)
    if (the and _OF.search(core)) or _only_titles(core):
        return LabelName(Sort.OFFICE, core, detail=detail)
    if core.isupper() and detail.isupper() and fold(detail) in given_names():
        named = _split(core, "")  # "MR. LIND (DAVID)", where two of them speak
        return named if named.given else named._replace(given=(proper(detail),))
    name, mark, office = _parted(core)
    if mark == "," and " " not in name + office and fold(office) in given_names():
        return _split(f"{office} {name}", detail)._replace(core=core)  # "Lind, Bo"
    if mark and fold(office) not in _SUFFIXES:
        return _split(name, office)._replace(core=core)
    return _split(core, detail)


def _only_titles(core: str) -> bool:
    """Tell whether no name stands in a label: "The First Minister", "MR. DEPUTY-SPEAKER".

    What ends with a title, "POLICE OFFICER", is what somebody does, unless a form of address or a
    usual given name shows that it is a surname: "MS. MAJOR", "JOHN CHANCELLOR".
    """
    words = fold(core).replace("-", " ").split()
    surname = words[-1] in rules("labels")["surnames"]["words"]
    if len(words) < 2 or surname or words[-1] not in titles():  # noqa: PLR2004 - a title and a name
        return False
    named = _parted(core)[1] or words[0] in titles() or any(word in given_names() for word in words)
    return titles().issuperset(words) or not named


def is_outlet(name: str) -> bool:
    """Tell whether words are the name of an outlet, whoever of it speaks, and no person's.

    >>> [is_outlet(name) for name in ("Ghent Daily", "The Herald", "Ana Post", "Post", "Townnews")]
    [True, True, False, False, True]
    """
    first, _, rest = fold(name).partition(" ")
    if not rest and first.endswith(_ENDING) and first != _ENDING:
        return True
    ends = rules("speakers")["outlet-ends"]["words"]
    return rest.rpartition(" ")[2] in ends and first not in titles() - {"the"} | given_names()


def _parted(core: str) -> tuple[str, str, str]:
    """Part a name from what its bearer does: "ANA RUIZ, MAYOR", "Ana Ruiz -- Mayor"."""
    for mark in (" -- ", ", "):
        name, found, office = core.partition(mark)
        if found:
            return name, mark.strip(), office
    return core, "", ""


def _is_office(core: str) -> bool:
    """Tell whether an office has no article: "Minister for Boats"."""
    first, _, rest = fold(core).partition(" ")
    return rest.startswith(("for ", "of ")) and first in titles() - FORMAL


@cache
def _pattern(sort: str) -> re.Pattern[str]:
    entry = rules("labels")["roles"][sort]
    return re.compile("|".join(f"(?:{p})" for p in entry["match"]), re.VERBOSE | re.IGNORECASE)


@cache
def titles() -> frozenset[str]:
    """Give the words that stand before a name and are no part of it, in lower case."""
    return frozenset(rules("labels")["titles"]["words"])


@cache
def offices() -> frozenset[str]:
    """Give the titles, and what stands between them and a name: "Secretary of State Ana Ruiz"."""
    return titles() | frozenset(rules("speakers")["office"]["words"])


@cache
def alike() -> dict[str, str]:
    """Give for each title that has several forms the one that stands for all: "gen", "general"."""
    return {title: group[0] for group in rules("labels")["alike"]["titles"] for title in group}


def _surname(plain: str) -> bool:
    """Tell whether the name is a word that is a title elsewhere: "mr king"."""
    first, _, last = plain.partition(" ")
    entry = rules("labels")["surnames"]
    return first in entry["forms"] and last in entry["words"]


def _person(detail: str) -> LabelName | None:
    """Read the person in the bracket after an office, "Mr. Bo Lind (Leeds, Lib.)"."""
    inner = detail.partition(" (")[0]
    named = _split(inner, "")
    known = named.titles or (named.given and fold(named.given[0]) in given_names())
    return named if known and named.family else None


def _split(core: str, detail: str) -> LabelName:
    state = ""
    match = _STATE.match(core)
    if match and not _is_office(core):
        core_name, state = match["name"], match["state"]
    else:
        core_name = core
    words = [w.strip(",") for w in core_name.split()]
    count, before = _local_office(words) or _behind_post(words), titles()
    while count < len(words) - 1 and fold(words[count]) in before:
        if count and fold(words[count]) == "m":
            break  # an initial: "DR. M. RUIZ"; who is Monsieur has no title before it
        before = before if fold(words[count]) in FORMAL else offices()
        count += 1
    if count and fold(words[count - 1]) in _OF_WORDS:
        if count == len(words) - 1:
            return LabelName(Sort.OFFICE, core, detail=detail)  # "Minister for Boats"
        count = _behind_office(words, count)
    names = [w if personal_names.is_initials(w) else proper(w) for w in words[count:-1]]
    names += words[-1:] if len(words) == 1 and _unsaid(words[0]) else map(proper, words[-1:])
    while len(names) > 1 and fold(names[-1]) in _SUFFIXES:
        names.pop()
    start = len(names) - 1
    while start > 0 and (fold(names[start - 1]) in personal_names.particles()):
        start -= 1
    if start == 1 and count and _two_surnames(words[:count], words[count:]):
        start = 0
    family = " ".join(names[start:])
    found = tuple(fold(w) for w in words[:count])
    return LabelName(Sort.PERSON, core, found, tuple(names[:start]), family, detail, state)


def _unsaid(word: str) -> bool:
    """Tell whether capitals are initials, that no one can say: "MDH"."""
    return word.isupper() and len(word) <= _INITIALS and not _VOWELS & {*word}


def _local_office(words: Sequence[str]) -> int:
    """Count the words of an office of a city or county before a name: "CITY CLERK RUIZ"."""
    entry = rules("speakers")["local"]
    local = len(words) > 2 and fold(words[0]) in entry["of"]  # noqa: PLR2004 - and a name
    return 2 if local and fold(words[1]) in entry["offices"] else 0


def _behind_post(words: Sequence[str]) -> int:
    """Count the words of an office that begins with what it is for: "LABOR SECRETARY ANA RUIZ".

    A usual given name must follow, or nothing but words of offices stand before: "LABOR
    SECRETARY RUIZ".
    """
    entry, first = rules("labels")["posts"], fold(words[0])
    folded = [] if first in given_names() or first in titles() else [*map(fold, words)]
    last = next((i for i in range(len(folded) - 2, 0, -1) if folded[i] in entry["words"]), 0)
    if not last:
        return 0
    named = folded[last + 1] in given_names()
    return last + 1 if named or offices().union(entry["of"]).issuperset(folded[:last]) else 0


def _behind_office(words: Sequence[str], start: int) -> int:
    """Give where the name begins behind what an office is for: "PRESIDENT OF GHENT ANA RUIZ".

    Where no usual given name tells, only the surname is sure.
    """
    given = (i for i in range(start + 1, len(words) - 1) if fold(words[i]) in given_names())
    return next(given, len(words) - 1)


def _two_surnames(titled: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether "Ms. RUIZ LIND", as a record prints surnames, is both of hers.

    Members of one surname are told apart there by given names, so a usual one is one.
    """
    shouted = not any(w.isupper() for w in titled) and all(proper(w) != w for w in names)
    return shouted and fold(names[0]) not in given_names() and len(names[0].strip(".")) > 1


@cache
def given_names() -> frozenset[str]:
    """Give usual given names, folded: no evidence by themselves of who it is."""
    return frozenset(map(fold, personal_names.given_names()))
