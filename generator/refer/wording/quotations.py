"""Words in marks: somebody's, that another text has, or a name or a term that anybody may write."""

import re

from generator.refer.cues import is_formula, matches
from generator.refer.documents.whens import days_ago
from generator.refer.press import is_press
from generator.refer.rows import Spot, is_later
from generator.refer.wording.left_out import elided
from generator.refer.wording.marked import marked
from generator.refer.wording.recited import is_set_phrase
from generator.refer.wording.seeds import PHRASE
from generator.refer.words import (
    form,
    forms,
    half_words,
    is_content,
    leading_words,
    sentence_words,
    sentences,
    stem,
)

_NEAR = 60
"""Days after which two words in marks are anybody's."""
_LATER, _EARLIER = 10.0, 15.0
"""By how much a term must surprise more than chance where the texts are not known to be of one
time: one that the later text marks, and one that only the earlier does, which may quote a third."""
_ECHOED = 25.0
"""The same of what a report of the press quotes, and a text of another time has without marks."""
_VERY_SURE = 20.0
"""By how much a clause must in which no word is of subject, and several are the same."""
_CLAUSE = 15
"""Words of a clause that a "not" or a "may" turns into another."""
_DENIAL = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:can|could|may|might|must|shall|should|will|would)\b", re.IGNORECASE)
_MARKS = re.compile(r"[“„‘«\"]|``|(?<!\w)'")
_LEFT_OUT = re.compile(r"(?:…|\.(?: ?\.){2,}|\* ?\* ?\*)[\])]?\s*$")
"""Dots with which a quotation begins."""
_TORN = {"of", "been", "than"}
"""What begins nothing that is said by itself."""
_BREAK = re.compile(r"[a-z][^.;:!?]*\w[.;:!?] \W?\w")
"""The end of one sentence and the beginning of another."""
_OF = re.compile(r"\b(?:of|for|to)\b")
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+(?=[A-Z]\.)")
"""Letters before the last of some initials, which are one word: "U.S."."""
_CLOSE = 12
"""Characters before words in which their mark may open."""
_BEFORE = 60
"""Characters before a mark, and after it, that may say whose words stand in it."""
_LINE = 0.8
"""Share of a paragraph that is its title, and not words in it."""
_MOST = 0.6
_FEW = 6
"""Words that may be no more than a salutation, or tell nothing without one of subject."""


def is_quotation(mark: Spot, one: Spot, two: Spot, surprise: float, *, whole: bool = True) -> bool:
    """Say whether words in marks are somebody's that the other text has, and no common property.

    A salutation never is, nor a set phrase, nor the title of a work, nor what was said at another
    time than the text says, nor is a name in a clause that is reported, nor part of a term. In
    texts that are not known to be of one time, and where no verb of saying stands at the mark, two
    words are anybody's, so is a name, unless it stands on a line of its own, as a title does, and
    so is a term, the more so where only the earlier text marks it; in texts of one time, what a
    thing is plainly called, and a name of two words that the later text prints without marks. Of a
    clause that only the earlier text reports, the `whole` is asked for, or what surprises more, and
    no denial of it; of any that is reported, some word of subject, or many words that surprise.
    """
    size = len(forms(_INITIALS.sub("", mark.text)))
    named = is_title(one.text) and is_title(two.text) and size > len(forms(one.text)) + PHRASE
    other = two if mark.row.document.id == one.row.document.id else one
    usual = size < _FEW and (is_formula(mark.text) or is_set_phrase(mark.text))
    press = _is_work(mark, other) or _is_echo(mark, other, surprise)
    if named or usual or press or _is_of_another_time(mark, other):
        return False
    small = size <= _FEW and is_term(mark.text) and not is_said(mark)
    earlier = not is_later(mark.row, other.row)
    denied = size <= _CLAUSE and _is_denied(one, two)
    part = earlier and (denied or (not whole and surprise < _EARLIER))
    shared = {*forms(mark.text)} & {*forms(other.text)}
    enough = len(shared) >= _FEW and surprise >= _VERY_SURE
    vague = part or not (enough or any(map(is_content, shared)))
    if (small and not _is_whole(mark, other)) or (vague and not _is_marked(mark)):
        return False
    if _is_near(one, two):
        own = is_later(mark.row, other.row) or _is_marked(other)
        name = size == PHRASE and is_title(mark.text)
        return own or (not name and (surprise >= _LATER or not _is_plain(mark.text)))
    if size == PHRASE or is_said(mark):
        return size != PHRASE
    if is_title(mark.text):
        return _is_line(other)
    least = _LATER if is_later(mark.row, other.row) else _EARLIER
    return surprise >= least or not is_term(mark.text)


def is_torn(mark: Spot) -> bool:
    """Say whether the words in a mark are torn from a sentence, of somebody, as the text says.

    Nobody says them by themselves, of anything, as a phrase or a name.
    """
    return breaks_off(mark.text) and is_in_marks(mark) and is_said(mark)


