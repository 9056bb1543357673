"""A name and a time, or a name in brackets, before the words of a line a program wrote down."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from generator.mended import Change

LEAST = 3
"""So many lines of one form at least are the plan of a text."""
SHARE = 3
"""Lines of a form that tells of no time: so many times the others, at least."""

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_VOICE = r"(?:SPEAKER|[Ss]peaker|[Ss]pk|S)[ _]?\d{1,3}"
_NAME = rf"(?:{_VOICE}|[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*| de| la| van| von){{0,4}})"
_MARK = r"(?:\*\*|__)?"


class _Form(NamedTuple):
    """How such a line begins: what of it goes, and whether a colon stands behind the name then."""

    match: re.Pattern[str]
    """With the groups `before`, `name`, `after`, `time` and `end`, of which some are missing."""
    sign: str
    """What each such line holds: a quick look tells that a text has none."""


def _form(pattern: str, sign: str) -> _Form:
    return _Form(re.compile(rf"^[ \t]*{pattern}", re.MULTILINE), sign)


_CLOCKS = re.compile(r"\d:\d\d(?=[\d.,:)\] \t|\\])")
"""What holds a time: most texts have few."""
_SPAN = re.compile(rf"^[ \t]*\[{_CLOCK} --> {_CLOCK}\][ \t]*", re.MULTILINE)
"""What a recogniser prints before each piece: "[00:00:01.000 --> 00:00:04.000] Good morning."."""
_INLINE = re.compile(
    rf"(?:(?<=[\w)]:)|(?<=[\w)]:\*\*))[ \t]+\\?[(\[]{_CLOCK}\\?[)\]](?=[ \t]+\S|[ \t]*$)",
    re.MULTILINE,
)
"""The time behind a name and its colon: "Ana Ruiz: (00:12) Good morning."."""
_PAIR = re.compile(r"^:\d\d:\d\d\.(?: ?> ?)?:\d\d:\d\d\.[ \t]*", re.MULTILINE)
"""When a caption is shown, below or before its words: ":00:35.:00:45."."""
_GLUED = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?=[^\W\d_])", re.MULTILINE)
"""The time glued to the words of a line, as a site shows what it heard: "00:12Good morning"."""
ENOUGH = 5
"""So many such times at least, each later than the one before."""
_FORMS = (
    _form(
        rf"(?P<before>(?P<time>{_CLOCK})[ \t]+From[ \t]+)(?P<name>{_NAME})"
        r"(?P<after>(?:[ \t]+to[ \t]+[^\n:]{1,60})?[ \t]*:[ \t]*(?:\n[ \t]+)?)(?=\S)",
        "From",
    ),
    _form(rf"(?P<name>{_NAME})(?P<after>:[ \t]+(?P<time>{_CLOCK})[ \t]+)(?=[^\W\d])", "\t"),
    _form(
        rf"(?P<name>{_MARK}{_NAME}{_MARK})"
        rf"(?P<after>:?[ \t]*[(\[](?P<time>{_CLOCK})[)\]]:?{_MARK})[ \t]+(?=\S)",
        ":",
    ),
    _form(rf"(?P<before>(?P<time>{_CLOCK})[ \t]+)(?P<name>{_MARK}{_NAME}:{_MARK})[ \t]", ":"),
    _form(rf"(?P<before>(?P<time>{_CLOCK})\t)(?P<name>{_NAME})(?P<after>\t)(?=\S)", "\t"),
    _form(
        rf"(?P<before>\|[ ]*(?P<time>{_CLOCK})[ ]*\|[ ]*)(?P<name>{_NAME}(?:, \w[\w ]{{0,28}}\w)?)"
        r"(?P<after>[ ]*\|)[^|\n]+(?P<end>\|)[ ]*$",
        "|",
    ),
    _form(rf"(?P<before>\[)(?P<name>{_NAME})(?P<after>\]:)[ \t]", "]:"),
    _form(rf"(?P<before>\[)(?P<name>{_VOICE})(?P<after>\])[ \t]", "]"),
    _form(rf"(?P<before>\[)(?P<name>{_NAME})(?P<after>\])(?=[ \t]+“?[A-Z])", "] "),
    _form(rf"(?P<name>{_VOICE})(?P<after>[ \t]{{2,}}|\t)(?=\S)", "k"),
    _form(rf"(?P<name>{_NAME})(?P<after>\t)(?=\S)", "\t"),
    _form(r"(?P<name>[A-Z]{2,3})(?P<after>[ ])(?=“?[A-Z][a-z'’ ])(?![^\n:]{0,40}:)", " "),
)


def voice_changes(text: str) -> list[Change]:
    r"""Give the changes that leave of each such line the name, a colon and the words.

    A form counts where a name comes again and the times run on; one that tells of no time, where
    most lines have it. The price: a table of two columns, whose rows begin with a few names again
    and again, is read as talk.

    >>> from generator.mended import Mended
    >>> text = "[SPEAKER_00]: Hi.\n[SPEAKER_01]: Hello.\n[SPEAKER_00]: So?"
    >>> Mended.of(text).change(voice_changes(text)).text.split("\n")[:2]
    ['SPEAKER_00: Hi.', 'SPEAKER_01: Hello.']
    """
    if " --> " in text and len(spans := [*_SPAN.finditer(text)]) >= LEAST:
        return [Change(*span.span(), "", "caption-times") for span in spans]
    clocks = sum(1 for _ in islice(_CLOCKS.finditer(text), LEAST)) == LEAST
    for form in _FORMS:
        if form.sign in text and (clocks or "time" not in form.match.groupindex):
            found = [*form.match.finditer(text)]
            if _is_plan(text, found):
                return [change for match in found for change in _changes(match)]
    pairs = [*_PAIR.finditer(text)] if "\n:" in text else []
    if len(pairs) >= LEAST:
        return [Change(*pair.span(), "", "caption-times") for pair in pairs]
    glued = [*_GLUED.finditer(text)]
    if len(glued) >= ENOUGH and all(_later(a[0], b[0]) for a, b in pairwise(glued)):
        return [Change(*time.span(), "", "caption-times") for time in glued]
    times = [*_INLINE.finditer(text)] if clocks and _INLINE.search(text) else []
    return [Change(*m.span(), "", "caption-times") for m in times if len(times) >= LEAST]


def _is_plan(text: str, found: Sequence[re.Match[str]]) -> bool:
    if len(found) < LEAST:
        return False
    names = Counter(match["name"] for match in found)
    again = sum(n for n in names.values() if n > 1)
    if again * 2 < len(found):
        return False
    if "time" in found[0].re.groupindex:
        told = [_seconds(match["time"]) for match in found]
        runs_on = sum(a <= b for a, b in pairwise(told))
        return runs_on * 5 >= (len(told) - 1) * 4
    filled = sum(bool(line) and not line.isspace() for line in text.split("\n"))
    return len(names) > 1 and len(found) * (SHARE + 1) >= filled * SHARE


def _later(one: str, other: str) -> bool:
    return _seconds(one) < _seconds(other)


def _seconds(time: str) -> float:
    """Give a time on the clock in seconds: 75.0 for "1:15"."""
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _changes(match: re.Match[str]) -> Iterator[Change]:
    groups = match.re.groupindex
    if "before" in groups:
        yield Change(*match.span("before"), "", _rule(match["before"]))
    if "after" in groups:
        now = ": " if match["after"][-1].isspace() else ":"
        yield Change(*match.span("after"), now, "caption-voice")
    if "end" in groups:
        yield Change(*match.span("end"), "", "caption-voice")


def _rule(cut: str) -> str:
    return "caption-times" if ":" in cut else "caption-voice"
