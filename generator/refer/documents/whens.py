"""The days that words about an occasion mean: "last month", "two weeks ago", "my April speech"."""

import datetime as dt
import re
from calendar import monthrange
from functools import cache

from generator.refer.cues import patterns
from generator.refer.documents.days import days_in
from generator.refer.evidence import DAYS_IN_MONTH, DAYS_IN_WEEK, DAYS_IN_YEAR
from generator.rulebook import rules

Days = tuple[dt.date, dt.date]
"""First and last."""

_OF_YEAR = re.compile(r",? (?:of )?(?P<which>this|last) year\b")
_UNITS = {"day": 1.0, "week": DAYS_IN_WEEK, "month": DAYS_IN_MONTH, "year": DAYS_IN_YEAR}
_SLACK = {"day": 0, "week": 4, "month": 20, "year": 200}
"""Days by which a round number of units may be out."""
_COUNTS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


def days_meant(text: str, today: dt.date) -> Days | None:
    """Give the days that the first time named in a text means, none of them to come.

    >>> [str(day) for day in days_meant("my April speech", dt.date(1974, 1, 2))]
    ['1973-04-01', '1973-04-30']
    >>> [str(day) for day in days_meant("at the end of April of this year", dt.date(1974, 8, 2))]
    ['1974-04-01', '1974-04-30']
    >>> days_meant("my Augusta speech", dt.date(1974, 1, 2)) is None
    True
    """
    for named in days_in(text, today):
        return named.day, named.day
    if (found := _months().search(text)) and _OF_YEAR.match(text, found.end()):
        return _month(text, today)
    return days_ago(text, today) or _month(text, today)


def days_ago(text: str, today: dt.date) -> Days | None:
    """Give the days that "yesterday", "two years ago" or "last week" in a text means.

    >>> [str(day) for day in days_ago("Two years ago I promised it", dt.date(1974, 8, 2))]
    ['1972-01-15', '1973-02-18']
    """
    for pattern in patterns("occasions", "when"):
        if found := pattern.search(text):
            return _relative(found.groupdict(), today)
    return None


def _relative(found: dict[str, str | None], today: dt.date) -> Days:
    if found.get("yesterday"):
        return today - dt.timedelta(1), today - dt.timedelta(1)
    if found.get("today"):
        return today, today
    if (unit := found.get("unit")) and (count := found.get("count")):
        ago = round(_number(count.lower()) * _UNITS[unit])
        day = max(today.toordinal() - ago, 1)
        first, last = max(day - _SLACK[unit], 1), min(day + _SLACK[unit], today.toordinal())
        return dt.date.fromordinal(first), dt.date.fromordinal(last)
    return _calendar(found.get("span") or "", today, last="his" not in (found.get("which") or ""))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word) if word in _COUNTS else 1


def _calendar(span: str, today: dt.date, *, last: bool) -> Days:
    """Give this or the last week, month or year of the calendar, weeks from Monday."""
    if span == "week":
        first = today - dt.timedelta(today.weekday())
    else:
        first = today.replace(day=1) if span == "month" else today.replace(month=1, day=1)
    if not last or first.toordinal() <= DAYS_IN_YEAR:
        return first, today
    end = first - dt.timedelta(1)
    if span == "week":
        return end - dt.timedelta(6), end
    return end.replace(day=1) if span == "month" else end.replace(month=1, day=1), end


def _month(text: str, today: dt.date) -> Days | None:
    """Give the last month of a name; "May" only where it is no verb."""
    found = _months().search(text)
    if not found:
        return None
    month = rules("documents")["months"]["names"].index(found["month"].lower()) + 1
    of_year = _OF_YEAR.match(text, found.end())
    last = of_year["which"] == "last" if of_year else month > today.month
    year = int(found["year"] or today.year - last)
    if not year:
        return None
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


@cache
def _months() -> re.Pattern[str]:
    names = [name.title() for name in rules("documents")["months"]["names"]]
    lead = r"(?:in|of|last|this|my|your|his|her|the|since|[’']s)"
    others = "|".join(name for name in names if name != "May")
    return re.compile(
        rf"(?:\b|(?<=\W))(?:(?:{lead} (?:early |late )?)(?=May\b)|(?=(?:{others})\b))"
        r"(?P<month>[A-Z][a-z]+)\b(?! \d{1,2}\b)(?:,? (?:of )?(?P<year>[1-9]\d{3})\b)?"
    )
