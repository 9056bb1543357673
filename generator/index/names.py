"""Names of people taken apart: given names, surname, inverted form; without knowing anybody."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generator.countries import countries
from generator.index.accents import plain
from generator.personal_names import called_by_last, familiar, family_first, given_names, particles
from generator.rulebook import rules

_SYLLABLES = re.compile(r"[^\W\d_]+-[^\W\d_A-Z][^\W\d_]*")
"""A given name of two syllables, as in "Soo-min"."""
_ARABIC = re.compile(
    r"(?:[Aa]l|[Ee]l|ad|ar|as|ash|an|at)-(?=[^\W\d_])|(?:[Aa]l|[Ee]l) (?=[^\W\d_])"
)
"""The article of an Arabic surname, which is filed behind the given names."""
_SPELT = (
    (re.compile(r"\bAbd(?:[ -]?[aeu]l)?\b"), "Abdul"),
    (re.compile("J"), "G"),
    (re.compile("y"), "i"),
    (re.compile("oo|ou"), "u"),
)
_MOST_FAMILY = 3
"""Words at most of a name that begins with the family's."""
_ENDING = re.compile(r"(?<=[a-z]{3})(?:iy|y)$")
"""How a Slavic name ends, "Anatoliy", as one or another spells it: "Anatoly", "Anatoli"."""
_LONG, _HEAD = 6, 3
"""Letters of a name in which one letter more may be another spelling, and how near its head."""
_NAMES = 100_000
"""Names that are taken apart once, however many documents and stages ask."""


class PersonName(NamedTuple):
    """A name as called, in its parts."""

    given: str
    """ "" where only a surname is known."""
    surname: str
    """With its particle: "Van den Bergh"."""
    suffix: str = ""
    """ "Jr.", "III"."""


@lru_cache(_NAMES)
def parts(name: str) -> PersonName:
    """Take a name apart; a title before it is no part of it.

    >>> parts("Gen. Hendrik Van den Bergh Jr.")
    PersonName(given='Hendrik', surname='Van den Bergh', suffix='Jr.')
    >>> parts("Mr. Price")
    PersonName(given='', surname='Price', suffix='')
    >>> parts("Tran Van Minh").surname
    'Minh'
    >>> parts("Hua Mingde"), parts("Park Soo-min").surname, parts("Kim Roe").surname
    (PersonName(given='Mingde', surname='Hua', suffix=''), 'Park', 'Roe')
    """
    words = without_title(name).replace(",", " ").split()
    suffix = (
        words.pop() if len(words) > 1 and words[-1] in rules("indexing")["suffix"]["words"] else ""
    )
    if is_family_first(" ".join(words)):
        return PersonName(" ".join(words[1:]), words[0], suffix)
    start = max(len(words) - 1, 0)
    if words and words[0] in called_by_last():  # "Tran Van Minh": no Dutchman's "Van"
        return PersonName(" ".join(words[:start]), " ".join(words[start:]), suffix)
    while start > 1 and words[start - 1].casefold() in particles():
        start -= 1
    if start == 1 and words[0].casefold() in particles() and words[0] not in given_names():
        start = 0  # "de Roe", nothing else before it
    return PersonName(" ".join(words[:start]), " ".join(words[start:]), suffix)


def is_family_first(name: str) -> bool:
    """Whether the family's name stands first: it is one of those, and no given name stands last.

    "Kim" is both; two names after it, or a hyphen and a small letter, tell ("Kim Soo-min"). What
    this gets wrong: an American who bears such a surname as a given name, "Song Roe".
    """
    words = name.split()
    if len(words) < 2 or words[0] not in family_first() or words[-1] in given_names():  # noqa: PLR2004
        return False
    hyphened = bool(_SYLLABLES.fullmatch(words[1]))
    plain = words[1].isalpha() and words[1][0].isupper()
    doubtful = words[0] in given_names() and (len(words) == 2 or words[1] in given_names())  # noqa: PLR2004
    return len(words) <= _MOST_FAMILY and (hyphened or (plain and not doubtful))


def without_title(name: str) -> str:
    """Leave out a title or a form of address before a name.

    >>> without_title("Deputy Secretary of State Ana Ruiz")
    'Ana Ruiz'
    """
    match = title_pattern().match(name)
    return name[match.end() :] if match else name


def filed(surname: str) -> str:
    """Give a surname as those who bear it are brought together: an Arabic one however spelt.

    >>> filed("al-Khouly") == filed("al-Khuli"), filed("Terry")
    (True, 'Terry')
    """
    return romanised(surname) if _ARABIC.match(surname) else surname


def inverted(name: str) -> str:
    """Give a person's heading: surname first.

    >>> inverted("Ana de la Cruz")
    'de la Cruz, Ana'
    >>> inverted("Robert Kerr III"), inverted("Christina"), inverted("Mr. Price")
    ('Kerr, Robert, III', 'Christina', 'Price, Mr.')
    >>> inverted("Hua Mingde"), inverted("Tran Van Minh")
    ('Hua Mingde', 'Tran Van Minh')
    >>> inverted("Ali Sabri al-Hakim"), inverted("Dina Al-hakim"), inverted("Minister El Hakim")
    ('Hakim, Ali Sabri al-', 'Hakim, Dina Al-', 'Hakim, Minister El')
    """
    given, surname, suffix = parts(name)
    if article := _ARABIC.match(surname):
        title = given or name.removesuffix(surname).strip()
        surname = surname[article.end() :]
        surname = surname[:1].upper() + surname[1:]
        return ", ".join((surname, " ".join(filter(None, (title, article[0].strip(), suffix)))))
    if given and (name.startswith(surname) or name.partition(" ")[0] in called_by_last()):
        return name
    if not given:
        title = name.removesuffix(surname).strip()
        return f"{surname}, {title}" if title and surname else name
    return ", ".join(filter(None, (surname, given, suffix)))


