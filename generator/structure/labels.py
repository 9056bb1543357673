"""The label at the head of one line, on its own form alone; `belief` judges it by the others."""

import re
from collections.abc import Collection

from generator.structure.colon_labels import with_colon
from generator.structure.label import CHANGE, MAX_LABEL, Label, Sign
from generator.structure.labelforms import Form, form_of
from generator.structure.sign_labels import in_french, with_blank, with_dash, with_stop, with_verb

_MARKS = re.compile(r"(?:<bullet>|- (?=\*\*)|[*_>#•●\s])*")
_ORDER = re.compile(
    r"(?:(?:Q?\d+\. )?\[\d+\.?\]|Q\d+\.?(?= [A-Z])|[QA] [–-](?= [^\Wa-z][^:]{2,50}:)"
    r"|\d{1,4}(?= Q\. [A-Z])|\d{1,3}\.(?= [^:]{3,60}(?:\([^:]{2,60}\)|\bto [A-Zt][^:]{3,60}):)) "
)
"""A question's number on the order paper, or what a call's record prints of who asks and who
answers, "Q - Ana Ruiz:", which is printed as part of the label."""
_UNKNOWN = re.compile(r"\(([A-Z][A-Z -]{2,30})\): ?")
"""A voice that the reporter did not know: "(UNKNOWN):"."""
_DEVICE = re.compile(r"\+\d|iPhone|iPad|sp(?:ea)?k(?:er)?_?\d")
"""A telephone, or a voice by its number, where a record prints who speaks."""


def candidate(line: str, holders: Collection[str] = ()) -> Label | None:
    """Read the head of one line as a label.

    `holders` are offices that other lines print with whoever holds them behind.

    >>> candidate("The Chair (Mr. Bo Lind (Leeds, Lib.)): Order.").core
    'The Chair'
    >>> candidate("Let me be clear: no.")
    """
    head = line[:MAX_LABEL]
    marks = None if head[:1].isalpha() else _MARKS.match(head)  # most lines begin with a letter
    start = marks.end() if marks else 0
    first = head[start : start + 1]
    told = line.startswith(CHANGE)
    if not first.isalpha() or first in "QA":
        label = _numbered(line, head, start, holders) or _unknown(head, start)
        if label:
            return label
    if not first.isupper():
        able = told or _DEVICE.match(head, start)
        small = with_colon(line, head, (start, start), ()) if able else None
        if small and (small.form is Form.ROLE or not told):
            return small  # ">> host: good evening"
        return _unnamed(head, start) if told else None
    if (bare := with_blank(head, start)) and form_of(head[start:].partition(":")[0]) != Form.ROLE:
        return bare
    label = (
        with_dash(head, start)
        or with_colon(line, head, (start, start), holders)
        or in_french(head, start)
        or with_stop(line, head, start)
        or with_verb(head, start)
    )
    if told and label and label.form < Form.TITLED:
        return label._replace(form=Form.TITLED)  # the sign says that somebody else begins
    return label or (_unnamed(head, start) if told else None)


def _behind(start: int, line: str, head: str) -> Label | None:
    """Read a part that ends with a full stop behind a number of the record's: "[2.] Q. Why?"."""
    label = with_stop(line, head, start)
    if not label or label.form is not Form.ROLE:
        return None
    return label._replace(printed=head[: label.end].lstrip())


def _numbered(line: str, head: str, start: int, holders: Collection[str]) -> Label | None:
    """Read a label with its question's number: "Q1. [220456] Ana Ruiz (Leeds):"."""
    number = _ORDER.match(head, start)
    if not number:
        return None
    label = with_colon(line, head, (start, number.end()), holders)
    return label or _behind(number.end(), line, head)


def _unknown(head: str, start: int) -> Label | None:
    """Read the label of a voice that the reporter did not know: "(UNKNOWN):"."""
    unknown = _UNKNOWN.match(head, start)
    if not unknown or form_of(unknown[1]) is not Form.ROLE:
        return None
    spans = unknown.end() - unknown[0].endswith(" "), unknown.end()
    return Label.of(unknown[1], unknown[0].rstrip(), spans, Form.ROLE, Sign.COLON)


def _unnamed(head: str, start: int) -> Label:
    """Give the label of whoever captions only say begins to speak: ">> Good evening."."""
    return Label.of(CHANGE, CHANGE, (len(head[:start].rstrip()), start), Form.ROLE, Sign.BLANK)
