"""Who holds an office that a label names without a person: "The Chair", "THE PRESIDENT"."""

import re
from collections.abc import Iterable, Sequence

from generator.attribute.evidence import not_given
from generator.attribute.examinations import SEATS, seat
from generator.attribute.labelnames import (
    FORMAL,
    LabelName,
    Sort,
    fold,
    given_names,
    read_label,
    titles,
)
from generator.literals import literals
from generator.model import Document, Role

OPENING = 60
"""Blocks in which a record says who opened the sitting."""
SHORT = 4
"""A word of more letters is written small in a title only where all but names are."""
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Hon)\.? [^().]{2,40}?"
_MIXED = r"[A-Z][a-z'’-]+(?: [A-Z]\.| [A-Z][\w'’-]*[a-z][\w'’-]*){1,4}"
"""A name in full, without the honours behind it in capitals."""
_OPENED = tuple(
    (re.compile(form), literals(form).needed)
    for form in (
        (
            r"\bcalled to order by the (?P<office>[A-Z][a-z]+(?: [A-Za-z]+){0,3})"
            rf" \((?P<name>{_TITLED})\)"
        ),
        rf"^(?P<office>President|Chair(?:man|person)?|Speaker):? (?P<name>{_TITLED})(?: ?\.){{2,}}",
        (
            r"^The (?P<office>SPEAKER|PRESIDENT|Speaker|President|Chair)"
            rf" \((?:The )?(?P<name>{_TITLED})\) (?:took|resumed|in) the [Cc]hair\b"
        ),
        (
            r"^[Bb]efore (?:the )?(?P<office>Commissioner|Chair(?:man|person)?|Arbitrator|Referee)"
            rf":? (?:[Tt]he )?(?:Hon(?:ourable|orable|\.)? )?(?P<name>{_MIXED})"
        ),
        (
            r"\b(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’.-]{0,30}){1,3})"
            r" \((?P<office>(?:Acting )?(?:Chair(?:man|woman|person)?|Speaker|President))\)"
        ),
    )
)
"""Who opened a sitting, sits, or is listed as who presides: "Ana Ruiz (Chair); Bo Lind"; and what a
text must hold for it, in small letters."""
_CHAIRED = re.compile(
    r"(?:Chaired by|Présidence de|Under the (?:chairmanship|presidency) of)"
    r" (?P<name>(?:M\.|Mme|Mr\.?|Mrs\.?|Ms\.?) [^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){1,3})"
)
_IN_FRENCH = ("M. le président", "Mme la présidente", "The President", "The Chair")
"""Labels of whoever chairs a sitting, as its head says: "Présidence de Mme Ana Ruiz"."""
_ASSUMED = re.compile(
    r"[(\[](?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness)\.? [^()\[\],]{2,40}?)"
    r" (?:assumed|resumed|took|in|takes|assumes) the chair\b",
    re.IGNORECASE,
)
"""A note that says who presides from there on."""
_IN_CHAIR = re.compile(r"IN THE CHAIR: (?P<name>[^\W\d_a-z][\w.'’ -]{2,40})$")
_SITS = re.compile(
    r"^(?P<name>(?:D[Ee][Pp][Uu][Tt][Yy]|S[Ee][Nn][Aa][Tt][Oo][Rr]|M[Rr]|M[Rr]?[Ss]|D[Rr])\.?"
    r" [^\W\d_a-z][\w.'’ -]{2,40}?) (?:IN THE CHAIR|in the [Cc]hair)\.?$"
)
_CHAIRS = (
    *("president", "the president", "chair", "the chair", "chairman", "the chairman"),
    *("chairperson", "the chairperson", "cathaoirleach", "an cathaoirleach"),
)
_TOOK = (
    (
        re.compile(
            r"\bCommittee of the Whole\b.{0,200}?,"
            r" with (?P<name>(?:Mr|Mrs|Ms)\.? [^,.()]{2,40}) in the chair\b"
        ),
        ("the chairman", "the chair"),
    ),
    (
        re.compile(r"^(?P<name>(?:Mr|Mrs|Ms)\.? [^,.()]{2,40}?) thereupon assumed the [Cc]hair as"),
        ("the acting president pro tempore", "the presiding officer", "the speaker pro tempore"),
    ),
    (_IN_CHAIR, _CHAIRS),
    (_SITS, _CHAIRS),
)
"""Who sits in the chair from here on, and the labels that mean him then."""
_NO_NAMES = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "with"})
"""Words of a title in capitals that stand behind an office: "COURT OF APPEALS"."""
_NAMED = r"(?P<name>[^\W\d_a-z][\w'’-]{0,30}(?: [^\W\d_a-z][\w'’.-]{0,30}){1,3})"
_CAPITALISED = re.compile(r"(?: [A-Z]\.(?= [^\W\d_a-z])| [^\W\d_a-z][\w'’-]*)+")
_NOTE = "NOTE: "
"""What the editors of public papers print before their own words below: "NOTE: President Lind"."""


