"""A thesaurus brought along: the files of thesaurus/ as concepts, checked, ready to be looked for.

Files may each hold a part (labels here, ties there, as EuroVoc comes): what they state of one
address is brought together. What was parsed is kept by the file's hash, for parsing is slow.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.corpus import Concept, RecordKind
from generator.errors import ThesaurusError
from generator.incremental.cache import Cache, key
from generator.records.identifiers import CATALOGUES, identified
from generator.records.skos import NO_CONCEPTS, Row, library, read_file

FOLDER = "thesaurus"
_LEGENDS = frozenset(("", ".md", ".txt"))
"""Endings of files that may stand beside a thesaurus: whose it is, under which licence."""
KINDS = {
    f"{base}{name}": kind
    for base in ("https://schema.org/", "http://schema.org/", "http://xmlns.com/foaf/0.1/")
    for name, kind in {
        "Person": RecordKind.PERSON,
        "Organization": RecordKind.ORGANISATION,
        "Place": RecordKind.PLACE,
        "Event": RecordKind.EVENT,
        "Legislation": RecordKind.AGREEMENT,
    }.items()
}
"""What a thing's type says that it is, for a concept that is more than a subject."""


def read_thesaurus(
    root: Path, cache: Cache
) -> tuple[tuple[Concept, ...], tuple[ThesaurusError, ...]]:
    """Give the concepts of all files under thesaurus/, sorted by address, and what is wrong there.

    A file that cannot be read is left out, and so is a tie by which something would be broader
    than itself.
    """
    files = {path.relative_to(root): path.read_bytes() for path in _files(root)}
    if not files:
        return (), ()
    name = key("thesaurus", *(part for path, raw in files.items() for part in (str(path), raw)))
    made = cache.get("thesaurus", name)
    if made is None:
        try:
            rdflib = library(next(iter(files)))
        except ThesaurusError as error:
            return (), (error,)
        made = json.dumps(_read(files, rdflib)).encode()
        cache.put("thesaurus", name, made)
    concepts, errors = json.loads(made)
    kinds = {kind.value: kind for kind in RecordKind}
    return (
        tuple(Concept(*(*rest, kinds.get(kind))) for *rest, kind in concepts),
        tuple(ThesaurusError(*error) for error in errors),
    )


def _files(root: Path) -> Iterator[Path]:
    for path in sorted((root / FOLDER).rglob("*")):
        note = path.suffix.lower() in _LEGENDS or path.name.startswith(".")
        if path.is_file() and not note:
            yield path


