"""Strings that readers see and that several templates share; the rest stands in the templates."""

import datetime as dt
from collections.abc import Sequence

from generator.corpus import RecordKind, ReferenceKind
from generator.index.dates import day_shown
from generator.model import Kind
from generator.months import MONTHS

_MARKS = "“”‘’«»„\"' "

KINDS = {
    Kind.TRANSCRIPT: "Transcript",
    Kind.STATEMENT: "Statement",
    Kind.SPEECH: "Speech",
    Kind.INTERVIEW: "Interview",
    Kind.ARTICLE: "Article",
}

QUESTION, ANSWER = "Question", "Answer"
"""What stands before a turn that prints no label and names nobody."""

FOLDERS = {
    RecordKind.PERSON: "People",
    RecordKind.ORGANISATION: "Organisations",
    RecordKind.PLACE: "Places",
    RecordKind.AGREEMENT: "Agreements",
    RecordKind.EVENT: "Events",
    RecordKind.TOPIC: "Topics",
}

RELATIONS = {
    ReferenceKind.QUOTES: "Quotation",
    ReferenceKind.REPEATS: "Same words",
    ReferenceKind.OWN_WORDS: "Earlier words of the same speaker",
    ReferenceKind.OTHERS_WORDS: "Earlier words of another",
    ReferenceKind.NAMES_DOCUMENT: "Document named",
    ReferenceKind.SAME_EVENT: "Same event or matter",
    ReferenceKind.SAME_AGREEMENT: "Same agreement",
    ReferenceKind.SAME_BODY: "Same body",
    ReferenceKind.SAME_FIGURE: "Same quantity",
    ReferenceKind.ANSWERS: "Answers",
    ReferenceKind.DEFINES: "Spelt out",
}

_SAID_AGAIN, _MEANT, _BOTH = (
    "Cited by, in the same words:",
    "Cited by",
    "Cited by, on the same matter:",
)
BACK_RELATIONS = {
    ReferenceKind.QUOTES: _SAID_AGAIN,
    ReferenceKind.REPEATS: _SAID_AGAIN,
    ReferenceKind.OWN_WORDS: _MEANT,
    ReferenceKind.OTHERS_WORDS: _MEANT,
    ReferenceKind.NAMES_DOCUMENT: _MEANT,
    ReferenceKind.ANSWERS: _MEANT,
    ReferenceKind.SAME_EVENT: _BOTH,
    ReferenceKind.SAME_AGREEMENT: _BOTH,
    ReferenceKind.SAME_BODY: _BOTH,
    ReferenceKind.SAME_FIGURE: _BOTH,
    ReferenceKind.DEFINES: _BOTH,
}
"""What the other end of a reference says of it, before the link."""

OTHERS = "0–9"
"""Heads what begins with no letter."""
ALL_SAYINGS = "All who said it"
SAID_AGAIN = "Said again:"
ONE_NAME = "These documents print this name alone; they need not mean the same person."
COPIES = "Also published as"

ABOUT_RELATIONS = {
    ReferenceKind.QUOTES: "One passage gives words of the other in quotation marks, or as said.",
    ReferenceKind.REPEATS: "The same distinctive words stand in both passages. A line that five "
    "documents or more say has a page of its own, and the note leads there too.",
    ReferenceKind.OWN_WORDS: "The speaker refers back to something said before.",
    ReferenceKind.OTHERS_WORDS: "The passage refers to what somebody else said.",
    ReferenceKind.NAMES_DOCUMENT: "The passage names or dates the other document.",
    ReferenceKind.SAME_EVENT: "Both passages are about the same event or matter.",
    ReferenceKind.SAME_AGREEMENT: "Both passages are about the same agreement.",
    ReferenceKind.SAME_BODY: "Both passages are about the same body.",
    ReferenceKind.SAME_FIGURE: "Both passages state the same quantity.",
    ReferenceKind.ANSWERS: "The passage answers the other, or follows it up.",
    ReferenceKind.DEFINES: "One passage spells out what the other abbreviates.",
}


def day(date: dt.date | None) -> str:
    """Write a date as a reader reads it.

    >>> day(dt.date(2022, 1, 7))
    '7 January 2022'
    """
    return day_shown(date) if date else "undated"


def short_day(date: dt.date | None) -> str:
    """Write a date for a locator.

    >>> short_day(dt.date(2022, 1, 7))
    '7 Jan 2022'
    """
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}" if date else "undated"


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    >>> count(1, "turn"), count(1200, "turn")
    ('1 turn', '1,200 turns')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Write a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def bare_words(quote: str, *, length: int = 140) -> str:
    """Give quoted words between one pair of marks, whatever marks and comma the text has.

    >>> bare_words("'So it is,'")
    '“So it is”'
    """
    words = quote.strip(_MARKS).rstrip(",")
    return f"“{excerpt(words, length=length)}”"


def sentence(text: str) -> str:
    """End a sentence with a full stop, unless it ends already, inside its marks or not.

    >>> sentence("He said “no.”"), sentence("He said “no”")
    ('He said “no.”', 'He said “no”.')
    """
    return text if text.rstrip("”’\"')]").endswith((".", "!", "?", "…")) else f"{text}."


def excerpt(text: str, start: int = 0, end: int | None = None, *, length: int = 160) -> str:
    """Give the words of `text` around a span, cut between words, with dots where cut.

    >>> excerpt("one two three four five", 8, 13, length=14)
    '… two three …'
    """
    if len(text) <= length:
        return text
    end = min(start + 1 if end is None else end, len(text))
    room = max(0, length - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), max(end + room, length))
    if last == len(text):
        first = max(0, len(text) - length)
    if first and (gap := text.find(" ", first - 1, start)) >= 0:
        first = gap + 1
    if last < len(text) and (gap := text.rfind(" ", end, last + 1)) >= 0:
        last = gap
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
