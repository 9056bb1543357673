"""Subjects that common words name: one word of a thesaurus, or two that belong together."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from generator.corpus import Record, RecordKind
from generator.identity import slug
from generator.incremental.sharing import ALONE, Work
from generator.incremental.sums import summed
from generator.model import Document, Role
from generator.rulebook import rules

_TOKEN = re.compile(r"[a-z]+(?=[ .,;:\n])|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]|\d+")
_EDITORS = re.compile(r"\[[^\[\]]*\]")
"""What an editor puts in, "[2 lines not declassified]", is no part of what a text is about."""
_WORDS = 100_000
"""Words that are judged once, though they come again."""
_LIFT = 150
"""Times more often than by chance that two words must stand together."""
_NOUN = re.compile(
    r"(?!.*(?:ly|ed|ing|ous|ive|able|ible|ary|ful|less|(?<!inter)(?<!qu)(?<!for)est|(?<!capit)(?<!materi)(?<!sign)(?<!withdraw)"
    r"(?<!propos)(?<!tri)(?<!approv)(?<!arriv)(?<!renew)(?<!surviv)(?<!crimin)al|(?<!traff)(?<!top)(?<!log)(?<!publ)ic)$)"
    r"[^\W\d_][^\W\d_-]{2,}"
)
"""A word that its ending does not tell for a verb, an adverb or an adjective."""
_FIRST = re.compile(r"(?!.*(?:ly|est|[’']s?|[’']t)$).+")
_HANDFUL = 20
"""Documents so few that a subject named once in passing is no heading."""
_SPREAD = 3
"""Times as many documents as a name must a subject stand in."""
_DWELT = 4
"""Times one document must say a subject to dwell on it."""


class _Counts:
    """How often words, and pairs of words, stand in a corpus and in how many documents."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        self.again: Counter[str] = Counter()
        """Times beyond the first in each document."""
        self.twice: Counter[str] = Counter()
        """Documents that say it more than once..."""
        self.dwelt: Counter[str] = Counter()
        """... and that dwell on it."""
        self.words = 0
        self.read = 0
        """Documents."""

    def add(self, row: bytes) -> None:
        """Add one document's row."""
        words, again, *forms = row.decode("utf-8", "surrogatepass").split("\n")
        self.words += int(words)
        self.read += 1
        self.documents.update(forms)
        for form, times in json.loads(again).items():
            self.again[form] += times - 1
            self.twice[form] += 1
            if times >= _DWELT:
                self.dwelt[form] += 1

    def take_away(self, row: bytes) -> None:
        """Undo `add`: what is counted no more is as good as not there."""
        words, again, *forms = row.decode("utf-8", "surrogatepass").split("\n")
        self.words -= int(words)
        self.read -= 1
        self.documents.subtract(forms)
        for form, times in json.loads(again).items():
            self.again[form] -= times - 1
            self.twice[form] -= 1
            if times >= _DWELT:
                self.dwelt[form] -= 1

    def written(self) -> bytes:
        """Give all as bytes."""
        counted = (self.documents, self.again, self.twice, self.dwelt)
        return json.dumps([self.words, self.read, *counted]).encode()

    def take(self, written: bytes) -> None:
        """Add what others have, that `written` gave."""
        words, read, *counted = json.loads(written)
        self.words += words
        self.read += read
        mine = (self.documents, self.again, self.twice, self.dwelt)
        for known, theirs in zip(mine, counted, strict=True):
            known.update(theirs)

    def times(self, form: str) -> int:
        """Give how often a form stands in all documents."""
        return self.documents[form] + self.again[form]


