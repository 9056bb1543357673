"""Names by which people are given the floor, name themselves, or are addressed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.attribute.labelnames import fold, titles
from generator.rulebook import rules


class Call(NamedTuple):
    """A name, and the sentence that shows whose turn it is."""

    name: str
    """Without a form of address: "Gannon" of "Mr. Gannon"."""
    sentence: str
    after: str = ""
    """What follows the name in the sentence: " of the Herald."."""


class Name(NamedTuple):
    """A name in a sentence."""

    text: str
    start: int
    """Of the name with its form of address."""
    end: int


LAST = 4
"""The floor is given in so many last sentences of a turn, named in so many first of one."""
REACH = 700
"""Code points that hold the sentences looked at."""
FORMS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "professor"})
"""How people who ask are addressed; "Governor Lind" is somebody who answers."""
PARTICLES = frozenset({"de", "la", "van", "von", "der", "del", "bin", "al"})
MAX_WORDS = 4

_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\b[A-Z])[.?!:]+[\"”’)]*\s+(?=[^\Wa-z]|[“\"'‘(-])"
)
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_PLACE = re.compile(r"\b(?:of|at|with|from|in|the)(?: the)? (?:[A-Z]\w+ )*$")
_SELF = re.compile(r"\b(?:I[’']m|I am|[Mm]y name is|[Mm]y name[’']s|[Nn]ame is|[Tt]his is) $")
_SELF_END = re.compile(r"[.,;:!?–—-]|\s*$|\s(?:from|with|of|at|and|here|I|a|an)\b")
_WITH_OUTLET = re.compile(
    r",? (?:here )?(?:from|with|at|of|for) (?:the )?[^\Wa-z][^.;!?–—]{1,60}|, (?:the )?[^\Wa-z][\w&'’. -]{1,40}[.,;!?–—-]"
)
_OWN_NAME = re.compile(r"\.?\s*$")


def last_sentences(text: str) -> list[str]:
    """Give the last sentences of `text`, in order.

    >>> last_sentences("So it was. Mr. Lind, go ahead. Please.")
    ['So it was.', 'Mr. Lind, go ahead.', 'Please.']
    """
    return _split(text[-REACH:])[-LAST:]


def first_sentences(text: str) -> list[str]:
    """Give the first sentences of `text`, in order."""
    return _split(text[:REACH])[:LAST]


def _split(text: str) -> list[str]:
    sentences, at = [], 0
    for stop in _STOP.finditer(text):
        sentences.append(text[at : stop.end()].strip())
        at = stop.end()
    sentences.append(text[at:].strip())
    return [s for s in sentences if s]


def names_in(sentence: str, taken: frozenset[str]) -> list[Name]:
    """Find what can be the name of somebody who is none of `taken`, given as folded words.

    >>> [n.text for n in names_in("From Mr. Gannon of the Herald to Governor Lind.", frozenset())]
    ['Gannon']
    """
    found = []
    for run in _runs(sentence):
        start = run[0].start()
        words = [fold(t[0]) for t in run]
        while words and words[0] in _not_given():
            words.pop(0)
            run.pop(0)
            start = run[0].start() if run else start
        count = 0
        while count < len(words) and words[count] in titles():
            count += 1
        offices, rest = words[:count], words[count:]
        if not rest or len(rest) > MAX_WORDS or not set(offices) <= FORMS:
            continue
        first, last = run[count], run[-1]
        text = sentence[first.start() : last.end()].removesuffix(".")
        text = text.removesuffix("'s").removesuffix("’s")
        if _can_name(text, rest, taken) and not _PLACE.search(sentence[max(0, start - 40) : start]):
            found.append(Name(text, start, first.start() + len(text)))
    return found


def _runs(sentence: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that only blanks part, particles between them too."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(sentence):
        word = token[0]
        joined = run and sentence[run[-1].end() : token.start()] == " "
        ended = run and run[-1][0].endswith(".") and not _abbreviated(run[-1][0])
        if run and (not joined or ended):
            yield run
            run = []
        if word[0].isupper() or (run and word in PARTICLES):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _abbreviated(word: str) -> bool:
    return len(word) == 2 or fold(word) in FORMS  # noqa: PLR2004 - an initial


def _can_name(text: str, words: list[str], taken: frozenset[str]) -> bool:
    if any(w in taken or w in _not_given() or w in titles() for w in words):
        return False
    return not any(len(w) > 1 and w.isupper() for w in text.split())


@cache
def _not_given() -> frozenset[str]:
    return frozenset(rules("speakers")["not-given"]["words"])


@cache
def _floor(kind: str) -> re.Pattern[str]:
    patterns = rules("speakers")["floor"][kind]["match"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE | re.IGNORECASE)


def called(text: str, taken: frozenset[str]) -> Call | None:
    """Find whom the end of a turn gives the floor to, the last one named; None for none or two.

    >>> called("Thank you. Now the first question is from Mr. Gannon.", frozenset()).name
    'Gannon'
    """
    for sentence in reversed(last_sentences(text)):
        names = names_in(sentence, taken)
        fitting = [name for name in names if _gives_floor(sentence, name)]
        texts = {name.text for name in fitting}
        if len(texts) == 1:
            name = fitting[0]
            return Call(name.text, sentence, sentence[name.end :])
        if texts:
            return None
    return None


def _gives_floor(sentence: str, name: Name) -> bool:
    marked = f"{sentence[: name.start]}NAME{sentence[name.end :]}"
    if _floor("names").fullmatch(marked):
        return True
    near = marked[max(0, name.start - 160) : name.start + 160]
    return bool(_floor("asks").search(near) or _floor("calls").search(near))


def introduced(text: str, taken: frozenset[str]) -> Call | None:
    """Find the name that somebody gives as his own where he begins to speak.

    >>> introduced("Thank you. Ana Ruiz, the Herald. Why?", frozenset()).name
    'Ana Ruiz'
    >>> introduced("Hello. My name is Bo Lind. Why?", frozenset()).name
    'Bo Lind'
    """
    for i, sentence in enumerate(first_sentences(text)):
        for name in names_in(sentence, frozenset()):
            before, after = sentence[: name.start], sentence[name.end :]
            if _SELF.search(before) and _SELF_END.match(after) and name.text.count(" ") < MAX_WORDS:
                return Call(name.text, sentence, after)
            heads = not before.strip() or before.rstrip().endswith((",", "."))
            if i < LAST - 1 and heads and " " in name.text and _WITH_OUTLET.match(after):
                words = {fold(w) for w in name.text.split()}
                if not words & taken:
                    return Call(name.text, sentence, after)
    return None


def first_word(text: str) -> Call | None:
    """Find a name that is the whole first sentence: "Gongadze. Yes."."""
    sentences = first_sentences(text)
    names = names_in(sentences[0], frozenset()) if len(sentences) > 1 else []
    whole = names and names[0].start == 0 and _OWN_NAME.match(sentences[0], names[0].end)
    return Call(names[0].text, sentences[0]) if whole else None


def addressed(text: str, taken: frozenset[str]) -> Call | None:
    """Find whom an answer addresses by name in its first sentences; None for none or two.

    >>> addressed("Well, Mr. Gannon, I would not.", frozenset()).name
    'Gannon'
    """
    found = {}
    for sentence in first_sentences(text)[:2]:
        for name in names_in(sentence, taken):
            before = sentence[: name.start].rstrip()
            after = sentence[name.end : name.end + 1]
            opened = not before or before.endswith((",", "-", "–", "—"))
            thanked = re.search(r"\b(?:[Tt]hank you|[Tt]hanks|[Hh]i|[Hh]ello|[Ww]ell),?$", before)
            if (opened and after in ",.?!" and after) or (thanked and after in ",.!?-"):
                found.setdefault(name.text, Call(name.text, sentence))
    return next(iter(found.values())) if len(found) == 1 else None
