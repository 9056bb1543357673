"""The labels of a document, each read beside the others: misprints, holders of offices, outlets."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from generator.attribute.labelnames import LabelName, Sort, fold, read_label
from generator.attribute.misprints import misprints
from generator.attribute.partlabels import part_labels
from generator.attribute.selfnames import named_by_themselves, spoken_of
from generator.model import Document
from generator.rulebook import rules

_SHORT = 3
"""Words of so many letters at most are titles: "MR" for "MS" is a slip wherever it is said."""

INITIALS = 2
"""Letters that are few for a surname: of some labels at least, where all others have one more."""


def read_labels(document: Document) -> list[LabelName]:
    """Read each turn's label, misprints mended, with the surname where others give it."""
    read = _with_holders(_with_initial(_without_misprints(document)))
    read = _with_offices(document, read)
    named = named_by_themselves(document, read)
    read = [named.get(label.key, label) for label in read]
    short = part_labels(read, spoken_of(document))
    return _with_initials([short.get(label.key, label) for label in read])


def _with_initials(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give initials that stand for nobody known as they are printed: "GO" of "JH:" and "GO:"."""
    bare = {o for o in labels if o.sort is Sort.PERSON and not o.given and o.core.isupper()}
    bare = {o for o in bare if fold(o.family) == o.key}
    if len(bare) < 2 or {len(o.core) for o in bare} - {INITIALS, INITIALS + 1}:  # noqa: PLR2004
        return [*labels]
    some = any(len(o.core) == INITIALS for o in bare)  # "LEE" and "KIM" are surnames
    return [o._replace(family=o.core) if some and o in bare else o for o in labels]


def _with_offices(document: Document, labels: Sequence[LabelName]) -> list[LabelName]:
    """Give "DEAN LIND" as an office and a surname where the text speaks of a dean."""
    words = frozenset(rules("labels")["given"]["words"])
    first = {o: fold(o.given[0]) for o in labels if len(o.given) == 1 and not o.titles}
    able = words.intersection(first.values())
    texts = [block.text for block in document.blocks] if able else []
    meant = {word for word in able if any(re.search(rf"\b{word}\b", text) for text in texts)}
    return [
        o._replace(titles=(first[o],), given=()) if first.get(o) in meant else o for o in labels
    ]


def _with_initial(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give "M." as an initial where a label prints the whole name, "MILO RUIZ", and none "Mme"."""
    whole = {fold(o.family) for o in labels if o.given and fold(o.given[0]).startswith("m")}
    if not whole or any({"mme", "madame", "monsieur"} & {*o.titles} for o in labels):
        return [*labels]
    return [
        label._replace(titles=(), given=("M.",))
        if label.titles == ("m",) and not label.given and fold(label.family) in whole
        else label
        for label in labels
    ]


def _with_holders(labels: Sequence[LabelName]) -> list[LabelName]:
    """Give an office, or an outlet, whoever another label says has it.

    "The Mayor (Ana Ruiz)" is she of "Ana Ruiz:", and "The Herald:" is "Bo Lind, The Herald:". Where
    an outlet has two its label names nobody. "ANA RUIZ, MAYOR:" makes "MAYOR:" hers.
    """
    from_outlet: dict[str, set[LabelName]] = {}
    for label in labels:
        if label.sort is Sort.PERSON and label.given and label.detail not in ("", label.core):
            from_outlet.setdefault(fold(label.detail), set()).add(label)
    labels = [_of_office(label, from_outlet.get(label.key, set())) for label in labels]
    labels = [_of_outlet(label, from_outlet.get(label.key, set())) for label in labels]
    whole = {label.key: label for label in labels if label.sort is Sort.PERSON and label.given}
    held = {o: whole.get(fold(o.detail)) for o in labels if o.sort is Sort.OFFICE and o.detail}
    return [
        who._replace(core=label.core, detail=label.core) if (who := held.get(label)) else label
        for label in labels
    ]


def _of_office(label: LabelName, people: Collection[LabelName]) -> LabelName:
    """Give the one of these people, whose labels print it behind the name, for an office."""
    names = {(who.given, who.family) for who in people}
    if label.sort is not Sort.OFFICE or label.detail or len(names) != 1:
        return label
    return next(iter(people))._replace(core=label.core, detail=label.core)


def _of_outlet(label: LabelName, people: Collection[LabelName]) -> LabelName:
    """Give the one of these people for the name of their outlet as a label."""
    outlet = label.sort is Sort.UNNAMED or not {*label.titles} - {"the"}
    if not people or label.sort not in (Sort.PERSON, Sort.UNNAMED) or label.detail or not outlet:
        return label
    names = {(who.given, who.family) for who in people}
    if len(names) > 1:
        return label._replace(sort=Sort.UNNAMED, titles=(), given=(), family="")
    return next(iter(people))._replace(core=label.core, detail="")


def _without_misprints(document: Document) -> list[LabelName]:
    read = [read_label(turn.label) for turn in document.turns]
    by_key = {label.key: label for label in read}
    if len(by_key) == 1:
        return read
    meant = misprints((label.key for label in read), _roles())
    spoken = " ".join(block.text for block in document.blocks).casefold() if meant else ""
    meant = {key: to for key, to in meant.items() if not _spoken_of(key, to, spoken)}
    by_key |= {key: read_label(key) for key in meant.values() if key not in by_key}
    return [by_key[meant[label.key]] if label.key in meant else label for label in read]


@cache
def _roles() -> frozenset[str]:
    """Give the keys of labels that name no person in particular: "moderator"."""
    listed = rules("labels")["roles"].values()
    return frozenset(read_label(role).key for row in listed for role in row["examples"])


def _spoken_of(key: str, meant: str, spoken: str) -> bool:
    """Tell whether the odd word of a label is a name that the speeches use."""
    odd = [word for word in key.split() if word not in meant.split() and len(word) > _SHORT]
    return any(re.search(rf"\b{re.escape(word)}\b", spoken) for word in odd)