def _row(document: Document) -> bytes:
    """Count one document: its words, what it says more than once and how often, then each form.

    A line each; most forms stand once in a document, so that little is to be read number by number.
    """
    tokens = _tokens(document)
    counted = Counter(filter(None, tokens))
    words = sum(counted.values())
    telling = counted.keys() - idle_words()
    firsts, lasts = set(filter(_begins, telling)), set(filter(_ends, telling))
    counted.update(f"{a} {b}" for a, b in pairwise(tokens) if a in firsts and b in lasts)
    counted.update(_listed(tokens))
    again = {form: times for form, times in counted.items() if times > 1}
    return "\n".join((str(words), json.dumps(again), *counted)).encode("utf-8", "surrogatepass")


def subjects(documents: Sequence[Document], least: float, work: Work = ALONE) -> Iterator[Record]:
    """Give the subjects that enough documents treat, and one of them dwells on; by name.

    A pair of words is a subject where they stand together far more often than by chance.
    """
    counts = summed(documents, "subjects", _row, _Counts, work)
    widely = [form for form, documents in counts.documents.items() if documents >= least]
    for form in sorted(widely):
        if _treated(form, counts, least):
            yield Record(RecordKind.TOPIC, slug(form), form, status="candidate")


def _treated(form: str, counts: _Counts, least: float) -> bool:
    if form in _thesaurus():
        often = counts.twice[form] > 0 or counts.read >= _HANDFUL
        return counts.documents[form] >= least * least and often
    if " " not in form or form in _within():
        return False
    often = counts.documents[form] >= _SPREAD * least and counts.dwelt[form] > 0
    return often and _lift(form, counts) >= _LIFT


def _lift(pair: str, counts: _Counts) -> float:
    first, second = pair.split(" ")
    return counts.times(pair) * counts.words / (counts.times(first) * counts.times(second))


def _tokens(document: Document) -> list[str]:
    """Give the document's words, capitalised ones and marks as "", which no pair reaches over."""
    tokens: list[str] = []
    for block in document.blocks:
        if block.role is not Role.NOTE:
            text = _EDITORS.sub("|", block.text) if "[" in block.text else block.text
            tokens += [t if t[0].islower() else "" for t in _TOKEN.findall(text)]
            tokens.append("")
    return tokens


@lru_cache(_WORDS)
def _begins(word: str) -> bool:
    """Whether a word that is not idle can be the first of two that are a heading."""
    return bool(_FIRST.fullmatch(word))


@lru_cache(_WORDS)
def _ends(word: str) -> bool:
    """Whether a word that is not idle can be the second: it is a noun by its ending."""
    return bool(_NOUN.fullmatch(word))


def _listed(tokens: Sequence[str]) -> Iterator[str]:
    """Give the thesaurus's terms of several words that stand in the tokens."""
    known = _phrases()
    for i in [n for n, token in enumerate(tokens) if token in known]:
        for words in known[tokens[i]]:
            if tuple(tokens[i : i + len(words)]) == words:
                yield " ".join(words)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the words of each term of several, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for term in _terms():
        words = tuple(term.split(" "))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def _terms() -> tuple[str, ...]:
    words = " ".join(rules("subjects")["phrase"]["words"].split())
    return tuple(term.strip() for term in words.split(",") if " " in term.strip())


@cache
def _within() -> frozenset[str]:
    """Give the pairs that are only a part of a longer term: "capita income"."""
    parts = (term.split(" ") for term in _terms())
    return frozenset(f"{a} {b}" for words in parts if len(words) > 2 for a, b in pairwise(words))  # noqa: PLR2004


@cache
def _thesaurus() -> frozenset[str]:
    """Give the subjects of one word and of several."""
    return frozenset((*rules("subjects")["subject"]["words"].split(), *_terms()))


@cache
def idle_words() -> frozenset[str]:
    """Give the words that begin and end no subject: common ones, verbs, times."""
    common = " ".join(rules("common-words")["words"])
    table = rules("subjects")
    return frozenset(f"{common} {table['never_subject']['words']} {table['verb']['words']}".split())


@cache
def verbs() -> frozenset[str]:
    """Give verbs in the form that stands before an object."""
    return frozenset(rules("subjects")["verb"]["words"].split())
