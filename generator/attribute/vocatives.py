"""Given names by which people are thanked, called on or addressed, next to their own turn."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.attribute.labelnames import LabelName, Sort, fold, given_names
from generator.attribute.spoken_names import first_sentences, last_sentences
from generator.model import Document, Role
from generator.rulebook import rules

SURE, LIKELY = 2, 1
"""What a call or a thank-you counts for, and what a name thrown into a reply does."""
LEAST = 2
"""A name must count so much to be anybody's..."""
SHARE = 4
"""... and be at least three of four of the names that somebody is given."""
INITIALS = 3
"""Letters of a label that may be initials."""
FEW = 3
"""A last sentence of so many words can follow the one that calls."""
_NOTE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")
"""What is said of the room behind the last words: "[Laughter]"."""


_GOES_ON = re.compile(r"[\w,]")
"""What stands behind a name that is no more than the beginning of a longer one, or of a list."""


class Said(NamedTuple):
    """A given name that a neighbour says, with his words."""

    to: int
    """The number of the person who is meant."""
    name: str
    words: str
    weight: int


def vocatives(
    document: Document,
    labels: Sequence[LabelName],
    bearers: Mapping[LabelName, int],
    given: Mapping[int, str],
) -> dict[int, tuple[str, str]]:
    """Give the one given name by which each person is addressed, and the words, by his number.

    `bearers` are the people of the labels, `given` the names of those whose names are known.
    Whoever asks may thank somebody else, so only those count who speak under a name or an office.
    Only usual given names count, and none that is a surname here. Two names are as bad as none.

    The price: who thanks a third person first, by a given name alone, gives it to the wrong one.
    """
    taken = {fold(word) for label in bearers for word in label.family.split()}
    known = {fold(name) for name in given.values()}
    short = {
        (who, label.key[0])
        for label, who in bearers.items()
        if label.core.isupper() and len(label.core) <= INITIALS
    }  # "AR", who is called Ana, is no Ana Ar
    votes: dict[int, Counter[str]] = {}
    words: dict[tuple[int, str], str] = {}
    for said in _said(document, labels, bearers):
        name = fold(said.name)
        usual = name in given_names() and name not in taken and (said.to, name[0]) not in short
        if not usual or said.to in given or (said.weight < SURE and name in known):
            continue
        votes.setdefault(said.to, Counter())[said.name] += said.weight
        words.setdefault((said.to, said.name), said.words)
    return {
        who: (name, words[who, name])
        for who, names in votes.items()
        for name, count in names.most_common(1)
        if count >= LEAST and count * SHARE >= names.total() * (SHARE - 1)
    }


def _said(
    document: Document, labels: Sequence[LabelName], bearers: Mapping[LabelName, int]
) -> Iterator[Said]:
    """Give the names said at the ends of turns to whoever spoke before or speaks next."""
    texts = {block.id: block.text for block in document.blocks if block.role is Role.SPEECH}
    spoken = [[texts[b] for b in turn.blocks if b in texts] for turn in document.turns]
    for i, (label, after) in enumerate(pairwise(labels)):
        if label.key == after.key or not spoken[i] or not spoken[i + 1]:
            continue
        if after in bearers and _may(label) and not _is_told(spoken[i], spoken[i + 1]):
            tail = last_sentences(_without_note(spoken[i][-1]))
            last = next(_named("call", tail[-1:], bearers[after], SURE), None)
            few = bool(tail) and len(tail[-1].split()) <= FEW  # "Ana, please. Secretary Ruiz."
            yield from (
                [last] if last else _named("call", tail[-2:-1] if few else (), bearers[after], SURE)
            )
        if label in bearers and _may(after):
            head = first_sentences(spoken[i + 1][0])
            thanks = list(_named("thanks", head[:2], bearers[label], SURE))
            yield from thanks or _named("reply", head[:1], bearers[label], LIKELY)


def _is_told(turn: Sequence[str], reply: Sequence[str]) -> bool:
    """Whether all that a turn says is a name that the reply takes up: of whom both speak.

    >>> _is_told(["Ana."], ["Ana Roe and others."]), _is_told(["Ana?"], ["Yes."])
    (True, False)
    """
    said = turn[0].strip(".?!—– ") if len(turn) == 1 else ""
    return bool(said) and reply[0].startswith(said) and not _GOES_ON.match(reply[0], len(said))


def _without_note(text: str) -> str:
    return _NOTE.sub("", text) if text.endswith((")", "]")) else text  # few do


def _may(by: LabelName) -> bool:
    return by.sort in (Sort.PERSON, Sort.OFFICE, Sort.PART)


def _named(kind: str, sentences: Sequence[str], to: int, weight: int) -> Iterator[Said]:
    for sentence in sentences:
        for pattern in _patterns(kind):
            if match := pattern.search(sentence):
                yield Said(to, match["name"], match[0].strip(".?!,—– "), weight)
                return


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    name = r"(?P<name>(?!Mrs?\b|Ms\b|Dr\b)[^\W\d_a-z][^\W\d_]+)"
    entry = rules("speakers")["vocative"][kind]
    return [re.compile(p.replace("NAME", name), re.VERBOSE) for p in entry["match"]]
