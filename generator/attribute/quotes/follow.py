"""Whose a quotation is that has no cue of its own: it follows one that has."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.attribute.quotes.cues import Cue, find_cue, read_before
from generator.attribute.quotes.marks import Stretch, stretches
from generator.attribute.quotes.phrases import Phrases, read_phrases
from generator.attribute.quotes.words import names_inside


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
    names = names_inside(paragraphs)
    read: dict[int, Phrases] = {}
    found: list[Found] = []
    for number, text in enumerate(paragraphs):
        if quoted := stretches(text):
            read[number] = read_phrases(text, quoted, names)
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
    last: Found | None = None
    for k, stretch in enumerate(quoted):
        at = phrases.quotes[stretch.start]
        cue, said_in = find_cue(phrases, at), number
        words = stretch.inside(phrases.text)
        since = letters[phrases.quotes[last.stretch.start] + 1 : at] if last else ""
        listed = last is not None and since.strip(",c") == ""
        if not listed and _is_title(words, letters[at - 1] if at else "", cue):
            continue
        alone = _alone(letters, at)
        weak = cue is None or cue.rule in ("subject", "named-before")
        heads = at == 0 or letters[at - 1] in ".(" or _OPENS.search(letters, 0, at) is not None
        whole = alone or (
            heads
            and weak
            and len(words.split()) >= _WHOLE
            and (words[0].isupper() or letters[at - 1 : at] in ("N", "P"))
        )
        if last and last.cue:
            between = _sentence_before(phrases, at) if since.count(".") > 1 else None
            if between and between.rule == "sentence-before" and weak and whole:
                cue, said_in = between, number
            elif (cue is None and "." not in since) or (weak and whole):
                cue, said_in = Cue("follows", last.cue.who), last.said_in
        elif weak and whole and not letters[:at].strip("(-RcuY,"):
            carried = _signed(number, letters[at:], paragraphs, read)
            carried = carried or _carried(number, before, paragraphs, read)
            if carried:
                cue, said_in = carried
        if cue is None and whole and last is None:
            cue = _sentence_before(phrases, at)
        if cue is None and alone:
            cue = _next(phrases, quoted[k + 1 :])
        if cue:
            last = Found(number, stretch, cue, said_in)
            found.append(last)
    return found


_OPENS = re.compile(r"(?:^|\.)[NP]$")
"""Nothing but a name stands before it in its sentence: Ruiz “will come. She always does.”"""
_WHOLE = 5
"""Words from which on quoted words at the head of a sentence are speech that goes on."""
_SMALL = frozenset("a an and at but by for from in is it of on or the to with your my we".split())


def _is_title(words: str, before: str, cue: Cue | None) -> bool:
    """Say whether quoted words are the name of a book, a show, a song, and nobody's words."""
    parts = words.split()
    if not 1 < len(parts) <= 8 or (before and before in "sSFf.:,"):
        return False
    if cue and cue.rule == "frames-before" and before == "N":
        return False
    if (
        (not before or before not in "pN")
        and cue
        and cue.rule in ("says-after", "said-who", "according-to")
    ):
        return False
    large = [p for p in parts if p.casefold() not in _SMALL and p[0].isalpha()]
    return bool(large) and all(p[0].isupper() for p in large)


def _alone(letters: str, at: int) -> bool:
    """Say whether the quotation is a sentence of its own."""
    start, stop = letters.rfind(".", 0, at) + 1, letters.find(".", at)
    words = letters[start : stop if stop >= 0 else len(letters)]
    return not any(c in "NPSFVAaW" for c in words)


_SIGNATURE = re.compile(r"[-–—―]{1,2} ?[A-Z][^“”\"]{2,90}$")


def _signed(
    number: int, letters: str, paragraphs: Sequence[str], read: dict[int, Phrases]
) -> tuple[Cue, int] | None:
    """Read a name after a dash on a line of its own under the quotation."""
    after = number + 1
    while after < len(paragraphs) and not paragraphs[after].strip():
        after += 1
    if letters.strip(".") != "Q" or after == len(paragraphs):
        return None
    if not _SIGNATURE.match(paragraphs[after]):
        return None
    read[after] = read_phrases(paragraphs[after], stretches(paragraphs[after]))
    at = read[after].letters.find("N")
    named = at == 1 and read[after].parts[at][0] in "CT"
    return (Cue("signed", at), after) if named else None


def _carried(
    number: int, before: list[Found], paragraphs: Sequence[str], read: dict[int, Phrases]
) -> tuple[Cue, int] | None:
    previous = number - 1
    while previous >= 0 and not paragraphs[previous].strip():
        previous -= 1
    if previous < 0:
        return None
    colon = paragraphs[previous].rstrip().endswith(":")
    if before and before[-1].paragraph == previous and not colon:
        last = before[-1]
        tail = read[previous].letters[read[previous].quotes[last.stretch.start] :]
        if last.cue and (tail.count(".") <= 1 or last.stretch.runs_on):
            return Cue("carried", last.cue.who), last.said_in
    if previous not in read:
        read[previous] = read_phrases(paragraphs[previous], stretches(paragraphs[previous]))
    phrases = read[previous]
    cue = _sentence_before(phrases, len(phrases.letters))
    if cue and (colon or cue.rule == "sentence-before"):
        return Cue("introduced", cue.who, cue.verb), previous
    return None


def _sentence_before(phrases: Phrases, at: int) -> Cue | None:
    """Read the sentence before as one that leads up to the quotation."""
    end = len(phrases.letters[:at].rstrip(".:"))
    start = phrases.letters.rfind(".", 0, end) + 1
    cue = read_before(phrases, start, end) if end > start else None
    if cue is None:
        return None
    strong = cue.rule.startswith("says")
    return Cue("sentence-before" if strong else "sentence-before-subject", cue.who, cue.verb)


def _next(phrases: Phrases, later: list[Stretch]) -> Cue | None:
    if (
        later
        and (cue := find_cue(phrases, phrases.quotes[later[0].start]))
        and cue.rule.startswith("sa")
    ):
        return Cue("next", cue.who, cue.verb)
    return None