def breaks_off(text: str) -> bool:
    """Say whether words begin or end within a sentence, or hold the end of one.

    >>> some = "a hard year for", "dredge it; they", "the mayor was", "here it is", "a hard year"
    >>> [breaks_off(text) for text in some]
    [True, True, True, False, False]
    """
    every = re.findall(r"[\w’']+", text.lower())
    return bool(every) and (
        every[0] in _TORN
        or every[-1] in leading_words()
        or every[-1].endswith(("’s", "'s"))
        or _BREAK.match(text) is not None
        or (every[-1] in half_words() and any(map(is_content, every[:-1])))
    )


def _is_of_another_time(mark: Spot, other: Spot) -> bool:
    """Say whether the sentence of a mark says when its words were said, and the other text is not.

    "Four years ago I promised that ..." was not said last year.
    """
    day, today = other.row.document.date, mark.row.document.date
    text = mark.row.block.text
    start = next((a for a, b in sentences(text) if a <= mark.start < b), mark.start)
    meant = days_ago(text[start : mark.start], today) if day and today else None
    return bool(day and meant and not meant[0] <= day <= meant[1])


def _is_denied(one: Spot, two: Spot) -> bool:
    """Say whether one text denies what the other says, or tells as done what that says may be.

    Dots may stand for the word that makes the difference.
    """
    differ = [
        len({pattern.search(spot.text) is not None for spot in (one, two)}) > 1
        for pattern in (_DENIAL, _MAY)
    ]
    return any(differ) and not any(elided(spot.text) for spot in (one, two))


def _is_whole(mark: Spot, other: Spot) -> bool:
    """Say whether most words of subject of a mark stand in the other text too."""
    told = set(map(stem, filter(is_content, forms(mark.text))))
    return len(told & set(map(stem, forms(other.text)))) >= _MOST * len(told)


def _is_work(mark: Spot, other: Spot) -> bool:
    """Say whether a mark is the title of a work that both texts speak of, as of a programme.

    One is a report of the press; both print it as a title, nobody says it, and the other has it on
    no line of its own.
    """
    titles = is_title(mark.text) and (is_title(other.text) or mark.text in other.text)
    work = titles and not is_said(mark) and not _is_line(other)
    return work and any(is_press(spot.row.document) for spot in (mark, other))


def _is_echo(mark: Spot, other: Spot, surprise: float) -> bool:
    """Say whether words that a report quotes come again long after, as anybody's may."""
    weak = surprise < _ECHOED and not _is_marked(other) and not _is_near(mark, other)
    return weak and not is_later(mark.row, other.row) and is_press(mark.row.document)


def _is_line(spot: Spot) -> bool:
    """Say whether words are about all of a paragraph, as a title is."""
    return spot.end - spot.start >= _LINE * len(spot.row.block.text)


def _is_marked(spot: Spot) -> bool:
    """Say whether words stand in marks, the first or a word before."""
    return bool(_MARKS.search(spot.row.block.text, max(0, spot.start - _CLOSE), spot.end))


def is_in_marks(mark: Spot) -> bool:
    """Say whether words stand in quotation marks, and not only after a verb of saying."""
    text = mark.row.block.text
    return any(a <= mark.start and mark.end <= b for a, b in marked(text))


def is_said(mark: Spot) -> bool:
    """Say whether the words right before a mark, or a clause, or right after a mark, say whose."""
    text = mark.row.block.text
    before = _LEFT_OUT.sub("", text[max(0, mark.start - _BEFORE) : mark.start])
    after = text[mark.end : mark.end + _BEFORE]
    clause = any(m.end() == len(before) for m in matches("saying", "that", before))
    return (
        clause or any(matches("saying", "words", before)) or any(matches("saying", "after", after))
    )


def _is_plain(text: str) -> bool:
    """Say whether a thing is called what anybody would call it, by what it is of or for.

    >>> [_is_plain(text) for text in ("acceptance of the treaty", "a just peace")]
    [True, False]
    """
    return is_term(text) and not is_title(text) and bool(_OF.search(text))


def _is_near(one: Spot, two: Spot) -> bool:
    """Say whether two texts are known to be of one time."""
    first, second = one.row.document.date, two.row.document.date
    return first is not None and second is not None and abs((first - second).days) <= _NEAR


def is_title(text: str) -> bool:
    """Say whether words are printed as a name or a title: each of subject with a capital.

    Words that are all in capitals, or that make a sentence, are none.

    >>> some = "Pilot Policy in Eastern Docks", "Pilot policy", "PILOT POLICY", "Hume would go home"
    >>> [is_title(text) for text in some]
    [True, False, False, False]
    """
    if text.isupper() or len(sentences(text)) > 1 or not sentence_words().isdisjoint(forms(text)):
        return False
    told = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if is_content(form(word))]
    return len(told) > 1 and not any(word[0].islower() for word in told)


def is_term(text: str) -> bool:
    """Say whether words are but the name of a thing, such as several people would find alike.

    >>> [is_term(text) for text in ("head of the dredgers", "a just peace", "they dredge it")]
    [True, True, False]
    """
    return sentence_words().isdisjoint(forms(text)) and not re.search(r"[.,;:!?] ", text)