def with_chairs(document: Document, labels: Sequence[LabelName]) -> list[LabelName]:
    """Give an office to whoever was last said to hold it, where a label names none.

    "The Chair (Mr. Lind):" makes the next "The Chair:" Mr. Lind's, "(Ms. Ruiz assumed the Chair.)"
    the one after that hers. Before anybody is named nobody is. The price: who took the chair
    unnamed, and unnoticed by the reporter, goes by the name of who sat there before.
    """
    if not any(label.sort is Sort.OFFICE for label in labels):
        return [*labels]
    held: dict[str, tuple[int, LabelName]] = {}
    since, assumed = -1, ""  # the turn whose note says who took the chair last, and the name
    for office, name in _opened(document):
        held.setdefault(fold(office), (-1, _holder(office, name)))
    given = []
    for i, (label, notes) in enumerate(zip(labels, _notes(document), strict=True)):
        for note in notes[0]:
            held |= {office: (i, holder) for office, holder in _took(note)}
        office = fold(label.core)
        if label.family and label.detail == label.core:
            held[office] = i, label
        named, holder = held.get(office, (i, label))
        if assumed and named <= since:
            holder = _holder(holder.core, assumed)
        given.append(holder._replace(core=label.core) if label.sort is Sort.OFFICE else label)
        for note in notes[1]:
            if took := _ASSUMED.match(note):
                since, assumed = i, took["name"]
    return given


def _opened(document: Document) -> Iterable[tuple[str, str]]:
    """Give the offices of those who opened the sitting, with and without an article, and names."""
    opening = [block.text for block in document.blocks[:OPENING]]
    small = "\n".join(opening).lower()
    forms = [form for form, needed in _OPENED if any(word in small for word in needed)]
    for text in opening:
        if chaired := _CHAIRED.match(text):
            yield from ((office, chaired["name"]) for office in _IN_FRENCH)
        for form in forms:
            if match := form.search(text):
                yield match["office"], match["name"]
                yield f"The {match['office']}", match["name"]


def _took(note: str) -> Iterable[tuple[str, LabelName]]:
    """Give the offices that somebody has from a line on that nobody says."""
    for form, offices in _TOOK:
        if match := form.search(note):
            yield from ((office, _holder(office, match["name"])) for office in offices)


def _holder(office: str, name: str) -> LabelName:
    """Give an office the person who holds it."""
    return read_label(name)._replace(core=office, detail=office)


def _notes(document: Document) -> Iterable[tuple[list[str], list[str]]]:
    """Give, turn by turn, the lines that stand before it and no one says, and the notes in it."""
    heads = {turn.blocks[0]: i for i, turn in enumerate(document.turns)}
    found: list[tuple[list[str], list[str]]] = [([], []) for _ in document.turns]
    between: list[str] = []
    said = {block: i for i, turn in enumerate(document.turns) for block in turn.blocks}
    for block in document.blocks:
        if block.id in heads:
            found[heads[block.id]][0].extend(between)
            between = []
        elif block.role is not Role.SPEECH:
            between.append(block.text)
        if block.role is Role.NOTE and block.id in said:
            found[said[block.id]][1].append(block.text)
    return found


