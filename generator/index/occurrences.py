"""Where one document prints capitalised names: how often, and beside which words."""

import json
import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise

from generator.countries import adjectives, countries, places
from generator.index.capitals import Phrase, phrases, without_links
from generator.index.homes import home_of, mentions
from generator.index.initials import initialled, is_short
from generator.index.names import head_words, never_given, no_name, parts, states_cut_short
from generator.index.offices import OFFICES, borne, held, signed, titled
from generator.index.rolls import of_people, rolls
from generator.index.subjects import idle_words
from generator.index.wholes import whole
from generator.model import Block, Document, Role
from generator.personal_names import called_by_last, given_names
from generator.rulebook import rules

_ABBREVIATED = re.compile(r" \(([A-Z][A-Za-z&./-]{1,9})\)")
_LOCATIVE = re.compile(r"\b((?:in|In|at|At|from|From|to|To|near|Near)(?: the)?) $")
_LONGEST_LOCATIVE = len("from the ") + 1
"""Code points in which that must stand, and what parts it from the word before."""
_WITHIN = ("in", "at")
_LIES = re.compile(r", ([A-Z][\w.]+)(?: [A-Z]\w+)?(?!, [A-Z]|,? and |\w)")
"""What stands behind a name and a comma, and is no member of a list."""
_BRACKETED = re.compile(r"\] [A-Z]")
_LOWER = re.compile(r"\b[a-z][a-z’'-]+")
_NOUN = re.compile(r" ([a-z]{4,})(?![\w-])")
_NOUNS = re.compile(r" (([a-z]{3,})(?<!ed)(?<!ing) ([a-z]{4,}))(?![\w-])")
_OF_SPEAKERS = (" about ", " as ", " like ", " to ", " too ")
_NAME_WORDS = 4
_PLACE_FIRST = frozenset(
    ("Bay", "Cape", "Lake", "Mount", "Strait", "King", "Queen", "Prince", "Princess", "Pope")
)
_LONG = re.compile(r"[^\W\d_]{4,}")
_HEADLINE, _CAPITALISED = 200, 0.7
"""Code points looked at to tell a headline, and share of its long words that have a capital."""
_HEADLINES = (Role.TITLE, Role.HEADING)
_REACH = 64
_MARKS = ("“", '"', "‘")
_NUMBERED = "One"
"""Begins a sentence, and ends a name: "Air Force One"."""
_INITIALLED = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ]\.)+ [A-ZÀ-Þ][\w’'-]+")
_TWICE = re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+) ")
"""A familiar form glued to a given name."""
_SIGNATURE = 3
"""Last blocks of a document in which a name on a line of its own signs it."""


def occurrences(document: Document) -> bytes:
    """Give the evidence of one document."""
    found = _Found()
    common: set[str] = set()
    for place, block in enumerate(document.blocks):
        if block.role is not Role.NOTE:
            common.update(_LOWER.findall(block.text))
            _read(block, found, near_end=place >= len(document.blocks) - _SIGNATURE)
    names = {name: (1, *numbers) for name, numbers in found.names.items()}
    called = found.names.keys() | found.titled.keys() | {signed(document)}
    theirs = borne(called, found.titled, found.held)
    short = initialled(found.unmarked)
    named = mentions({name: numbers[0] for name, numbers in found.names.items()})
    home = home_of(named)
    shorts = filter(is_short, found.names)
    spelt = {name: {home: 1} for name in sorted({*found.abbreviated, *short, *shorts})}
    homes = {home: named} if named else {}
    tables = (found.titled, found.abbreviated, short, found.wholes, _sons(found.names), theirs)
    return json.dumps([names, *tables, spelt, homes, sorted(common)]).encode()


def _sons(names: Collection[str]) -> dict[str, dict[str, int]]:
    """Give the names with "Jr." or the like beside which a document has the same without it.

    >>> _sons(["Otto Roe", "Otto B. Roe Jr.", "Bo Lind Jr.", "Ana Lind"])
    {'Otto B. Roe Jr.': {'Otto Roe': 1}}
    """
    taken = ((name, parts(name)) for name in names if name.endswith(_suffixes()))
    plain = ((name, f"{of.given.partition(' ')[0]} {of.surname}") for name, of in taken)
    return {name: {bare: 1} for name, bare in plain if bare in names}


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(f" {word}" for word in rules("indexing")["suffix"]["words"])


