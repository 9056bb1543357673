"""Runs of capitalised words in a paragraph: what may be a name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.countries import countries
from generator.index.names import head_words, title_pattern
from generator.rulebook import rules

_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŞŽČĐ"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Mme|Dr|St|Gen|Lt|Lieut|Col|Maj|Brig|Adm|Capt|Amb|Sen|Rep|Gov|Prof|Rev|Jr|Sr)\."
)
_INITIALS = rf"(?:[{_CAPITAL}]\.-?)+"
_WORD = rf"(?:{_ABBREVIATION}|{_INITIALS}|[{_CAPITAL}][^\W_]*(?:[’'‑-][^\W_]+)*)"
_LINK = r"(?:of|for|on|in|and|to|de|del|della|da|dos|van|von|der|den|al|el|the|la)"
_PARTICLE = r"(?:(?:al|el|ad|ar|as|ash|an)-|d[’'])?"
_NUMBERED = r"(?:\d{1,4} (?=Committee\b))?"
_OF_MANY = r"(?:(?<=\bGroup) of \d{1,3}(?![\w-]))?"
"""A body with a number in its name: "40 Committee", "Group of 77"."""
_MORE = rf" (?:{_LINK} ){{0,2}}{_PARTICLE}{_WORD}|-{_WORD}"
_RUN = re.compile(rf"(?<![\w-]){_NUMBERED}{_WORD}(?:{_MORE}){{0,12}}{_OF_MANY}")
_POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
_JOINT = re.compile(
    r" (?:(?:of|for|on|in|and|to) (?:the )?|the |(?:From|To|For|Between|With|By|And) "
    r"|(?=The [A-Z])|(?=(?:I|He|She|It|We|They|You|That|There)[’'](?:m|s|ll|d|ve|re)\b)"
    r"|(?<=[a-z] )(?=(?:[A-Z]\. )?[A-Z]{2,} (?:[A-Z]\. )?(?:Ma?c|D[ei]|L[ae])?[A-Z]{3,})"
    r"|(?<=[A-Z]\.[A-Z]\. )(?=(?:The|In|And|But|It|This|That|We|They|If|As|For|When)\b))"
)
"""Where two names may meet: at link words; before "I'm" and "The", which begins a line; in a list,
where capitals alone begin ("Ohio ANA ROE"); where an abbreviation ends a sentence."""
_ARTICLE = "The "
_PARTING = ("and the", "to", "to the", "the", "From", "To", "For", "Between", "With", "By", "And")
"""Words that part names even where a body's first word holds what follows."""
_LETTERS = re.compile(r"[A-Z]{2,}(?![\w-])")
"""An abbreviation, which is a name by itself: "Union Steel and AMB"."""
_WHERE = ("in", "on")
"""Words that say where and when a body met that "of" has named: "Council of the Realm in Arden"."""
_LOOSE = re.compile(r"(?: (?:of|for|on|in|and|to|the))+$")
_LED = re.compile(r"(?:(?:of|for|on|in|and|to|the) )*")
_RUNS = 20_000
"""Runs of several words that are parted once, though they come again."""
_FOR = " for the "
_IN_MARKS = re.compile(r"[,.]?[”\"’]")
_BROKEN = re.compile(r"-(?![^\W_])")
"""After a word that its speaker broke off: "Joe Bi- — Joe Biden"."""
_ONE_WORD = re.compile(r"[^ ’']+")
_ADDRESS = re.compile(r"(?:https?://|www\.|\.[a-z]{2,6}/|@)[^\s,;()“”\"]+")
"""Of the web, of a mailbox, of somebody's account: nothing in it is a name."""
_SENTENCE_HEAD = re.compile(
    r"(?:^[”’(]?|[.?!:;—–•][”\"’')]*\s*\(?|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)\s*"
    r"|(?:[“\"]|(?<![^\s(])[‘'])\s*)$"
)
"""Behind a full stop, a mark that opens a quotation, or one that counts a list: "(a) "."""
_HEAD_REACH = 7
"""Code points in which that stands."""


class Phrase(NamedTuple):
    """A run of capitalised words, particles and link words inside it too."""

    text: str
    start: int
    at_head: bool
    """At the head of a sentence, where any word has a capital."""


