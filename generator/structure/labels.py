"""The label at the head of one line, on its own form alone; `belief` judges it by the others."""

import re
from collections.abc import Collection
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from generator.rulebook import rules
from generator.structure.labelforms import (
    Form,
    form_of,
    is_caption,
    is_collective,
    is_office,
    is_surname,
    is_weak,
    plain_form,
    title_words,
)


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


CHANGE = ">>"
"""What captions print where somebody else begins to speak."""
MAX_LABEL = 200
"""Code points; nothing longer is read as a label, brackets included."""
_SAID_ENDS = tuple(".?!,-–—")
"""What ends words that somebody says, and no list of who is here."""
MAX_LONE = 50
"""Of a label alone on its line."""
_SEATED = re.compile(r"(?P<name>[^()]+) \([A-Z]{1,4}\), [^()]{3,30}")
"""A party and whose seat it is behind a name: "GOV. ANA RUIZ (R), MAINE"."""
_EMPHASIS = re.compile(r"\*|_{2,}")
_KEEP = re.compile(r"[^\w' -]")
_MARKS = re.compile(r"(?:<bullet>|- (?=\*\*)|[*_>#•●\s])*")
_ORDER = re.compile(
    r"(?:(?:Q?\d+\. )?\[\d+\.?\]|Q\d+(?= [A-Z])"
    r"|\d{1,3}\.(?= [^:]{3,60}(?:\([^:]{2,60}\)|\bto [A-Zt][^:]{3,60}):)) "
)
"""A question's number on the order paper, which is printed as part of the label."""
_ASKED = re.compile(r"(?<=[\w)]) to (?:the )?[^\Wa-z][^()]*$")
"""Whom a question on the order paper is put to: "1. ANA RUIZ (Ghent) to the Prime Minister:"."""
_UNKNOWN = re.compile(r"\(([A-Z][A-Z -]{2,30})\): ?")
"""A voice that the reporter did not know: "(UNKNOWN):"."""
_COLON = re.compile(r"""[:(\[)\]?!;“”"]""")
"""A colon, and what decides whether it ends a label."""
_ASKS = re.compile(r"Q\. +(?=[^\Wa-z])")
"""The mark of a question behind whose it is, where an examination begins: "MR RUIZ: Q. Why?"."""
_END_MARKS = re.compile(r"[*_\s]*")
_UP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = r"[a-zß-öø-ÿ][\w-]*"
_SMALL = r"of|pro|tempore|the|de|la|van|von|der|du|del|di|da"
_ABBREVIATED = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Hon|Jr|Sr|St)\.,?"
_WITH_STOP = re.compile(
    rf"(?P<core>{_UP}[\w'’-]*\.?(?: (?:{_SMALL}|{_UP}[\w'’-]*|{_ABBREVIATED})){{0,8}})(?: ?\(\?\))?"
    r"(?P<bracket> \([^()]{1,80}(?:\([^()]{1,60}\)[^()]{0,20})?\))?\."
    r"(?P<after> \[[Pp]residing\.?\]\.?|\d{1,2}(?= )| \d{1,2}(?= [A-Z][a-z]))?(?=\s|-)"
)
_IN_FULL = rf"{_UP}[\w'’.-]*(?: (?:{_SMALL}|{_UP}[\w'’-]*)){{0,4}}"
_FRENCH = re.compile(
    rf"(?P<core>(?:M\.|Mme|Mlle) (?:l[ea] {_WORD}(?: {_WORD})?|{_IN_FULL}))"
    r"(?:, (?P<office>[^.:;?!]{3,90}))?\.(?= |$)"
)
"""A label of a record in French: "M. le président.", "Mme Ana Ruiz, ministre des mers."."""
_WITH_VERB = re.compile(
    r"(?P<core>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,6})"
    r"(?P<bracket>(?: \([^()\n]{2,160}\)){0,2}) (?P<verb>[a-z]+)\b"
)
_WITH_DASH = re.compile(
    r"(?P<core>[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’.-]*|de|la|van|von|der|del|di|da|du)){0,5})"
    r"(?P<bracket> \([^()]{2,60}\))?(?:, [^.:?!]{2,120})?\. [–—] "
)
_DEVICE = re.compile(r"\+\d|iPhone|iPad|sp(?:ea)?k(?:er)?_?\d")
"""A telephone, or a voice by its number, where a record prints who speaks."""
_ONLY_DASH = re.compile(
    r"(?P<core>[A-Z][\w'’-]*\.?(?: [A-Z][\w'’.-]*){0,4})(?P<bracket> \([^()]{2,60}\))?"
    r" (?:[–—-]|--) (?=[“\"‘'(\[]?[A-Z])"
)
"""A title and a name, or an office, with a dash alone: "Mayor Ruiz – Good evening."."""
_LEADERS = re.compile(r"(?: ?\.){5,}")
"""What leads the eye over a list: "President: Mr. Lind . . . . . (Ghent)"."""
_BARE = re.compile(r"(?P<core>Q|A) (?=\S)")


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
    if not first.isalpha() or first == "Q":
        label = _numbered(line, head, start, holders) or _unknown(head, start)
        if label:
            return label
    if not first.isupper():
        device = _DEVICE.match(head, start) and _with_colon(line, head, (start, start), ())
        return device or (_unnamed(head, start) if told else None)
    if (bare := _with_blank(head, start)) and form_of(head[start:].partition(":")[0]) != Form.ROLE:
        return bare
    label = (
        _with_dash(head, start)
        or _with_colon(line, head, (start, start), holders)
        or _in_french(head, start)
        or _with_stop(line, head, start)
        or _with_verb(head, start)
    )
    if told and label and label.form < Form.TITLED:
        return label._replace(form=Form.TITLED)  # the sign says that somebody else begins
    return label or (_unnamed(head, start) if told else None)


