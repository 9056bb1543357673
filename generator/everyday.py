"""Words of everyday English: the one list for whoever asks whether a word is a usual one."""

from functools import cache

from generator.rulebook import rules


@cache
def everyday_words() -> frozenset[str]:
    """Give the words, in small letters, that English of public life is full of.

    >>> "harbour" in everyday_words(), "government" in everyday_words()
    (False, True)
    """
    return frozenset(word for some in rules("english")["words"].values() for word in some.split())
