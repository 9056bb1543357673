"""Who asks under a label that names nobody: called on before, named by himself, addressed after."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator.attribute.calls import (
    Call,
    addressed,
    bare_call,
    called,
    first_word,
    rule,
    usual,
)
from generator.attribute.cast import AHEAD, Cast, Spoken, read_spoken
from generator.attribute.evidence import not_given
from generator.attribute.exchanges import same_asker
from generator.attribute.labelnames import fold, proper, read_label
from generator.attribute.spoken_names import last_sentences
from generator.findings import Code, Finding
from generator.identity import slug
from generator.model import Document, Speaker, Turn

FEW = 3
"""A sentence of so many words is little but the name."""
NAME = 40
"""Code points that hold a name with which a question begins."""
FAR = 2
"""A spelling so many letters off is the same name misheard."""
_PRAISE = re.compile(
    r"\b(?:great|good|fair|tough|important|excellent) question\b|\bwas\b", re.IGNORECASE
)
_HESITATES = re.compile(r"^(?:(?:No|Yes|Well|Look|Yeah|Oh|Again|But|So), )+")
_NOTES = re.compile(r"\s*[\[(*#].*")
_OUTLET = re.compile(r",? (?:of|from|with|at) (?:the )?(?P<outlet>[^.?!,;]{2,60})")


class _Answer(NamedTuple):
    """Who a questioner is, and how that is known."""

    name: str
    basis: str
    role: str | None = None
    corrected: str = ""
    """What was printed for the name elsewhere, where the questioner's own word differs."""


def name_questioners(document: Document) -> Document:
    """Give the anonymous turns a speaker where the words around them name one, and only there."""
    spoken = read_spoken(document)
    if not any(s.asks for s in spoken):
        return document
    known = Cast.of(document, spoken)
    answers = [_printed(s) or _ask(i, spoken, known) for i, s in enumerate(spoken)]
    answers = _carried(spoken, answers, known)
    return _with_answers(document, spoken, answers)


def _ask(i: int, spoken: Sequence[Spoken], known: Cast) -> _Answer | None:
    """Weigh what stands before, in and after one question."""
    if not spoken[i].asks:
        return None
    taken, common = known.taken, known.common
    call = _call(i - 1, spoken, known) if i else None
    own = known.introduced[i]
    if own and not call:
        why = f"The questioner says: “{own.sentence}”"
        return _Answer(_best(own.name, known), why, _outlet(own))
    if call:
        return _from_call(call, own or first_word(spoken[i].text), known)
    after = spoken[i + 1] if i + 1 < len(spoken) and not spoken[i + 1].asks else None
    next_call = known.calls[i + 1] if after else None
    said = after.text.removesuffix(next_call.sentence if next_call else "") if after else ""
    address = addressed(said, taken, common)
    if address and _thanks(spoken[i].text) and not said.startswith(address.sentence):
        address = None  # nothing was asked: "Thank you." "Are you ready? It was your boat, Ana."
    sought = address and next_call and address.name == next_call.name  # "Okay. Where's Jake?"
    if sought or (address and _hands_on(i + 1, spoken)):
        return None
    full = (known.full(address.name) or known.called(address.name)) if address else None
    if address and not full and usual(address.name) and _said_to(address):
        full = address.name
    if address and full and (full in known.names or full != known.full(address.name)):
        return _Answer(full, f"The answer is addressed to “{address.name}”: “{address.sentence}”")
    return None


def _hands_on(i: int, spoken: Sequence[Spoken]) -> bool:
    """Tell whether an answer asks a third to answer: "Jo, do you know?", and he does."""
    by, after = spoken[i], spoken[i + 1] if i + 1 < len(spoken) else None
    if after is None or after.asks or after.turn.label == by.turn.label:
        return False
    return by.text.rstrip().endswith("?")


def _printed(spoken: Spoken) -> _Answer | None:
    """Give who asks where the label prints it: "Question (Ana Ruiz, Ghent Herald):"."""
    label = spoken.turn.label if spoken.asks else ""
    name, _, outlet = read_label(label).detail.partition(", ")
    if " " not in name or not usual(name) or not name.replace(" ", "").isalpha():
        return None
    basis = f"The label reads “{label.rstrip(':. ')}”."
    return _Answer(name, basis, outlet or None)


def _said_to(address: Call) -> bool:
    """Tell whether a name alone ends what is said to its bearer: "I don't know, Lester."."""
    said = _HESITATES.sub("", address.sentence)
    ends = address.after in ("", ".", "?") and said.count(",") == 1
    return ends and not AHEAD.search(said)


def _call(i: int, spoken: Sequence[Spoken], known: Cast) -> Call | None:
    """Find whom a turn calls on; one who answers questions himself must be plainer about it.

    In his answers a single word may be an echo ("Huh?") and a name somebody spoken to before.
    """
    by, call = spoken[i], _calls(i, spoken, known)
    if call is None or by.turn.speaker not in known.answering:
        return call
    sentences = last_sentences(by.text)
    last = 1 if sentences and len(sentences[-1].split()) > FEW else 2
    call = called(by.text, known.taken, known.common, last=last)
    if call is None or _PRAISE.search(call.sentence):
        return None
    bare = len(call.sentence.split()) <= FEW and " " not in call.name
    plain = not bare or AHEAD.search(call.sentence) or bare_call(call)
    return call if plain or call.name in known.plainly or known.full(call.name) else None


