"""Many names found in one pass: a trie of words, longest match first, linear in the text."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model import Document

_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = tuple(zip("‘’ʼ-‐‑–—\u00a0", "'''      ", strict=True))
"""Spellings of one mark: a quotation mark, and a hyphen, which is as good as a blank."""
_SHOUTED = 5
"""Least length at which a name in capitals ("RUSSIA") is still surely that name."""


def _plain(text: str) -> str:
    """Give a text with one spelling of each mark, as long as it was: offsets stay."""
    for mark, plain in _SPELLINGS:
        text = text.replace(mark, plain)
    return text


def words_in(text: str) -> set[str]:
    """Give the words of a text as a lexicon knows them: in no case, parted at every mark.

    >>> sorted(words_in("NATO's arms-control"))
    ['arms', 'control', 'nato', 's']
    """
    return set(map(str.casefold, _WORD.findall(_plain(text))))


def says(document: Document, forms: Collection[str]) -> bool:
    """Whether a document may hold any of the forms: in other case, or inside other words too."""
    text = _plain("\n".join(block.text for block in document.blocks)).casefold()
    bare = (form.removesuffix(".") for form in forms)
    return any(form.casefold() in text or form.upper().casefold() in text for form in bare)


class Found(NamedTuple):
    """Words of a text that are one of the lexicon's forms."""

    start: int
    end: int
    owners: tuple[str, ...]
    """Sorted; more than one where several share the form."""


class Words(NamedTuple):
    """The words of a text, for any lexicon to search."""

    text: str
    """With one spelling of each mark; as long as the text."""
    spans: Sequence[tuple[int, int]]
    folded: Sequence[str]
    """Each in no case."""


def words_of(text: str) -> Words:
    """Part a text into its words."""
    plain = _plain(text)
    folded = plain.casefold()
    spans = [m.span() for m in _WORD.finditer(plain)]
    if len(folded) == len(plain):  # one character for one
        return Words(plain, spans, _WORD.findall(folded))
    return Words(plain, spans, [plain[start:end].casefold() for start, end in spans])


@dataclass(slots=True)
class _Node:
    branches: dict[str, "_Node"] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)
    """Each form that ends here, plain, with who owns it."""


class Lexicon:
    """Forms of names, each with its owners.

    A form is met only as written, or wholly in capitals; one without a capital also at the head
    of a sentence ("nuclear forces" is not the "Nuclear Forces" of a treaty's name, at the price
    of missing it in a headline) and in a regular plural.

    >>> lexicon = Lexicon([("NATO", "nato"), ("the Alliance", "nato"), ("arms control", "arms")])
    >>> [found[:2] for found in lexicon.search("Arms control and NATO's the alliance")]
    [(0, 12), (17, 21)]
    """

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        self.forms: list[tuple[str, str]] = []
        """Each form in which one can be met, plain, with its owner; some come twice."""
        for form, owner in forms:
            for written in _inflected(form):
                self._add(written, owner)

    def _add(self, form: str, owner: str) -> None:
        plain = _plain(form)
        folded = [word.casefold() for word in _WORD.findall(plain)]
        node = self._root
        for word in folded:
            node = node.branches.setdefault(word, _Node())
        if folded:
            node.forms.setdefault(plain, set()).add(owner)
            self.forms.append((plain, owner))

    def search(self, text: str) -> Iterator[Found]:
        """Give the longest forms from left to right, none inside another."""
        return self.search_in(words_of(text))

    def search_in(self, words: Words) -> Iterator[Found]:
        """Do so in a text that is parted into words already."""
        heads, folded, last = self._root.branches, words.folded, -1
        for i in [n for n, word in enumerate(folded) if word in heads]:
            node = heads[folded[i]]
            if i > last and (
                node.forms or (i + 1 < len(folded) and folded[i + 1] in node.branches)
            ):
                found, last = _longest(words, i, node)
                if found:
                    yield found


def _longest(words: Words, first: int, node: _Node | None) -> tuple[Found | None, int]:
    """Give the longest form from a word on, and the number of its last word."""
    found, last, i = None, first, first
    text, spans, folded = words
    start = spans[first][0]
    while node:
        end = spans[i][1]
        closed = text.startswith(".", end)
        if node.forms and (meant := _meant(node, text[start:end], closed=closed)):
            owners = sorted({owner for form in meant for owner in node.forms[form]})
            dotted = all(form.endswith(".") for form in meant)
            found, last = Found(start, end + dotted, tuple(owners)), i
        i += 1
        node = node.branches.get(folded[i]) if i < len(folded) else None
    return found, last


def _meant(node: _Node, written: str, *, closed: bool) -> list[str]:
    """Give the forms that the written words are; `closed` where a full stop follows them."""
    return [form for form in node.forms if _is(form, written, closed=closed)]


def _is(form: str, written: str, *, closed: bool) -> bool:
    bare = form.removesuffix(".")
    if bare != form and not closed:
        return False
    if bare.islower() and written[1:] == bare[1:]:
        return written[0].casefold() == bare[0]
    return written == bare or (written == bare.upper() and len(bare) >= _SHOUTED)


def _inflected(form: str) -> list[str]:
    """Give the form, and its plural where it is a common noun."""
    if not form.islower() or not form[-1].isalpha() or form.endswith("s"):
        return [form]
    if form.endswith(("ch", "sh", "x")):
        return [form, form + "es"]
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return [form, form[:-1] + "ies"]
    return [form, form + "s"]
