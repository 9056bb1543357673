"""Words that two texts have from a third: those of a law, a treaty or a resolution that both tell.

Neither said them first, so that neither is where they come from. They are looked for in the act
itself, where it is one of the documents; and a set phrase comes from nobody.
"""

import re
from functools import cache

from generator.refer.cues import cue
from generator.refer.rows import Spot
from generator.refer.words import forms, is_content, sentences
from generator.rulebook import rules

_WHOLE = 30
"""Words of a passage that is the text of an act, or a draft of it, rather than told from it."""
_FOR = re.compile(r"\W*(?:It|They)\b")
_GOES_ON = re.compile(r"[a-z\d]")
"""What begins no sentence, and stands after an abbreviation: "para. 7 of the Treaty"."""
_REACH = 240
"""Characters before and after words in which an act may be named as their source."""


def is_recited(one: Spot, two: Spot, mark: Spot | None, equal: int) -> bool:
    """Say whether two texts tell the words of an act, of which neither is the text.

    `mark` are those that one of them marks: where it says that they are an act's, the other text
    is no source of them. So many words are `equal`.
    """
    if equal >= _WHOLE or any(map(_is_act, (one, two))):
        return False
    ends = (mark,) if mark else (one, two)
    return all(map(tells_act, ends))


def tells_act(spot: Spot) -> bool:
    """Say whether the sentence of some words says that they are those of an act.

    An act that the words themselves name is no source of them. "It" and "they" stand for what the
    sentence before names.
    """
    text = spot.row.block.text
    spans = sentences(text)
    inside = [n for n, (a, b) in enumerate(spans) if a < spot.end and spot.start < b]
    if not inside:
        return False
    first = inside[0] - (inside[0] > 0 and _FOR.match(text, spans[inside[0]][0]) is not None)
    start = max(spans[first][0], spot.start - _REACH)
    after = spans[inside[-1] + 1 :]
    goes_on = next((b for a, b in after[:1] if _GOES_ON.match(text, a)), spans[inside[-1]][1])
    end = min(goes_on, spot.end + _REACH)
    named = cue("acts", "source").finditer(text, start, end)
    return any(found.start() < spot.start or found.end() > spot.end for found in named)


def _is_act(spot: Spot) -> bool:
    """Say whether words stand in a document that its title calls an act."""
    return cue("acts", "titled").search(spot.row.document.title) is not None


def is_set_phrase(text: str) -> bool:
    """Say whether words are a set phrase, that people use of anything, with an adverb or without.

    >>> some = "a double game", "Wait and see", "slightly better than 50–50", "a game of two"
    >>> [is_set_phrase(text) for text in some]
    [True, True, True, False]
    """
    words = " ".join(forms(text))
    found = _phrases().search(f" {words} ")
    if not found:
        return False
    left = f"{words[: max(0, found.start() - 1)]} {words[found.end() :]}"
    return not any(is_content(word) and not word.endswith("ly") for word in left.split())


@cache
def _phrases() -> re.Pattern[str]:
    every = sorted({" ".join(forms(one)) for one in rules("saying")["set-phrases"]["phrases"]})
    return re.compile(" (?:" + "|".join(map(re.escape, every)) + ") ")
