"""Labels that end with a full stop, a dash, a verb of the record or nothing."""

import re

from generator.rulebook import rules
from generator.structure.label import MAX_LONE, Label, Sign
from generator.structure.labelforms import Form, form_of, is_surname, is_weak, title_words

_UP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = r"[a-zß-öø-ÿ][\w-]*"
_SMALL = r"of|pro|tempore|the|de|la|van|von|der|du|del|di|da"
_ABBREVIATED = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Hon|Jr|Sr|St)\.,?"
_WITH_STOP = re.compile(
    rf"(?P<core>{_UP}[\w'’-]*\.?(?: (?:{_SMALL}|{_UP}[\w'’-]*|{_ABBREVIATED})){{0,8}})(?: ?\(\?\))?"
    r"(?P<bracket> \([^()]{1,80}(?:\([^()]{1,60}\)[^()]{0,20})?\)| \[[Pp]residing\.?\])?\."
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
_ONLY_DASH = re.compile(
    r"(?P<core>[A-Z][\w'’-]*\.?(?: [A-Z][\w'’.-]*){0,4})(?P<bracket>(?: \([^()]{2,60}\)){0,3})"
    r"(?: (?:[–—-]|--) | —)(?=[“\"‘'(\[]?[A-Z])"
)
"""A title and a name, or an office, with a dash alone: "Mayor Ruiz – Good evening.", "The SPEAKER
—Order!"."""
_BARE = re.compile(r"(?P<core>Q|A) (?=\S)(?!& ?A\b)")


def with_stop(line: str, head: str, start: int) -> Label | None:
    """Read a label that ends with a full stop.

    >>> with_stop("Mr. Roe of Ohio. I yield.", "Mr. Roe of Ohio. I yield.", 0).core
    'Mr. Roe of Ohio'
    >>> with_stop("NATO. It met.", "NATO. It met.", 0)
    """
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


def in_french(head: str, start: int) -> Label | None:
    """Read a label of a record in French that ends with a full stop."""
    match = _FRENCH.match(head, start) if head.startswith("M", start) else None
    form = form_of(match["core"]) if match else None
    if not match or form not in (Form.TITLED, Form.ROLE):
        return None
    spans = match.end(), match.end() + head.startswith(" ", match.end())
    return Label.of(match["core"], match[0], spans, form, Sign.FULL_STOP)


def with_dash(head: str, start: int) -> Label | None:
    """Read a label that a dash parts from the words.

    >>> with_dash("Ana Ruiz (S&D). – Why?", 0).printed
    'Ana Ruiz (S&D). –'
    """
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


def with_verb(head: str, start: int) -> Label | None:
    """Read a label before a verb of the record.

    >>> with_verb("Mr. Ruiz (Leeds) moved that it be so.", 0).printed
    'Mr. Ruiz (Leeds)'
    """
    match = _WITH_VERB.match(head, start)
    if not match or match["verb"] not in rules("labels")["verbs"]["words"]:
        return None
    if form_of(match["core"]) is not Form.TITLED or not (
        match["bracket"] or match["verb"] == rules("labels")["verbs"]["alone"]
    ):
        return None
    end = match.end("bracket")
    return Label.of(match["core"], head[start:end], (end, end + 1), Form.TITLED, Sign.VERB)


def with_blank(head: str, start: int) -> Label | None:
    """Read the letter of a question or an answer that a blank alone parts from the words.

    >>> with_blank("Q Why?", 0).core
    'Q'
    """
    match = _BARE.match(head, start)
    if not match:
        return None
    return Label.of(
        match["core"], match["core"], (match.end() - 1, match.end()), Form.ROLE, Sign.BLANK
    )