def _read(files: Mapping[Path, bytes], rdflib: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401
    """Give the fields of each concept and of each error, as JSON has them."""
    rows: dict[str, Row] = {}
    homes: dict[str, Path] = {}
    errors: list[ThesaurusError] = []
    for path, raw in files.items():
        try:
            for name, row in read_file(raw, path, rdflib).items():
                homes.setdefault(name, path)
                _add(rows.setdefault(name, {}), row)
        except ThesaurusError as error:
            errors.append(error)
    up = _broader(rows)
    for below, above in tuple(_circles(up)):
        up[below] = [name for name in up[below] if name != above]
        home = homes[below]
        errors.append(_circle_error((below, above), rows, home, files[home]))
    beside = _related(rows)
    concepts = (_concept(name, row, up, beside) for name, row in sorted(rows.items()))
    return (
        [concept for concept in concepts if concept],
        [(error.what, error.remedy, error.path, error.line) for error in errors],
    )


def _add(row: Row, other: Row) -> None:
    for field, values in other.items():
        row.setdefault(field, []).extend(values)


def _broader(rows: Mapping[str, Row]) -> dict[str, list[str]]:
    """Give what is above each concept, stated from either end."""
    up = {name: set(row.get("broader", ())) for name, row in rows.items()}
    for name, row in rows.items():
        for below in row.get("narrower", ()):
            up.setdefault(below, set()).add(name)
    return {name: sorted(other for other in above if other in rows) for name, above in up.items()}


def _related(rows: Mapping[str, Row]) -> dict[str, set[str]]:
    """Give what stands beside each concept: the tie goes both ways, whoever states it."""
    beside: dict[str, set[str]] = {}
    for name, row in rows.items():
        for other in row.get("related", ()):
            if other in rows and other != name:
                beside.setdefault(name, set()).add(other)
                beside.setdefault(other, set()).add(name)
    return beside


def _circles(up: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give each tie, from below to above, by which a way up comes back; without them none does.

    >>> list(_circles({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}))
    [('c', 'a')]
    """
    done: set[str] = set()
    for start in sorted(up):
        way, ahead = {start: None}, [iter(() if start in done else up[start])]
        while ahead:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                done.add(way.popitem()[0])
            elif following in way:
                yield next(reversed(way)), following
            elif following not in done:
                way[following] = None
                ahead.append(iter(up[following]))


def _circle_error(
    tie: tuple[str, str], rows: Mapping[str, Row], path: Path, raw: bytes
) -> ThesaurusError:
    """Say which tie is not followed, with the line that first speaks of what is below."""
    below, above = (_called(name, rows) for name in tie)
    what = f"‘{below}’ stands below ‘{above}’, and by other ties above it"
    if below == above:
        what = f"‘{below}’ stands below itself"
    remedy = "Take one of the ties (skos:broader, skos:narrower) out; this one is not followed."
    return ThesaurusError(what, remedy, path, _line(tie[0], raw))


def _called(name: str, rows: Mapping[str, Row]) -> str:
    return next((words for _, words in sorted(rows[name].get("prefLabel", ()))), name)


def _line(name: str, raw: bytes) -> int | None:
    """Give the line of a file that begins to speak of a thing, or else names it first."""
    local = re.escape(re.split("[/#]", name)[-1])
    text = raw.decode("utf-8", "replace")
    begins = rf"^\s*(?:<[^>\s]*|[\w.-]*:){local}[>\s]|rdf:(?:about|ID)=[\"'][^\"'>]*{local}[\"']"
    found = re.search(begins, text, re.MULTILINE) or re.search(rf"{local}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _concept(
    name: str, row: Row, up: Mapping[str, Sequence[str]], beside: Mapping[str, Iterable[str]]
) -> tuple[object, ...] | None:
    """Give the fields of a concept; None for what is no heading: a scheme, one given up."""
    labels = _words(row, "prefLabel")
    if NO_CONCEPTS.intersection(row.get("types", ())) or _is_true(row.get("deprecated", ())):
        return None
    return (
        (
            name,
            labels,
            _words(row, "altLabel"),
            _words(row, "hiddenLabel"),
            (*_words(row, "definition"), *_words(row, "scopeNote")),
            up.get(name, ()),
            sorted(beside.get(name, ())),
            _identifiers(name, row),
            next(
                (KINDS[kind].value for kind in sorted(row.get("types", ())) if kind in KINDS), None
            ),
        )
        if labels
        else None
    )


def _is_true(values: Iterable[Any]) -> bool:
    return any(isinstance(value, list) and value[1] in ("true", "1") for value in values)


def _words(row: Row, field: str) -> tuple[tuple[str, str], ...]:
    """Give the words of a field with their languages, sorted, each once, none empty."""
    stated = (value for value in row.get(field, ()) if isinstance(value, list))
    found = {(language.lower(), " ".join(words.split())) for language, words in stated}
    return tuple(sorted(pair for pair in found if pair[1]))


def _identifiers(name: str, row: Row) -> tuple[tuple[str, str], ...]:
    """Give what catalogues call it: by an exact match, or else by the one close match."""
    found: dict[str, str] = {}
    for addresses in ((name, *row.get("exactMatch", ())), row.get("closeMatch", ())):
        here = {pair for address in addresses if (pair := identified(str(address)))}
        for scheme in CATALOGUES.keys() - found.keys():
            theirs = [given for key, given in here if key == scheme]
            if len(theirs) == 1:
                found[scheme] = theirs[0]
    return tuple((scheme, found[scheme]) for scheme in CATALOGUES if scheme in found)
