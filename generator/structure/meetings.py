"""What a meeting is, where nothing above its words says so and whoever opens it does."""

import re
from collections.abc import Iterable

_FIRST = 3
"""Paragraphs in which a meeting is opened."""
_REACH = 600
"""Code points of each that are looked at."""
_OPENED = re.compile(
    r"\bmeeting (?:number|no\.?|#) ?(?P<number>\d{1,4}) of (?P<body>(?:the )?[A-Z][\w’'-]+"
    r"(?:,? (?:(?:on|of|for|and|in|to|the) ){0,2}[A-Z][\w’'-]+){1,14})",
)


def opened(texts: Iterable[str]) -> str | None:
    """Give the title of a meeting by the first paragraphs said in it; None where they tell none.

    >>> opened(["Order.", "Welcome to meeting number 3 of the Committee on Sea and Shore. Hello."])
    'Meeting number 3 of the Committee on Sea and Shore'
    >>> opened(["We agreed at meeting number three.", "I met a meeting of the Board."])
    """
    for text, _ in zip(texts, range(_FIRST), strict=False):
        if found := _OPENED.search(text, 0, _REACH):
            return f"Meeting number {found['number']} of {found['body']}"
    return None
