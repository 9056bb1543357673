"""Many names found in one pass: a trie of words, longest match first, linear in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("‘’ʼ-‐‑–—\u00a0", "'''      ")
"""Spellings of one mark: a quotation mark, and a hyphen, which is as good as a blank."""
_SHOUTED = 5
"""Least length at which a name in capitals ("RUSSIA") is still surely that name."""


def words_in(text: str) -> set[str]:
    """Give the words of a text as a lexicon knows them: in no case, parted at every mark.

    >>> sorted(words_in("NATO's arms-control"))
    ['arms', 'control', 'nato', 's']
    """
    return set(map(str.casefold, _WORD.findall(text.translate(_PLAIN))))


class Found(NamedTuple):
    """Words of a text that are one of the lexicon's forms."""

    start: int
    end: int
    owners: tuple[str, ...]
    """Sorted; more than one where several share the form."""


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
        for form, owner in forms:
            for written in _inflected(form):
                self._add(written, owner)

    def _add(self, form: str, owner: str) -> None:
        plain = form.translate(_PLAIN)
        node = self._root
        for word in _WORD.findall(plain):
            node = node.branches.setdefault(word.casefold(), _Node())
        if node is not self._root:
            node.forms.setdefault(plain, set()).add(owner)

    def search(self, text: str) -> Iterator[Found]:
        """Give the longest forms from left to right, none inside another."""
        text = text.translate(_PLAIN)  # one character for one: offsets stay
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        heads = self._root.branches
        i = 0
        while i < len(words):
            start, end = words[i]
            node = heads.get(text[start:end].casefold())
            found, last = self._longest(text, words, i, node) if node else (None, i)
            if found:
                yield found
            i = last + 1

    def _longest(
        self, text: str, words: list[tuple[int, int]], first: int, node: _Node | None
    ) -> tuple[Found | None, int]:
        found, last, i = None, first, first
        start = words[first][0]
        while node:
            end = words[i][1]
            closed = text.startswith(".", end)
            if meant := _meant(node, text[start:end], closed=closed):
                owners = sorted({owner for form in meant for owner in node.forms[form]})
                dotted = all(form.endswith(".") for form in meant)
                found, last = Found(start, end + dotted, tuple(owners)), i
            i += 1
            word = text[words[i][0] : words[i][1]].casefold() if i < len(words) else ""
            node = node.branches.get(word)
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
