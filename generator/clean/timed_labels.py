"""Names with a time on a line of their own, as programs that write down speech print them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.mended import Change
from generator.model import Span
from generator.personal_names import given_names

LEAST = 3
"""So many lines of a name and a time at least are the plan of a text."""
SURE = 5
"""Of so many such lines, one at most has no words below it."""
AGAIN = 4
"""Of so many such lines, one at least has a name that stood in an earlier one."""
MAX_NAME = 60
"""Code points of a name at most."""

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,:]\d{1,3})?"
_APART = r"(?:[ \t]{2}|\t|\u00a0|[ ][|•·–—-][ ]|(?<=:)[ ])"
_AFTER = re.compile(
    rf"(?P<name>[^\W\d_a-z(\[][^:\n\t]{{1,{MAX_NAME}}}?|\+\d[\d ()-]{{5,20}}?)(?P<colon>:?)"
    rf"(?P<time>[ \t]*(?:[(\[]{_TIME}[)\]]:?|{_APART}{_TIME}))[ \t]*"
)
"""A name, then the time: "Ana Ruiz: (00:03)", "Ana Ruiz   0:03", "Ana Ruiz | 0:03"."""
_BEFORE = re.compile(
    rf"[ \t]*(?P<time>[(\[]?{_TIME}[)\]]?[ \t]*(?:[-–—][ \t]*)?)"
    r"(?P<name>[^\W\d_a-z][\w.,'’-]*(?: [\w.'’(),&-]+){0,5})(?P<colon>:?)[ \t]*"
)
"""The time, then the name: "[00:00:08.12] - Ana Ruiz", "0:03 Ana Ruiz"."""
_BRACKETED = re.compile(
    rf"\[(?P<name>[^\W\d_a-z][^\[\]:\n\t]{{1,{MAX_NAME}}})\]"
    rf"(?P<colon>:?)(?P<time>[ \t]+{_TIME})[ \t]*"
)
"""A name in brackets, then the time: "[Ana Ruiz] 19:02:11"."""
_CHAT = re.compile(
    rf"[ \t]*(?P<time>{_TIME}[ \t]+From[ \t]+)(?P<name>[^\W\d_][\w.,'’()& -]{{1,{MAX_NAME}}}?)"
    r"(?P<colon>)(?:[ \t]+to[ \t]+[^\n]{1,80}?)?[ \t]*:[ \t]*"
)
"""A meeting's chat: "19:02:11 From Ana Ruiz to Everyone:"."""
_ONE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*| \d{1,2}){0,4})(?P<colon>)"
    rf"(?P<time>[ ]{_TIME})[ \t]*"
)
"""One blank between them: "Ana Ruiz 0:03"; towns of a timetable stand so too."""
_LINE = re.compile(r":\d\d(?=[\d.,:)\] \t\n]|$)")
"""What each such line holds; few others do."""
_MAX_LINE = 2 * MAX_NAME
_CLOCK = re.compile(r"\d+")
_SOUND = re.compile(r"[.,!?;]$")
_VOICES = frozenset(
    [
        "audience",
        "host",
        "interviewee",
        "interviewer",
        "moderator",
        "narrator",
        "operator",
        "question",
        "reporter",
        "speaker",
        "unidentified",
        "unknown",
    ]
)
_TALK = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Ww]e['’]re|[Oo]ur|[Uu]s)\b")
"""What people say, and hardly a remark on a train."""


class _Stamp(NamedTuple):
    """One line of a name and a time."""

    match: re.Match[str]
    seconds: int


def timed_labels(text: str) -> list[Change]:
    r"""Give the changes that leave of each such line the name and a colon; none where none are.

    It is the plan of a text where a name comes again, the times run on, words follow each, and
    there are given names among them or somebody says "I" or "we": a timetable has neither.

    >>> text = "Ana Ruiz  0:03\nHi.\n\nBo Lind  0:09\nWhy?\n\nAna Ruiz  1:10\nSo.\n"
    >>> from generator.mended import Mended
    >>> Mended.of(text).change(timed_labels(text)).text.split("\n")[:2]
    ['Ana Ruiz:', 'Hi.']
    """
    lines = [*_lines(text)]
    for form in (_AFTER, _CHAT, _BEFORE, _BRACKETED, _ONE) if len(lines) > 1 else ():
        matches = (form.fullmatch(text, *line) for line in lines)
        found = [_Stamp(m, _seconds(m["time"])) for m in matches if m]
        if _is_plan(text, found, people=form is _ONE):
            return [change for stamp in found for change in _changes(stamp.match)]
    return []


def _lines(text: str) -> Iterator[Span]:
    """Give the short lines that hold a time, where each begins and ends."""
    end = -1
    for clock in _LINE.finditer(text):
        if clock.start() < end:
            continue
        start = text.rfind("\n", 0, clock.start()) + 1
        end = text.find("\n", clock.end()) % (len(text) + 1)
        if end - start <= _MAX_LINE:
            yield start, end


def _is_plan(text: str, found: Sequence[_Stamp], *, people: bool) -> bool:
    if len(found) < LEAST and not _is_pair(found):
        return False
    names = Counter(stamp.match["name"] for stamp in found)
    runs_on = sum(a.seconds <= b.seconds for a, b in pairwise(found))
    spoken = sum(_words_between(text, a, b) for a, b in pairwise(found))
    between = len(found) - 1
    again = (len(found) - len(names)) * AGAIN >= len(found)
    enough = between - between // SURE
    plan = again and min(runs_on, spoken) >= enough and not any(map(_SOUND.search, names))
    return plan and (_people(names) or (not people and _talk(text, found)))


def _is_pair(found: Sequence[_Stamp]) -> bool:
    """Tell whether two lines print one name alike, a colon and a time in brackets: an excerpt's."""
    names = {stamp.match["name"] for stamp in found}
    marks = [stamp.match["colon"] + stamp.match["time"].strip() for stamp in found]
    return len(found) > 1 == len(names) and all(
        ":" in (m[0], m[-1]) and m.strip(":")[-1] in ")]" for m in marks
    )


def _people(names: Counter[str]) -> bool:
    """Tell whether half of the names at least begin with a usual given name, or are voices."""
    first = [name.split(maxsplit=1)[0] for name in names]
    voices = sum(word in given_names() or word.casefold() in _VOICES for word in first)
    return voices * 2 >= len(names)


def _talk(text: str, found: Sequence[_Stamp]) -> bool:
    ends = [*(stamp.match.start() for stamp in found[1:]), len(text)]
    rows = zip(found, ends, strict=True)
    return any(_TALK.search(text, stamp.match.end(), end) for stamp, end in rows)


def _words_between(text: str, one: _Stamp, other: _Stamp) -> bool:
    return bool(text[one.match.end() : other.match.start()].strip())


def _seconds(time: str) -> int:
    """Give minutes and seconds, or hours too, as seconds; parts of seconds count for nothing."""
    parts = [*map(int, _CLOCK.findall(re.sub(r"[.,]\d+", "", time)))][:3]
    return sum(n * 60**i for i, n in enumerate(reversed(parts)))


def _changes(match: re.Match[str]) -> Iterator[Change]:
    start, end = match.span("time")
    if match.re is _BRACKETED:
        yield Change(match.start(), match.start("name"), "", "caption-voice")
        yield Change(match.end("name"), end, ":", "caption-voice")
    elif match.re is _CHAT:
        yield Change(match.start(), match.start("name"), "", "caption-voice")
        yield Change(match.end("name"), match.end(), ":", "caption-voice")
    elif start < match.start("name"):
        yield Change(match.start(), end, "", "caption-times")
        if not match["colon"]:
            yield Change(match.end("name"), match.end("name"), ":", "caption-voice")
    else:
        now = "" if match["colon"] else ":"
        yield Change(start, end, now, "caption-times" if match["colon"] else "caption-voice")
