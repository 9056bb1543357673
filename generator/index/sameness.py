"""Which records of people are one person's: by a title in one text, in full in another.

A record of ours that is part of another keeps its page, where what it says stands; the index and
the words that name it know only the other.
"""

from collections.abc import Iterable, Mapping, Sequence

from generator.corpus import Record, RecordKind
from generator.index.accents import accents, plain
from generator.index.bearing import may_be, title_of
from generator.index.called import is_called
from generator.index.names import agree, is_cut, parts
from generator.personal_names import given_names
from generator.rulebook import rules


def key(record: Record) -> str:
    """Give the record's id with its folder: "people/ana-ruiz"."""
    return f"{record.kind.value}/{record.id}"


def same_people(records: Iterable[Record]) -> Mapping[str, str]:
    """Give the records that are part of another, each with that other, by folder and id.

    Given names that agree are one person's. A surname alone, or with a title, is that of the one
    person who bears it in full; where two do it is nobody's. An editor's record is never part of
    another, and a wife is not her husband: "Mrs. Roe" stays by herself. A given name alone is of
    nobody else.

    >>> some = [Record(RecordKind.PERSON, name, name, status="candidate")
    ...         for name in ("Roe", "Ana Roe", "Ana B. Roe", "Mrs. Roe")]
    >>> same_people(some)
    {'people/Ana Roe': 'people/Ana B. Roe', 'people/Roe': 'people/Ana B. Roe'}
    """
    bearers: dict[str, list[Record]] = {}
    for record in records:
        person = record.kind is RecordKind.PERSON and record.status != "rejected"
        if person and (record.status == "accepted" or is_called(record.name)):
            bearers.setdefault(plain(parts(record.name).surname), []).append(record)
    joined: dict[str, str] = {}
    for some in bearers.values():
        if len(some) > 1:
            joined |= _of_one_surname(some)
    return joined


def told_apart(records: Sequence[Record]) -> list[Record]:
    """Give the records without the surnames that stand alone and may be one of several's in full.

    >>> some = [Record(RecordKind.PERSON, name, name, status="candidate")
    ...         for name in ("Roe", "Ana Roe", "Bo Roe", "Lind", "Cy Lind")]
    >>> [record.name for record in told_apart(some)]
    ['Ana Roe', 'Bo Roe', 'Lind', 'Cy Lind']
    """
    full: dict[str, set[str]] = {}
    for record in records:
        if record.kind is RecordKind.PERSON:
            given, surname, _ = parts(record.name)
            full.setdefault(surname, set()).update([given] if given else [])
    return [r for r in records if r.kind is not RecordKind.PERSON or r.status != "candidate"
            or len(full.get(r.name, ())) < 2]  # fmt: skip  # noqa: PLR2004


def _of_one_surname(some: Sequence[Record]) -> Mapping[str, str]:
    full = [record for record in some if parts(record.name).given]
    short = [r for r in some if r.status == "candidate" and _is_short(r.name) and not _hers(r)]
    groups = _groups(full)
    if not full and short:
        groups = [short]
    elif len(groups) == 1 and len(groups[0]) == len(full):
        main = _main(groups[0])
        borne = [form for r in groups[0] for form in (r.name, *r.also, *r.words)]
        theirs = [r for r in short if may_be(r.name, parts(main.name).given, borne)]
        groups = [[*groups[0], *theirs]]
    return {key(r): key(main) for group in groups for main in [_main(group)] for r in group
            if r is not main and r.status == "candidate"}  # fmt: skip


def _is_short(name: str) -> bool:
    """Whether a name is a surname alone, or with a title."""
    given, surname, _ = parts(name)
    return not given and surname not in given_names()


def _groups(full: Iterable[Record]) -> list[list[Record]]:
    """Bring records together whose given names agree; one that agrees with two is in none."""
    groups: list[list[Record]] = []
    for record in sorted(full, key=lambda r: (-len(r.name), r.name, r.id)):
        given = parts(record.name).given
        fits = [group for group in groups
                if (agree(given, parts(group[0].name).given) or is_cut(record.name, group[0].name))
                and _is_sons(record) == _is_sons(group[0])]  # fmt: skip
        if len(fits) == 1:
            fits[0].append(record)
        elif not fits:
            groups.append([record])
    return groups


def _main(group: Sequence[Record]) -> Record:
    """Give the record that the others are part of: an editor's, else that of the longest name."""
    return min(group, key=lambda r: (r.status != "accepted", not parts(r.name).given,
                                     -len(r.name), -accents(r.name), r.name, r.id))  # fmt: skip


def _is_sons(record: Record) -> bool:
    """Whether no form of a name is without "Jr." or the like: texts tell a son from his father."""
    forms = [form for form in (record.name, *record.also) if parts(form).given]
    return all(parts(form).suffix for form in forms)


def _hers(record: Record) -> bool:
    return title_of(record.name) in rules("indexing")["hers"]["words"]
