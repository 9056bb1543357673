"""Who holds an office that a label names without a person: "The Chair", "THE PRESIDENT"."""

import re
from collections.abc import Iterable, Sequence

from generator.attribute.labelnames import FORMAL, LabelName, Sort, fold, read_label, titles
from generator.model import Document, Role

OPENING = 60
"""Blocks in which a record says who opened the sitting."""
_OPENED = re.compile(
    r"\bcalled to order by the (?P<office>[A-Z][a-z]+(?: [A-Za-z]+){0,3})"
    r" \((?P<name>(?:Mr|Mrs|Ms|Miss|Dr)\.? [^()]{2,40})\)"
)
_ASSUMED = re.compile(
    r"[(\[](?P<name>(?:Mr|Mrs|Ms|Miss|Dr)\.? [^()\[\],]{2,40}?)"
    r" (?:assumed|resumed|took|in|takes|assumes) the chair\b",
    re.IGNORECASE,
)
"""A note that says who presides from there on."""
_CAPITALISED = re.compile(r"(?: [^\W\d_a-z][\w'’-]*)+")


def with_chairs(document: Document, labels: Sequence[LabelName]) -> list[LabelName]:
    """Give an office to whoever was last said to hold it, where a label names none.

    "The Chair (Mr. Lind):" makes the next "The Chair:" Mr. Lind's, "(Ms. Ruiz assumed the Chair.)"
    the one after that hers. Before anybody is named nobody is. The price: who took the chair
    unnamed, and unnoticed by the reporter, goes by the name of who sat there before.
    """
    held: dict[str, tuple[int, LabelName]] = {}
    since, assumed = -1, ""  # the turn whose note says who took the chair last, and the name
    for block in document.blocks[:OPENING]:
        if match := _OPENED.search(block.text):
            label = read_label(f"The {match['office']} ({match['name']})")
            held[fold(label.core)] = -1, label
    notes = {b.id: b.text for b in document.blocks if b.role is Role.NOTE}
    given = []
    for i, (turn, label) in enumerate(zip(document.turns, labels, strict=True)):
        office = fold(label.core)
        if label.family and label.detail == label.core:
            held[office] = i, label
        named, holder = held.get(office, (i, label))
        if assumed and named <= since:
            holder = read_label(f"{holder.core} ({assumed})")
        given.append(holder if label.sort is Sort.OFFICE else label)
        for note in (notes[block] for block in turn.blocks if block in notes):
            if match := _ASSUMED.match(note):
                since, assumed = i, match["name"]
    return given


def holders(document: Document, labels: Iterable[LabelName]) -> dict[LabelName, str]:
    """Find the surname of whoever holds the office of a label, by the title or the head."""
    labels = list(dict.fromkeys(labels))
    others = {fold(label.family) for label in labels if label.family}
    heads = [document.title] + [b.text for b in document.blocks[:40] if b.role is Role.METADATA]
    found = {}
    for label in labels:
        if label.sort is not Sort.OFFICE:
            continue
        office = re.sub(r"^(?:the|mr|madam) ", "", fold(label.core))
        names = {name for head in heads for name in _after(head, office, document)}
        names = {name for name in names if fold(name) not in others}
        if len(names) == 1:
            found[label] = names.pop()
    return found


def _after(text: str, office: str, document: Document) -> Iterable[str]:
    """Surnames that stand after `office` in a title."""
    pattern = re.compile(rf"(?i:\b{re.escape(office)})(?= [^\W\d_a-z])")
    for match in pattern.finditer(text):
        if fold(text[: match.start()]).rpartition(" ")[2] in titles() - FORMAL:
            continue  # "Vice President Lind" is not the President
        run = _CAPITALISED.match(text, match.end())
        words = run[0].split() if run else []
        for length in range(len(words), 1, -1):
            name = " ".join(words[:length])
            if sum(name in b.text for b in document.blocks if b.text != text):
                yield words[length - 1]
                break
        else:
            if words:
                yield words[0].removesuffix("'s").removesuffix("’s")
