"""Who asks under a given name alone, where other texts name the one person of that name in full.

"Steve." gives the floor; "Steve Marsh, Harbor News." says in other texts, where the same people
answer, who Steve is. Two of that given name are as bad as none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.identity import slug
from generator.index.names import agree, parts
from generator.model import Document, Speaker

_NEAR = 2 * 366
"""Days that the texts may lie apart."""


@dataclass(frozen=True, slots=True)
class Met:
    """Where somebody who asks is named in full, where the same people answer."""

    title: str
    """Of the earliest text."""
    first: int
    """Its day, and that of the last, counted from the year 1; 0 where there is none."""
    last: int


Full = dict[tuple[str, str], dict[str, Met]]
"""By the surname of who answers and the given name of who asks: full names, and where."""


def with_askers(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give the documents with those given names in full; the order does not matter.

    >>> with_askers(())
    ()
    """
    full: Full = {}
    for document in sorted(documents, key=lambda d: (_day(d), d.title)):
        day = _day(document)
        for asker in _asking(document):
            given = parts(asker.name).given.partition(" ")[0].casefold()
            if not given:  # a given name alone, or a surname with its title
                continue
            for answers in _answering(document):
                names = full.setdefault((answers, given), {})
                met = names.setdefault(asker.name, Met(document.title, day, day))
                names[asker.name] = replace(met, last=day)
    return tuple(_named(document, full) for document in documents)


def _asking(document: Document) -> Iterator[Speaker]:
    """Give those who speak only where the label names nobody."""
    printed = {turn.speaker for turn in document.turns if not turn.inferred}
    asks = {turn.speaker for turn in document.turns if turn.inferred} - printed
    yield from (speaker for speaker in document.speakers if speaker.id in asks)


def _answering(document: Document) -> set[str]:
    """Give the surnames of those whom labels name: whoever answers, or gives the floor."""
    ids = {turn.speaker for turn in document.turns if turn.speaker and not turn.inferred}
    return {parts(s.name).surname.casefold() for s in document.speakers if s.id in ids}


def _named(document: Document, full: Full) -> Document:
    changed: dict[str, tuple[Speaker, str]] = {}
    answering = sorted(_answering(document)) if full else []
    for speaker in _asking(document) if full else ():
        if " " in speaker.name:
            continue
        given = speaker.name.casefold()
        met = {
            name: found
            for answers in answering
            for name, found in full.get((answers, given), {}).items()
            if found.first - _NEAR <= _day(document) <= found.last + _NEAR
        }
        names = sorted(met, key=lambda name: (-len(name), name))
        if names and all(_one(names[0], name) for name in names):
            changed[speaker.id] = _in_full(speaker, names[0], met[names[0]].title)
    if not changed:
        return document
    speakers = {new.id: new for s in document.speakers for new, _ in [changed.get(s.id, (s, ""))]}
    turns = (
        turn._replace(speaker=found[0].id, basis=f"{turn.basis} {found[1]}")
        if turn.speaker and (found := changed.get(turn.speaker))
        else turn
        for turn in document.turns
    )
    return replace(document, speakers=tuple(speakers.values()), turns=tuple(turns))


def _in_full(speaker: Speaker, name: str, title: str) -> tuple[Speaker, str]:
    """Give the speaker under the full name, and why."""
    why = f"The one {speaker.name} who asks in other texts, as “{title}”, is {name}."
    basis = f"{speaker.basis} {why}"
    return replace(speaker, id=slug(name), name=name, also=(speaker.name,), basis=basis), why


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0


def _one(name: str, other: str) -> bool:
    """Tell whether two full names can be one person's."""
    a, b = parts(name), parts(other)
    return a.surname.casefold() == b.surname.casefold() and agree(a.given, b.given)
