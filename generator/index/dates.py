"""Days that words mean, seen from the day of the document that holds them.

`READERS` is the one table; rules/dates.toml has the words of each. A reader gives nothing where the
words leave two days open. Seasons are those of the northern hemisphere, weeks begin on Monday.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.index.tense import looks_ahead, patterns
from generator.months import MONTHS, month_number
from generator.rulebook import rules

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
_YEARS = {"year": 1, "decade": 10}
_SHIFT = {"last": -1, "this": 0, "next": 1}


class Meant(NamedTuple):
    """The days some words mean."""

    start: dt.date
    end: dt.date
    shown: str
    why: str
    """How they were worked out; "" where the words say it in full."""


class Dated(NamedTuple):
    """Words of a text that mean a day or days."""

    start: int
    end: int
    meant: Meant


def read_dates(text: str, day: dt.date | None) -> list[Dated]:
    """Give the dates a paragraph speaks of, from left to right, none inside another.

    `day` is the document's own; without it only words that need none are read.

    >>> found = read_dates("He said so on Friday.", dt.date(2022, 1, 11))
    >>> [(d.start, d.meant.shown) for d in found]
    [(14, '7 January 2022')]
    """
    found = []
    last = 0
    for match, reader in sorted(_matches(text), key=lambda pair: pair[0].start()):
        if match.start() >= last and (meant := _read(reader, match, day)):
            found.append(Dated(match.start(), match.end(), meant))
            last = match.end()
    return found


def _matches(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give every match, of equals the one whose reader stands first in the table."""
    held: dict[tuple[str, ...], bool] = {}  # several readers look for months
    for reader, cues in _cues():
        if cues not in held:
            held[cues] = _holds(text, cues)
        if held[cues]:
            for pattern in patterns(reader):
                yield from ((match, reader) for match in pattern.finditer(text))


@cache
def _cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each reader with the cues of which a text holds one where it has anything to read."""
    return tuple((reader, tuple(rules("dates")[reader]["cues"])) for reader in READERS)


def _holds(text: str, cues: Iterable[str]) -> bool:
    for cue in cues:  # noqa: SIM110  `any` takes twice as long
        if cue in text:
            return True
    return False


def _read(reader: str, match: re.Match[str], day: dt.date | None) -> Meant | None:
    if reader in _ALONE:
        return _ALONE[reader](match)
    return _SEEN[reader](match, day) if day else None


def day_shown(day: dt.date) -> str:
    """Write a day as readers of the site see it.

    >>> day_shown(dt.date(2022, 1, 7))
    '7 January 2022'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _a_day(day: dt.date, why: str = "") -> Meant:
    return Meant(day, day, day_shown(day), why)


def _a_month(year: int, month: int, why: str = "") -> Meant:
    start, end = dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    return Meant(start, end, f"{MONTHS[month - 1]} {year}", why)


def _a_year(year: int, why: str = "") -> Meant:
    return Meant(dt.date(year, 1, 1), dt.date(year, 12, 31), str(year), why)


def _a_week(day: dt.date, why: str) -> Meant:
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + dt.timedelta(days=6)
    first = str(monday.day) if monday.month == sunday.month else day_shown(monday)
    return Meant(monday, sunday, f"{first} to {day_shown(sunday)}", why)


def _months_from(day: dt.date, shift: int) -> tuple[int, int]:
    """Give the year and month so many months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return year, month + 1


def _exists(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]


def _number(words: str) -> int:
    word = words.casefold()
    return 1 if word in ("a", "an") else int(word) if word.isdecimal() else _NUMBERS.index(word)


def _full_day(match: re.Match[str]) -> Meant | None:
    year, month, day = int(match["year"]), month_number(match["month"]), int(match["day"])
    return _a_day(dt.date(year, month, day)) if _exists(year, month, day) else None


def _bare_year(match: re.Match[str]) -> Meant:
    return _a_year(int(match["year"]))


def _month_of_year(match: re.Match[str], day: dt.date) -> Meant:
    groups = match.groupdict()
    if groups.get("year"):
        return _a_month(int(match["year"]), month_number(match["month"]))
    shift = _SHIFT[groups["which"].casefold()]
    why = {-1: "the year before the document’s", 0: "the document’s own year", 1: "the year after"}
    return _a_month(day.year + shift, month_number(match["month"]), why[shift])


def _day_of_month(match: re.Match[str], day: dt.date) -> Meant | None:
    """Read "June 4" of the year that brings it nearest before the document, or after, by tense."""
    month, number, ahead = month_number(match["month"]), int(match["day"]), looks_ahead(match)
    if ahead is None:
        return None
    after = (month, number) > (day.month, day.day)
    before = (month, number) < (day.month, day.day)
    year = day.year + (before if ahead else -after)
    if not _exists(year, month, number):
        return None
    then = dt.date(year, month, number)
    return _a_day(
        then, "the day itself," if then == day else f"the nearest such day {_side(ahead)}"
    )


def _bare_month(match: re.Match[str], day: dt.date) -> Meant | None:
    month = month_number(match["month"])
    ahead = match["before"].casefold() != "since" and looks_ahead(match)
    if ahead is None:
        return None
    year = day.year + (month < day.month if ahead else -(month > day.month))
    if (year, month) == (day.year, day.month):
        return _a_month(year, month, "the month of")
    return _a_month(year, month, f"the {MONTHS[month - 1]} {_side(ahead)}")


def _last_month(match: re.Match[str], day: dt.date) -> Meant | None:
    """Read "last March"; said in May it may mean this year's or the last, so it means nothing."""
    month = month_number(match["month"])
    if month < day.month:
        return None
    return _a_month(day.year - 1, month, f"the {MONTHS[month - 1]} before")


