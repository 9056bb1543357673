"""Who asks and who answers where a witness is examined: "BY MR. LIND:", then "Q." and "A."."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.attribute.labelnames import fold, proper, read_label
from generator.identity import slug
from generator.model import Block, Document, Speaker, Turn
from generator.rulebook import rules

DASHES = "---"
"""What stands between a question and its answer in one line: "Where?---Here."."""
HEAD = 300
"""Code points at the head of a block that say who examines or is sworn."""
_ANSWERS = frozenset({"a", "answer", "the witness", "witness", "wit", "the deponent"})
_ASKS = frozenset({"q", "question"})
SEATS = {
    "court": "judge",
    "coroner": "judge",
    "assistant coroner": "judge",
    "defendant": "defendant",
    "accused": "defendant",
}
"""Labels of those whom the caption of a case names, and the rules that find them there."""
ASKED = 160
"""Code points that hold the end of a question for a name."""
_OWN = re.compile(
    r"(?:[Mm]y (?:full )?name is |I am |I['’]m |[Ii]t is |[Ii]t['’]s )?"
    r"(?:[A-Z]{2,3} (?=[A-Z][a-z]))?"  # a constable's rank
    r"(?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z](?:[\w'’-]+|\.)){1,3})(?=[.,;]|$)"
)
"""A name in full with which an answer begins: "My name is Hugo B. Mercer."."""
_BY = re.compile(r"\bBY (?P<name>.+)$")


def name_examiners(document: Document) -> Document:
    """Give "Q" to whoever was last printed as the examiner, "A" to the witness who was sworn.

    Nobody is named before either is. The price: a second witness whose oath the record does not
    print goes by the name of the first.
    """
    if not any(_answers(turn) for turn in document.turns):
        return document
    heads = {turn.blocks[0]: i for i, turn in enumerate(document.turns)}
    turns, speakers = list(document.turns), {s.id: s for s in document.speakers}
    families = _families(document)
    examiner: Speaker | None = None
    witness: Speaker | None = None
    people, turned = dict(speakers), False
    asking: Speaker | None = None  # whose question goes on behind answers that dashes print
    before = ""
    for block, after in _pairs(document.blocks):
        turn = turns[heads[block.id]] if block.id in heads else None
        by = _BY.search(turn.label) if turn else None
        name = by["name"].rstrip(":") if by else _found("examiner", block.text[:HEAD])
        if name:
            examiner = _examiner(name, families)
        head = block.text[:HEAD]
        if turn and turn.speaker in people and turn.label.endswith(": Q."):
            examiner = _asking(people[turn.speaker], turn)
        turned = turned or (turn is None and _says("turned", head))
        if turned and turn and turn.speaker in people:
            examiner, turned = _next(people[turn.speaker], turn), False
        own = _own_name(before, head, witness) if turn and _answers(turn) else None
        if sworn := own or _found("witness", head) or _found("witness", f"{head} {after}"):
            witness = _witness(sworn, families, told=own is not None)
        before = block.text
        if turn and turn.label.strip("-"):
            asking = people.get(turn.speaker or "")
        if turn is None or turn.speaker is not None:
            continue
        if who := _speaks(turn, witness, examiner, asking):
            speakers.setdefault(who.id, who)
            turns[heads[block.id]] = _named(turn, who)
    return replace(document, turns=tuple(turns), speakers=tuple(speakers.values()))


def _speaks(
    turn: Turn, witness: Speaker | None, examiner: Speaker | None, asking: Speaker | None
) -> Speaker | None:
    """Give whose a turn is that names nobody: the witness's, or that of one of those who ask."""
    if not turn.label:
        return asking and replace(asking, basis=f"{asking.name} was last to ask.")
    if _answers(turn):
        return witness
    key = read_label(turn.label).key
    return examiner if key in _ASKS or (_BY.search(turn.label) and key[:2] == "q ") else None


