"""Days as documents print them."""

import datetime as dt
import re

from generator.months import month_number

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        (
            rf"\b{_MONTH}[ ](?P<day>\d{{1,2}})(?:[-–](?:[A-Z][a-z]+[ ])?\d{{1,2}})?"
            r"(?:st|nd|rd|th)?,?[ ](?P<year>\d{4})\b"
        ),
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{_MONTH},?[ ](?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)

_NAMED = re.compile(
    r"(?<![^\W_])(?P<year>[12]\d{3})([-_.])(?P<month>\d\d)\2(?P<day>\d\d)(?![^\W_])"
)
_RUN = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![^\W_])")
"""The same without signs, which a number that is no day can be too: only where a name begins."""


def printed_day(text: str) -> dt.date | None:
    """Give the first day that `text` prints in full; None where it prints none.

    >>> printed_day("Washington, December 15, 1954, noon.")
    datetime.date(1954, 12, 15)
    >>> printed_day("June 30–July 1, 2009")
    datetime.date(2009, 6, 30)
    >>> printed_day("Friday")
    """
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match["year"], match["month"].lower(), match["day"])
            if day:
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def named_day(name: str) -> dt.date | None:
    """Give the one day that stands in a file's name, year first; None where none does, or several.

    >>> named_day("1960-10-21"), named_day("post_1960-10-21_boats"), named_day("10-21-1960")
    (datetime.date(1960, 10, 21), datetime.date(1960, 10, 21), None)
    >>> named_day("1960-10-211"), named_day("1960-13-01"), named_day("1960-10-21_to_1960-10-22")
    (None, None, None)
    >>> named_day("19601021-boats"), named_day("boats-19601021")
    (datetime.date(1960, 10, 21), None)
    """
    found = [*_NAMED.finditer(name), *filter(None, [_RUN.match(name)])]
    days = {_day(match["year"], match["month"], match["day"]) for match in found} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdigit() else month_number(month)
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
