"""Labels that stand on lines of their own, without a colon or a full stop."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from generator.personal_names import given_names
from generator.structure.label import MAX_LABEL, MAX_LONE, Label, Sign
from generator.structure.labelforms import Form, form_of, is_office, title_words

Key = tuple[str, Sign]
NOTHING_TOLD: Mapping[int, int] = MappingProxyType({})

SURE = 3
"""So many names, each below the other, are a list; so many members show how a record prints."""
CLOSE, FAR = 4, 20
"""One label in so many lines at least; so many times more are another's."""
NAMES = 300
"""Among more names alone on a line than these nobody looks for who is spoken of."""
CAST = 60
"""Lines at the head that can list who takes part."""
_NUMBER = re.compile(r"\d{1,3}\. ")
"""A question's number before the name of who asks it."""
_HELD = re.compile(
    r"(?P<office>The [^\W\d_a-z][^()]{5,110}) \((?P<who>[^()]{4,60})\)(?: \([^()]{1,14}\))?"
)
"""An office, whoever holds it and his party: "The Minister for Boats (Lord Lind) (Con)"."""
_BRACKET = re.compile(r" \(([^()]{4,40})\)$")
_DASH = re.compile(r" [-–—] ")
_SEAT = re.compile(r" \([^()\d]+\)$")
"""A seat, a party or a holder, not a day."""


def is_told(label: Label, place: int | None) -> bool:
    """Tell whether a mark that cleaning took away stands before a label or at its end."""
    return place is not None and (place == 0 or abs(place - label.end) <= 1)


def lone_labels(lines: Sequence[str], told: Mapping[int, int] = NOTHING_TOLD) -> list[Label | None]:
    """Give labels that stand on lines of their own, where the same few come again and again.

    Those that a mark shows to be labels, as `told` has it, need no such evidence. The price: an
    article whose few headings are names, each used twice and more, has turns.
    """
    found = [lone(line) for line in lines]
    shown = [c if c and is_told(c, told.get(i)) else None for i, c in enumerate(found)]
    if sum(map(bool, shown)) > 1:
        return shown
    listed = _listed(lines) | _list_of_names(found)
    times = Counter(label.key for label in found if label)
    again = {key for key, n in times.items() if n > 1 or key[0] in listed}
    said = sum(times[key] for key in again)
    seated = sum(label is not None and _is_members(label) for label in found) >= SURE
    part = any(label and label.form is Form.ROLE and label.key in again for label in found)
    named = _named_elsewhere(lines, found) if part or seated else set()
    if part:
        again |= named | _with_posts(found, again)
        said = sum(times[key] for key in again)
    labels = [
        c if c and (c.key in again | named or _sure(c, seated=seated)) else None for c in found
    ]
    if seated:
        said = sum(map(bool, labels))
    follow = sum(bool(a and b) for a, b in pairwise(labels))
    begun = labels if seated else [c if c and c.key in again else None for c in found]
    first = next((i for i, label in enumerate(begun) if label), 0)
    able = sum(map(bool, found[first:])) if seated else sum(times.values())
    if said >= CLOSE and not seated:  # who speaks once, among those who speak again and again
        once = [c for c in found[first:] if c and c.key not in again and c.form is Form.NAME]
        usual = {c.key for c in once if c.core.split()[0] in given_names()}
        if len(usual) == len({c.key for c in once}) <= len(again):
            labels = [
                c or (one if one and one.key in usual else None)
                for c, one in zip(labels, found, strict=True)
            ]
    plan = (len(again) > 1 or seated) and said >= CLOSE and said * CLOSE >= len(lines) - first
    cast = len(listed & {key for key, _ in again}) > 1
    few = said * FAR < able * (FAR - CLOSE) and not (cast or part)
    return labels if plan and follow * FAR <= said and not few else [None] * len(lines)


def _with_posts(found: Sequence[Label | None], again: Collection[Key]) -> set[Key]:
    """Give the names with a post behind a dash, where others are printed so again and again."""
    posts = {label.key for label in found if label and " -- " in label.printed}
    return posts if posts.intersection(again) else set()


