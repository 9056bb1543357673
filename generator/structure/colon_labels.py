"""Labels that end with a colon, with whatever their houses print before it."""

import re
from collections.abc import Collection

from generator.rulebook import rules
from generator.structure.label import MAX_LABEL, Label, Sign
from generator.structure.labelforms import Form, form_of, is_caption, is_office, is_weak, plain_form

_SAID_ENDS = tuple(".?!,-–—")
"""What ends words that somebody says, and no list of who is here."""
_SEATED = re.compile(r"(?P<name>[^()]+) \([A-Z]{1,4}\), [^()]{3,30}")
"""A party and whose seat it is behind a name: "GOV. ANA RUIZ (R), MAINE"."""
_EMPHASIS = re.compile(r"\*|_{2,}")
_ASKED = re.compile(r"(?<=[\w)]) to (?:the )?[^\Wa-z][^()]*$")
"""Whom a question on the order paper is put to: "1. ANA RUIZ (Ghent) to the Prime Minister:"."""
_PUT = re.compile(r"(?:[A-Z][A-Z'’.-]+ ){1,3}[A-Z][A-Z'’-]+ \([^()]+\) to the ")
"""The same without a number, in capitals: "ANA RUIZ (Ghent) to the Prime Minister:"."""
_COLON = re.compile(r"""[:(\[)\]?!;“”"]""")
"""A colon, and what decides whether it ends a label."""
_ASKS = re.compile(r"Q\. +(?=[^\Wa-z])")
"""The mark of a question behind whose it is, where an examination begins: "MR RUIZ: Q. Why?"."""
_END_MARKS = re.compile(r"[*_\s]*")
_LEADERS = re.compile(r"(?: ?\.){5,}")
"""What leads the eye over a list: "President: Mr. Lind . . . . . (Ghent)"."""


def with_colon(line: str, head: str, at: tuple[int, int], holders: Collection[str]) -> Label | None:
    """Read a label that ends with a colon; `at` says where its print and its name begin."""
    first, start = at
    colon = _colon(head, start)
    after = head[colon + 1 : colon + 3]
    if colon < 0 or after[:1].isdigit() or after == "//":
        return None
    name = head[start:colon].rstrip(" *_")
    asked = start > first or _PUT.match(name)
    core = _without_bracket(_ASKED.sub("", name) if asked else name)
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
