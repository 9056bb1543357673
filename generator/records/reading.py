"""Read the records an editor keeps: the front matter of docs/people/ and its like.

A page that cannot be read is an error and no record; a mistake in
one key is an error too, but what else the page says still counts.
"""

import datetime as dt
import difflib
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.corpus import Office, Record, RecordKind
from generator.errors import RecordError
from generator.records.identifiers import CATALOGUES

FOREIGN = ("title", "description", "template", "hide", "search", "tags", "icon", "subtitle")
"""Front matter that MkDocs and its theme read; a record may have it."""
STATUSES = ("accepted", "candidate", "rejected")


class _Unfit(Exception):  # noqa: N818
    """What a value should have been; `read_record` adds where it stands."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The front matter of one page, with the line of each key."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)


def read_records(texts: Mapping[str, str]) -> tuple[tuple[Record, ...], tuple[RecordError, ...]]:
    r"""Read every record, sorted by folder and name, with what is wrong in them.

    `texts` are the pages of docs/ by their paths in it; those that are no records are left out.

    >>> records, errors = read_records({"topics/b.md": "---\nname: B\n---\n", "index.md": "# A\n"})
    >>> [record.name for record in records], errors
    (['B'], ())
    """
    records: list[Record] = []
    errors: list[RecordError] = []
    pages: dict[str, _Page] = {}
    names: list[str] = []
    for kind, path in _places(texts):
        name = path.stem
        names.append(f"{kind.value}/{name}")
        try:
            page = _read_page(texts[str(path)], f"docs/{path}")
            if "moved" in page.values:  # it only leads on to another page
                continue
            record, wrong = read_record(kind, name, page)
        except RecordError as error:
            errors.append(error)
            continue
        pages[f"{kind.value}/{record.id}"] = page
        records.append(record)
        errors += wrong
    return tuple(records), (*errors, *_strays(records, pages, names))


def _places(texts: Iterable[str]) -> Iterator[tuple[RecordKind, PurePosixPath]]:
    """Give the paths of records, in the order of the folders and then of the names."""
    paths = sorted(map(PurePosixPath, texts))
    for kind in RecordKind:
        for path in paths:
            if str(path.parent) == kind.value and path.stem != "index":
                yield kind, path


def read_record(kind: RecordKind, name: str, page: _Page) -> tuple[Record, list[RecordError]]:
    """Make the record that one page's front matter says, and list what in it cannot be read."""
    values: dict[str, Any] = {}
    errors = []
    for key, value in page.values.items():
        if key in FOREIGN or value is None:
            continue
        try:
            if key in CATALOGUES:
                values["identifiers"] = (
                    *values.get("identifiers", ()),
                    (key, _identifier(key, value)),
                )
            else:
                values |= _field(key, value)
        except _Unfit as unfit:
            line = page.lines.get(key)
            errors.append(RecordError(f"‘{key}’ {unfit.args[0]}", unfit.args[1], page.path, line))
    if "name" not in values:
        raise RecordError("the record has no name", "Give it a line ‘name: …’", page.path, 1)
    return Record(kind, name, **values), errors


def _field(key: str, value: object) -> dict[str, Any]:
    if key not in _READERS:
        known = (*_READERS, *CATALOGUES)
        near = difflib.get_close_matches(key, known, n=1)
        remedy = f"Did you mean ‘{near[0]}’?" if near else f"Known are {', '.join(known)}"
        raise _Unfit("is no key of a record", remedy)
    name, read = _READERS[key]
    return {name: read(value)}


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Unfit(f"is {value!r}, which is no text", "Write words, in quotes if need be")
    return " ".join(value.split())


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Unfit("is no list", "Write it as [one form, another form]")
    return tuple(map(_text, value))


def _identifier(key: str, value: object) -> str:
    catalogue = CATALOGUES[key]
    if isinstance(value, bool) or not catalogue.form.fullmatch(str(value)):
        what = f"is {value!r}, which {catalogue.name} does not use"
        raise _Unfit(what, f"Write it as {catalogue.example}")
    return str(value)


