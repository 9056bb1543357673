"""Whether a question goes on from another that one answer parts from it."""

import re
from collections.abc import Sequence

from generator.attribute.calls import begins_anew, calls_another, on_another_topic
from generator.attribute.cast import Spoken

SHORT = 6
"""An answer of so many words at most does not end an exchange."""
FEW = 3
"""An answer, or what takes it up, of so many words is little more than yes or no."""
LONG = 4
"""Turns at most from a question to the one that follows it up."""
_FOLLOWS = re.compile(
    r"\b(?:follow[- ]?up|following up|follow (?:on|that)|just to follow\b"
    r"|(?:my|the) (?:other|second|next) question)\b",
    re.IGNORECASE,
)
_FOLLOW_WORDS = ("follow", "question")
_AND = re.compile(r"And\b")
_BROKEN = re.compile(r"[-–—…]\s*$")
_GOES_ON = re.compile(r"\s*[-–—…]")
_SPOKEN_TO = re.compile(r", (?:M[rs]+\.? )?[^\Wa-z][\w'’-]+[.!]?$")
"""Who is spoken to at the end of an answer: "He has not, Ben."."""


def same_asker(spoken: Sequence[Spoken], a: int, b: int) -> str:
    """Why the question at `b` goes on from that at `a`; "" where nothing says so."""
    if b - a > LONG or b - a == 1:  # of two questions printed one after the other each has its own
        return ""
    why = _goes_on(spoken, a, b)
    return "" if why and _begins_otherwise(spoken, a, b) else why


def _goes_on(spoken: Sequence[Spoken], a: int, b: int) -> str:
    """Why the question at `b` seems to go on from that at `a`."""
    first, between, second = spoken[a].text, spoken[b - 1].text, spoken[b].text
    if _follows(second):
        return "The question says that it follows up."
    # One answer stands between, and no other voice breaks in.
    near = b - a == 2 and not (b + 1 < len(spoken) and spoken[b + 1].asks)  # noqa: PLR2004
    if not near or spoken[a].turn.label != spoken[b].turn.label:
        return ""
    whys = {
        "The question goes on where it was broken into.": _BROKEN.search(first)
        and _GOES_ON.match(second),
        f"The question goes on after “{between}”.": len(between.split(maxsplit=SHORT)) <= SHORT
        and (_takes_up(second) or _leaves_open(first, between)),
        "The question goes on with “And”.": _AND.match(second),
    }
    return next((why for why, holds in whys.items() if holds), "")


def _leaves_open(question: str, answer: str) -> bool:
    """Tell whether a short answer does not end the exchange.

    >>> _leaves_open("Do you have it?", "Yes."), _leaves_open("On trade,", "It is fair, I say.")
    (True, True)
    >>> _leaves_open("Has he called?", "He has not, Ben.")
    True
    >>> _leaves_open("What is the message?", "The message is that we stay.")
    False
    """
    asked = question.rstrip().endswith("?")
    goes_on = _BROKEN.search(answer) or answer.rstrip().endswith("?")
    return bool(goes_on) or not asked or len(_SPOKEN_TO.sub("", answer).split()) <= FEW


def _takes_up(text: str) -> bool:
    """Tell whether a turn only takes up what was said, or speaks to it: "I --", "But why?"."""
    few = len(text.split(maxsplit=FEW)) <= FEW and not text.rstrip().endswith("?")
    return few or text.startswith(("But ", "So "))


def _follows(text: str) -> bool:
    """Tell whether a question says that it follows up another."""
    begun = " ".join(text.split(maxsplit=30)[:30])
    small = begun.lower()  # letters are looked for faster than by a pattern without case
    return any(word in small for word in _FOLLOW_WORDS) and bool(_FOLLOWS.search(begun))


def _begins_otherwise(spoken: Sequence[Spoken], a: int, b: int) -> bool:
    """Tell whether another is called on before the question at `b`, or it leaves that at `a`."""
    first, between, second = spoken[a].text, spoken[b - 1].text, spoken[b].text
    if calls_another(between, after_all=len(first.split(maxsplit=SHORT * 2)) > SHORT * 2):
        return True
    return on_another_topic(second) or (
        begins_anew(second) and not (_BROKEN.search(first) and _GOES_ON.match(second))
    )
