"""Labels that come once, of people whom the text speaks of or to elsewhere."""

import re
from collections.abc import Sequence

from generator.personal_names import given_names
from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form
from generator.structure.lone_labels import NAMES, Key, printed_again

_CALLED = re.compile(
    r"(?:, |[Tt]hank you |[Tt]hanks )([^\W\d_a-z]\w+)[.!?]"
    r"|(?:[Tt]his is|I['’]m|I am) ([^\W\d_a-z]\w+)"
)
"""A name that is said to its bearer, or by him."""


def introduced(labels: Sequence[Label], lines: Sequence[str]) -> set[Key]:
    """Give those of the labels that are full names which the text prints elsewhere too.

    "With me is Ana Ruiz" makes "Ana Ruiz: It is so." a label though she speaks but once, and
    "Thank you, Ruiz." makes "Ruiz: So." one.

    >>> from generator.structure.labels import candidate
    >>> lines = ["With me is Ana Ruiz.", "Ana Ruiz: It is so.", "Ben Lind: A life."]
    >>> [name for name, _ in introduced([candidate(line) for line in lines[1:]], lines)]
    ['ana ruiz']
    """
    names = [c for c in labels if c.form is Form.NAME and c.sign is Sign.COLON]
    full = [c for c in names if " " in c.core and c.core.split()[0] in given_names()]
    return {c.key for c in printed_again(full, lines)} | _addressed(names, lines)


def _addressed(names: Sequence[Label], lines: Sequence[str]) -> set[Key]:
    """Give the labels of one word that others say to whoever it is, or he of himself."""
    bare = {c.core for c in names if " " not in c.core}
    if not bare or len(bare) > NAMES:
        return set()
    text = "\n".join(lines)
    called = {name for found in _CALLED.findall(text) for name in found}
    return {c.key for c in names if c.core in bare & called}
