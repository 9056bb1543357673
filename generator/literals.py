"""What a text must hold before a pattern is worth asking, read off the pattern itself.

To look for letters is many times faster than to ask a pattern, and most texts lack them.
"""

import importlib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

HEAD = 4
"""Letters of a head at most."""
MANY = 300
"""Heads at most: of a pattern that begins in more ways fewer letters are told."""
FEW = 12
"""Ways to spell a stretch of a pattern; one of more is cut into shorter ones."""
LONG = 12
"""A stretch of so many letters is as rare as can be."""
CORE = 9
"""Letters of a stretch that many ways to spell it share, from which it is as good as they are."""
USUAL = " .,:;-’'"
RARE = 4
"""Any sign but those of USUAL is as rare as so many letters."""
RANGE = 8
"""Signs of the widest class whose members are told apart."""
DIGIT = "0"
"""Any digit, in a head."""

_parser: Any = importlib.import_module("re._parser")
_ops: Any = importlib.import_module("re._constants")
_REPEATS = (_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT)

_Words = frozenset[str]
_NONE: _Words = frozenset()
_EMPTY: _Words = frozenset([""])


class Literals(NamedTuple):
    """What every match of a pattern has, in small letters."""

    heads: _Words
    """It begins with one of these, as `heads_of` tells them; "" where it can begin anyhow."""
    needed: _Words
    """It holds one of these; where there is none, nothing is known."""


class _Read(NamedTuple):
    """What is known of a part of a pattern."""

    exact: _Words | None
    """All that it can match; None where that is too much."""
    needed: _Words
    """What every match holds one of; known where `exact` is not."""
    whole: _Words
    """Matches that are short, all of them: what follows the part goes on with them."""
    begun: _Words
    """How all other matches begin."""


_ANYTHING = _Read(None, _NONE, _NONE, _EMPTY)
_NO_LETTER = _Read(_EMPTY, _NONE, _EMPTY, _NONE)


def literals(pattern: str, flags: int = 0) -> Literals:
    r"""Read off a pattern what its matches begin with and hold.

    >>> found = literals(r"\W?(?:story|article) continue[sd]\b.*")
    >>> sorted(found.heads), sorted(found.needed)
    ([''], [' continue'])
    """
    read = _sequence(_parser.parse(pattern, flags))
    heads = read.whole | read.begun
    needed = _core(_rarest([read.exact or _NONE, read.needed]))
    return Literals(_EMPTY if "" in heads else heads, needed)


