"""Labels that print a part of a full name: a given name alone, or initials."""

from collections.abc import Iterable, Mapping

from generator.attribute.labelnames import LabelName, Sort, fold, given_names, read_label

INITIALS = 4
"""Letters of initials at most."""


def part_labels(labels: Iterable[LabelName], spoken_of: Iterable[str]) -> Mapping[str, LabelName]:
    """Give, by its key, what each label that is a part of one full name means.

    `spoken_of` are full names that the title and the head print, and that people give themselves.
    Two that a short label could mean are as bad as none, a word that is anybody's surname here is
    that, and only a usual given name stands for "Ben Lind" of the text: "Lind Review" is nobody.

    >>> full = part_labels(map(read_label, ("Ana Ruiz:", "Ana:", "AR:", "Ben:")), ["Ben Lind"])
    >>> [(key, label.given, label.family) for key, label in full.items()]
    [('ana', ('Ana',), 'Ruiz'), ('ar', ('Ana',), 'Ruiz'), ('ben', (), 'Lind')]
    """
    distinct = list(dict.fromkeys(label for label in labels if label.sort is Sort.PERSON))
    whole = [label for label in distinct if label.given]
    surnames = {fold(w) for label in whole for w in label.family.split()}
    surnames |= {fold(label.family) for label in distinct if label.titles}
    bare = [o for o in distinct if not (o.given or o.titles or o.key in surnames) and o.family]
    heard = map(read_label, spoken_of if bare else ())
    named = [label for label in heard if label.given and fold(label.given[0]) in given_names()]
    found = {}
    for label in bare:
        for able in (whole, named):
            fitting = {fold(" ".join([*o.given, o.family])): o for o in able if _part(label, o)}
            if len(fitting) == 1:
                [full] = fitting.values()
                given = full.given if full in whole else ()  # the text has yet to print it
                found[label.key] = label._replace(given=given, family=full.family)
            if fitting:
                break
    return found


def _part(label: LabelName, whole: LabelName) -> bool:
    """Tell whether a label is the first name, or the initials, of a full name."""
    first = fold(whole.given[0])
    initials = "".join(fold(w)[:1] for w in [*whole.given, *whole.family.split()])
    short = label.core.replace(".", "")
    if short.isupper() and 1 < len(short) <= INITIALS and fold(short) == initials:
        return True
    return len(first) > 1 and fold(label.core) == first
