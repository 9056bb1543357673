"""Who speaks under a label that names nobody and tells him who he is himself: "I'm Ana Ruiz."."""

import re
from collections.abc import Iterator, Sequence

from generator.attribute.introductions import self_pattern
from generator.attribute.labelnames import LabelName, Sort, read_label
from generator.attribute.spoken_names import LAST, REACH, first_sentences, full_names, names_in
from generator.model import Document, Role

HEADS = 12
"""Blocks at the head that can say who takes part."""
_ENDS = re.compile(r"(?:'s|’s)?(?:[.,!?;:–—-]|$| (?:from|with|of|at|and|here)\b)")
_TELLS = re.compile(r"\bI[’']m |\bI am |\b[Nn]ame[’' ]|\b[Tt]his is ")
"""What stands somewhere in words with which a name is given; asked first, as most have none."""
_NUMBERED = re.compile(r"\d$")


def self_named(text: str) -> str | None:
    """Give the full name that somebody says is his where he begins to speak; None for none or two.

    >>> self_named("Good morning. You're on the air. I'm Jonas Keel, and with me is Ada Hume.")
    'Jonas Keel'
    >>> self_named("I'm Jonas, and Ada Hume is here.")
    """
    found: list[str] = []
    for sentence in first_sentences(text)[:LAST] if _TELLS.search(text[:REACH]) else ():
        for name in names_in(sentence, frozenset()):
            said = self_pattern().search(sentence[: name.start])
            if said and " " in name.text and _ENDS.match(sentence, name.end):
                found.append(name.text)
    return found[0] if len(found) == 1 else None


def named_by_themselves(document: Document, labels: Sequence[LabelName]) -> dict[str, LabelName]:
    """Give, by key, the labels of parts and numbered voices with the surname they say is theirs.

    Who gives two names under one label is two people, so nobody is named.
    """
    texts = {b.id: b.text for b in document.blocks if b.role is Role.SPEECH}
    names: dict[str, set[str]] = {}
    for turn, label in zip(document.turns, labels, strict=True):
        if label.sort is Sort.PART or (label.sort is Sort.UNNAMED and _NUMBERED.search(label.core)):
            said = self_named(" ".join(texts[b] for b in turn.blocks if b in texts))
            names.setdefault(label.key, set()).update({said} if said else ())
    family = {k: read_label(said.pop()).family for k, said in names.items() if len(said) == 1}
    return {
        label.key: label._replace(sort=Sort.PERSON, family=family[label.key])
        for label in labels
        if label.key in family
    }


def spoken_of(document: Document) -> Iterator[str]:
    """Give the full names that the title and the head print, and those people give themselves."""
    for text in [document.title, *(b.text[:REACH] for b in document.blocks[:HEADS])]:
        yield from (n.text for n in names_in(text, frozenset()) if " " in n.text)
        yield from full_names(text)
    texts = {b.id: b.text for b in document.blocks}
    for turn in document.turns:
        if name := self_named(texts[turn.blocks[0]]):
            yield name
