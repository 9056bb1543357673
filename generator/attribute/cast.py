"""What a document says of those who may ask in it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.attribute.calls import Call, called, introduced
from generator.attribute.common import Common
from generator.attribute.given_names import compatible
from generator.attribute.labelnames import Sort, fold, read_label
from generator.attribute.spoken_names import names_in
from generator.model import Document, Turn
from generator.rulebook import rules

MANY = 4
"""Who gives more than one answer of so many is there to answer; a host helps out."""
AHEAD = re.compile(r"\b(?:go ahead|please|next)\b", re.IGNORECASE)
"""What says in so many words that somebody is to speak."""
_PANEL = re.compile(r"\b(?:panel(?:l?ists?)?|correspondents|our questioners)\b")
_PANEL_WORDS = ("panel", "correspondents", "our questioners")
_THEN = re.compile(r"(?:,| and|, and) then (?:to |we'll go to )?([^.?!;]{2,60})")
"""Who waits for the floor: "Chip, and then Ana."."""
_FULL_NAME = re.compile(
    r"(?:\b[a-z]+ )?(?:[^\W\d_a-z][\w'’-]*\.? ){1,5}[^\W\d_a-z][\w'’-]*\w"
    r"(?: (?:de|la|van|von) [A-Z]\w+)?"
)


class Spoken(NamedTuple):
    """One turn as far as questioners need it."""

    turn: Turn
    text: str
    asks: bool
    """True where the label names nobody because it is a questioner's."""
    calls: bool = True
    """False where who says it calls on nobody: a witness, "A", and a crowd, "JURORS"."""


class Cast(NamedTuple):
    """What the document says of those who may ask."""

    taken: frozenset[str]
    """Words of the names of those who speak under labels of their own."""
    common: Common
    names: tuple[str, ...]
    """Full names of those who name themselves, and whom a host names who answers nothing."""
    hosts: frozenset[str | None]
    """Ids of those who give others the floor."""
    answering: frozenset[str | None]
    """Ids of those who speak next after a question."""
    panel: bool
    """True where a host speaks of a panel, and no question gives the floor to another."""
    calls: tuple[Call | None, ...]
    """Whom each turn calls on, where a question follows it."""
    introduced: tuple[Call | None, ...]
    """The name that each questioner gives as his own."""
    plainly: frozenset[str] = frozenset()
    """Names by which somebody is called on in so many words, or told to wait: "Go ahead, Cleo."."""

    @classmethod
    def of(cls, document: Document, spoken: Sequence[Spoken]) -> "Cast":
        """Gather the names, each once, in order."""
        taken = _taken(document)
        common = Common(" ".join([block.text for block in document.blocks]))
        names: dict[str, None] = {}
        calls = [
            called(s.text, taken, common) if after.asks and s.calls else None
            for s, after in pairwise(spoken)
        ]
        calling = [s for s, call in zip(spoken, calls, strict=False) if call]
        hosts = frozenset(s.turn.speaker for s in calling if not s.asks)
        replies = Counter(
            after.turn.speaker for s, after in pairwise(spoken) if s.asks and not after.asks
        )
        mostly = {who for who, n in replies.items() if n * MANY > replies.total()}
        panel, hidden = False, any(s.asks for s in calling)
        own = [introduced(s.text, taken, common) if s.asks else None for s in spoken]
        for s, call in zip(spoken, own, strict=True):
            if call:
                names[call.name] = None
            elif not s.asks and s.turn.speaker in hosts:
                panel = panel or (not hidden and _speaks_of_panel(s.text))
                if s.turn.speaker in mostly:
                    continue  # whoever answers speaks of many who do not ask
                for near in _FULL_NAME.finditer(s.text):
                    found = names_in(near[0], taken, common)
                    names.update(dict.fromkeys(name.text for name in found if " " in name.text))
        known = (*calls, None)
        answering = frozenset(replies)
        plainly = frozenset(c.name for c in calls if c and AHEAD.search(c.sentence))
        waiting = (
            names_in(m[1], taken, common) for c in calls if c for m in _THEN.finditer(c.sentence)
        )
        plainly |= frozenset(name.text for names in waiting for name in names[:1])
        return cls(taken, common, tuple(names), hosts, answering, panel, known, tuple(own), plainly)

    def called(self, name: str) -> str | None:
        """Give the one full name by which somebody was called on that `name` is a part of."""
        words = [fold(w) for w in name.split()]
        return _one({c.name for c in self.calls if c and " " in c.name and _part(words, c.name)})

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


def _one(names: set[str]) -> str | None:
    return names.pop() if len(names) == 1 else None


def _speaks_of_panel(text: str) -> bool:
    small = text.lower()  # letters are looked for faster than by a pattern without case
    return any(word in small for word in _PANEL_WORDS) and bool(_PANEL.search(small))


def _part(words: Sequence[str], name: str) -> bool:
    full = [fold(w) for w in name.split()]
    return full[: len(words)] == list(words) or full[-len(words) :] == list(words)


def read_spoken(document: Document) -> list[Spoken]:
    """Give the turns with their words, in order."""
    texts = {block.id: block.text for block in document.blocks}
    labels = [read_label(turn.label) for turn in document.turns]
    crowds = rules("labels")["crowd"]["words"]
    return [
        Spoken(
            turn,
            " ".join(texts[b] for b in turn.blocks),
            turn.speaker is None and label.sort is Sort.QUESTIONER,
            label.key != "a" and label.key not in crowds,
        )
        for turn, label in zip(document.turns, labels, strict=True)
    ]


def _taken(document: Document) -> frozenset[str]:
    """Give the words of the names of all who speak under labels of their own, folded."""
    names = [s.name for s in document.speakers] + [f for s in document.speakers for f in s.also]
    return frozenset(fold(word) for name in names for word in name.split())
