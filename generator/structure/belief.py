"""Which of the labels that lines seem to begin with are labels, judged by the whole document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from generator.personal_names import given_names
from generator.structure.answering import one_who_answers
from generator.structure.few_labels import few_labels, is_said
from generator.structure.introduced import introduced
from generator.structure.label import CHANGE, Label, Sign
from generator.structure.labelforms import (
    Form,
    in_capitals,
    names_in_capitals,
    plain_form,
    title_words,
)
from generator.structure.labels import candidate
from generator.structure.lone_labels import NOTHING_TOLD, Key, is_told, lone_labels
from generator.structure.lookalikes import begins, without_lookalikes

RARE = 10
"""The other sign for a label is a chance likeness where it is so many times rarer."""
HEAD_LINES = 15
"""A transcript of one label prints it within so many lines."""
SURE = 3
"""So many labels are no accident where they stand close."""
MANY = 8
"""So many are none where they stand far apart."""
AGAIN = 2
"""So many lines of nothing but a label that stood before are no accident where they stand close."""
CLOSE, FAR = 4, 20
"""One label in so many lines at least."""


def find_labels(lines: Sequence[str], told: Mapping[int, int] = NOTHING_TOLD) -> list[Label | None]:
    """Give the label at the head of each line, or None, one a line.

    A line is believed for what it is and for what the others are: "Ruiz:" once is text, "Ruiz:"
    again and again between "Lind:" is a speaker. The price: a speaker whose bare name is
    printed as a label but once, in a text of few labels, is taken for text. `told` gives for some
    lines how far in cleaning found a time or a program's mark: what ends there is a label.

    >>> lines = ["MS. RUIZ: Let me be clear: no.", "QUESTION: Why?", "But here: no."]
    >>> [label and label.printed for label in find_labels(lines)]
    ['MS. RUIZ:', 'QUESTION:', None]
    """
    first = begins(lines)
    candidates = [None if i < first else candidate(line) for i, line in enumerate(lines)]
    holders = {c.core for c in candidates if c and c.core.startswith("The ") and "(" in c.printed}
    if holders:
        candidates = [
            c or (None if i < first else candidate(line, holders))
            for i, (c, line) in enumerate(zip(candidates, lines, strict=True))
        ]
    candidates = without_lookalikes(lines, candidates)
    found = [(i, c) for i, c in enumerate(candidates) if c]
    kept = _believed(found, len(lines))
    kept |= _introduced(found, kept, lines) if kept else one_who_answers(found, lines)
    sure = {c.key for i, c in found if c.sign is Sign.COLON and is_told(c, told.get(i))}
    if kept and not sure and not is_said(found, kept, lines):
        kept = set()
    kept |= sure
    if kept and sum(c.key in kept for _, c in found) < MANY:
        times = Counter(c.key for _, c in found)  # "Q:" once, between "Lind:" and "Lind:"
        kept |= {key for key in few_labels(found, lines) if times[key] > 1}
    if not kept and any(alone := lone_labels(lines, told)):
        return alone
    kept = kept or few_labels(found, lines)
    return [c if c and c.key in kept else None for c in candidates]


def _introduced(
    found: Sequence[tuple[int, Label]], kept: Iterable[Key], lines: Sequence[str]
) -> set[Key]:
    """Give the names with a colon that the text introduces, where sure labels are its plan."""
    kept = set(kept)
    sure = [c for _, c in found if c.key in kept and c.form >= Form.TITLED]
    if not sure or not _close([(i, c) for i, c in found if c.key in kept]):
        return set()
    return introduced([c for _, c in found if c.key not in kept], lines)


def _believed(found: Sequence[tuple[int, Label]], lines: int) -> set[Key]:
    """Give the keys that the document as a whole makes credible."""
    kept: set[Key] = set()
    lines -= sum(c.alone for _, c in found)  # its words stand in the next
    if not any(c.key == ("q", Sign.FULL_STOP) for _, c in found):
        found = [(i, c) for i, c in found if c.key != ("a", Sign.FULL_STOP)]  # items of a list
    signs = {s: [(i, c) for i, c in found if c.sign is s] for s in (Sign.COLON, Sign.FULL_STOP)}
    most = max(map(len, signs.values()))
    for rows in signs.values():
        if len(rows) * RARE >= most:  # a document prints its labels one way
            kept |= _believed_sign(rows, lines)
    for sign in (Sign.BLANK, Sign.FULL_STOP):
        kept |= _questions([c for _, c in found], kept, sign)
    kept |= _slips([c for _, c in found], kept)
    kept |= {c.key for _, c in found if c.core == CHANGE}
    dashes = [(i, c) for i, c in found if c.sign is Sign.DASH]
    if len({c.key for _, c in dashes}) > 1 and _close(dashes):
        kept |= {c.key for _, c in dashes}
    last = found[-1][1] if found else None
    once = last is not None and sum(c.key == last.key for _, c in found) == 1
    if kept and last and once and last.sign is Sign.COLON and last.form is Form.ROLE:
        kept.add(last.key)  # "Reporter: Thank you." ends a conference of "Q." and "THE PRESIDENT."
    if any(sign is Sign.COLON for _, sign in kept):
        kept |= {c.key for _, c in found if c.sign is Sign.VERB}
    return kept


def _slips(found: Sequence[Label], kept: Iterable[Key]) -> set[Key]:
    """Give offices with a full stop that the same record prints with a colon: "The SPEAKER. No"."""
    names = {name for name, sign in kept if sign is Sign.COLON}
    return {c.key for c in found if as_a_record_prints(c) and c.key[0] in names}


def _questions(found: Sequence[Label], kept: Iterable[Key], sign: Sign) -> set[Key]:
    """Give "Q" and "A" without a colon, where others are labels or they come again and again.

    With a full stop, "Q." and "A.", they may be items of a list: only as a pair.
    """
    times = Counter(c.key for c in found if c.sign is sign)
    question, answer = ("q", sign), ("a", sign)
    kept = set(kept)
    if not times[question] or not (kept or times[question] >= SURE):
        return set()
    every = found
    if sign is Sign.FULL_STOP:  # others break in: "Q. Why?", "MR. LIND: Objection.", "A. So."
        found = [c for c in found if c.key in (question, answer) or c.key[0].startswith("q by ")]
    alone = not {name for name, _ in kept} - {"q", "a"}
    replies = sum(
        b.key == answer and (a.key == question or a.key[0].startswith("q by "))
        for a, b in pairwise(found)
    )
    nearly = replies >= max(SURE, times[answer] - 1)  # "You can answer." stands before one
    answered = alone or nearly or replies * MANY > times[answer] * (MANY - 1)
    if answered and times[answer] * 2 > times[question]:
        return {question, answer}
    if sign is Sign.FULL_STOP and not times[answer]:  # "Q. Why?", "ANA RUIZ: So."
        after = {b.key for a, b in pairwise(every) if a.key == question}
        return {question} if after and after <= kept else set()
    return {question} if sign is Sign.BLANK else set()


def _believed_sign(found: Sequence[tuple[int, Label]], lines: int) -> set[Key]:
    times = Counter(c.key for _, c in found)
    forms = {c.key: c.form for _, c in found}
    capital = {c.key: in_capitals(c.core) or names_in_capitals(c.core) for _, c in found}
    strong = {k for k, form in forms.items() if form >= Form.TITLED}
    surnames = {k for k, form in forms.items() if form is Form.CAPITALS}
    kept = strong | _in_capitals(surnames, times, lines, strong)
    names = {k for k, form in forms.items() if form is Form.NAME}
    seats = {c.key for _, c in found if c.key in names and ("(" in c.printed or _in_office(c))}
    kept |= _names(names, times, lines, strong) | (
        seats if strong else set()
    )  # "Ana Ruiz (Leeds):"
    sure = [(i, c) for i, c in found if c.key in strong]
    if sure and _close(sure):  # "Ana Ruiz:" again, among "The Chair:" and "Mr. Lind:"
        called = {c.core.casefold() for _, c in found if c.key in strong}
        kept |= {
            k
            for k in names
            if " " in k[0] and (times[k] > 1 or any(c.endswith(f" {k[0]}") for c in called))
        }
    kept = _alone(found, kept, lines)
    kept |= {k for k in names if ("".join(w[:1] for w in k[0].split()), k[1]) in kept}  # "AR:"
    named = {k for k in kept if forms[k] is not Form.ROLE}
    shouted, all_of = (
        sum(times[k] for k in keys) for keys in ({k for k in named if capital[k]}, named)
    )
    record = shouted * 2 >= all_of and any(as_a_record_prints(c) for _, c in found)
    if shouted * 10 > all_of * 9 or record:  # "Pastor Ruiz." begins a sentence of "Mr. LIND."
        kept = {k for k in kept if capital[k] or forms[k] is Form.ROLE}
    elif shouted * 2 < all_of:  # "NATO:" among "Mr. Ruiz:"
        kept -= {k for k in surnames if times[k] * MANY < all_of}
    initials = Counter(("".join(w[:1] for w in name.split()), sign) for name, sign in kept)
    kept |= {k for k in forms if 1 < len(k[0]) <= SURE and initials[k] == 1}  # "AR:" but once
    return kept if _dominate([(i, c) for i, c in found if c.key in kept]) else set()


def _in_office(label: Label) -> bool:
    """Tell whether a label prints an office, or a paper, behind a name: "Ana Ruiz, Governor"."""
    name, comma, office = label.core.partition(", ")
    words = {word.strip(",") for word in plain_form(office).split()[:3]}
    usual = bool(comma) and name.split()[0] in given_names()  # "Ana Ruiz, Harbor Times:"
    return " " in name and (usual or not words.isdisjoint(title_words()))


def _alone(found: Sequence[tuple[int, Label]], kept: set[Key], lines: int) -> set[Key]:
    """Give the keys kept, with the full names alone on their lines where labels are printed so.

    The names of a few who speak once stand so between those of who speaks again and again. A word
    that begins a line of text, "So: no.", is none there.
    """
    alone = {c.key: c for _, c in found if c.alone}
    many = sum(c.alone for _, c in found)
    sure = sum(c.alone and c.key in kept for _, c in found)
    way = sure >= SURE and sure * CLOSE >= sum(c.key in kept for _, c in found) * (CLOSE - 1)
    if not way and (many - len(alone) < AGAIN or many * CLOSE < lines):
        return kept
    names = {c.key for _, c in found if c.form is Form.NAME}
    return (kept - (names - alone.keys() if way else set())) | {
        key for key in alone.keys() & names if " " in key[0] or alone[key].core in given_names()
    }


def _in_capitals(keys: set[Key], times: Counter[Key], lines: int, strong: set[Key]) -> set[Key]:
    """Give the surnames in capitals: all of them where labels are the plan of the document."""
    again = {k for k in keys if times[k] > 1}
    if strong or (len(again) > 1 and sum(times[k] for k in again) * CLOSE >= lines):
        return keys
    return again if len(again) > 1 else set()


def _names(names: set[Key], times: Counter[Key], lines: int, strong: set[Key]) -> set[Key]:
    """Give the bare names that come again and again, beside parts too; then all of their shape."""
    again = {k for k in names if times[k] > 1}
    beside = {k for k in strong if times[k] > 1} if again else set()
    share = sum(times[k] for k in again | beside)
    few = len(again | beside) < 2  # noqa: PLR2004 - a talk has two
    if few or (share < MANY and share * CLOSE < lines):
        return set()
    return {k for k in names if times[k] > 1 or " " in k[0] or share * SURE > lines}


def _dominate(found: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether labels are the plan of what stands between them, not a stray line or two."""
    if not found:
        return False
    first = found[0][1]
    sure = len(found) >= SURE or (first.sign is Sign.COLON and in_capitals(first.core))
    if found[0][0] < HEAD_LINES and first.form >= Form.TITLED and sure:
        return True
    if any(as_a_record_prints(label) for _, label in found):
        return True
    return _close(found)


def _close(found: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether there are so many, so near each other, that they are the plan of the text."""
    many, lines = len(found), found[-1][0] - found[0][0] + 1
    return (many >= MANY and many * FAR >= lines) or (many >= SURE and many * CLOSE >= lines)


def as_a_record_prints(label: Label) -> bool:
    """Tell whether nothing else is printed so: "Mr. RUIZ of Ohio.", "The PRESIDING OFFICER."."""
    shouted = label.sign is Sign.FULL_STOP and label.form >= Form.TITLED
    return shouted and not label.core.isupper() and names_in_capitals(label.core)
