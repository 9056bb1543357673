"""Every quotation of a document with the words that say whose it is: its own, or a neighbour's."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from generator.attribute.quotes.before import read_before
from generator.attribute.quotes.cue import REACH, Cue, sentence_start
from generator.attribute.quotes.cues import find_cue
from generator.attribute.quotes.lexicon import replying
from generator.attribute.quotes.marks import Stretch
from generator.attribute.quotes.phrases import Phrases
from generator.attribute.quotes.story import Story
from generator.attribute.quotes.subjects import main_subject
from generator.attribute.quotes.titles import is_title

_WHOLE = 5
"""Words from which on quoted words at the head of a sentence are speech that goes on."""
_SOME = 4
"""Words from which on what "it" is called, after a quotation, is more than a term."""
_LONG = 8
"""Words of a quotation in a paragraph of its own that is more than a motto."""
_SIGNATURE = re.compile(r"[-–—―]{1,2} ?[A-Z][^“”\"]{2,90}$")
_IT = re.compile(r"(?:It|That|This|Which)(?:[’']s|\s)")
_WEAK = ("subject", "named-before")


class Found(NamedTuple):
    """A quotation with what attributes it."""

    paragraph: int
    """Place in the sequence of paragraphs."""
    stretch: Stretch
    cue: Cue
    said_in: int
    """The paragraph that holds the cue."""


def find_quotes(story: Story) -> list[Found]:
    """Give, in order, the quotations that something says whose they are.

    >>> [one] = find_quotes(Story(["“Yes,” said Ana Ruiz."]))
    >>> one.cue
    Cue(rule='said-who', who=3, verb=2)
    """
    found: list[Found] = []
    for number in range(len(story.paragraphs)):
        if story.quoted(number):
            found += _in_paragraph(story, number, found[-2:])
    return found


@dataclass(frozen=True, slots=True)
class _Here:
    """One quotation on its way to a speaker."""

    story: Story
    number: int
    stretch: Stretch
    cue: Cue | None
    """Of its own sentence."""

    @property
    def phrases(self) -> Phrases:
        return self.story.phrases(self.number)

    @property
    def at(self) -> int:
        return self.phrases.quotes[self.stretch.start]

    def found(self, cue: Cue, said_in: int | None = None) -> Found:
        """Attribute it by words of this paragraph or another."""
        return Found(self.number, self.stretch, cue, self.number if said_in is None else said_in)


def _in_paragraph(story: Story, number: int, before: list[Found]) -> list[Found]:
    phrases, quoted = story.phrases(number), story.quoted(number)
    found: list[Found] = []
    for stretch, later in zip_longest(quoted, quoted[1:]):
        at = phrases.quotes[stretch.start]
        here = _Here(story, number, stretch, find_cue(phrases, at))
        last = found[-1] if found else None
        since = phrases.letters[phrases.quotes[last.stretch.start] + 1 : at] if last else ""
        listed = last is not None and not since.strip(",c")
        if not listed and is_title(phrases, stretch, at, here.cue):
            continue
        one = here.found(here.cue) if here.cue else None
        if here.cue is None or here.cue.rule in _WEAK:
            near = _following(here, last, since) if last else _leading(here, before, later)
            one = near or one
        if one:
            found.append(one)
    return found


def _following(here: _Here, last: Found, since: str) -> Found | None:
    """Attribute it as the one before it in its paragraph, unless words between say otherwise."""
    whole = _is_whole(here)
    if whole and since.count(".") > 1:
        between = _sentence_before(here.phrases, here.at)
        if between and between.rule == "sentence-before":
            return here.found(between)
    back = since.count(".") == 1 and _REFERS_BACK.fullmatch(since) and _says_it(here)
    if whole or back or (here.cue is None and "." not in since):
        return here.found(Cue("follows", last.cue.who), last.said_in)
    return None


_REFERS_BACK = re.compile(r"[^.Q]*\.R?(?:t|P)(?:x|[RAa]+|V)[^.Q]*")


def _says_it(here: _Here) -> bool:
    """Say whether the sentence of a quotation is about "it" or "that", so that it goes on."""
    start = sentence_start(here.phrases.letters, here.at)
    long = len(here.stretch.inside(here.phrases.text).split(maxsplit=_SOME)) >= _SOME
    return long and bool(_IT.match(here.phrases.text, here.phrases.spans[start][0]))


def _leading(here: _Here, before: list[Found], later: Stretch | None) -> Found | None:
    """Attribute the first of a paragraph by the line under it, the words before it, the next."""
    if not _is_whole(here):
        return None
    if not here.phrases.letters[max(0, here.at - REACH) : here.at].strip("(-RcuY,"):
        one = _signed(here) or _asked_back(here, before) or _carried(here, before[-1:])
        if one:
            return one
    if here.cue is None and (cue := _sentence_before(here.phrases, here.at)):
        return here.found(cue)
    if here.cue is None and later and _is_alone(here.phrases.letters, here.at):
        cue = find_cue(here.phrases, here.phrases.quotes[later.start])
        if cue and cue.rule.startswith("sa"):
            return here.found(Cue("next", cue.who, cue.verb))
    return None


def _is_alone(letters: str, at: int) -> bool:
    """Say whether nothing else stands in its sentence."""
    start, stop = sentence_start(letters, at), letters.find(".", at, at + REACH)
    words = letters[start : stop if stop >= 0 else at + REACH]
    return not any(letter in "NPSFVAaW" for letter in words)


def _is_whole(here: _Here) -> bool:
    """Say whether it is a sentence or more, of which its own sentence says nothing.

    Also where only a name stands before it: Ruiz “will come. She always does.”
    """
    letters, at = here.phrases.letters, here.at
    if _is_alone(letters, at):
        return True
    words = here.stretch.inside(here.phrases.text)
    if len(words.split(maxsplit=_WHOLE)) < _WHOLE or _is_said_by_other(here):
        return False
    if at == 0 or letters[at - 1] in ".(":
        return words[0].isupper()
    return letters[at - 1] in "NP" and letters[at - 2 : at - 1] in ("", ".")


def _is_said_by_other(here: _Here) -> bool:
    """Say whether a comma ends it and a verb of saying follows, though nobody known says it."""
    letters, at = here.phrases.letters, here.at
    stop = letters.find(".", at, at + REACH)
    rest = letters[at + 1 : stop if stop >= 0 else at + REACH]
    return here.cue is None and rest[:1] == "," and bool(_SOMEBODY_SAYS.match(rest))


_SOMEBODY_SAYS = re.compile("[^W]*?(?:N[^.,W]{0,3}S|S[^.,W]{0,3}N)")


def _signed(here: _Here) -> Found | None:
    """Read a name after a dash on a line of its own under the quotation."""
    after = here.story.beside(here.number, 1)
    alone = here.phrases.letters[here.at : here.at + REACH].strip(".") == "Q"
    if after is None or not alone or not _SIGNATURE.match(here.story.paragraphs[after]):
        return None
    phrases = here.story.phrases(after)
    named = phrases.letters[1:2] == "N" and phrases.parts[1][0] in "CT"
    return here.found(Cue("signed", 1), after) if named else None


def _asked_back(here: _Here, before: list[Found]) -> Found | None:
    """Give a question behind a reply to whoever asked before: "..." she replied. "And then?"."""
    if len(before) < 2 or before[-1].cue.verb is None:  # noqa: PLR2004 - the question and the reply
        return None
    asked, reply = before
    verb = here.story.phrases(reply.said_in).words(before[-1].cue.verb).casefold()
    near = reply.paragraph == here.story.beside(here.number, -1)
    question = here.stretch.inside(here.phrases.text).endswith("?")
    if not (near and question and verb in replying() and _is_alone(here.phrases.letters, here.at)):
        return None
    return here.found(Cue("carried", asked.cue.who), asked.said_in)


def _carried(here: _Here, before: list[Found]) -> Found | None:
    """Go on from the paragraph before: from its quotation, or from words that lead up to one."""
    previous = here.story.beside(here.number, -1)
    if previous is None:
        return None
    phrases = here.story.phrases(previous)
    colon = here.story.paragraphs[previous].rstrip().endswith(":")
    last = before[-1] if before else None
    if last and last.paragraph == previous and (last.stretch.runs_on or not colon):
        tail = phrases.letters[phrases.quotes[last.stretch.start] :]
        if tail.count(".") <= 1 or last.stretch.runs_on:
            return here.found(Cue("carried", last.cue.who), last.said_in)
    cue = _sentence_before(phrases, len(phrases.letters))
    if cue and (colon or cue.rule == "sentence-before"):
        return here.found(Cue("introduced", cue.who, cue.verb), previous)
    return _about(here, previous)


def _about(here: _Here, previous: int) -> Found | None:
    """Give a paragraph that is all quotation to the only one whom that before it is about."""
    phrases = here.story.phrases(previous)
    alone = not here.phrases.letters[: here.at + REACH].strip("Q.,-")
    long = len(here.stretch.inside(here.phrases.text).split(maxsplit=_LONG)) > _LONG
    if not alone or not long or "Q" in phrases.letters:
        return None
    start = sentence_start(phrases.letters, len(phrases.letters.rstrip(".")))
    named = [
        i
        for i, letter in enumerate(phrases.letters)
        if letter == "N" and set("CT") & set(phrases.parts[i]) and phrases.parts[i][-1] in "CT"
    ]
    who = main_subject(phrases.letters, start, len(phrases.letters))
    if who is None or [i for i in named if i != who] or phrases.letters[who] not in "NP":
        return None
    if phrases.letters[who] == "N" and who not in named:
        return None
    return here.found(Cue("about", who), previous)


def _sentence_before(phrases: Phrases, at: int) -> Cue | None:
    """Read the sentence before as one that leads up to the quotation."""
    end = at
    while end and phrases.letters[end - 1] in ".:":
        end -= 1
    start = sentence_start(phrases.letters, end)
    cue = read_before(phrases, start, end) if end > start else None
    if cue is None:
        return None
    strong = cue.rule.startswith("says")
    return Cue("sentence-before" if strong else "sentence-before-subject", cue.who, cue.verb)