def _behind(start: int, line: str, head: str) -> Label | None:
    """Read a part that ends with a full stop behind a number of the record's: "[2.] Q. Why?"."""
    label = _with_stop(line, head, start)
    if not label or label.form is not Form.ROLE:
        return None
    return label._replace(printed=head[: label.end].lstrip())


def _numbered(line: str, head: str, start: int, holders: Collection[str]) -> Label | None:
    """Read a label with its question's number: "Q1. [220456] Ana Ruiz (Leeds):"."""
    number = _ORDER.match(head, start)
    if not number:
        return None
    label = _with_colon(line, head, (start, number.end()), holders)
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


def _with_colon(
    line: str, head: str, at: tuple[int, int], holders: Collection[str]
) -> Label | None:
    """Read a label that ends with a colon; `at` says where its print and its name begin."""
    first, start = at
    colon = _colon(head, start)
    after = head[colon + 1 : colon + 3]
    if colon < 0 or after[:1].isdigit() or after == "//":
        return None
    name = head[start:colon].rstrip(" *_")
    core = _without_bracket(_ASKED.sub("", name) if start > first else name)
    ended = core.endswith(",") or (core.endswith(".") and head[colon - 1] == " ")
    form = None if ended else form_of(core)  # "JANE ROE, :" in the caption of a case
    if form in (None, Form.TITLED) and (
        core in holders or _holder(core, head[start + len(core) : colon])
    ):
        form = Form.ROLE
    marks = _END_MARKS.match(line, colon + 1)
    words = line[marks.end() :] if marks else ""
    if not form or not marks or (form < Form.TITLED and _captions(words)):
        return None
    begun = words[:MAX_LABEL]
    if (".." in begun or ". ." in begun) and _LEADERS.search(begun):
        return None
    able = (
        len(words) <= MAX_LABEL
        and words[-1:] not in _SAID_ENDS
        and (form >= Form.TITLED or is_weak(core))
    )
    if (able or words.partition(" [")[0].isupper()) and is_caption(line[first:].strip()):
        return None
    asks = _ASKS.match(line, marks.end()) if form > Form.NAME else None
    printed = _without_emphasis(line[first : colon + 1]) + (" Q." if asks else "")
    rest = asks.end() if asks else marks.end()
    spans = len(line[:rest].rstrip()), rest
    return Label.of(core, printed, spans, form, Sign.COLON)


def _without_emphasis(printed: str) -> str:
    marked = "*" in printed or "__" in printed  # as in few
    return _EMPHASIS.sub("", printed) if marked else printed


def _holder(core: str, bracket: str) -> bool:
    """Tell whether an office that no rule lists has its holder behind it: "(Mr. Bo Lind)"."""
    name = bracket.strip(" ()").partition(" (")[0]
    return is_office(core) and "(" in bracket and form_of(name) is Form.TITLED


def _captions(rest: str) -> bool:
    """Tell whether what follows a colon is more of a case's caption: "JANE ROE : Petitioner :"."""
    if rest.startswith("- - -"):
        return True
    words, colon, _ = rest[:MAX_LABEL].partition(":")
    never = rules("labels")["never"]["words"]["words"]
    party = plain_form(words) in never or plain_form(words) + "s" in never
    return bool(colon) and (words.isupper() or party)


