"""Labels of a document in which one person, under a bare name, answers whoever asks."""

from collections import Counter
from collections.abc import Sequence

from generator.personal_names import given_names
from generator.structure.label import Label, Sign
from generator.structure.labelforms import Form
from generator.structure.lone_labels import Key

LEAST = 3
"""Who answers speaks so often at least; so many ask before him."""
CLOSE = 4
"""One of his labels in so many lines at least."""


def one_who_answers(found: Sequence[tuple[int, Label]], lines: Sequence[str]) -> set[Key]:
    """Give the labels of the one full name that comes again and again, and of those before it.

    "The Herald: Why? Ana Ruiz: So. Radio Ghent: And now? Ana Ruiz: No.": each asks but once, so
    only their places show that they are labels. Who answers has a usual given name, or the first
    lines print the name. The price: a list of one man's sayings, each behind his name, has turns.
    """
    able = [(i, c) for i, c in found if c.sign is Sign.COLON and c.form <= Form.CAPITALS]
    names = Counter(c.key for _, c in able if " " in c.core and not c.core.startswith("The "))
    most = [key for key, times in names.items() if times >= LEAST]
    his = [(i, c) for i, c in able if [c.key] == most]
    if not his or len(his) * CLOSE <= his[-1][0] - his[0][0]:
        return set()
    name, begins = his[0][1].core, his[0][0]
    if name.split()[0] not in given_names() and not any(name in line for line in lines[:begins]):
        return set()
    keys = [his[0][1].key, *(c.key for _, c in able)]
    asked = {
        key
        for before, key, after in zip(keys, keys[1:], keys[2:], strict=False)
        if before == after == keys[0] != key
    }
    return {keys[0], *asked} if asked else set()