def _named_elsewhere(lines: Sequence[str], found: Sequence[Label | None]) -> set[Key]:
    """Give the full names alone on a line that other lines print too: "from Ana Ruiz of Ghent"."""
    names = [c for c in found if c and c.form is Form.NAME]
    return {label.key for label in printed_again(names, lines)}


def printed_again(names: Sequence[Label], lines: Sequence[str]) -> Iterator[Label]:
    """Give those of the labels whose names the text prints more than once; none of too many."""
    cores = {label.core for label in names}
    if not cores or len(cores) > NAMES:
        return
    text = "\n".join(lines)
    again = {core for core in cores if text.count(core) > 1}
    yield from (label for label in names if label.core in again)


def _sure(label: Label, *, seated: bool) -> bool:
    """Tell whether a label alone on its line is one though it comes but once.

    Where others print seats or titles, so is one with a seat, or with a title.
    """
    if not seated:
        return label.form is Form.ROLE
    words = label.key[0].split()
    lord = words[0] == "the" and words[1:2] and words[1] in title_words()  # "The Lord Bishop of"
    return (
        _has_seat(label)
        or label.form is Form.TITLED
        or (label.form is Form.ROLE and words[1:] != [])
        or bool(lord)
    )


def _is_members(label: Label) -> bool:
    """Tell whether a whole line is how a record prints a member: "Ana Ruiz (Leeds)", "Mr Lind"."""
    return _has_seat(label) or label.form is Form.TITLED


def _has_seat(label: Label) -> bool:
    return _SEAT.search(label.printed) is not None


def _list_of_names(found: list[Label | None]) -> set[str]:
    """Take the names of a list out of what can be labels, and give them as keys.

    Of three labels and more, each on the line below the other, none says anything.
    """
    listed: set[str] = set()
    run: list[int] = []
    for i, label in enumerate([*found, None]):
        if label:
            run.append(i)
            continue
        if len(run) >= SURE:
            listed |= {one.key[0] for n in run if (one := found[n])}
            found[run[0] : i] = [None] * len(run)
        run = []
    return listed


def _listed(lines: Sequence[str]) -> set[str]:
    """Give, as keys, the names of a list of who takes part.

    "Ana Ruiz - Chief Executive", "Ana Ruiz, Lind Inc. – CEO".
    """
    heads = (_DASH.split(line, maxsplit=1) for line in lines[:CAST])
    names = (parts[0].partition(", ")[0] for parts in heads if len(parts) > 1)
    return {label.key[0] for name in names if (label := lone(name))}


def lone(line: str) -> Label | None:
    """Read a whole line as a label without a colon or full stop.

    >>> lone("Ana Ruiz").core, lone("Ana Ruiz -- Chief Executive").core
    ('Ana Ruiz', 'Ana Ruiz')
    >>> lone("And then")
    """
    text = line.strip("*_# ").removeprefix("- ")
    if len(text) > MAX_LABEL or text[-1:] in ".,:;?!":
        return None
    if (held := _HELD.fullmatch(text)) and form_of(held["who"]) is Form.TITLED:
        return Label.of(held["office"], text, (len(line.rstrip()), len(line)), Form.ROLE, Sign.LINE)
    number = _NUMBER.match(text)
    name = text[number.end() if number else 0 :].partition(" -- ")[0].partition(", The ")[0]
    core = _without_brackets(name) or name
    form = form_of(core) if len(core) <= MAX_LONE else None
    held = _BRACKET.search(name) if form is None or form is Form.NAME else None
    if held and is_office(core) and form_of(held[1]) is Form.NAME:
        form = Form.ROLE
    if form is None or (form is Form.NAME and " " not in core):
        return None
    return Label.of(core, text, (len(line.rstrip()), len(line)), form, Sign.LINE)


def _without_brackets(text: str) -> str:
    """Leave out all brackets at the end of a label: "Ana Ruiz (Leeds) (Lab)"."""
    while text.endswith(")"):
        text = text[: text.rfind("(")].rstrip()
    return text
