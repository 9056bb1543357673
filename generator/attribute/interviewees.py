"""Who asks and who answers in an interview whose labels, if it has any, name nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.attribute.labelnames import proper, read_label
from generator.attribute.spoken_names import full_names, names_in
from generator.identity import slug
from generator.model import Document, Speaker, Turn
from generator.rulebook import rules

HEAD = 30
"""Blocks at the head that can say who takes part."""
LINE = 200
"""Code points of a block that says it at most."""
LEAST = 2
"""So many questions, and so many answers, at least."""
_WITH = re.compile(r"\b(?:with|to|for|by)\b|:", re.IGNORECASE)
_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


def name_interviewee(document: Document) -> Document:
    """Give the answers of an interview to the one person whom its title or its head names.

    Where "Q." and "A." are printed the questions go to whoever is said to ask; without labels who
    asks stays unknown. Two names are as bad as none.
    """
    if document.turns and all(not turn.label for turn in document.turns):
        return _unlabelled(document)
    keys = [read_label(turn.label).key for turn in document.turns]
    parts = [sum(key in some for key in keys) for some in (_ASKS, _ANSWERS)]
    if min(parts) < LEAST or sum(parts) < len(keys):
        return document
    named = {
        kind: Speaker(slug(name), name, None, (), f"The head of the document prints “{words}”.")
        for kind in ("asks", "answers")
        for name, words in _one(document, kind)
    }
    turns = tuple(
        _told(turn, named.get("asks" if key in _ASKS else "answers"))
        for turn, key in zip(document.turns, keys, strict=True)
    )
    told = {turn.speaker for turn in turns} - {s.id for s in document.speakers}
    added = [s for s in named.values() if s.id in told]
    return replace(document, turns=turns, speakers=(*document.speakers, *added))


def _told(turn: Turn, who: Speaker | None) -> Turn:
    if who is None or turn.speaker:
        return turn
    basis = f"The label reads “{turn.label.rstrip(':. ')}”. {who.basis}"
    return turn._replace(speaker=who.id, basis=basis, inferred=True)


def _one(document: Document, kind: str) -> Iterator[tuple[str, str]]:
    """Give the one full name, and the words, with which the head says who asks or answers."""
    first = {b for turn in document.turns[:1] for b in turn.blocks}
    heads: list[str] = [document.title]
    for block in document.blocks[:HEAD]:
        if block.id in first:
            break
        heads.append(block.text)
    found = {}
    for head in heads:
        for pattern in _patterns(kind) if len(head) <= LINE else ():
            if match := pattern.search(head):
                label = read_label(match["name"])
                if label.given:
                    found[" ".join(map(proper, [*label.given, label.family]))] = match[0]
    titled = [*_titled(document)] if kind == "answers" and not found else []
    if len(found) + len(titled) == 1:
        yield from found.items()
        yield from ((name, document.title) for name in titled)


def _titled(document: Document) -> Sequence[str]:
    """Give the full names in a title that says who answers: "Q&A: Ana Ruiz on boats"."""
    title = document.title
    names = {name.text for name in names_in(title, frozenset()) if " " in name.text}
    if re.match(r"Q ?& ?A\b", title):
        return sorted(names)
    if not any(pattern.search(title) for pattern in _patterns("titled")):
        return []
    return sorted({*full_names(title)})


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    return [re.compile(p, re.VERBOSE) for p in rules("speakers")["interview"][kind]["match"]]


def _unlabelled(document: Document) -> Document:
    """Give the answers to the one person whom the title names."""
    names = {name.text for name in names_in(document.title, frozenset()) if " " in name.text}
    titled = sorted(names) if len(names) == 1 and _WITH.search(document.title) else []
    told = {kind: [*_one(document, kind)] for kind in ("asks", "answers")}
    why = dict.fromkeys(titled, "the title names “{}”, and nobody else, as who answers")
    people: dict[bool, Speaker] = {}
    for asks, name, words in (
        *((True, name, words) for name, words in told["asks"]),
        *((False, name, words) for name, words in told["answers"] if not titled),
        *((False, name, name) for name in titled),
    ):
        said = why.get(name, "the head of the document prints “{}”").format(words)
        people[asks] = Speaker(slug(name), name, None, (), f"No label is printed; {said}.")
    texts = {block.id: block.text for block in document.blocks}
    turns = tuple(
        turn._replace(speaker=who.id, basis=who.basis, inferred=True)
        if (who := people.get(texts[turn.blocks[0]].endswith("?") and not i % 2))
        else turn
        for i, turn in enumerate(document.turns)
    )
    return replace(document, turns=turns, speakers=(*document.speakers, *people.values()))
