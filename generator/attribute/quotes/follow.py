"""Whose a quotation is that has no cue of its own: it follows one that has."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.attribute.quotes.cues import Cue, find_cue, main_subject
from generator.attribute.quotes.marks import Stretch, stretches
from generator.attribute.quotes.phrases import Phrases, read_phrases


class Found(NamedTuple):
    """A quotation with what attributes it."""

    paragraph: int
    """Place in the sequence of paragraphs."""
    stretch: Stretch
    cue: Cue | None
    said_in: int
    """Place of the paragraph that holds the cue."""


def find_quotes(paragraphs: Sequence[str]) -> tuple[list[Found], dict[int, Phrases]]:
    """Give every quotation of a document in order, and the phrases of the paragraphs read."""
    read: dict[int, Phrases] = {}
    found: list[Found] = []
    for number, text in enumerate(paragraphs):
        if quoted := stretches(text):
            read[number] = read_phrases(text, quoted)
            found += _paragraph(number, quoted, paragraphs, read, found)
    return found, read


def _paragraph(
    number: int,
    quoted: list[Stretch],
    paragraphs: Sequence[str],
    read: dict[int, Phrases],
    before: list[Found],
) -> list[Found]:
    phrases = read[number]
    letters = phrases.letters
    found: list[Found] = []
    for k, stretch in enumerate(quoted):
        at = phrases.quotes[stretch.start]
        cue, said_in = find_cue(phrases, at), number
        last = found[-1] if found else None
        alone = _alone(letters, at)
        if cue is None and last and last.cue:
            since = letters[phrases.quotes[last.stretch.start] + 1 : at]
            if alone or "." not in since:
                cue, said_in = Cue("follows", last.cue.who), last.said_in
        if cue is None and alone and last is None:
            carried = _carried(number, letters, at, before, paragraphs, read)
            if carried:
                cue, said_in = carried
        if cue is None and alone and last is None:
            cue = _sentence_before(letters, at)
        if cue is None and alone:
            cue = _next(phrases, quoted[k + 1 :])
        found.append(Found(number, stretch, cue, said_in))
    return found


def _alone(letters: str, at: int) -> bool:
    """Say whether the quotation is a sentence of its own."""
    start, stop = letters.rfind(".", 0, at) + 1, letters.find(".", at)
    words = letters[start : stop if stop >= 0 else len(letters)]
    return not any(c in "NPSFVAW" for c in words)


def _carried(number, letters, at, before, paragraphs, read):
    if letters[:at].strip("(-RcuY,"):
        return None
    previous = number - 1
    while previous >= 0 and not paragraphs[previous].strip():
        previous -= 1
    if before and before[-1].paragraph == previous:
        last = before[-1]
        tail = read[previous].letters[read[previous].quotes[last.stretch.start] :]
        if last.cue and (tail.count(".") <= 1 or last.stretch.runs_on):
            return Cue("carried", last.cue.who), last.said_in
    if previous >= 0:
        phrases = read.get(previous) or read_phrases(
            paragraphs[previous], stretches(paragraphs[previous])
        )
        cue = _sentence_before(phrases.letters, len(phrases.letters))
        if cue:
            read[previous] = phrases
            return Cue("introduced", cue.who, cue.verb), previous
    return None


def _sentence_before(letters: str, at: int) -> Cue | None:
    end = at
    while end and letters[end - 1] in ".:":
        end -= 1
    start = letters.rfind(".", 0, end) + 1
    for verb in range(end - 1, start - 1, -1):
        if letters[verb] in "SsFf":
            from generator.attribute.quotes.cues import subject

            who = subject(letters, start, verb)
            if who is not None:
                return Cue("sentence-before", who, verb)
    who = main_subject(letters, start, end)
    return None if who is None else Cue("sentence-before-subject", who)


def _next(phrases: Phrases, later: list[Stretch]) -> Cue | None:
    if (
        later
        and (cue := find_cue(phrases, phrases.quotes[later[0].start]))
        and cue.rule.startswith("sa")
    ):
        return Cue("next", cue.who, cue.verb)
    return None
