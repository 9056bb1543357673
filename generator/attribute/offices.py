"""Who holds an office that a label names without a person: "The Chair", "THE PRESIDENT"."""

import re
from collections.abc import Iterable, Sequence

from generator.attribute.labelnames import LabelName, Sort, fold
from generator.model import Document, Role

_CAPITALISED = re.compile(r"(?: [^\W\d_a-z][\w'’-]*)+")


def with_chairs(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give an office to the holder a label names, wherever it stands without the name.

    "The Chair (Mr. Lind):" makes "The Chair:" Mr. Lind's, unless two people held the chair.
    """
    named: dict[str, set[str]] = {}
    for label in labels:
        if label.family and label.detail == label.core:
            named.setdefault(fold(label.core), set()).add(label.family)
    found = {}
    for label in labels:
        if label.family and label.detail == label.core and len(named[fold(label.core)]) == 1:
            found[fold(label.core)] = label
    return [
        found.get(fold(label.core), label) if label.sort is Sort.OFFICE else label
        for label in labels
    ]


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
    pattern = re.compile(rf"(?i:(?<!vice )\b{re.escape(office)})(?= [^\W\d_a-z])")
    for match in pattern.finditer(text):
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
