"""Captions to prose: cue numbers and times go, the words of one voice become one paragraph."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from generator.clean.flat_stamps import flat_stamps
from generator.clean.timed_labels import timed_labels
from generator.clean.voices import voice_changes
from generator.mended import Change

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}"
_PLACED = r"(?:align|line|position|region|size|vertical|[XY][12]):[^\s]{1,40}"
"""Where a caption is shown, behind its time."""
_CUE_TIME = re.compile(
    rf"(?<!\[)(?<!\d)(?<!:){_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t]+{_PLACED})*[ \t]*"
)
_NUMBER = re.compile(r"(?<=\s)\d{1,5}[ \t]+\Z")
_WHOSE = re.compile(r"^\d{1,5} \"([^\W\d_][^\"\n]{1,60})\" \(\d+\)$")
LONGEST_NUMBER = 8
"""Code points of a caption's number with the blanks around it."""
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(
    r"</?(?:[cibuv]|ruby|rt|lang|font|\d\d:\d\d[\d:.]*)(?:[. ][^<>\n]{0,80})?>|\{\\[^{}\n]{1,60}\}"
)
_LEADING = re.compile(rf"(?:(?!{_VOICE.pattern})(?:{_TAG.pattern})[ \t]*)*")
_TAG_OR_SIGN = re.compile(rf"{_TAG.pattern}|(?P<sign>&(?:amp|lt|gt|quot|nbsp|lrm|rlm|#\d{{1,6}});)")
_HEAD = re.compile(r"WEBVTT[^\n]*(?:\n[^\n]+)*")
_SETTINGS = re.compile(
    r"^(?:(?:STYLE|REGION)[ \t]*(?:\n[^\n]+)+|NOTE(?:[ \t][^\n]*)?(?:\n[^\n]+)*)", re.MULTILINE
)
_BEGINS = re.compile(
    r"-\s|>>|<v[. \t]|[^\W\d_a-z][\w.'’ -]{0,40}(?: \([^()\n]{1,30}\))?:(?:\s|</)|\[|\("
)
_ENDS = re.compile(r"[.?!][\"”’)]*$")
_STAMP = re.compile(
    r"^[ \t]*\\?[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\\?[\])][ \t]*", re.MULTILINE
)
_TIMES = [re.compile(rf"{bracket}\d{{1,2}}:\d{{2}}") for bracket in (r"\[", r"\(")]
"""What each stamp begins with: a sign is looked for faster than the head of a line, or a class."""
MIN_STAMPS = 3
"""So many lines that begin with a time at least make a timed transcript."""
MIN_REPEATS = 3
"""So many captions, and a third of all, that begin with what the one before showed make a habit."""
LONG = 600
"""A paragraph of so many code points ends with the next sentence."""


MIN_DASHED = 2
"""So many captions of two voices, each behind a dash, and so many names before words."""
_DASH = re.compile(r"-\s?(?=\S)")
_DASHED = re.compile(r"^[ \t]*-[ \t]*(?=\S)", re.MULTILINE)
_NAMED = re.compile(r"(?:- ?)?[^\W\d_a-z][\w.'’ -]{0,40}(?: \([^()\n]{1,30}\))?:\s")


MIN_NAMED = 4
"""So many captions that begin with a name and a colon are the plan of a meeting's record."""
_SPOKEN = re.compile(
    r"(?:\+\d[\d ()-]{6,20}|i(?:Phone|Pad)[^:\n]{0,20}"
    r"|[^\W\d_a-z][\w.,'’& -]{0,40}(?: \([^()\n]{1,30}\))?): "
)


class _Plan(NamedTuple):
    """How the captions of a text tell who speaks, beside marks of voices."""

    dashes: bool
    """By a dash before each of two."""
    named: bool
    """By a name before each caption."""


class _Cue(NamedTuple):
    head: int
    """Where its number or name begins, or else its time."""
    start: int
    end: int
    """Of its words, the blanks around them included."""
    rule: str = "caption-times"
    """What takes away all that stands before its words."""
    voice: str = ""
    """Who speaks, where the line of its number says so: "1 \"Ana Ruiz\" (3019898)"."""