def _colon(head: str, start: int) -> int:
    """Find the first colon outside brackets and sentences; -1 where there is none."""
    if ":" not in head:  # as most lines are
        return -1
    depth = 0
    for mark in _COLON.finditer(head, start):
        char = mark[0]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == ":" and not depth:
            return mark.start()
        elif char != ":" and not depth and not _shown(head, start, mark):
            return -1
    return -1


def _shown(head: str, start: int, mark: re.Match[str]) -> bool:
    """Tell whether marks hold a program's name among capitals: 'ANA RUIZ, "THIS WEEK" HOST:'."""
    return mark[0] in '“”"' and head[start : mark.start()].isupper()


def _without_bracket(text: str) -> str:
    """Leave out the bracket at the end of a label; "" where one stands in the middle."""
    if "(" not in text and "[" not in text:  # as in most labels
        return text
    cut = min((i for i in (text.find(" ("), text.find(" [")) if i > 0), default=-1)
    if cut < 0:
        return "" if "(" in text else text
    if text[-1] in ")]":
        return text[:cut].rstrip()
    seated = _SEATED.fullmatch(text)
    return seated["name"] if seated else ""


def _with_stop(line: str, head: str, start: int) -> Label | None:
    match = _WITH_STOP.match(head, start)
    if match and ". " in match["core"] and form_of(match["core"]) in (None, Form.NAME):
        match = _WITH_STOP.match(head, start, head.index(". ", start) + 2)  # "QUESTION. Hi. Why?"
    form = form_of(match["core"]) if match else None
    if not match or form in (None, Form.NAME):
        return None
    core = match["core"]
    if form is Form.CAPITALS and not (core.isupper() and (" " in core or is_weak(core))):
        return None  # "NATO. ..." begins a sentence
    last = core.split()[-1].casefold()
    if len(core) > 1 and len(last) == 1:
        return None  # "Hon. Ana L. Ruiz": an initial ends no label
    ends = last in title_words() and not is_surname(core)
    colon = line.startswith(" :", match.end())
    if form is not Form.ROLE and (ends or colon or last in ("st", "jr")):
        return None  # "Former Gov. Ruiz", "CITY OF GHENT. :" in the caption of a case
    if form is Form.ROLE and not core.lower().startswith("the ") and not core.isupper():
        return None  # "Press. ...", "Mr. Speaker. ..." begin sentences
    rest = match.end() + (line[match.end() : match.end() + 1] == " ")
    note = (match["after"] or "").strip().isdigit()  # a footnote's numeral
    printed = match[0].rstrip("0123456789 ") if note else match[0]
    return Label.of(core, printed, (match.end(), rest), form, Sign.FULL_STOP)


def _in_french(head: str, start: int) -> Label | None:
    """Read a label of a record in French that ends with a full stop."""
    match = _FRENCH.match(head, start) if head.startswith("M", start) else None
    form = form_of(match["core"]) if match else None
    if not match or form not in (Form.TITLED, Form.ROLE):
        return None
    spans = match.end(), match.end() + head.startswith(" ", match.end())
    return Label.of(match["core"], match[0], spans, form, Sign.FULL_STOP)


def _with_dash(head: str, start: int) -> Label | None:
    if not (" -" in head or " –" in head or " —" in head):  # as in most lines
        return None
    match = _WITH_DASH.match(head, start)
    said = head[match.end() :] if match else ""
    if match and len(said) < MAX_LONE and said[-1:].isalnum():
        return None  # "Ana Ruiz, Lind Inc. – CEO" in a list
    form = form_of(match["core"]) if match else None
    if not match and (match := _ONLY_DASH.match(head, start)):
        form = form_of(match["core"])
        form = form if form and form >= Form.TITLED else None
    if not match or form is None:
        return None
    printed, rest = head[start : match.end()].rstrip(), match.end()
    return Label.of(match["core"], printed, (start + len(printed), rest), form, Sign.DASH)


def _with_verb(head: str, start: int) -> Label | None:
    match = _WITH_VERB.match(head, start)
    if not match or match["verb"] not in rules("labels")["verbs"]["words"]:
        return None
    if form_of(match["core"]) is not Form.TITLED or not (
        match["bracket"] or match["verb"] == rules("labels")["verbs"]["alone"]
    ):
        return None
    end = match.end("bracket")
    return Label.of(match["core"], head[start:end], (end, end + 1), Form.TITLED, Sign.VERB)


def _with_blank(head: str, start: int) -> Label | None:
    match = _BARE.match(head, start)
    if not match:
        return None
    return Label.of(
        match["core"], match["core"], (match.end() - 1, match.end()), Form.ROLE, Sign.BLANK
    )
