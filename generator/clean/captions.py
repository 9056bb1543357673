"""Captions to prose: cue numbers and times go, the words of one voice become one paragraph."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.mended import Change

_CUE_TIME = re.compile(
    r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}[ \t]+-->[ \t]+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}[^\n]*"
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang|\d\d:\d\d[\d:.]*)(?:[. ][^<>\n]{0,80})?>")
_BEGINS = re.compile(r"-\s|>>|<v[. \t]|[A-Z][\w.'’ -]{0,40}:\s|\[|\(")
_ENDS = re.compile(r"[.?!][\"”’)]*$")
_STAMP = re.compile(
    r"^[ \t]*[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])][ \t]*", re.MULTILINE
)
MIN_STAMPS = 3
"""So many lines that begin with a time at least make a timed transcript."""
LONG = 600
"""A paragraph of so many code points ends with the next sentence."""


class _Cue(NamedTuple):
    start: int
    end: int
    """Of its words, in the text."""
    lines: list[tuple[int, int]]


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
        stamps = list(_STAMP.finditer(text))
        enough = len(stamps) >= MIN_STAMPS
        return [Change(*m.span(), "", "caption-times") for m in stamps] if enough else []
    return list(_cue_changes(text, [m.span() for m in times]))


def _cue_changes(text: str, times: list[tuple[int, int]]) -> Iterator[Change]:
    at = 0
    cues = []
    for n, (start, end) in enumerate(times):
        head = start
        line = text.rfind("\n", 0, max(0, start - 1)) + 1
        if line >= at and text[line:start].strip().isdigit():
            head = line
        following = times[n + 1][0] if n + 1 < len(times) else len(text)
        cues.append((head, end, _words_end(text, end, following)))
        at = end
    heads = [*(head for head, _, _ in cues[1:]), len(text)]  # a cue's number is no cue's words
    yield from _prose(
        text, [(h, e, min(stop, n)) for (h, e, stop), n in zip(cues, heads, strict=True)]
    )


def _words_end(text: str, start: int, following: int) -> int:
    """Find the end of a cue's words, the first blank line; what stands after it stays as it is."""
    blank = text.find("\n\n", start + 1, following)
    return following if blank < 0 else blank


def _prose(text: str, cues: list[tuple[int, int, int]]) -> Iterator[Change]:
    length, before, open_end = 0, "", 0
    for n, (head, time_end, end) in enumerate(cues):
        words = text[time_end:end]
        start = time_end + len(words) - len(words.lstrip())
        stop = time_end + len(words.rstrip())
        if n == 0:
            yield from _cut(text, 0, head)
        first = _voice_name(text[start : start + 100])
        begins = bool(_BEGINS.match(text, start)) and (not first or first != before)
        ends = length > LONG and bool(_ENDS.search(text[max(0, open_end - 4) : open_end]))
        between = text[open_end:head].strip() if n else "x"
        if n == 0 or begins or ends or between or start >= stop:
            yield Change(head, max(start, head), "" if n == 0 else "\n\n", "caption-times")
            length = 0
        else:
            yield Change(open_end, start, " ", "caption-times")
        yield from _inner(text, start, stop, told=not begins)
        length += stop - start
        before = first or (before if not begins else "")
        open_end = max(stop, start)


def _cut(text: str, start: int, end: int) -> Iterator[Change]:
    """Only the mark of the format goes; notes stay."""
    match = re.compile(r"WEBVTT[^\n]*").match(text, start, end)
    if match:
        yield Change(*match.span(), "", "caption-times")


def _voice_name(words: str) -> str:
    match = _VOICE.match(words)
    return match[1] if match else ""


def _inner(text: str, start: int, end: int, *, told: bool) -> Iterator[Change]:
    for match in _VOICE.finditer(text, start, end):
        first = match.start() == start and not told
        yield Change(*match.span(), f"{match[1].strip()}: " if first else "", "caption-voice")
    for match in _TAG.finditer(text, start, end):
        if not _VOICE.match(match[0]):
            yield Change(*match.span(), "", "caption-tags")
    for match in re.compile(r"[ \t]*\n[ \t]*").finditer(text, start, end):
        if _BEGINS.match(text, match.end()):
            continue
        yield Change(*match.span(), " ", "caption-times")