class _Found:
    """What one document shows of names, as it is read."""

    def __init__(self) -> None:
        self.names: dict[str, list[int]] = {}
        """The numbers of `Shown` but the first."""
        self.titled: dict[str, dict[str, int]] = {}
        self.abbreviated: dict[str, dict[str, int]] = {}
        self.wholes: dict[str, dict[str, int]] = {}
        self.unmarked: set[str] = set()
        """Names that stand somewhere with no quotation mark before."""
        self.held: set[tuple[str, str]] = set()
        """Offices before a bracket with a surname in it: ("Consul", "Roe")."""

    def hold(self, title: str | None, name: str, before: str) -> None:
        """Keep the office, apart from a title, of whom a bracket names."""
        if title == "" and (office := held(name, before)):
            self.held.add((office, name))

    def count(
        self, name: str, *, at_head: bool, before: str = "", plain: bool = True, lies: bool = False
    ) -> None:
        """Count one occurrence of a name, with the words of place before it.

        `lies` where the state or country that it lies in stands behind.
        """
        shown = self.names.get(name)
        if shown is None:
            shown = self.names[name] = [0, 0, 0, 0, 0, 0, 0]
        shown[0] += 1
        if not at_head:
            shown[1] += 1
            shown[2] += plain
        if before:
            where, _, article = before.lower().partition(" ")
            shown[3] += 1
            shown[4] += where in _WITHIN
            shown[5] += not article
        shown[6] += lies


def _read(block: Block, found: _Found, *, near_end: bool) -> None:
    text = block.text
    sentence = block.role not in _HEADLINES and not _is_headline(text)
    names = list(phrases(text))
    called = list(rolls(names, text))
    listed = {name.start for roll in called for name in roll}
    people = {start for roll in called for start in of_people(roll)}
    for earlier, phrase in pairwise((Phrase("", 0, at_head=True), *names)):
        plain = sentence and phrase.start not in listed
        before = text[max(phrase.start - _REACH, 0) : phrase.start]
        title, name = _called(phrase, text, before, found)
        end = phrase.start + len(phrase.text)
        known = phrase.start in people or _signs_or_serves(name, text, end, near_end=near_end)
        if title is None and known:
            title = ""
        if title is not None:
            count_in(found.titled.setdefault(name, {}), title, 1)
        _read_parts(phrase, earlier, name, text, found)
        if text.startswith(" ", end) and (mixed := _mixed(name, text, end)):
            found.count(mixed, at_head=False, plain=plain)
        where = _LOCATIVE.search(before[-_LONGEST_LOCATIVE:]) if before.endswith(" ") else None
        form, at_head = _form(phrase, name, head=title is None and phrase.at_head)
        if form:
            if not before.endswith(_MARKS):
                found.unmarked.add(form)
            lies = title is None and plain and _lies(text, end)
            found.count(
                form, at_head=at_head, before=where[1] if where else "", plain=plain, lies=lies
            )


def _called(phrase: Phrase, text: str, before: str, found: _Found) -> tuple[str | None, str]:
    """Give the title before a name, and the name; a body glued to a person's is counted apart."""
    title, name = titled(phrase.text, before)
    stop = text.startswith(".", phrase.start + len(phrase.text))
    if title == "" and before.endswith("(") and stop:
        title = None  # a state's name cut short: "(Vt.)"
    found.hold(title, name, before)
    if glued := _glued(name):
        body, name = glued
        if title is None:
            found.count(body, at_head=False)
        title = title or ""
    if _BRACKETED.match(text, phrase.start + len(phrase.text)):
        title = None  # "[President Ana] Roe"
    return title, _trimmed(name)


def _read_parts(phrase: Phrase, earlier: Phrase, name: str, text: str, found: _Found) -> None:
    """Count the abbreviation behind a name, and the name that it is a part of."""
    end = phrase.start + len(phrase.text)
    short = _ABBREVIATED.match(text, end) if text.startswith(" ", end) else None
    if both := whole(earlier, phrase, text, short and short[1]):
        count_in(found.wholes.setdefault(phrase.text, {}), both, 1)
    if short:
        form, _ = _form(phrase, name, head=False)  # "The Board of Trade (BT)"
        count_in(found.abbreviated.setdefault(form, {}), short[1], 1)


def _lies(text: str, end: int) -> bool:
    """Whether a state or a country stands behind a name, after a comma: "Ghent, Belgium".

    >>> _lies("Ghent, Belgium", 5), _lies("Toledo, Ohio", 6), _lies("Ghent, N.Y.", 5)
    (True, True, True)
    >>> _lies("Ghent, Roe", 5), _lies("Iran, Iraq, and Syria", 4)
    (False, False)
    """
    if not (behind := _LIES.match(text, end)):
        return False
    whole, first = behind[0][2:], behind[1]
    names = (whole, first, first.rstrip("."))
    return any(n in places() or n in countries() or n in states_cut_short() for n in names)