def phrases(text: str) -> Iterator[Phrase]:
    """Give the runs of capitalised words, parted where a possessive or a mere link word joins two.

    A run has at most thirteen words, so that a shouted book is no single name.

    >>> [p.text for p in phrases("Iran’s Ministry of Defense met Gen. J. Roe and Ana Ruiz.")]
    ['Iran', 'Ministry of Defense', 'Gen. J. Roe', 'Ana Ruiz']
    >>> [p.text for p in phrases("pic.example.com/AEf6F0 by @AnaRoe of the AP/Reuters desk")]
    ['AP', 'Reuters']
    >>> [p.text for p in phrases("I asked Ana Ru- — Ana Ruiz.")]
    ['I', 'Ana Ruiz']
    >>> [p.text for p in phrases("thanks to Ana Roe and to Bo Lind; ANA ROE, Ohio BO LIND, Iowa")]
    ['Ana Roe', 'Bo Lind', 'ANA ROE', 'Ohio', 'BO LIND', 'Iowa']
    >>> [p.text for p in phrases("of the Office of Trade The White House in The Hague")]
    ['Office of Trade', 'The White House', 'The Hague']
    """
    if "/" in text or "@" in text:
        text = _ADDRESS.sub(lambda found: "_" * len(found[0]), text)
    for run in _RUN.finditer(text):
        begin, stop = run.span()
        inside = text.startswith(" ", begin - 1) and text[begin - 2 : begin - 1].isalnum()
        head = not inside and bool(_SENTENCE_HEAD.search(text, max(begin - _HEAD_REACH, 0), begin))
        if _ONE_WORD.fullmatch(text, begin, stop):  # most are, and nothing in one is to be parted
            if not _BROKEN.match(text, stop):
                yield Phrase(run[0], begin, head)
            continue
        if head and " " in run[0] and _IN_MARKS.match(text, run.end()):
            head = text[run.start() - 1] not in '“"‘'  # “Operation Lamp” is a name
        for part, start in _names_in(run[0]):
            if begin + start + len(part) == stop and _BROKEN.match(text, stop):
                continue
            yield Phrase(part, begin + start, head and not start)


@lru_cache(_RUNS)
def _names_in(run: str) -> tuple[tuple[str, int], ...]:
    """Give the names in a run, each with its place there."""
    spans = ((_LED.match(run, start).end(), end) for start, end in _parted(run))  # type: ignore[union-attr]
    return tuple((without_links(run[start:end]), start) for start, end in spans if start < end)


def without_links(name: str) -> str:
    """Leave out link words at the end of a name.

    >>> without_links("House Rules Committee on the")
    'House Rules Committee'
    """
    return _LOOSE.sub("", name)


def _parted(run: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the names in a run."""
    at = 0
    for possessive in _POSSESSIVE.finditer(run):
        yield from _linked(run, at, possessive.start())
        at = possessive.end() + 1
    if at < len(run):
        yield from _linked(run, at, len(run))


def _linked(run: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part at link words, but not in "Ministry of Defense" nor in "Secretary of State Roe"."""
    at, held = start, _held(run, start, end)
    for joint in _JOINT.finditer(run, start, end):
        line = joint[0] == " " and run.startswith(_ARTICLE, joint.end())
        body = joint[0].endswith(" the ") and run.startswith(_firsts(), joint.end())
        where = joint[0].strip() in _WHERE and _tells_where(run[at : joint.start()], joint[0])
        inside = joint.start() < held + (joint[0] == " ")
        letters = joint[0] == " and " and bool(_LETTERS.match(run, joint.end()))
        if inside and joint[0].strip() not in _PARTING and not (body or where or line or letters):
            continue
        if _is_of_a_body(run[at : joint.start()], joint[0], run[joint.end() : end]):
            continue
        if joint[0].startswith((" of ", " for ")) and _is_of_an_office(run, joint):
            continue
        yield at, joint.start()
        at = joint.end()
        held = _held(run, at, end)
    if at < end:
        yield at, end


def _tells_where(name: str, joint: str) -> bool:
    """Whether "in" or "on" only says where what is named took place: "Operation Lamp in Arden"."""
    return " of " in name or (joint.startswith(" in ") and name.startswith(_events()))


@cache
def _events() -> tuple[str, ...]:
    return tuple(f"{word} " for word in rules("indexing")["event"]["first"])


def _is_of_a_body(before: str, joint: str, after: str) -> bool:
    """Whether a link word goes on with a body's name: "World Council of Churches".

    Where a country follows it says only whose the body is: "the National Assembly of France".
    """
    first = _POSSESSIVE.sub("", after).partition(" ")[0]
    if _FOR in before and any(f" {word}{_FOR}" in f" {before}" for word in head_words()):
        return joint.startswith(" of")  # "Popular Front for the Liberation of Arden"
    return (
        joint.startswith((" of", " for", " on"))
        and " " in before
        and before.rpartition(" ")[2] in head_words()
        and first not in countries()
        and first not in ("United", "North", "South", "East", "West")
    )


def _is_of_an_office(run: str, joint: re.Match[str]) -> bool:
    """Whether a link word goes on with an office before a name: "Minister of Trade Roe"."""
    title = title_pattern().match(run, run.rfind(" ", 0, joint.start()) + 1)
    return title is not None and title.end() > joint.end()


def _held(run: str, start: int, end: int) -> int:
    """Give how far the first words hold what link words join."""
    start += len(_ARTICLE) if run.startswith(_ARTICLE, start) else 0
    if both := next((name for name in _of_two() if run.startswith(name, start)), ""):
        return start + len(both)  # "Bosnia and Herzegovina"
    if run.startswith(_firsts(), start) and not run.startswith(" and ", run.find(" ", start)):
        return end
    title = title_pattern().match(run, start, end)
    return title.end() - 1 if title else start


@cache
def _of_two() -> tuple[str, ...]:
    """Give the countries that "and" joins of two."""
    return tuple(name for name in countries() if " and " in name)


@cache
def _firsts() -> tuple[str, ...]:
    table = rules("indexing")
    kinds = ("organisation", "agreement", "event", "place")
    return tuple(f"{word} " for kind in kinds for word in table[kind]["first"])
