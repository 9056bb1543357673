"""How people give their own names where they begin to speak."""

import re
from functools import cache

from generator.rulebook import rules

REACH = 90
"""Code points before a name that can lead up to it."""
_ALONE = re.compile(
    r"(?:'s|’s)?(?:[.!]|,(?! (?:my|our|his|her|their|who)\b)|$"
    r"| (?:from|with|of|at|for the|on behalf of|appearing for)\b)"
)
_GREETING = re.compile(
    r"(?:(?:[Tt]hank(?:s| you)[^.,!?]{0,60}+|[Hh]i|[Hh]ello|[Yy]es|[Oo]kay|[Ss]ure|[Ss]ir"
    r"|[Mm]a['’]am|[Gg]ood (?:morning|afternoon|evening|day)[^.,!?]{0,30}+"
    r"|everybody|everyone|all|again|and|(?:Mr|Madam|Mrs|Ms)\.? (?:Vice )?[A-Z][a-z]+|[A-Z]++\.?)"
    r"[,.!?]* ?){0,5}"
)
"""What may stand before a name with which its bearer begins."""
_BREAK = re.compile(r"[–—-] $")
_BROKEN = re.compile(
    r",? (?!my|our|his|her|their|who)[^.?!;]{2,60}?[ ]?[–—-]"
    r"|,? (?:from|with|of|at) (?:the )?[A-Z]"
)
"""A name thrown in between dashes: "-- Bo Lind, the Herald -- "."""


def gives_name(text: str, first: int, end: int) -> bool:
    """Tell whether a speaker gives the name from `first` to `end` as his own where he begins.

    >>> gives_name("Mr. President, Bo Lind, with Orrin Rope.", 15, 22)
    True
    >>> gives_name("Thank you. Bo Lind, my father, said so.", 11, 18)
    False
    """
    if first <= REACH and _GREETING.fullmatch(text[:first]) and _ALONE.match(text, end):
        return True
    return bool(_BREAK.search(text[max(0, first - 2) : first]) and _BROKEN.match(text, end))


@cache
def self_pattern() -> re.Pattern[str]:
    """Give what stands just before a name that somebody gives as his own: "I'm "."""
    patterns = rules("speakers")["self"]["match"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE | re.IGNORECASE)


def introduces(text: str, at: int) -> bool:
    """Tell whether the end of a turn hands over to the name at `at`.

    >>> introduces("Please welcome the mayor of Ghent, Bo Lind. (Applause.)", 35)
    True
    >>> introduces("I spoke with the mayor of Ghent, Bo Lind.", 33)
    False
    """
    near = len(text) - at <= REACH * 2
    return near and bool(_hands_over().search(text[max(0, at - REACH * 2) : at]))


@cache
def _hands_over() -> re.Pattern[str]:
    patterns = rules("speakers")["introduces"]["match"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.VERBOSE | re.IGNORECASE)