def _own_name(question: str, answer: str, sworn: Speaker | None) -> str | None:
    """Give the name that a witness gives as his own where he is asked for it.

    Where the record printed it when he was sworn, it stays as it was printed.

    >>> _own_name("State your name, please.", "Hugo B. Mercer, H-U-G-O.", None)
    'Hugo B. Mercer'
    >>> _own_name("What is his name?", "I do not know.", None)
    """
    end = question[-ASKED:]
    told = _OWN.match(answer) if "name" in end.lower() else None
    if not told or not _says("asked", end):
        return None
    same = sworn and fold(sworn.name.split()[-1]) == fold(told["name"].split()[-1])
    return None if same else told["name"]


def _answers(turn: Turn) -> bool:
    """Tell whether a turn is an answer, by its label."""
    return turn.label == DASHES or read_label(turn.label).key in _ANSWERS


def _pairs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Give each block with the first words of the next, where an oath can go on."""
    for i, block in enumerate(blocks):
        short = i + 1 < len(blocks) and len(block.text) < 60  # noqa: PLR2004 - a name alone
        yield block, blocks[i + 1].text[:80] if short else ""


def _named(turn: Turn, who: Speaker) -> Turn:
    printed = turn.label.rstrip(":. ")
    read = f"The label reads “{printed}”." if printed else "No label is printed."
    return turn._replace(speaker=who.id, basis=f"{read} {who.basis}", inferred=True)


def _families(document: Document) -> dict[str, list[Speaker]]:
    """Give the speakers by surname, folded."""
    found: dict[str, list[Speaker]] = {}
    for speaker in document.speakers:
        found.setdefault(fold(speaker.name.split()[-1]), []).append(speaker)
    return found


def _examiner(name: str, families: Mapping[str, Sequence[Speaker]]) -> Speaker:
    """Give whoever speaks under a label of that name, else the name as printed."""
    said = read_label(name)
    basis = f"The record says that {name} examines."
    same = families.get(fold(said.family.split()[-1]), ()) if said.family else ()
    if len(same) == 1:
        return replace(same[0], basis=basis)
    title = " ".join(t.capitalize() + "." for t in said.titles)
    shown = f"{title} {said.family}".strip()
    return Speaker(slug(shown), shown, None, (), basis)


def _asking(speaker: Speaker, turn: Turn) -> Speaker:
    """Give whoever a label says begins to ask: "MR LIND: Q."."""
    return replace(speaker, basis=f"“{turn.label}” is printed where the questions begin.")


def _next(speaker: Speaker, turn: Turn) -> Speaker:
    """Give whoever speaks first where the record says who examines, but not by name."""
    printed = turn.label.rstrip(":. ")
    return replace(speaker, basis=f"“{printed}” is the first to ask where the questions begin.")


def _witness(name: str, families: Mapping[str, Sequence[Speaker]], *, told: bool) -> Speaker:
    said = read_label(name)
    words = [*said.given, said.family] if said.given else name.split()
    shown = " ".join(map(proper, words))
    same = families.get(fold(shown.split()[-1]), ())
    known = next((s for s in same if fold(s.name) == fold(shown)), None)
    why = f"The witness says: “{name}”." if told else f"The record names “{name}” as witness."
    return known or Speaker(slug(shown), shown, None, (), why)


def seat(document: Document, rule: str) -> str | None:
    """Give the surname of the one judge, or defendant, whom the head of a court's record names."""
    first = {b for turn in document.turns[:1] for b in turn.blocks}
    names = set()
    for block in document.blocks:
        if block.id in first:
            break
        if name := _found(rule, block.text):
            names.add(read_label(name).family)
    return names.pop() if len(names) == 1 else None


def _says(kind: str, text: str) -> bool:
    return any(p.search(text) for p in _patterns(kind))


def _found(kind: str, text: str) -> str | None:
    match = next((m for p in _patterns(kind) if (m := p.search(text[:HEAD]))), None)
    name = match["name"].rstrip(" ,") if match else ""
    return name or None


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    return [re.compile(p, re.VERBOSE) for p in rules("speakers")["examination"][kind]["match"]]
