"""What a label at the head of a line is, however it was read."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from generator.structure.labelforms import Form, is_collective

CHANGE = ">>"
"""What captions print where somebody else begins to speak."""
MAX_LABEL = 200
"""Code points; nothing longer is read as a label, brackets included."""
MAX_LONE = 50
"""Of a label alone on its line."""
_KEEP = re.compile(r"[^\w' -]")


class Sign(IntEnum):
    """What ends a label."""

    COLON = 1
    FULL_STOP = 2
    BLANK = 3
    """Nothing: "Q Why?"."""
    VERB = 4
    """A verb of the record: "Mr. Ruiz (Leeds) moved"."""
    LINE = 5
    """The line: the label stands alone on it."""
    DASH = 6
    """A full stop and a dash: "Ana Ruiz (S&D). – Why?"."""


class Label(NamedTuple):
    """A speaker's label at the head of a line."""

    core: str
    """As printed, without bracket, mark and end: "MS. RUIZ"."""
    printed: str
    """With its colon or full stop and its bracket, marks of emphasis apart: "MS. RUIZ:"."""
    end: int
    """Of what is printed, in the line, which it begins."""
    rest: int
    """Where the words begin, in the line; its length where none follow."""
    form: Form
    sign: Sign
    key: tuple[str, Sign]
    """Alike for all prints of one label, a full stop or an accent of haste apart."""

    @classmethod
    def of(cls, core: str, printed: str, spans: tuple[int, int], form: Form, sign: Sign) -> "Label":
        """Make a label; `spans` are its `end` and its `rest`."""
        return cls(core, printed, *spans, form, sign, (_bare(core), sign))

    @property
    def alone(self) -> bool:
        """True where the line holds nothing else."""
        return self.end == self.rest

    @property
    def collective(self) -> bool:
        """True where many speak at once: a note, no turn."""
        return is_collective(self.core)


@lru_cache(maxsize=1 << 12)
def _bare(core: str) -> str:
    return _KEEP.sub("", core.replace("’", "'")).casefold().strip()