def caption_changes(text: str) -> list[Change]:
    r"""Give the changes that make prose of WebVTT, SubRip or timed lines; none where it is prose.

    >>> vtt = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana Ruiz>We did\n\n"
    >>> vtt += "2\n00:00:02.000 --> 00:00:03.000\nit.\n"
    >>> from generator.mended import Mended
    >>> Mended.of(vtt).change(caption_changes(vtt)).text.strip()
    'Ana Ruiz: We did it.'
    """
    times = list(_CUE_TIME.finditer(text)) if "-->" in text else []
    if not times:
        named = timed_labels(text) or flat_stamps(text) or voice_changes(text)
        taken = {change.start for change in named}
        stamps = list(_STAMP.finditer(text)) if any(t.search(text) for t in _TIMES) else []
        enough = len(stamps) >= MIN_STAMPS or named
        cut = [Change(*m.span(), "", "caption-times") for m in stamps if m.start() not in taken]
        return sorted([*named, *cut]) if enough else []
    return list(_cue_changes(text, [m.span() for m in times]))


def _cue_changes(text: str, times: list[tuple[int, int]]) -> Iterator[Change]:
    at = 0
    cues = []
    named = text.lstrip().startswith("WEBVTT")
    for n, (start, end) in enumerate(times):
        head = start
        line = text.rfind("\n", 0, max(0, start - 1)) + 1
        words = text[line:start].strip()
        alone = named and words and text[:line].endswith("\n\n") and "\n" in text[line:start]
        if line >= at and (words.isdigit() or alone):
            head = line
        elif number := _NUMBER.search(text, max(at, start - LONGEST_NUMBER), start):
            head = number.start()  # of captions that a copy made flat
        following = times[n + 1][0] if n + 1 < len(times) else len(text)
        told = _WHOSE.search(words) if head == line else None
        voice = told[1] if told else ""
        cues.append(_Cue(head, end, _words_end(text, end, following), voice=voice))
        at = end
    heads = [*(cue.head for cue in cues[1:]), len(text)]  # a cue's number is no cue's words
    ended = [cue._replace(end=min(cue.end, n)) for cue, n in zip(cues, heads, strict=True)]
    plan = _Plan(_dashes(text, ended), _named(text, ended))
    yield from _prose(text, _without_repeats(text, ended), plan)


def _dashes(text: str, cues: list[_Cue]) -> bool:
    """Tell whether a dash begins each voice of a caption that has two, among voices with names."""
    shown = [[words for _, words in _lines(text, cue)] for cue in cues]
    both = sum(sum(map(bool, map(_DASH.match, lines))) > 1 for lines in shown)
    named = sum(bool(lines and _NAMED.match(lines[0])) for lines in shown)
    return min(both, named) >= MIN_DASHED


def _without_repeats(text: str, cues: list[_Cue]) -> list[_Cue]:
    """Let each caption begin behind what the one before it still showed, where that is a habit.

    Captions made by a machine roll up: each shows the last line again above the next.
    """
    shown = [_lines(text, cue) for cue in cues]
    again = [0, *(_repeated(a, b) for a, b in pairwise(shown))]
    times = sum(map(bool, again))
    if times < MIN_REPEATS or times * 3 < len(cues):
        return cues
    rule = "caption-times + caption-repeats"
    found: list[_Cue] = []
    head = -1
    for cue, lines, k in zip(cues, shown, again, strict=True):
        begins = cue.head if head < 0 else head
        if not k:
            found.append(cue._replace(head=begins))
        elif k < len(lines):
            found.append(_Cue(begins, lines[k][0], cue.end, rule))
        head = begins if 0 < k == len(lines) else -1
    return found if head < 0 else [*found, _Cue(head, cues[-1].end, cues[-1].end, rule)]


def _lines(text: str, cue: _Cue) -> list[tuple[int, str]]:
    """Give the lines of a caption that show something: where each begins, and what it shows."""
    shown = []
    at = cue.start
    for line in text[cue.start : cue.end].split("\n"):
        if words := " ".join(_TAG.sub("", line).split()):
            shown.append((at, words))
        at += len(line) + 1
    return shown


def _repeated(before: list[tuple[int, str]], lines: list[tuple[int, str]]) -> int:
    """Count the lines at the head of a caption that end the one before."""
    old, new = ([words for _, words in each] for each in (before, lines))
    return next((k for k in range(min(len(old), len(new)), 0, -1) if old[-k:] == new[:k]), 0)


