"""Labels of a short text, which prints each but once or twice."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from generator.everyday import everyday_words
from generator.personal_names import given_names
from generator.rulebook import rules
from generator.structure.label import MAX_LONE, Label, Sign
from generator.structure.labelforms import Form, is_weak, plain_form, title_words
from generator.structure.lone_labels import Key
from generator.structure.rules import pattern

PAIR = 2
"""So many who are listed, each alone on a line, need not speak twice."""
LEAST = 3
"""So many lines begin with who speaks, at least."""
CLOSE = 4
"""One in so many lines at least, from the first to the end of the text."""
SOME = 5
"""Of more, a third can say what an entry of a list says: "It is going to be fine."."""
MANY = 8
"""So many labels need no closer look at what stands behind them."""
HEAD = 4
"""Lines at the head that can say what the text is."""
LONG = 12
"""So many words are a sentence, though no mark ends them."""
_ENDS = re.compile(r"[.?!…”\"’)\]–—-]$")
_TALK = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm][ye]|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]urs?|[Uu]s|[Yy]ours?"
    r"|[Yy]ou(?:['’]\w+)?|[Ll]et['’]s|[Tt]hanks?|[Ss]ir|[Mm]adam|[Mm]a['’]am|Mr|Mrs|Ms)\b"
    r"|[?!]|^(?:Yes|No|Yeah|Well|Okay|OK|Right|Good (?:morning|afternoon|evening)|Order|Hi|Hello"
    r"|Hey|Welcome|Great|Sure|Sorry|So|And|But)\b"
)
"""What people say to each other, and hardly an entry of a list."""


class _Said(NamedTuple):
    """A label, and what stands behind it or, where it stands alone, below."""

    at: int
    label: Label
    words: str


def few_labels(found: Sequence[tuple[int, Label]], lines: Sequence[str]) -> set[Key]:
    """Give the labels of a text that prints too few to be believed for their number.

    They open most of its paragraphs to the end, one of them again, nearly all say what people say
    to each other, and they are people: full names with a usual given name, titles with a
    name, parts. A bare surname counts where the text prints it behind a given name or a title, or
    says at its head that it is a record of speech. The price: a letter page on which one reader
    writes twice has turns.

    >>> lines = ["Ana Lind: Why?", "Mayor Ruiz: You know it.", "Ana Lind: Thank you."]
    >>> from generator.structure.labels import candidate
    >>> found = [(i, candidate(line)) for i, line in enumerate(lines)]
    >>> sorted(name for name, _ in few_labels(found, lines))
    ['ana lind', 'mayor ruiz']
    """
    able = [
        said
        for said in _said(found, lines)
        if (said.label.sign is Sign.COLON and not is_weak(said.label.core))
        or said.label.key == ("q", Sign.FULL_STOP)
    ]
    if len(able) < PAIR:
        return set()
    people = _people([said.label for said in able], lines)
    listed = _listed([said.label for said in able], lines)
    people |= listed
    sure = [said for said in able if said.label.core in people]
    times = Counter(said.label.key for said in sure)
    enough = len(sure) >= (PAIR if len(listed) >= PAIR else LEAST) and len(times) > 1
    again = max(times.values(), default=0) > 1 or len(listed) >= PAIR
    strangers = len({said.label.key for said in able}) - len(times)
    if not (enough and again) or strangers > 1:
        return set()
    talk = sum(said.label.form is Form.ROLE or bool(_TALK.search(said.words)) for said in sure)
    enough = talk >= len(sure) - 1 or (len(sure) > SOME and talk * 3 >= len(sure) * 2)
    near = len(sure) * CLOSE >= len(lines) - sure[0].at
    return {*times} if near and enough and is_said(found, {*times}, lines) else set()


def is_said(
    found: Sequence[tuple[int, Label]], kept: Collection[Key], lines: Sequence[str]
) -> bool:
    """Tell whether what stands behind the few labels kept can be said, and is no entry of a list.

    "Ana Ruiz: 12 points" is one, and so is "Mr. Lind: a portrait". Many labels are not asked, nor
    those beside a part (captions in small letters have them), nor those with a full stop.
    """
    said = [one for one in _said(found, lines) if one.label.key in kept]
    parts = any(one.label.form is Form.ROLE or one.label.sign is not Sign.COLON for one in said)
    if len(said) >= MANY or parts:
        return True
    short = [one.words for one in said if len(one.words.split()) < LONG]
    entries = sum(words[:1].islower() or not _ENDS.search(words) for words in short)
    return entries * 2 < len(said)


def _said(found: Sequence[tuple[int, Label]], lines: Sequence[str]) -> list[_Said]:
    """Give each label with its words; those of a label alone on its line stand in the next."""
    return [
        _Said(i, c, " ".join(islice(lines, i + 1, i + 2)) if c.alone else lines[i][c.rest :])
        for i, c in found
    ]


def _listed(labels: Sequence[Label], lines: Sequence[str]) -> set[str]:
    """Give the labels of full names that stand alone on lines too: "Ana Ruiz" of "ANA RUIZ:"."""
    alone = {line.strip().casefold() for line in lines if len(line) <= MAX_LONE}
    full = (label.core for label in labels if " " in label.core and label.form < Form.TITLED)
    return {core for core in full if core.casefold() in alone}


def _people(labels: Sequence[Label], lines: Sequence[str]) -> set[str]:
    """Give the labels, as printed, that are people's names, titles with a name, or parts."""
    text = "\n".join(lines)
    record = any(pattern("kind", "transcript").search(line) for line in lines[:HEAD])
    return {
        core
        for core, form in {label.core: label.form for label in labels}.items()
        if form >= Form.TITLED
        or (
            _is_full(core, record=record) if " " in core else _is_surname(core, text, record=record)
        )
    }


def _is_full(core: str, *, record: bool) -> bool:
    """Tell whether a label of several words is a full name.

    It begins with a usual given name, or in a record of speech has no word of usual English, and
    ends like no place and no paper.
    """
    words = core.split()
    if words[-1].capitalize() in _last_of_none():
        return False
    strange = record and everyday_words().isdisjoint(word.casefold().strip(".") for word in words)
    return words[0].capitalize() in given_names() or strange


def _is_surname(word: str, text: str, *, record: bool) -> bool:
    """Tell whether a bare word is a surname: "Anton Mercer" stands in the text of "MERCER:"."""
    name = f"(?i:{re.escape(word)})" if word.isupper() else re.escape(word)
    before = re.finditer(rf"(\w+)\.? (?:[A-Z]\. )?{name}\b", text)
    named = any(m[1] in given_names() or plain_form(m[1]) in title_words() for m in before)
    return named or (record and word.isupper() and word.casefold() not in everyday_words())


@cache
def _last_of_none() -> frozenset[str]:
    return frozenset(rules("not-persons")["last"]["words"].split())