def _calls(i: int, spoken: Sequence[Spoken], known: Cast) -> Call | None:
    """Give whom a turn calls on; nobody where a name was all that was asked for: "Who's --"."""
    call = known.calls[i]
    if call and i and spoken[i - 1].asks and spoken[i].text.strip() == call.sentence:
        sought = rule("turn", "names-sought").search(spoken[i - 1].text)
        return None if sought else call
    return call


def _from_call(call: Call, own: Call | None, known: Cast) -> _Answer | None:
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


def _best(name: str, known: Cast) -> str:
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
    spoken: Sequence[Spoken], answers: Sequence[_Answer | None], known: Cast
) -> list[_Answer | None]:
    """Carry a name over a question that was broken into, or that says it follows up."""
    result = list(answers)
    asked = [i for i, s in enumerate(spoken) if s.asks]
    pairs = [
        (a, b, _same_unless_called(spoken, a, b, known))
        for a, b in pairwise(asked)
        if not any(
            _likely(_calls(i, spoken, known), answers[b], spoken[i].text, after=spoken[a].text)
            for i in range(a + 1, b)
        )
    ]
    for a, b, same in pairs:
        why = same or _same_floor(spoken, a, b, known)
        if why and (earlier := result[a]) and not result[b]:
            basis = earlier.basis.removeprefix(why).strip()
            result[b] = earlier._replace(basis=f"{why} {basis}", corrected="")
    if asked[-1:] == [len(spoken) - 1] and _thanks(spoken[-1].text):
        result[-1] = answers[-1]  # anybody thanks at the end
    for a, b, why in reversed(pairs):
        if why and (later := result[b]) and not result[a] and "follows up" not in why:
            result[a] = later._replace(basis=f"{why} {later.basis}", corrected="")
    return result


def _thanks(text: str) -> bool:
    """Tell whether a turn is thanks and nothing else, notes apart."""
    return bool(rule("turn", "thanks").fullmatch(_NOTES.sub("", text)))


def _likely(call: Call | None, asks: _Answer | None, text: str, *, after: str) -> bool:
    """Tell whether somebody else than who `asks` is called, if not surely; "Sure." is no name.

    "Ana?" between "It's Ana." and "Yes, Ana." calls nobody else.
    """
    alone = call is not None and call.sentence == text.strip() and call.name in after
    echo = asks and call and call.name in asks.name and call.sentence.endswith("?")
    if call is None or (echo and alone):
        return False
    return len(call.sentence.split()) > 1 or bare_call(call)


def _same_floor(spoken: Sequence[Spoken], a: int, b: int, known: Cast) -> str:
    """Why a panel's floor is still the same member's; "" where a host spoke in between."""
    between = {s.turn.speaker for s in spoken[a + 1 : b]}
    if known.panel and between and not between & (known.hosts | {None}):
        return "Only a panel asks, and nobody else of it was called on since."
    return ""


def _same_unless_called(spoken: Sequence[Spoken], a: int, b: int, known: Cast) -> str:
    """Give `same_asker`, but not for a short answer alone, if that may end with another's name."""
    why, answer = same_asker(spoken, a, b), spoken[b - 1].text
    alone = why.startswith(f"The question goes on after “{answer}”")
    if "follows up" not in why and _speaks_to(spoken[b].text, known):
        return ""  # "Ana, what of trade?": whoever goes on asking her need not say her name
    return "" if alone and _perhaps_called(answer, known) else why


def _speaks_to(text: str, known: Cast) -> bool:
    """Tell whether a question begins with the name of somebody who speaks under a label."""
    name, comma, _ = text[:NAME].partition(",")
    return bool(comma) and fold(name) in known.taken


def _perhaps_called(text: str, known: Cast) -> bool:
    """Tell whether a turn ends with a word that may be somebody's name: "I don't know. Goyal."."""
    ends = last_sentences(text)[-2:]
    word = ends[-1].rstrip(".?! ") if len(ends) > 1 else ""
    named = word[:1].isupper() and word[1:].islower() and fold(word) not in known.common
    return named and fold(word) not in not_given()


def _with_answers(
    document: Document, spoken: Sequence[Spoken], answers: Sequence[_Answer | None]
) -> Document:
    speakers = {s.id: s for s in document.speakers}
    named = {s.name: s.id for s in document.speakers}
    turns, findings, last = [], [], ""
    for s, answer in zip(spoken, answers, strict=True):
        if not s.asks:
            turns.append(s.turn)
            continue
        if answer is None:
            turns.append(s.turn.told(None, _unknown(s.turn, last)))
            continue
        last = answer.name
        name = " ".join(map(proper, answer.name.split()))
        speaker = Speaker(named.get(name, slug(name)), name, answer.role, (), answer.basis)
        if speaker.id not in speakers:
            also = (answer.corrected,) if answer.corrected else ()
            speakers[speaker.id] = replace(speaker, also=also)
        turns.append(s.turn.told(speaker.id, answer.basis, inferred=True))
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
