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
    printed = _by_part(whole)
    open_ = [o for o in bare if not printed.get(_part(o)) and _can_be_part(o)]
    heard = map(read_label, spoken_of if open_ else ())
    named = [label for label in heard if label.given and fold(label.given[0]) in given_names()]
    said = _by_part(named)
    found = {}
    for label in bare:
        own = printed.get(_part(label), {})
        fitting = own or said.get(_part(label), {})
        if len(fitting) == 1:
            [full] = fitting.values()
            given = full.given if own else ()  # the text has yet to print it
            found[label.key] = label._replace(given=given, family=full.family)
    return found


def _can_be_part(label: LabelName) -> bool:
    """Tell whether a label can be the given name, or the initials, of somebody spoken of."""
    part = _part(label)
    return part.isupper() or part in given_names()


def _by_part(labels: Iterable[LabelName]) -> dict[str, dict[str, LabelName]]:
    """Give full names by their first word, and by their initials in capitals."""
    found: dict[str, dict[str, LabelName]] = {}
    for label in labels:
        names = [*label.given, *label.family.split()]
        initials, all_of = (
            "".join(fold(word)[:1] for word in some).upper()
            for some in (names, " ".join(names).replace("-", " ").split())
        )
        for part in {fold(names[0]), initials, all_of}:
            found.setdefault(part, {})[fold(" ".join(names))] = label
    return found


def _part(label: LabelName) -> str:
    """Give what a label is as a part: initials in capitals, or a folded first name."""
    short = label.core.replace(".", "")
    initials = short.isupper() and 1 < len(short) <= INITIALS
    return short if initials else fold(label.core)
