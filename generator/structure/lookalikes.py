"""What looks like a label and is none by its own line: headlines, shouts, marks of quoting."""

from collections import Counter
from collections.abc import Sequence

from generator.structure.label import CHANGE, Label
from generator.structure.labelforms import Form
from generator.structure.rules import pattern

SURE = 3
"""So many labels with a title show that people speak."""
AGAIN = 2
"""So many names behind ">>" do."""
CLOSE = 4
"""Of so many labels, all but one stand alone on their lines."""


def without_lookalikes(
    lines: Sequence[str], candidates: Sequence[Label | None]
) -> list[Label | None]:
    """Give the candidates, one a line, without those that are none by their own lines.

    >>> from generator.structure.labels import candidate
    >>> lines = ["Harbor: the boats that went", "HARBOR CUP: GHENT", "RUIZ: It is so."]
    >>> left = without_lookalikes(lines, [candidate(line) for line in lines])
    >>> [label and label.core for label in left]
    [None, None, 'RUIZ']
    """
    left = _without_quoting(lines, _without_shouts(lines, candidates))
    left[:1] = [None if _is_headline(lines, left) else c for c in left[:1]]
    return left


def _without_shouts(lines: Sequence[str], candidates: Sequence[Label | None]) -> list[Label | None]:
    """Leave out headings in capitals throughout, "HARBOR CUP: GHENT", among small letters."""
    if sum(line.upper() != line for line in lines) * 2 < len(lines):
        return [*candidates]
    times = Counter(c.key for c in candidates if c)
    return [
        None
        if c and c.form is Form.CAPITALS and times[c.key] == 1 and _is_shout(lines[i][c.rest :])
        else c
        for i, c in enumerate(candidates)
    ]


def _is_shout(words: str) -> bool:
    """Tell whether words hold a capital, hardly a small letter, and end as no sentence."""
    small = sum(map(str.islower, words))
    return words.upper() != words.lower() and small <= 1 and words[-1:].isalpha() and len(words) > 1


def _without_quoting(
    lines: Sequence[str], candidates: Sequence[Label | None]
) -> list[Label | None]:
    """Leave out ">>" where nobody is named: it may be an answered letter's."""
    named = sum(
        label is not None and label.core != CHANGE and line.startswith(CHANGE)
        for line, label in zip(lines, candidates, strict=True)
    )
    others = sum(label is not None and label.form > Form.NAME for label in candidates)
    others -= sum(label is not None and label.core == CHANGE for label in candidates)
    if named >= AGAIN or others >= SURE:
        return [*candidates]
    return [None if label and label.core == CHANGE else label for label in candidates]


def _is_headline(lines: Sequence[str], found: Sequence[Label | None]) -> bool:
    """Tell whether the first line is a headline, no speech: "Ana Ruiz: the fund is a net".

    Labels of the text stand alone on their lines there, or it says that name again right below.
    """
    first = found[0] if found else None
    if first is None or first.form > Form.NAME or first.alone or lines[0][-1:] in '.?!…”"-–—':
        return False
    times = sum(c is not None and c.key == first.key for c in found)
    if times == 1 and lines[0][first.rest : first.rest + 1].islower():
        return True  # "Harbor: the boats that went"
    alone = sum(c is not None and c.alone for c in found[1:])
    said = len(lines) > 1 and found[1] is None and lines[1].startswith(first.core)
    return said or alone * CLOSE >= sum(map(bool, found[1:])) * (CLOSE - 1) > 0


def begins(lines: Sequence[str]) -> int:
    """Give the line from which on people speak: behind "PROCEEDINGS", else the first.

    Before it stand a case's caption, who appears, and a list of contents.
    """
    opens = pattern("opening").fullmatch
    return next((i for i, line in enumerate(lines) if opens(line.strip())), 0)