def _weekday(match: re.Match[str], day: dt.date) -> Meant | None:
    """Read "on Friday": the last, the document's own day counted, or the next, by tense.

    "Next Friday" said on a Monday may be of this week or the next, so it means nothing.
    """
    which, number = (match["which"] or "").casefold(), WEEKDAYS.index(match["weekday"])
    ahead = {"last": False, "next": True}.get(which, looks_ahead(match))
    in_doubt = {"last": number < day.weekday(), "next": number > day.weekday()}
    if ahead is None or in_doubt.get(which):
        return None
    back = (day.weekday() - number) % 7
    if ahead:
        then = day + dt.timedelta(days=7 - back)
    else:
        then = day - dt.timedelta(days=back or 7 * (which == "last"))
    if then == day:
        return _a_day(then, "the day itself,")
    return _a_day(then, f"the {match['weekday']} {_side(ahead)}")


def _near_day(match: re.Match[str], day: dt.date) -> Meant:
    word = match[0].casefold()
    if word.endswith(("yesterday", "last night")):
        return _a_day(day - dt.timedelta(days=1), "the day before")
    if word.endswith("tomorrow"):
        return _a_day(day + dt.timedelta(days=1), "the day after")
    return _a_day(day, "the day itself,")


def _near_unit(match: re.Match[str], day: dt.date) -> Meant:
    shift = _SHIFT[match["which"].casefold()]
    if match["unit"] == "year":
        return _a_year(day.year + shift, "counted from")
    if match["unit"] == "month":
        return _a_month(*_months_from(day, shift), "counted from")
    return _a_week(day + dt.timedelta(days=7 * shift), "counted from")


def _ago(match: re.Match[str], day: dt.date) -> Meant | None:
    count, unit, why = _number(match["count"]), match["unit"], "counted back from"
    if unit == "day":
        return _a_day(day - dt.timedelta(days=count), why)
    if unit == "week":
        return _a_week(day - dt.timedelta(days=7 * count), why)
    if unit == "month":
        meant = _a_month(*_months_from(day, -count), why)
    else:
        meant = _a_year(max(day.year - count * _YEARS[unit], 1), why)
    return meant._replace(shown=f"about {meant.shown}")


def _past(match: re.Match[str], day: dt.date) -> Meant:
    first = max(day.year - _number(match["count"]) * _YEARS[match["unit"]], 1)
    shown = f"about {first} to {day.year}"
    return Meant(dt.date(first, 1, 1), day, shown, "counted back from")


def _season(match: re.Match[str], day: dt.date) -> Meant | None:
    """Read "this winter"; "last summer" said in autumn may be this year's: it means nothing."""
    first, which = _SEASONS[match["season"]], _SHIFT[match["which"].casefold()]
    begins = day.year - (first == max(_SEASONS.values()) and day.month < first - 9)
    begun = day >= dt.date(begins, first, 1)
    over = (day.year, day.month) > _months_from(dt.date(begins, first, 1), 2)
    if (which < 0 and over) or (which > 0 and not begun):
        return None
    start = dt.date(begins + which, first, 1)
    end = _a_month(*_months_from(start, 2)).end
    shown = f"{match['season']} {start.year}"
    if end.year > start.year:
        shown += f"–{end.year % 100:02}"
    return Meant(start, end, shown, "counted from")


def _side(ahead: bool | None) -> str:  # noqa: FBT001
    return "after" if ahead else "before"


_ALONE: dict[str, Callable[[re.Match[str]], Meant | None]] = {
    "full_day": _full_day,
    "bare_year": _bare_year,
}
_SEEN: dict[str, Callable[[re.Match[str], dt.date], Meant | None]] = {
    "month_of_year": _month_of_year,
    "day_of_month": _day_of_month,
    "last_month": _last_month,
    "bare_month": _bare_month,
    "weekday": _weekday,
    "near_day": _near_day,
    "near_unit": _near_unit,
    "ago": _ago,
    "past": _past,
    "season": _season,
}
READERS = (*_ALONE, *_SEEN)
"""Names of the readers in their order; those of `_SEEN` need the document's day."""
