"""Where a document prints a surname in full: the evidence for the name behind a label."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from generator.attribute.introductions import gives_name, introduces, self_pattern
from generator.attribute.labelnames import PLACES, fold, given_names, proper, titles
from generator.model import Block, Document, Role, Span
from generator.rulebook import rules

_OF = (" for ", " of ", " on ")
"""Before what an office is for."""
_OF_REACH = max(map(len, _OF))


class Place(IntEnum):
    """Where a full name stands; the best evidence first."""

    TITLE = 0
    LABEL = 1
    HEAD = 2
    """Cast list, appearances, roster, a heading "STATEMENT OF ..."."""
    SELF = 3
    """His own words: "I'm Bo Lind"."""
    INTRODUCED = 4
    """Who speaks before gives him the floor: "Please welcome the mayor, Bo Lind."."""
    TITLED = 5
    """With a title before it: "Senator Bo Lind"."""
    TEXT = 6
    VOCATIVE = 7
    """ "Thank you, Bo.", right after his words."""


class Found(NamedTuple):
    """One full name in the text."""

    place: Place
    given: tuple[str, ...]
    family: str
    titles: tuple[str, ...]
    """Lower case, in the order printed: ("press", "secretary")."""
    words: str
    """As printed, titles included."""
    block: str | None
    initial: bool
    """True where the first given name begins a sentence, and so may be any word."""
    state: str = ""
    """Whose seat follows: "Ohio" of "Bo Lind, from Ohio"; for names that a record prints."""


_CAPITAL = re.compile(r"[A-Z\xaa-\U0010ffff](?<=[^\W\d_a-z])(?:[\w'’-]*\w)?")
_BEFORE = re.compile(
    r"(?:[^\W\d_a-z][\w'’-]*\.?|(?:[A-Z]\.){2,3}|[“\"(‘'][A-Z]\w+[\"”)’']"
    r"|de|la|van|von|der|den|del|bin|al)\Z"
)
"""A word that can stand in a name before the surname."""
_INITIAL = re.compile(r"[A-Z]\.")
_OFFICE_BEFORE = re.compile(r"(?:(?:[A-Z][\w'’&-]*|of|the|for|to|on)\.? )+$")
_SENTENCE = re.compile(r"(?:^|[.?!…”\")\]–—-] ?|[“‘])$")
_OF_STATE = re.compile(
    r",? (?:of|from) (?:the (?:[Gg]reat )?[Ss]tate of )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_INVERTED = re.compile(
    r", (?P<titles>(?:(?:Hon|Dr|Rev|Gen|Adm|Sen|Rep|Gov|Prof)\. )*)"
    r"(?P<given>(?:[^\W\d_a-z][\w'’-]*\.?)(?: (?:[^\W\d_a-z][\w'’-]*\.?))*?)(?=,|\.{2,}|$)"
)
"""A list of witnesses: "Rowe, Hon. Edith, Governor of Maine"."""
_ROSTER = re.compile(r", (?P<state>[A-Z]\w+(?: [A-Z]\w+)?)")
_ANOTHER = re.compile(r" (?P<word>[^\W\d_a-z][\w'’-]{2,}\w),")
"""One word more of a name in a list; what follows a name for honour's sake is shorter."""
_LISTED = re.compile(r"(?:^|\d )$")
REACH = 90
"""Code points before a surname that can hold the rest of the name."""
_COURTESY = frozenset({"his", "her", "excellency"})
"""Words before a name that anybody in office is given."""
_MAX_GIVEN = 4
_INITIALS = 3
"""Letters of "J.F.K." at most."""


def find_names(
    document: Document,
    families: frozenset[str],
    own: Mapping[str, str],
    heralds: Mapping[str, str],
) -> dict[str, list[Found]]:
    """Give all full names in `document` by folded surname, for the surnames asked for.

    `own` gives the surname of who speaks each block: nobody speaks of himself by his full name,
    so what he calls by it is kin, or himself where he says so. `heralds` gives the surname of who
    speaks next, of blocks that end a turn.
    """
    found: dict[str, list[Found]] = {family: [] for family in families}
    texts = [*_texts(document)]
    printed = _printed(families, "\n".join([text for *_, text in texts]))
    for place, block, text in texts:
        if not any(word in text for word in printed):  # as most blocks
            continue
        for match in _CAPITAL.finditer(text):
            key = printed.get(match[0])
            if key is None:
                continue
            his = own[block] == key if block and block in own else None
            name = _read(text, match, place, block, his=his)
            if name and block and heralds.get(block) == key and introduces(text, match.start()):
                name = name._replace(place=Place.INTRODUCED) if name.given else name
            if name and (own.get(block or "") != key or name.place is Place.SELF):
                found[key].append(name)
    return found


