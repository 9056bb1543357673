"""Who asks under a label that names nobody: called on before, named by himself, addressed after."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator.attribute.calls import (
    Call,
    addressed,
    called,
    first_word,
    introduced,
    last_sentences,
    names_in,
)
from generator.attribute.evidence import compatible
from generator.attribute.labelnames import Sort, fold, proper, read_label
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Speaker, Turn

SHORT = 6
"""An answer of so many words at most does not end an exchange."""
FEW = 3
"""A sentence of so many words is little but the name."""
FAR = 2
"""A spelling so many letters off is the same name misheard."""
_FOLLOWS = re.compile(
    r"\b(?:follow[- ]?up|following up|follow (?:on|that)|my (?:other|second|next) question)\b",
    re.IGNORECASE,
)
_PANEL = re.compile(r"\b(?:panel(?:l?ists?)?|correspondents|our questioners)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z][a-z'’-]+\b")
_PRAISE = re.compile(
    r"\b(?:great|good|fair|tough|important|excellent) question\b|\bwas\b", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:in|the) ((?:[^\Wa-z][\w-]+ ){1,3}[^\Wa-z][\w-]+)")
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
    common = _common(document)
    known = _Known.of(spoken, taken, common)
    answers = [_ask(i, spoken, known) for i in range(len(spoken))]
    answers = _carried(spoken, answers, known)
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
    """Give the words of the names of all who speak under labels of their own, folded."""
    names = [s.name for s in document.speakers] + [f for s in document.speakers for f in s.also]
    return frozenset(fold(word) for name in names for word in name.split())


def _common(document: Document) -> frozenset[str]:
    """Give what is no name at the head of a sentence.

    "Next" is printed in lower case elsewhere, "Soviet Union" with an article or after "in".
    """
    text = " ".join(b.text for b in document.blocks)
    return frozenset(_LOWER.findall(text)) | {fold(place) for place in _PLACE.findall(text)}


class _Known(NamedTuple):
    """What the document says of those who may ask."""

    taken: frozenset[str]
    """Words of the names of those who speak under labels of their own."""
    common: frozenset[str]
    names: tuple[str, ...]
    """Full names of those who name themselves, and whom a host names."""
    hosts: frozenset[str | None]
    """Ids of those who give others the floor."""
    answering: frozenset[str | None]
    """Ids of those who speak next after a question."""
    panel: bool
    """True where a host speaks of a panel, and no question gives the floor to another."""

    @classmethod
    def of(
        cls, spoken: Sequence[_Spoken], taken: frozenset[str], common: frozenset[str]
    ) -> "_Known":
        """Gather the names, each once, in order."""
        names: dict[str, None] = {}
        hosts = frozenset(
            s.turn.speaker
            for s, after in pairwise(spoken)
            if after.asks and not s.asks and called(s.text, taken, common)
        )
        panel, hidden = False, False
        for s in spoken:
            hidden = hidden or (s.asks and called(s.text, taken, common) is not None)
            if s.asks and (call := introduced(s.text, taken, common)):
                names[call.name] = None
            elif not s.asks and s.turn.speaker in hosts:
                panel = panel or bool(_PANEL.search(s.text))
                found = names_in(s.text, taken, common)
                names.update(dict.fromkeys(name.text for name in found if " " in name.text))
        answering = frozenset(
            after.turn.speaker for s, after in pairwise(spoken) if s.asks and not after.asks
        )
        return cls(taken, common, tuple(names), hosts, answering, panel and not hidden)

    def full(self, name: str) -> str | None:
        """Give the one full name that `name`, a part of one, belongs to; None for none or two."""
        words = [fold(w) for w in name.split()]
        fitting = {n for n in self.names if _part(words, n)}
        if not fitting and len(words) == 1:
            fitting = {n for n in self.names if compatible(words, n.split())}
        if not fitting:
            return name if len(words) > 1 else None
        ends = {fold(n.split()[-1]) for n in fitting}
        return max(fitting, key=lambda n: (len(n), n)) if len(ends) == 1 else None


def _part(words: Sequence[str], name: str) -> bool:
    full = [fold(w) for w in name.split()]
    return full[: len(words)] == list(words) or full[-len(words) :] == list(words)


def _ask(i: int, spoken: Sequence[_Spoken], known: _Known) -> _Answer | None:
    """Weigh what stands before, in and after one question."""
    if not spoken[i].asks:
        return None
    taken, common = known.taken, known.common
    call = _call(spoken[i - 1], known) if i else None
    own = introduced(spoken[i].text, taken, common)
    if own and not call:
        why = f"The questioner says: “{own.sentence}”"
        return _Answer(_best(own.name, known), why, _outlet(own))
    if call:
        return _from_call(call, own or first_word(spoken[i].text), known)
    after = spoken[i + 1] if i + 1 < len(spoken) and not spoken[i + 1].asks else None
    calls = after and called(after.text, taken, common)
    address = addressed(after.text, taken, common) if after and not calls else None
    full = known.full(address.name) if address else None
    if address and full and full in known.names:
        return _Answer(full, f"The answer is addressed to “{address.name}”: “{address.sentence}”")
    return None


def _call(by: _Spoken, known: _Known) -> Call | None:
    """Find whom a turn calls on; one who answers questions himself must be plainer about it.

    In his answers a single word may be an echo ("Huh?") and a name somebody spoken to before.
    """
    if by.turn.speaker not in known.answering:
        return called(by.text, known.taken, known.common)
    sentences = last_sentences(by.text)
    last = 1 if sentences and len(sentences[-1].split()) > FEW else 2
    call = called(by.text, known.taken, known.common, last=last)
    if call is None or _PRAISE.search(call.sentence):
        return None
    bare = len(call.sentence.split()) <= FEW and " " not in call.name
    return call if not bare or known.full(call.name) else None


def _from_call(call: Call, own: Call | None, known: _Known) -> _Answer | None:
    """Take the name the chair calls, set right by the questioner's own."""
    basis = f"Called on just before: “{call.sentence}”"
    if own is None:
        return _Answer(_best(call.name, known), basis, _outlet(call))
    words, own_words = call.name.split(), own.name.split()
    if fold(own_words[-1]) == fold(words[-1]) or fold(own_words[0]) == fold(words[0]):
        name = max(call.name, own.name, key=len)
        return _Answer(
            _best(name, known),
            f"{basis} The question begins: “{own.sentence}”",
            _outlet(call) or _outlet(own),
        )
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
    spoken: Sequence[_Spoken], answers: Sequence[_Answer | None], known: _Known
) -> list[_Answer | None]:
    """Carry a name over a question that was broken into, or that says it follows up."""
    result = list(answers)
    asked = [i for i, s in enumerate(spoken) if s.asks]
    pairs = list(pairwise(asked))
    for a, b in pairs:
        why = _same_asker(spoken, a, b) or _same_floor(spoken, a, b, known)
        if why and (earlier := result[a]) and not result[b]:
            basis = earlier.basis.removeprefix(why).strip()
            result[b] = earlier._replace(basis=f"{why} {basis}", corrected="")
    for a, b in reversed(pairs):
        why = _same_asker(spoken, a, b)
        if why and (later := result[b]) and not result[a] and "follows up" not in why:
            result[a] = later._replace(basis=f"{why} {later.basis}", corrected="")
    return result


def _same_floor(spoken: Sequence[_Spoken], a: int, b: int, known: _Known) -> str:
    """Why a panel's floor is still the same member's; "" where a host spoke in between."""
    between = {s.turn.speaker for s in spoken[a + 1 : b]}
    if known.panel and between and not between & (known.hosts | {None}):
        return "Only a panel asks, and nobody else of it was called on since."
    return ""


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
    turns, findings, last = [], [], ""
    for s, answer in zip(spoken, answers, strict=True):
        if not s.asks:
            turns.append(s.turn)
            continue
        if answer is None:
            turns.append(replace(s.turn, basis=_unknown(s.turn, last)))
            continue
        last = answer.name
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


def _unknown(turn: Turn, last: str) -> str:
    printed = turn.label.rstrip(":. ")
    since = f"; {last}, the last to be named, had been answered" if last else ""
    return (
        f"The label “{printed}” names nobody; nobody is called on by name just before, and neither "
        f"the question nor the answer names who asks{since}."
    )