def _status(value: object) -> str:
    if value not in STATUSES:
        raise _Unfit(f"is {value!r}", f"Write one of {', '.join(STATUSES)}")
    return str(value)


def _aspects(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise _Unfit("is no mapping", "Write it as ‘sanctions on: [sanction, sanctions]’")
    return tuple((_text(heading), _texts(words)) for heading, words in value.items())


def _offices(value: object) -> tuple[Office, ...]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise _Unfit("is no list of offices", "Write each as {title: …, from: 2021-01-26, to: …}")
    return tuple(_office(row) for row in value)


def _office(row: Mapping[str, object]) -> Office:
    if unknown := sorted(set(row) - {"title", "from", "to"}):
        raise _Unfit(f"has {', '.join(unknown)}", "An office has title, from and to")
    start, end = (_days(row[key]) if row.get(key) else None for key in ("from", "to"))
    return Office(_text(row.get("title")), start and start[0], end and end[1])


def _days(value: object) -> tuple[dt.date, dt.date]:
    """Give the first and last day of a day, a month or a year.

    >>> _days("2021-02")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    """
    try:
        year, month, day = ([int(part) for part in str(value).split("-")] + [0, 0])[:3]
        last = day or monthrange(year, month or 12)[1]
        return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, last)
    except ValueError:
        raise _Unfit(
            f"has {value!r}, which is no day", "Write 2021, 2021-01 or 2021-01-26"
        ) from None


_READERS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "name": ("name", _text),
    "also": ("also", _texts),
    "words": ("words", _texts),
    "labels": ("labels", _texts),
    "roles": ("offices", _offices),
    "heading": ("heading", _text),
    "see_also": ("see_also", _texts),
    "parent": ("parent", _text),
    "aspects": ("aspects", _aspects),
    "note": ("note", _text),
    "status": ("status", _status),
}
"""Each key of the front matter: the field of `Record` it fills, and how it is read."""


def _read_page(text: str, shown: str) -> _Page:
    try:
        text = text.encode("utf-8", "surrogateescape").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is no UTF-8"
        raise RecordError(what, "Save the page as UTF-8", shown) from None
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        raise RecordError("the page has no front matter", "Begin it with ‘---’", shown, 1)
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == "---"), None)
    if end is None:
        raise RecordError("the front matter has no end", "Close it with ‘---’", shown, 1)
    return _parse("\n".join(lines[1:end]), shown)


def _parse(matter: str, shown: str) -> _Page:
    try:
        tree = yaml.compose(matter, Loader=yaml.SafeLoader)
        values = yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        remedy = "Mend the YAML; put words with a colon, # or quote in quotes"
        raise RecordError(what, remedy, shown, mark.line + 2 if mark else None) from None
    if not isinstance(values, dict) or not isinstance(tree, yaml.MappingNode):
        raise RecordError("the front matter is no list of keys", "Write ‘name: …’", shown, 2)
    lines = {str(k.value): k.start_mark.line + 2 for k, _ in tree.value}
    return _Page(shown, {str(k): v for k, v in values.items()}, lines)


def _strays(
    records: Iterable[Record], pages: Mapping[str, _Page], names: Sequence[str]
) -> Iterable[RecordError]:
    """List the links to records that do not exist; one that cannot be read exists."""
    for record in records:
        page = pages[f"{record.kind.value}/{record.id}"]
        links = [("see_also", other) for other in record.see_also]
        links += [("parent", record.parent)] if record.parent else []
        for key, other in links:
            if other not in names:
                near = difflib.get_close_matches(other, names, n=1)
                remedy = f"Did you mean ‘{near[0]}’?" if near else "Name a page as folder/name"
                what = f"‘{key}’ leads to ‘{other}’, which is no record"
                yield RecordError(what, remedy, page.path, page.lines.get(key))
