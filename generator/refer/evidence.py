"""What ties two passages, in words for the reader: plain text without a final stop."""

from collections.abc import Callable, Sequence

from generator.corpus import Reference, ReferenceKind
from generator.refer.rows import Spot, is_later

_NUMBERS = ("", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST = 220
"""Characters of the words shown; the link leads to the rest."""
DAYS_IN_WEEK, DAYS_IN_MONTH, DAYS_IN_YEAR = 7, 30.44, 365.25


def counted(number: int, unit: str) -> str:
    """Write a small number in words.

    >>> counted(1, "day"), counted(5, "week"), counted(12, "year")
    ('a day', 'five weeks', '12 years')
    """
    figure = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{figure} {unit}" if number == 1 else f"{figure} {unit}s"


def span_of_time(days: int) -> str:
    """Say how long a number of days is, as people do.

    >>> [span_of_time(days) for days in (1, 13, 35, 100, 800)]
    ['a day', '13 days', 'five weeks', 'three months', 'two years']
    """
    weeks = days / DAYS_IN_WEEK
    if days < 2 * DAYS_IN_WEEK and days % DAYS_IN_WEEK:
        return counted(days, "day")
    if weeks < 9:  # noqa: PLR2004  two months
        return counted(round(weeks), "week")
    if days < 2 * DAYS_IN_YEAR:
        return counted(round(days / DAYS_IN_MONTH), "month")
    return counted(round(days / DAYS_IN_YEAR), "year")


def ago(here: Spot, there: Spot) -> str:
    """Say how much earlier `there` is; what is not known is said to be so."""
    one, two = here.row.document, there.row.document
    if one.id == two.id:
        return "earlier in this document"
    if not (one.date and two.date):
        return "elsewhere (which came first is not known)"
    days = (one.date - two.date).days
    way = "earlier" if days > 0 else "later"
    return f"{span_of_time(abs(days))} {way}" if days else "the same day"


def listed(words: Sequence[str]) -> str:
    """Write a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def opening(when: str) -> str:
    """Begin a sentence with a time.

    >>> opening("five weeks earlier")
    'Five weeks earlier'
    """
    return when[0].upper() + when[1:]


def shown(spot: Spot) -> str:
    """Quote the words of a spot, cut at a word where they are long.

    The words shown stand in the text as they are here, so that a reader's search finds them;
    only quotation marks inside are halved.
    """
    words = spot.text.strip("“”\"' ,.;:")
    if len(words) > _LONGEST:
        words = (
            words[: words.rindex(" ", 0, _LONGEST)] if " " in words[:_LONGEST] else words[:_LONGEST]
        )
        words = words.rstrip(" ,.;:") + " …"
    return f"“{words.translate(str.maketrans('“”', '‘’'))}”"


def fit_alike(number: int, what: str) -> str:
    """Say why none of several was chosen.

    >>> fit_alike(2, "letters of that day")
    'two letters of that day fit it alike'
    """
    figure = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{figure} {what} fit it alike"


def tie(
    kind: ReferenceKind,
    one: Spot,
    two: Spot,
    say: Callable[[Spot, Spot, str], str],
    score: float,
) -> Reference:
    """Make a reference from the later of two spots to the earlier.

    `say(here, there, when)` gives the evidence.
    """
    here, there = (one, two) if is_later(one.row, two.row) else (two, one)
    return point(kind, here, there, say, score)


def point(
    kind: ReferenceKind,
    here: Spot,
    there: Spot,
    say: Callable[[Spot, Spot, str], str],
    score: float,
) -> Reference:
    """Make a reference from words that name another passage, whatever the dates say of it."""
    sentence = say(here, there, ago(here, there)).rstrip(". ")
    return Reference(kind, here.passage, there.passage, sentence, rounded(score))


def rounded(score: float) -> float:
    """Give a score as references have it: 1 at most, three digits."""
    return round(min(score, 1.0), 3)
