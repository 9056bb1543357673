"""The days that a text names: "June 4", "4 June 1955", "on Friday", "yesterday"."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.model import Document, Span
from generator.refer.cues import Asked, asked_of
from generator.refer.rows import Row, read_rows, rows_of
from generator.rulebook import rules


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a text names."""

    span: Span
    day: dt.date


Named = Iterable[tuple[Row, Iterable[Dated]]]
"""The paragraphs of a document that name days, with those."""


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(rules("documents")["months"]["names"])
    weekdays = "|".join(rules("documents")["weekdays"]["names"])
    return re.compile(
        rf"(?<![-–])\b(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        r"(?:,? (?P<year>\d{4})\b)?"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{months})(?:,? (?P<year2>\d{{4}})\b)?"
        rf"|(?:last |on )?(?P<weekday>{weekdays})(?!,)|(?P<yesterday>yesterday))",
        re.IGNORECASE,
    )


@cache
def _asked() -> Asked:
    return asked_of(_pattern(), len("may"))


def days_in(text: str, today: dt.date | None) -> Iterator[Dated]:
    """Find the days that a text names, as they are meant on `today`; never one to come.

    Where today is not known, only days with their year are.

    >>> [str(d.day) for d in days_in("his letter of June 4, on Friday", dt.date(1955, 7, 7))]
    ['1955-06-04', '1955-07-01']
    """
    for found in _asked().finditer(text):
        if day := _day(found, today):
            yield Dated(found.span(), day)


def _day(found: re.Match[str], today: dt.date | None) -> dt.date | None:
    if today is None:
        if not (found["year"] or found["year2"]):
            return None
        today = dt.date.max
    if found["yesterday"]:
        return today - dt.timedelta(1)
    if found["weekday"]:
        number = rules("documents")["weekdays"]["names"].index(found["weekday"].lower())
        return today - dt.timedelta((today.weekday() - number) % 7 or 7)
    month = (
        rules("documents")["months"]["names"].index((found["month"] or found["month2"]).lower()) + 1
    )
    day = int(found["day"] or found["day2"])
    year = found["year"] or found["year2"]
    try:
        meant = dt.date(int(year) if year else today.year, month, day)
        before = meant if meant <= today else meant.replace(year=today.year - 1)
    except ValueError:  # 30 February, 29 February of the year before
        return None
    return before if before == meant or not year else None


def named_days(document: Document) -> bytes:
    """Give the days that each paragraph of a document names, where it names any."""
    each = [
        (row.number, [(*named.span, str(named.day)) for named in found])
        for row in rows_of(document)
        if (found := list(days_in(row.block.text, document.date)))
    ]
    return json.dumps(each).encode()


DAYS = ("named-days", named_days)


def read_named_days(document: Document, raw: bytes) -> Named:
    """Read what `named_days` gave."""
    for rows, each in read_rows([document], [raw]):
        for number, found in each:
            days = (Dated((a, b), dt.date.fromisoformat(day)) for a, b, day in found)
            yield rows[number], days