def holders(document: Document, labels: Iterable[LabelName]) -> dict[LabelName, str]:
    """Find the surname of whoever holds the office of a label, by the title or the head."""
    labels = list(dict.fromkeys(labels))
    heads = [document.title] + [b.text for b in document.blocks[:40] if b.role is Role.METADATA]
    heads += [b.text for b in document.blocks if b.text.startswith(_NOTE)]
    found = {}
    for label in labels:
        if label.sort is not Sort.OFFICE:
            continue
        office = re.sub(r"^(?:the|mr|madam) ", "", fold(label.core))
        others = {fold(other.family) for other in labels if set(other.titles) & {*office.split()}}
        names = {name for head in heads for name in _after(head, office, document)}
        names = {name for name in names if fold(name) not in others | _NO_NAMES}
        if office in SEATS:
            names = set(filter(None, [seat(document, SEATS[office])]))
        if office.startswith("spokes"):
            names |= set(_called(document, office))
        if len(names) == 1:
            found[label] = names.pop()
    return found


def _called(document: Document, office: str) -> Iterable[str]:
    """Surnames of those whom the words above the first turn call so: "Ana Ruiz, Spokesman for"."""
    first = {b for turn in document.turns[:1] for b in turn.blocks}
    pattern = re.compile(rf"{_NAMED}, (?i:{re.escape(office)})\b")
    for block in document.blocks[:OPENING]:
        if block.id in first:
            return
        yield from (match["name"].split()[-1] for match in pattern.finditer(block.text))


def _after(text: str, office: str, document: Document) -> Iterable[str]:
    """Surnames that stand after `office` in a title."""
    pattern = re.compile(rf"(?i:\b{re.escape(office)})(?= [^\W\d_a-z])")
    for match in pattern.finditer(text):
        before = fold(text[: match.start()].rstrip()).rpartition(" ")[2]
        if before in (titles() - FORMAL) | given_names():
            continue  # "Vice President Lind" is not the President, nor "Larry King Live" a king
        run = _CAPITALISED.match(text, match.end())
        words = run[0].split() if run else []
        if words and fold(words[0]) in not_given():
            continue  # "by the President After a Meeting"
        for length in range(len(words), 1, -1):
            name = " ".join(words[:length])
            if sum(name in b.text for b in document.blocks if b.text != text):
                yield words[length - 1]
                break
        else:
            the = fold(text[: match.start()]).endswith("the")  # "the President Honoring Rowers"
            if words and not the and _in_full(words, text):
                yield words[1].removesuffix("'s").removesuffix("’s")
            elif words and not the and not _perhaps_given(words, match[0], document):
                yield _family(words).removesuffix("'s").removesuffix("’s")


def _perhaps_given(words: Sequence[str], office: str, document: Document) -> bool:
    """Tell whether the first of three words may be a given name: "President Bo Lind Aboard".

    It is a surname where the text has it behind the office once more: "President Carter".
    """
    if len(words) <= 2 or words[1].endswith(".") or fold(words[0]) not in given_names():  # noqa: PLR2004 - a name
        return False
    called = re.compile(
        rf"(?i:{re.escape(office)}) {re.escape(words[0])}\b(?! {re.escape(words[1])})"
    )
    return not any(called.search(block.text) for block in document.blocks)


def _family(words: Sequence[str]) -> str:
    """Give the surname behind an initial, "Ruiz" of "Ana B. Ruiz", else the first word."""
    initial = any(w.endswith(".") for w in words[1:2])
    return next((w for w in words[1:] if initial and not w.endswith(".")), words[0])


def _in_full(words: Sequence[str], title: str) -> bool:
    """Tell whether two words are a name in full in a title that writes other words small."""
    small = any(len(word) > SHORT and word.islower() for word in title.split())
    return len(words) == 2 and small and fold(words[0]) in given_names()  # noqa: PLR2004 - a name
