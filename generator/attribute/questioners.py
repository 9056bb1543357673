"""Who asks under a label that names nobody: called on before, named by himself, addressed after."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.attribute.calls import Call, addressed, called, first_word, introduced, names_in
from generator.attribute.evidence import compatible
from generator.attribute.labelnames import Sort, fold, proper, read_label
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Speaker, Turn

SHORT = 6
"""An answer of so many words at most does not end an exchange."""
FAR = 2
"""A spelling so many letters off is the same name misheard."""
_FOLLOWS = re.compile(
    r"\b(?:follow[- ]?up|following up|follow (?:on|that)|my (?:other|second|next) question)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[-–—…]\s*$")
_GOES_ON = re.compile(r"\s*[-–—…]")
_OUTLET = re.compile(r",? (?:of|from|with|at) (?:the )?(?P<outlet>[^.?!,;]{2,60})")


class _Spoken(NamedTuple):
    """One turn as far as questioners need it."""

    turn: Turn
    text: str
    asks: bool
    """True where the label names nobody because it is a questioner's."""


class _Answer(NamedTuple):
    """Who a questioner is, and how that is known."""

    name: str
    basis: str
    role: str | None = None
    corrected: str = ""
    """What was printed for the name elsewhere, where the questioner's own word differs."""


def name_questioners(document: Document) -> Document:
    """Give the anonymous turns a speaker where the words around them name one, and only there."""
    spoken = _spoken(document)
    if not any(s.asks for s in spoken):
        return document
    taken = _taken(document)
    known = _Known.of(spoken, taken)
    answers = [_ask(i, spoken, taken, known) for i in range(len(spoken))]
    answers = _carried(spoken, answers)
    return _with_answers(document, spoken, answers)


def _spoken(document: Document) -> list[_Spoken]:
    texts = {block.id: block.text for block in document.blocks}
    return [
        _Spoken(
            turn,
            " ".join(texts[b] for b in turn.blocks),
            turn.speaker is None and read_label(turn.label).sort is Sort.QUESTIONER,
        )
        for turn in document.turns
    ]


def _taken(document: Document) -> frozenset[str]:
    """The words of the names of all who speak under labels of their own, folded."""
    names = [s.name for s in document.speakers] + [f for s in document.speakers for f in s.also]
    return frozenset(fold(word) for name in names for word in name.split())


class _Known(NamedTuple):
    """Full names of people who may ask: those who name themselves, and those presented."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, spoken: Sequence[_Spoken], taken: frozenset[str]) -> "_Known":
        """Gather them, each once, in order."""
        names: dict[str, None] = {}
        hosts = {s.turn.speaker for i, s in enumerate(spoken) if _calls(i, spoken, taken)}
        for s in spoken:
            if s.asks and (call := introduced(s.text, taken)):
                names[call.name] = None
            elif s.turn.speaker in hosts:
                for name in names_in(s.text, taken):
                    if " " in name.text:
                        names[name.text] = None
        return cls(tuple(names))

    def full(self, name: str) -> str | None:
        """The one full name that `name`, a given name or a surname, is part of; None else."""
        if " " in name:
            return name
        word = fold(name)
        fitting = {n for n in self.names if word in (fold(n.split()[0]), fold(n.split()[-1]))}
        fitting |= {n for n in self.names if not fitting and compatible([name], n.split())}
        ends = {fold(n.split()[-1]) for n in fitting}
        return max(fitting, key=lambda n: (len(n), n)) if len(ends) == 1 else None


def _calls(i: int, spoken: Sequence[_Spoken], taken: frozenset[str]) -> bool:
    after = i + 1 < len(spoken) and spoken[i + 1].asks
    return after and not spoken[i].asks and called(spoken[i].text, taken) is not None


def _ask(
    i: int, spoken: Sequence[_Spoken], taken: frozenset[str], known: _Known
) -> _Answer | None:
    """Weigh what stands before, in and after one question."""
    if not spoken[i].asks:
        return None
    before = spoken[i - 1] if i and not spoken[i - 1].asks else None
    call = called(before.text, taken) if before else None
    own = introduced(spoken[i].text, taken)
    if own and not call:
        return _Answer(_best(own.name, known), f"The questioner says: “{own.sentence}”", _outlet(own))
    if call:
        return _from_call(call, own or first_word(spoken[i].text), known)
    after = spoken[i + 1] if i + 1 < len(spoken) and not spoken[i + 1].asks else None
    address = addressed(after.text, taken) if after else None
    full = known.full(address.name) if address else None
    if address and full:
        return _Answer(full, f"The answer is addressed to “{address.name}”: “{address.sentence}”")
    return None


def _from_call(call: Call, own: Call | None, known: _Known) -> _Answer | None:
    """The name the chair calls, set right by the questioner's own."""
    basis = f"Called on just before: “{call.sentence}”"
    if own is None:
        return _Answer(_best(call.name, known), basis, _outlet(call))
    words, own_words = call.name.split(), own.name.split()
    if fold(own_words[-1]) == fold(words[-1]) or fold(own_words[0]) == fold(words[0]):
        name = max(call.name, own.name, key=len)
        return _Answer(_best(name, known), f"{basis} The question begins: “{own.sentence}”", _outlet(call) or _outlet(own))
    if len(own_words) == 1 and _alike(own_words[0], words[-1]):
        name = " ".join([*words[:-1], own_words[0]])
        why = f"{basis} The question begins “{own.sentence}”, which sets the spelling right."
        return _Answer(name, why, _outlet(call), corrected=call.name)
    if len(own_words) > 1:
        return _Answer(own.name, f"The questioner says: “{own.sentence}”", _outlet(own))
    return _Answer(_best(call.name, known), basis, _outlet(call))