def _words_end(text: str, start: int, following: int) -> int:
    """Find the end of a cue's words, the first blank line; what stands after it stays as it is."""
    blank = text.find("\n\n", start + 1, following)
    return following if blank < 0 else blank


def _named(text: str, cues: list[_Cue]) -> bool:
    """Tell whether nearly every caption begins with a name and a colon, the same one's too."""
    told = sum(
        bool(lines and _SPOKEN.match(lines[0][1])) for cue in cues if (lines := _lines(text, cue))
    )
    return told >= MIN_NAMED and told * 10 >= len(cues) * 9


def _prose(text: str, cues: list[_Cue], plan: _Plan) -> Iterator[Change]:
    length, before, open_end = 0, "", 0
    for n, cue in enumerate(cues):
        words = text[cue.start : cue.end]
        start = cue.start + len(words) - len(words.lstrip())
        stop = cue.start + len(words.rstrip())
        yield from _settings(text, open_end, cue.head, first=n == 0)
        said = _LEADING.match(text, start, max(start, stop)).end()  # type: ignore[union-attr]
        spoken = _SPOKEN.match(text, said) if plan.named else None
        first = cue.voice or (spoken[0] if spoken else _voice_name(text[said : said + 100]))
        begins = bool(cue.voice or spoken or _BEGINS.match(text, said))
        begins = begins and (not first or first != before)
        ends = length > LONG and bool(_ENDS.search(text[max(0, open_end - 4) : open_end]))
        between = text[open_end : cue.head].strip() if n else "x"
        if n == 0 or begins or ends or between or start >= stop:
            now = f"{cue.voice}: " if cue.voice and begins else ""
            rule = f"{cue.rule} + caption-voice" if now else cue.rule
            yield Change(cue.head, max(start, cue.head), now if n == 0 else f"\n\n{now}", rule)
            length = 0
        else:
            again = spoken is not None and start == said
            start = spoken.end() if spoken and again else start
            yield Change(open_end, start, " ", cue.rule + " + label-again" if again else cue.rule)
        if plan.dashes:
            voices = _DASHED.finditer(text, start, stop)
            yield from (Change(*voice.span(), ">> ", "caption-voice") for voice in voices)
        yield from _inner(text, start, stop, told=not begins)
        length += stop - start
        voice = cue.voice or _last_voice(text, start, stop)
        before = voice or (spoken[0] if spoken else "") or (before if not begins else "")
        open_end = max(stop, start)
    yield from _settings(text, open_end, len(text), first=False)


def _settings(text: str, start: int, end: int, *, first: bool) -> Iterator[Change]:
    """Cut what stands between captions and nobody is shown: styles, regions, the maker’s notes."""
    if first and (match := _HEAD.match(text, start, end)):
        yield Change(*match.span(), "", "caption-times")
        start = match.end()
    for match in _SETTINGS.finditer(text, start, end):
        yield Change(*match.span(), "", "caption-settings")


def _last_voice(text: str, start: int, end: int) -> str:
    """Give the name of whoever speaks last in a caption; "" where none is marked."""
    return max(((m.start(), m[1]) for m in _VOICE.finditer(text, start, end)), default=(0, ""))[1]


def _voice_name(words: str) -> str:
    match = _VOICE.match(words)
    return match[1] if match else ""


def _inner(text: str, start: int, end: int, *, told: bool) -> Iterator[Change]:
    speaking = None
    for match in _VOICE.finditer(text, start, end):
        first = _LEADING.match(text, start, end).end() == match.start()  # type: ignore[union-attr]
        again = told if first else match[1] == speaking
        speaking = match[1]
        at = match.start()
        if not first and not again:  # apart, so that the paragraph begins behind the break
            yield Change(at, at + 1, "\n\n", "caption-voice")
            at += 1
        now = "" if again else f"{speaking.strip()}: "
        yield Change(at, match.end(), now, "caption-voice")
    for match in _TAG_OR_SIGN.finditer(text, start, end):  # a sign inside a tag goes with it
        if not _VOICE.match(match[0]):
            yield Change(*match.span(), unescape(match["sign"] or ""), "caption-tags")
    for match in re.compile(r"[ \t]*\n[ \t]*").finditer(text, start, end):
        if _BEGINS.match(text, _LEADING.match(text, match.end(), end).end()):  # type: ignore[union-attr]
            continue
        yield Change(*match.span(), " ", "caption-times")