@cache
def title_pattern() -> re.Pattern[str]:
    """Match a run of titles and the blank after it, the longest that the rules list.

    >>> title_pattern().match("Minister of Agriculture Ana Ruiz")[0]
    'Minister of Agriculture '
    """
    one, duty = (
        "|".join(map(re.escape, sorted(rules("indexing")[key]["words"], key=len, reverse=True)))
        for key in ("title", "portfolio")
    )
    bare = rf"(?:Min|Minister|Secretary)\s+(?:{duty})"  # as a cable has it
    led = rf"(?:{bare}|(?:{one})(?:\s+(?:of|for)\s+(?:the\s+)?(?:{duty}))*)"
    return re.compile(rf"(?:{led}\s+)+(?!(?:of|for|to|in|and|the)\b)(?=[^\W\d_])")


def is_cut(short: str, long: str) -> bool:
    """Whether a name is the end of a longer one that lacks no more than is left out in calling.

    >>> is_cut("Lawton Roe", "J. Lawton Roe"), is_cut("Dinh Nhu", "Ngo Dinh Nhu")
    (True, True)
    >>> is_cut("Lawton Roe", "Ana Lawton Roe"), is_cut("Binh Xuyen", "D. Binh Xuyen")
    (False, False)
    """
    first, _, rest = long.partition(" ")
    second = len(first.rstrip(".")) == 1 and rest.partition(" ")[0] in given_names()
    return (second or first in called_by_last()) and " " in short and rest == short


def agree(one: str, other: str) -> bool:
    """Whether two printings of given names can be one person's; an initial fits its names.

    >>> agree("A.", "Ana Maria"), agree("A. B.", "Ana Maria"), agree("Bo", "Ana")
    (True, False, False)
    >>> agree("Joe", "Joseph A."), agree("Joe", "John"), agree("Itzhak", "Yitzhak")
    (True, False, True)
    >>> agree("Anatoli F.", "Anatoliy F."), agree("Andre", "Andrei")
    (True, False)
    >>> agree("José", "Jose M.")
    True
    >>> agree("Jamal Abdel", "Gamal Abdul"), agree("Jamal Abdel", "Kamal Abdul")
    (True, False)
    """
    one, other = plain(one), plain(other)
    if "Abd" in one and "Abd" in other:
        one, other = romanised(one), romanised(other)
    pairs = zip(one.replace(".", ". ").split(), other.replace(".", ". ").split(), strict=False)
    return all(a == b or _fits(a, b) or _fits(b, a) for a, b in pairs)


def romanised(name: str) -> str:
    """Give one of the ways in which an Arabic name may be spelt.

    >>> romanised("Jamal Abd al Nasser"), romanised("Sabry al-Khouly")
    ('Gamal Abdul Nasser', 'Sabri al-Khuli')
    """
    for pattern, letters in _SPELT:
        name = pattern.sub(letters, name)
    return name


def _fits(short: str, long: str) -> bool:
    """Whether one name is an initial, a familiar form or another spelling of the other."""
    return _initial(short, long) or long in familiar().get(short, ()) or _respelt(short, long)


def _respelt(short: str, long: str) -> bool:
    """Whether the ending, or a letter more near the head of a long name, is all that parts two."""
    slavic = f"{short} {long} ".count("iy ")
    if slavic and _ENDING.sub("i", short) == _ENDING.sub("i", long):
        return True
    if len(long) != len(short) + 1 or len(short) < _LONG:
        return False
    return any((long[:i] + long[i + 1 :]).casefold() == short.casefold() for i in range(_HEAD))


def _initial(short: str, long: str) -> bool:
    return len(short.rstrip(".")) == 1 and long.startswith(short[0])


@cache
def head_words(*kinds: str) -> frozenset[str]:
    """Give the words that end the name of a body, an agreement or an event; or of some of these.

    >>> "Institute" in head_words(), "Treaty" in head_words("organisation")
    (True, False)
    """
    table = rules("indexing")
    some = kinds or ("organisation", "agreement", "event")
    return frozenset(word for kind in some for word in table[kind]["last"])


@cache
def never_given() -> frozenset[str]:
    """Give the words that begin a sentence and no name: "The", "However"."""
    return frozenset(rules("indexing")["never_given"]["words"])


@cache
def states_cut_short() -> frozenset[str]:
    """Give States as they stand behind a name in brackets: "Calif"."""
    return frozenset(rules("indexing")["never_heading"]["states"])


@cache
def no_name() -> frozenset[str]:
    """Give words that are in no person's name."""
    table = rules("indexing")
    headed = (word for kind in ("organisation", "agreement", "event", "place")
              for word in table[kind]["last"])  # fmt: skip
    idle = (
        word for key in ("words", "first", "last", "cut") for word in table["never_heading"][key]
    )
    kinds = ("never_given", "no_surname", "title", "office")
    named = (word for kind in kinds for word in table[kind]["words"])
    places = (word for name, forms in countries().items() for word in (name, *forms))
    return frozenset((*headed, *idle, *named, *places, "U.S.", "U.N.", "U.K."))