def _best(name: str, known: _Known) -> str:
    return known.full(name) or name


def _outlet(call: Call) -> str | None:
    match = _OUTLET.match(call.after)
    return match["outlet"].strip() if match else None


def _alike(one: str, other: str) -> bool:
    """Two spellings of what may be one name: same beginning, few letters apart.

    >>> _alike("Gongadze", "Gonzade"), _alike("Ruiz", "Lind")
    (True, False)
    """
    a, b = fold(one), fold(other)
    if a[:2] != b[:2] or min(len(a), len(b)) < 4:  # noqa: PLR2004 - short names are near to any
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1] <= FAR


def _carried(
    spoken: Sequence[_Spoken], answers: Sequence[_Answer | None]
) -> list[_Answer | None]:
    """Carry a name over a question that was broken into, or that says it follows up."""
    result = list(answers)
    asked = [i for i, s in enumerate(spoken) if s.asks]
    for a, b in zip(asked, asked[1:], strict=False):
        if why := _same_asker(spoken, a, b):
            if result[a] and not result[b]:
                result[b] = result[a]._replace(basis=f"{why} {result[a].basis}", corrected="")
    for a, b in reversed(list(zip(asked, asked[1:], strict=False))):
        why = _same_asker(spoken, a, b)
        if why and result[b] and not result[a] and not _FOLLOWS.search(spoken[b].text):
            result[a] = result[b]._replace(basis=f"{why} {result[b].basis}", corrected="")
    return result


def _same_asker(spoken: Sequence[_Spoken], a: int, b: int) -> str:
    """Why the question at `b` goes on from that at `a`; "" where nothing says so."""
    if b - a != 2:  # noqa: PLR2004 - one answer stands between
        return ""
    if _BROKEN.search(spoken[a].text) and _GOES_ON.match(spoken[b].text):
        return "The question goes on where it was broken into."
    between = spoken[a + 1].text
    if len(between.split()) <= SHORT:
        return f"The question goes on after “{between}”."
    if _FOLLOWS.search(" ".join(spoken[b].text.split()[:30])):
        return "The question says that it follows up."
    return ""


def _with_answers(
    document: Document, spoken: Sequence[_Spoken], answers: Sequence[_Answer | None]
) -> Document:
    speakers = {s.id: s for s in document.speakers}
    named = {s.name: s.id for s in document.speakers}
    turns, findings = [], []
    for s, answer in zip(spoken, answers, strict=True):
        if not s.asks:
            turns.append(s.turn)
            continue
        if answer is None:
            turns.append(replace(s.turn, basis=_unknown(s.turn)))
            continue
        name = " ".join(map(proper, answer.name.split()))
        speaker = Speaker(named.get(name, slug(name)), name, answer.role, (), answer.basis)
        if speaker.id not in speakers:
            also = (answer.corrected,) if answer.corrected else ()
            speakers[speaker.id] = replace(speaker, also=also)
        turns.append(replace(s.turn, speaker=speaker.id, basis=answer.basis, inferred=True))
        if answer.corrected:
            detail = f"“{answer.corrected}” is printed where the speaker says “{name}”"
            findings.append(Finding(Code.NAME_CORRECTED, s.turn.blocks[0], detail))
    return replace(
        document,
        turns=tuple(turns),
        speakers=tuple(speakers.values()),
        findings=(*document.findings, *findings),
    )


def _unknown(turn: Turn) -> str:
    printed = turn.label.rstrip(":. ")
    return (
        f"The label “{printed}” names nobody; nobody is called on by name just before, and neither "
        "the question nor the answer names who asks."
    )