class Sparing:
    r"""Patterns of which a text is asked only where it holds what a match does.

    >>> Sparing([r"\b the \s back \b"], re.VERBOSE).search("In the back.")
    <re.Match object; span=(3, 11), match='the back'>
    """

    def __init__(self, forms: Sequence[str], flags: int) -> None:
        self._any = re.compile("|".join(f"(?:{form})" for form in forms), flags)
        needed = [literals(form, flags).needed for form in forms]
        self._needed = _NONE.union(*needed) if all(needed) else _EMPTY

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        small = text.lower()
        able = any(word in small for word in self._needed)
        return self._any.search(text) if able else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Give the match that is all of the text."""
        return self._any.fullmatch(text)


def heads_of(text: str) -> Iterator[str]:
    """Give how a text begins, in one letter, in two and so on.

    >>> list(heads_of("12 May"))
    ['0', '00', '00 ', '00 m']
    """
    begun = "".join(map(_headed, text[:HEAD].lower()))[:HEAD]
    return (begun[:n] for n in range(1, len(begun) + 1))


def _headed(letter: str) -> str:
    return DIGIT if letter.isdecimal() else letter


def _sequence(parts: Iterable[tuple[Any, Any]]) -> _Read:
    """Read parts of which one follows the other."""
    whole, begun = _EMPTY, _NONE
    run, exact = _EMPTY, True
    stretches: list[_Words] = []
    for read in _read_parts(parts):
        if whole:
            whole, begun = _followed(whole, begun, read)
        if read.exact is not None and len(read.exact) * len(run) <= FEW:
            run = _joined(run, read.exact)
            continue
        exact = False
        stretches += [run, read.needed]
        run = _EMPTY if read.exact is None else read.exact
    return _Read(run if exact else None, _rarest([*stretches, run]), whole, begun)


def _followed(whole: _Words, begun: _Words, read: _Read) -> tuple[_Words, _Words]:
    """Give how it begins when a part follows."""
    if len(whole) * (len(read.whole) + len(read.begun)) > MANY:
        return _NONE, begun | whole
    heads = _joined(whole, read.whole)
    short = frozenset(head for head in heads if len(head) < HEAD)
    cut = frozenset(head[:HEAD] for head in _joined(whole, read.begun) | (heads - short))
    return short, begun | cut


def _joined(first: _Words, second: _Words) -> _Words:
    return frozenset(a + b for a in first for b in second)


def _read_parts(parts: Iterable[tuple[Any, Any]]) -> Iterator[_Read]:
    """Read the parts one by one, letters that follow each other as one."""
    for op, group in groupby(parts, key=itemgetter(0)):
        if op is _ops.LITERAL:
            yield _spelt("".join(chr(code) for _, code in group).lower())
        else:
            yield from (_part(op, value) for _, value in group)


def _spelt(word: str) -> _Read:
    head = frozenset(["".join(map(_headed, word[:HEAD]))])
    short = len(word) < HEAD
    return _Read(frozenset([word]), _NONE, head if short else _NONE, _NONE if short else head)


def _part(op: Any, value: Any) -> _Read:  # noqa: ANN401 - what the parser gives has no types
    """Read one part."""
    if op in _REPEATS:
        least, most, again = value
        return _repeated(_sequence(again), least, most)
    read = _READERS.get(op)
    return read(value) if read else _ANYTHING


def _letters(letters: _Words) -> _Read:
    return _Read(letters, _NONE, frozenset(map(_headed, letters)), _NONE)


def _class(members: Iterable[tuple[Any, Any]]) -> _Read:
    letters: set[str] = set()
    digits = _NONE
    for op, value in members:
        if op is _ops.LITERAL:
            letters.add(chr(value).lower())
        elif op is _ops.RANGE and value[1] - value[0] < RANGE:
            letters |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        elif (op, value) == (_ops.CATEGORY, _ops.CATEGORY_DIGIT):
            digits = frozenset([DIGIT])
        else:
            return _ANYTHING
    if digits or len(letters) > RANGE:
        return _Read(None, _NONE, digits.union(map(_headed, letters)), _NONE)
    return _letters(frozenset(letters))


def _either(ways: list[_Read]) -> _Read:
    known = [way.needed if way.exact is None else way.exact for way in ways]
    exact = None if any(way.exact is None for way in ways) else _NONE.union(*known)
    needed = _NONE.union(*known) if all(known) else _NONE
    whole = _NONE.union(*(way.whole for way in ways))
    return _Read(exact, needed, whole, _NONE.union(*(way.begun for way in ways)))


def _repeated(once: _Read, least: int, most: int) -> _Read:
    optional = _NONE if least else _EMPTY
    needed = _rarest([once.exact or _NONE, once.needed]) if least else _NONE
    exact = once.exact | optional if once.exact is not None and most == 1 else None
    whole, begun, run = optional, once.begun, once.whole
    for times in range(1, HEAD + 1):
        whole |= run if times >= least else _NONE
        if times == most:
            return _Read(exact, needed, whole, begun)
        if len(run) * len(once.whole) > MANY:
            break
        run, begun = _followed(run, begun, once)
    return _Read(exact, needed, whole, begun | run)


_READERS: Mapping[Any, Callable[[Any], _Read]] = {
    _ops.IN: _class,
    _ops.SUBPATTERN: lambda group: _sequence(group[-1]),
    _ops.BRANCH: lambda ways: _either([_sequence(way) for way in ways[1]]),
    **dict.fromkeys((_ops.AT, _ops.ASSERT, _ops.ASSERT_NOT), lambda _: _NO_LETTER),
}
"""Those of the parts that are read; any other can be anything."""


def _rarest(choices: Iterable[_Words]) -> _Words:
    """Give the words that the fewest texts hold one of, as far as their lengths tell."""
    able = [words for words in choices if words and "" not in words]
    bare = (_without_longer(words) for words in able)
    return max(bare, key=_rarity, default=_NONE)


def _without_longer(words: _Words) -> _Words:
    """Leave out the words that hold another.

    >>> sorted(_without_longer(frozenset(["pact", "impact", "act", "treaty"])))
    ['act', 'treaty']
    """
    sizes = {len(word) for word in words}
    return frozenset(
        word
        for word in words
        if not any(
            word[at : at + size] in words
            for size in sizes
            if size < len(word)
            for at in range(len(word) - size + 1)
        )
    )


def _core(words: _Words) -> _Words:
    """Give what all words hold, where it is long enough to be rare; else the words."""
    first = min(words, key=len, default="")
    for size in range(len(first), CORE - 1, -1):
        for at in range(len(first) - size + 1):
            if all(first[at : at + size] in word for word in words):
                return frozenset([first[at : at + size]])
    return words


def _rarity(words: _Words) -> tuple[float, list[str]]:
    least = min(sum(map(_weight, word)) for word in words)
    return min(least, LONG) - math.log2(len(words)) / 2, sorted(words)


def _weight(sign: str) -> int:
    return 1 if sign.isalnum() or sign in USUAL else RARE
