"""Sorts of document, as titles and sentences call them."""

from functools import cache

from generator.refer.words import forms
from generator.rulebook import rules


def sorts_in(text: str, table: str) -> frozenset[str]:
    """Give the sorts of document that a text names, by the words of titles or of sentences.

    >>> sorted(sorts_in("his letter", "words"))
    ['letter']
    """
    found = set(forms(text))
    return frozenset(sort for sort, words in _sort_words(table).items() if found & words)


@cache
def _sort_words(table: str) -> dict[str, frozenset[str]]:
    return {sort: frozenset(rule[table]) for sort, rule in rules("documents")["sorts"].items()}