def _printed(families: frozenset[str], text: str) -> dict[str, str]:
    """Give each form in which a text prints one of the surnames, with the surname."""
    heads = {family[:1] for family in families}
    words = {*_CAPITAL.findall(text)}
    able = [word for word in words if word[0].lower() in heads or not word[0].isascii()]
    return {word: key for word in able if (key := _key(word)) in families}


def _key(word: str) -> str:
    return fold(word[:-2] if word.endswith(("'s", "’s")) else word)


def _texts(document: Document) -> Iterator[tuple[Place, str | None, str]]:
    yield Place.TITLE, None, document.title
    for block in document.blocks:
        if block.role is Role.TITLE and block.text == document.title:
            continue
        yield _place(block), block.id, block.text
    for edit in document.edits:
        if edit.rule == "front-matter":  # "speaker: Ana Ruiz"
            yield from ((Place.HEAD, None, line.strip(" -")) for line in edit.was.splitlines())


def _place(block: Block) -> Place:
    if block.role is Role.TITLE:
        return Place.TITLE
    return Place.TEXT if block.role in (Role.SPEECH, Role.NOTE) else Place.HEAD


def _read(
    text: str, match: re.Match[str], place: Place, block: str | None, *, his: bool | None
) -> Found | None:
    """Read the name that ends with the surname at `match`; None where only the surname stands.

    `his` tells whether the words are said by somebody of that surname; None where nobody knows.
    """
    start = match.start()
    said_before = _said_before(text[max(0, start - REACH) : start])
    if not said_before:
        return _inverted(text, match, block) if place is Place.HEAD else None
    given, titled, length = _given(said_before)
    if (not given and not titled) or (place is Place.HEAD and _goes_on(text, match)):
        return None
    begins = start - sum(len(word) + 1 for word in said_before[-len(given) :])
    before_it = text[max(0, begins - _OF_REACH) : begins]
    others = _seat_before([*given, match[0]], before_it) or _field(given, before_it)
    given, length = given[others:], length - others
    first = start - sum(len(word) + 1 for word in said_before[-len(given) :]) if given else start
    initial = bool(given) and bool(_SENTENCE.search(text[max(0, first - 2) : first])) and not titled
    family = match[0][:-2] if match[0].endswith(("'s", "’s")) else match[0]
    if place is Place.TEXT:
        place = Place.TITLED if titled else Place.TEXT
        if given and his is not False and _said_himself(text, (first, match.end()), his=his):
            place = Place.SELF
    words = " ".join([*said_before[-length:], family])
    names = tuple(map(proper, given))
    state = _seat(text, match.end(), place)
    return Found(place, names, proper(family), titled, words, block, initial, state)


