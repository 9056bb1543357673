"""Given names by which people are thanked, or called on, next to their own turn."""

import re
from collections.abc import Mapping, Sequence

from generator.attribute.labelnames import LabelName, Sort, fold, given_names
from generator.model import Document

REACH = 120
"""Code points at the ends of a turn in which its neighbour is addressed."""
_THANKS = re.compile(
    r"(?:(?:Okay|All right|Great|Good|Yes|So|Well)[,.]? )?"
    r"(?:Thank you|Thanks)(?: (?:very|so) much)?, (?P<name>[^\W\d_a-z][^\W\d_]+)[.,!]"
)
_CALL = re.compile(
    r"(?:^|[.?!] )(?:(?:Go ahead|Please), (?P<name>[^\W\d_a-z][^\W\d_]+)[.?]"
    r"|(?P<first>[^\W\d_a-z][^\W\d_]+), (?:go ahead|please)[.?])$"
)


def vocatives(
    document: Document, labels: Sequence[LabelName], families: Mapping[LabelName, str]
) -> dict[str, tuple[str, str]]:
    """Give, by folded surname, the one given name its bearer is addressed by, and the words.

    Whoever asks may thank somebody else, so only those count who speak under a name or an office.
    Only usual given names count, and none that is a surname here. Two names are as bad as none.

    The price: who thanks a third person first, by a given name alone, gives it to the wrong one.
    """
    texts = {block.id: block.text for block in document.blocks}
    taken = {fold(word) for family in families.values() for word in family.split()}
    found: dict[str, dict[str, str]] = {}
    turns = document.turns
    for i, label in enumerate(labels):
        family = families.get(label)
        if not family:
            continue
        own = fold(family.split()[-1])
        if i + 1 < len(turns) and _may(labels[i + 1], label):
            head = texts[turns[i + 1].blocks[0]][:REACH]
            _note(found.setdefault(own, {}), _THANKS.match(head), taken)
        if i and _may(labels[i - 1], label):
            tail = texts[turns[i - 1].blocks[-1]][-REACH:]
            _note(found.setdefault(own, {}), _CALL.search(tail), taken)
    single = {own: next(iter(names.items())) for own, names in found.items() if len(names) == 1}
    return {own: (name, words) for own, (name, words) in single.items()}


def _may(by: LabelName, to: LabelName) -> bool:
    return by.sort in (Sort.PERSON, Sort.OFFICE, Sort.PART) and by.key != to.key


def _note(names: dict[str, str], match: re.Match[str] | None, taken: set[str]) -> None:
    """Keep the name in `match` with the words around it."""
    said = match and next(filter(None, match.groupdict().values()))
    if match and said and fold(said) in given_names() and fold(said) not in taken:
        names.setdefault(said, match[0].strip(".?!, ").removeprefix(". ").strip())
