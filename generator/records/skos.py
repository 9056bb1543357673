"""What one file of a thesaurus states, as rows: the words and ties of each thing it names.

rdflib parses Turtle and RDF/XML; of its triples only those that a heading needs are kept, so that a
thesaurus of a hundred thousand concepts fits. The rows are JSON values, for the cache.
"""

import importlib
import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from generator.errors import ThesaurusError

COMMAND = "make thesaurus"
"""Installs what `requirements-thesaurus.txt` pins; `make site` runs it where such a file stands."""
FORMATS = {".ttl": "turtle", ".nt": "turtle", ".rdf": "xml", ".xml": "xml", ".owl": "xml"}
"""By ending, what rdflib calls the format; N-Triples are Turtle too. The Makefile has the same."""

Row = dict[str, list[Any]]
"""What a file states of one thing: addresses, or words each with its language."""

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XL = "http://www.w3.org/2008/05/skos-xl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OWL = "http://www.w3.org/2002/07/owl#"
_NOTES = ("definition", "scopeNote")
FIELDS = {
    f"{_RDF}type": "types",
    **{f"{_SKOS}{name}": name for name in (
        "prefLabel", "altLabel", "hiddenLabel", *_NOTES, "broader", "narrower", "related",
        "exactMatch", "closeMatch")},
    f"{_OWL}sameAs": "exactMatch",
    "https://schema.org/sameAs": "exactMatch",
    "http://schema.org/sameAs": "exactMatch",
    f"{_OWL}deprecated": "deprecated",
    **{f"{_XL}{name}": f"xl:{name}" for name in ("prefLabel", "altLabel", "hiddenLabel")},
    f"{_XL}literalForm": "xl:form",
}  # fmt: skip
"""Each property that counts, with its name in a row."""
NO_CONCEPTS = frozenset(f"{_SKOS}{name}" for name in ("ConceptScheme", "Collection"))
_PLACE = re.compile(r"(?:\A|\D)(\d+):\d+:")
"""Where rdflib's own errors name a line and a column."""


def read_file(raw: bytes, path: PurePath, rdflib: Any) -> dict[str, Row]:  # noqa: ANN401
    """Give what a file states of each thing, in the file's order.

    A file that no parser takes is a `ThesaurusError` with its line, and so is one that holds no
    label at all.
    """
    if path.suffix not in FORMATS:
        remedy = f"Known are {', '.join(FORMATS)}; a note beside it may be .md or .txt."
        raise ThesaurusError("this is no format of a thesaurus that is read", remedy, path)
    found = _Found()
    graph = rdflib.Graph()
    graph.add = found.add  # what no heading needs is never kept
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # it warns of dates that none asks for
    try:
        graph.parse(data=raw, format=FORMATS[path.suffix], publicID=f"file:///{path.name}")
    except RecursionError:
        raise ThesaurusError("brackets stand too deep in each other", _MEND, path) from None
    except Exception as error:  # noqa: BLE001  whatever a parser trips over is the file's to mend
        raise ThesaurusError(_why(error), _MEND, path, _line(error)) from None
    rows = found.rows()
    if not any("prefLabel" in row for row in rows.values()):
        what = "the file holds no concept: nothing in it has a skos:prefLabel"
        raise ThesaurusError(what, "Give it one, or take the file away.", path)
    return rows


_MEND = "Mend the file, or take it away; the publication is made without it."


def library(path: PurePath) -> Any:  # noqa: ANN401  a module that need not be there has no types
    """Give rdflib; a `ThesaurusError` that names the command where it is absent."""
    try:
        return importlib.import_module("rdflib")
    except ImportError:
        what = "a thesaurus is read by rdflib, of the extra ‘thesaurus’, which is not installed"
        raise ThesaurusError(what, f"Run `{COMMAND}`, or take the file away.", path) from None


def _why(error: Exception) -> str:
    """Say what a parser found, on one line."""
    why = getattr(error, "_why", "") or getattr(error, "getMessage", lambda: "")() or str(error)
    return f"the file cannot be read: {' '.join(str(why).split()).rstrip('.')}"


def _line(error: Exception) -> int | None:
    """Give the line that a parser names, in whichever way it does."""
    if isinstance(lines := getattr(error, "lines", None), int):
        return lines + 1  # counted from 0
    if number := getattr(error, "getLineNumber", lambda: None)():
        return int(number)
    named = _PLACE.search(str(error))
    return int(named[1]) if named else None


class _Found:
    """The triples that count, by what they speak of."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def add(self, triple: tuple[Any, Any, Any]) -> None:
        """Take a triple from the parser, or leave it."""
        subject, predicate, value = triple
        if field := FIELDS.get(str(predicate)):
            self._rows.setdefault(str(subject), {}).setdefault(field, []).append(_plain(value))

    def rows(self) -> dict[str, Row]:
        """Give the rows of all that has an address, with labels that are things of their own."""
        forms = {name: row["xl:form"] for name, row in self._rows.items() if "xl:form" in row}
        return {
            name: _with_labels(row, forms)
            for name, row in self._rows.items()
            if ":" in name and name not in forms  # a blank node's name holds none
        }


def _plain(value: Any) -> str | list[str]:  # noqa: ANN401
    """Give an address, or words with their language."""
    if hasattr(value, "language"):
        return [value.language or "", str(value)]
    return str(value)


def _with_labels(row: Row, forms: Mapping[str, Iterable[Any]]) -> Row:
    plain = {field: values for field, values in row.items() if not field.startswith("xl:")}
    for field, values in row.items():
        for name in values if field.startswith("xl:") else ():
            plain.setdefault(field.removeprefix("xl:"), []).extend(forms.get(str(name), ()))
    return plain