def _seat(text: str, end: int, place: Place) -> str:
    """Give whose seat follows a name: "from Ohio", and in a roster ", Ohio"."""
    said = _OF_STATE.match(text, end)
    if said:
        return said["state"]
    if place is not Place.HEAD:
        return ""
    listed = _ROSTER.match(text, end)
    words = listed["state"].split() if listed else []
    seats = rules("speakers")["seats"]["words"]
    able = (" ".join(words[:n]) for n in (2, 1))
    return next((state for state in able if fold(state) in seats), "")


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a listed name goes on behind a surname: "ANA MOORE CAPITO, Ohio"."""
    after = _ANOTHER.match(text, match.end())
    return after is not None and fold(after["word"]) not in (
        titles() | not_given() | office_words()
    )


def _said_himself(text: str, name: Span, *, his: bool | None) -> bool:
    """Tell whether a full name is given as his own by who may be called so, as `_read` knows it."""
    before = text[max(0, name[0] - REACH) : name[0]]
    return bool(self_pattern().search(before) or (his and gives_name(text, *name)))


def _said_before(text: str) -> list[str]:
    """Give the words at the end of a text that can stand in a name, of the first perhaps its end.

    >>> _said_before("He saw the (Ms. Ana van ")
    ['Ms.', 'Ana', 'van']
    """
    words: list[str] = []
    *before, last = text.split(" ")
    for token in () if last else reversed(before):
        word = _BEFORE.search(token)
        if word:
            words.insert(0, word[0])
        if not word or len(word[0]) < len(token):
            break
    return words


def _seat_before(name: Sequence[str], before: str) -> int:
    """Count the words of a seat in the other column: "ANA RUIZ, Ohio   BO LIND, Maine".

    "Ohio LIND" is a seat and the first word of a name, "VIRGINIA LIND" and "Virginia Lind" are not.
    """
    if not before.endswith(", "):
        return 0
    seats = rules("speakers")["seats"]["words"]
    two = " ".join(map(fold, name[:2])) in seats
    count = 2 if two else int(fold(name[0]) in seats)
    parted = len(name) - count > 1 or name[-1].isupper() > name[0].isupper()
    return count if parted and count < len(name) else 0


def _inverted(text: str, match: re.Match[str], block: str | None) -> Found | None:
    """Read "Rowe, Hon. Edith, Governor" where a list of witnesses begins with the surname."""
    if not _LISTED.search(text[max(0, match.start() - 2) : match.start()]):
        return None
    after = _INVERTED.match(text, match.end())
    if not after or set(map(fold, after["given"].split())) & (titles() | not_given()):
        return None
    given = tuple(map(proper, after["given"].split()))
    words = match[0] + after[0]
    family = proper(match[0])
    return Found(Place.HEAD, given, family, (), words, block, initial=False)


def _given(words: Sequence[str]) -> tuple[list[str], tuple[str, ...], int]:
    """Given names and titles at the end of `words`, and how many of them they are."""
    given: list[str] = []
    titled: list[str] = []
    used = 0
    for at, word in reversed(list(enumerate(words))):
        bare = fold(word)
        initial = bare == "m" and at > 0 and _first_name(words[at - 1])
        if bare in titles() and not initial and not (given and bare == "the"):
            titled.insert(0, bare)
        elif (
            titled
            or (bare in not_given() and not _INITIAL.fullmatch(word))
            or (bare.endswith("s") and bare[:-1] in titles())
            or len(given) == _MAX_GIVEN
            or not bare
        ) or (word.endswith(".") and not _abbreviated(bare)):
            if given and bare in PLACES and not titled:
                given.pop(0)  # "North Carolina Ron Lind"
                used -= 1
            break
        else:
            given.insert(0, word.strip("“”\"()‘’'"))
        used += 1
    return given, tuple(word for word in titled if word not in _COURTESY), used


def _field(given: Sequence[str], before: str) -> int:
    """Count the words of what an office is for: "Director for Europe Ana Lind"."""
    names = [fold(word) in given_names() for word in given[:2]]
    return int(names == [False, True] and before.endswith(_OF))


def _first_name(word: str) -> bool:
    """Tell whether "M." behind `word` is an initial, not Monsieur."""
    return fold(word) not in titles() | not_given() and not word.endswith(".")


def _abbreviated(word: str) -> bool:
    return len(word) <= _INITIALS or word in rules("speakers")["abbreviated"]["words"]


@cache
def not_given() -> frozenset[str]:
    """Give the capitalised words that stand before a surname and are no given name, folded."""
    return frozenset(rules("speakers")["not-given"]["words"])


@cache
def office_words() -> frozenset[str]:
    """Give the words of offices that stand before a name and are no part of it, folded."""
    return frozenset(rules("speakers")["office"]["words"]) - titles()


def office_before(text: str, name: str) -> str | None:
    """Give the office that stands before `name` in a title or heading, as printed.

    >>> office_before("Statement by Secretary of State Ana Ruiz during a visit", "Ana Ruiz")
    'Secretary of State'
    """
    at = text.find(name)
    match = _OFFICE_BEFORE.search(text[max(0, at - REACH) : at]) if at > 0 else None
    office = match[0].strip() if match else ""
    words = office.split()
    while words and (fold(words[0]) in not_given() - {"white", "house"} or words[0].islower()):
        words.pop(0)
    return " ".join(words) or None