def _is_headline(text: str) -> bool:
    """Whether nearly every long word of a paragraph has a capital, or is all capitals.

    >>> _is_headline("A Durable Peace for the Modern World"), _is_headline("Then they met Ana.")
    (True, False)
    >>> _is_headline("STATEMENT OF ANA ROE, CHAIRMAN, GHENT, Ohio")
    True
    """
    words: list[str] = _LONG.findall(text[:_HEADLINE])
    if words and sum(map(str.isupper, words)) > _CAPITALISED * len(words):
        return True
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > _CAPITALISED * len(words) and text.count(",") <= 1


def _glued(run: str) -> tuple[str, str] | None:
    """Part a person's name from the office that stands before it without a mark.

    >>> _glued("African Affairs Robert Miller"), _glued("Lake Robert Miller")
    (('African Affairs', 'Robert Miller'), None)
    >>> _glued("East Asia Robert Miller")
    ('East Asia', 'Robert Miller')
    >>> _glued("West Virginia Post")
    """
    if run.count(" ") < 2:  # noqa: PLR2004  no room for both
        return None
    words = run.split(" ")
    for i in range(1, len(words) - 1):
        office = words[i - 1] in no_name() - _PLACE_FIRST
        office = office or any(" ".join(words[k:i]) in places() for k in range(i))
        if office and words[i] in given_names() and f"{words[i - 1]} {words[i]}" not in places():
            rest = words[i:]
            if len(rest) <= _NAME_WORDS and no_name().isdisjoint(rest) and rest[-1][0].isupper():
                return " ".join(words[:i]), " ".join(rest)
    return None


def _mixed(name: str, text: str, end: int) -> str | None:
    """Give the name with the common noun after it that makes a name of both: "Allon plan"."""
    one, two = _NOUN.match(text, end), _NOUNS.match(text, end)
    if not one:
        return None
    first, _, rest = name.partition(" ")
    if first in never_given():
        name = rest
    if len(name) <= 1:
        return None
    kind = "all"
    if name in adjectives() or name in countries():
        kind = "of_countries"
    elif "-" in name and " " not in name:
        kind = "of_pairs"
    nouns = _mixed_nouns(kind)
    if one[1] == "talks" and text.startswith(_OF_SPEAKERS, one.end()):
        return None  # "Roe talks about"
    if one[1] in nouns:
        return f"{name} {one[1]}"
    joined = two and two[3] in nouns and two[2] not in idle_words()
    return f"{name} {two[1]}" if two and joined else None


@cache
def _mixed_nouns(kind: str) -> frozenset[str]:
    return frozenset(rules("indexing")["mixed"][kind])


def _signs_or_serves(name: str, text: str, end: int, *, near_end: bool) -> bool:
    """Whether an office follows the name, or it stands alone at the foot of the document."""
    alone = near_end and name == text and name.isalpha() and not name.isupper()
    serves = " " in name and text.startswith(", ", end)
    return alone or (serves and bool(_in_office().match(text, end)))


def _trimmed(name: str) -> str:
    """Leave out what only begins the next sentence: "Roe I" is Roe, "World War I" is itself."""
    if " " not in name or name.endswith(" War I"):
        return name
    if (twice := _TWICE.match(name)) and {*twice.groups()} <= given_names():
        name = name[twice.start(2) :]  # "TedTheodore Roe"
    if name.endswith((" I.", " II.", " III.")):
        name = name[:-1]
    idle = never_given()
    if name.count(" ") > 1 and name.partition(" ")[0] in called_by_last():
        return name  # "Trinh Minh The"
    while " " in name and (last := name.rpartition(" ")[2]) in idle and last != _NUMBERED:
        name = without_links(name.rpartition(" ")[0])
    head, _, last = name.rpartition(" ")
    if last in OFFICES and _INITIALLED.fullmatch(head):
        return head  # "Ana B. Roe Chief", a line's end lost
    if last in _CABLED and head.rpartition(" ")[2] in head_words("organisation"):
        return head
    return name


@cache
def _in_office() -> re.Pattern[str]:
    """Match an office after a name: ", Israeli Ambassador"."""
    words = "|".join(map(re.escape, rules("indexing")["office"]["words"]))
    return re.compile(rf", (?:the |then )?(?:[A-Z][\w-]+ ){{0,2}}(?:{words})\b")


def _form(phrase: Phrase, name: str, *, head: bool) -> tuple[str, bool]:
    """Give the name, or what is left of it without a function word at its head.

    And whether it may be no name, at the head of a sentence.
    """
    first, _, rest = name.partition(" ")
    if first in never_given():
        return rest, False
    return name, head and name == phrase.text


_CABLED = frozenset(
    word for word in rules("indexing")["title"]["words"] if re.search("[a-z][A-Z]", word)
)
"""Titles as telegrams write them, after a body: "Arab League FonMin"."""


def count_in(counted: dict[str, int], what: str, times: int) -> None:
    """Count so many more or fewer; what is not there at all is not kept."""
    if now := counted.get(what, 0) + times:
        counted[what] = now
    else:
        del counted[what]
