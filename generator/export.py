"""The publication as JSON: the contract with everything outside."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.corpus import (
    Corpus,
    Entry,
    Naming,
    NearLink,
    Passage,
    Phrase,
    Record,
    RecordKind,
    Reference,
)
from generator.incremental.sharing import ALONE, Task, Work, size_of
from generator.model import Block, Document, Quote, Turn

_PORTION = 200
"""Documents that a process writes at once."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole corpus says of its documents, so that each is written without a search."""

    people: Mapping[str, dict[str, Any]]
    """Identifiers of each person, by id."""
    records: Mapping[str, tuple[int, Record]]
    """Each record with its place in the corpus, by its id with the folder."""
    references: Mapping[str, Sequence[Reference]]
    """By the document that makes them."""
    near: Mapping[str, Sequence[NearLink]]
    """Likewise."""
    namings: Mapping[str, Sequence[Naming]]
    """By document."""
    said: Mapping[str, Sequence[tuple[Phrase, Passage]]]
    """Lines that many documents say, by document, with where."""


def _known(corpus: Corpus) -> _Known:
    references: dict[str, list[Reference]] = {}
    for reference in corpus.references:
        references.setdefault(reference.here.document, []).append(reference)
    near: dict[str, list[NearLink]] = {}
    for link in corpus.near:
        near.setdefault(link.reference.here.document, []).append(link)
    namings: dict[str, list[Naming]] = {}
    for naming in corpus.namings:
        namings.setdefault(naming.passage.document, []).append(naming)
    said: dict[str, list[tuple[Phrase, Passage]]] = {}
    for phrase in corpus.phrases:
        for passage in phrase.sayings:
            said.setdefault(passage.document, []).append((phrase, passage))
    return _Known(
        {r.id: dict(r.identifiers) for r in corpus.records if r.kind is RecordKind.PERSON},
        {f"{r.kind.value}/{r.id}": (number, r) for number, r in enumerate(corpus.records)},
        references,
        near,
        namings,
        said,
    )


def _document(document: Document, known: _Known) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind.value,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "date_basis": document.date_basis,
        "language": document.language,
        "copy_of": document.copy_of,
        "source": {
            "path": document.source.path,
            "sha256": document.source.sha256,
            "characters": len(document.source.text),
        },
        "speakers": [
            {"id": s.id, "name": s.name, "role": s.role, "also": list(s.also), "basis": s.basis}
            | known.people.get(s.id, {})
            for s in document.speakers
        ],
        "paragraphs": [_block(block) for block in document.blocks],
        "turns": [_turn(turn) for turn in document.turns],
        "quotes": [_quote(quote) for quote in document.quotes],
        "edits": [
            {"source": list(e.source), "was": e.was, "now": e.now, "rule": e.rule}
            for e in document.edits
        ],
        "references": [_reference(r) for r in known.references.get(document.id, ())],
        "phrases": [
            {"id": phrase.id, "words": phrase.words} | _passage(passage)
            for phrase, passage in known.said.get(document.id, ())
        ],
        "near": [_reference(n.reference) | {"why": n.why} for n in known.near.get(document.id, ())],
        "topics": _topics(known.namings.get(document.id, ()), known),
        "findings": [
            {"code": f.code.value, "paragraph": f.block, "detail": f.detail, "settled": f.settled}
            for f in document.findings
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "role": block.role.value,
        "text": block.text,
        "source": list(block.source),
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "id": turn.id,
        "label": turn.label,
        "label_source": list(turn.label_source) if turn.label_source else None,
        "speaker": turn.speaker,
        "basis": turn.basis,
        "inferred": turn.inferred,
        "paragraphs": list(turn.blocks),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    mention = quote.mention
    return {
        "paragraph": quote.block,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "source": list(quote.source),
        "speaker": quote.speaker,
        "mention": {"text": mention.text, "source": list(mention.source)} if mention else None,
        "basis": quote.basis,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"paragraph": passage.block, "start": passage.start, "end": passage.end}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "from": _passage(reference.here),
        "to": {"document": reference.there.document, **_passage(reference.there)},
        "kind": reference.kind.value,
        "evidence": reference.evidence,
        "score": reference.score,
        "phrase": reference.phrase or None,
    }


def _topics(namings: Iterable[Naming], known: _Known) -> list[dict[str, Any]]:
    named: dict[str, dict[str, None]] = {}
    for n in namings:
        named.setdefault(n.record, {})[n.passage.block] = None
    found = sorted((known.records[key][0], key) for key in named if key in known.records)
    records = ((key, known.records[key][1]) for _, key in found)
    return [
        {"id": key, "name": r.name, "paragraphs": list(named[key])} | dict(r.identifiers)
        for key, r in records
    ]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "path": list(entry.path),
        "record": entry.record,
        "locators": [
            {
                "document": locator.passage.document,
                "paragraph": locator.passage.block,
                "principal": locator.principal,
            }
            for locator in entry.locators
        ],
        "see": list(entry.see),
        "see_also": list(entry.see_also),
    }


def write_export(corpus: Corpus, out: Path, work: Work = ALONE) -> None:
    """Write `out/<id>.json` a document and `out/index.json`."""
    out.mkdir(parents=True, exist_ok=True)
    known = _known(corpus)

    def index() -> Iterator[str]:
        yield _write(out / "index.json", _list(map(_entry, corpus.entries)))

    def some(documents: Iterable[Document]) -> Iterator[str]:
        for one in documents:
            yield _write(out / f"{one.id}.json", _object(_document(one, known)))

    every = corpus.documents
    portions = (every[at : at + _PORTION] for at in range(0, len(every), _PORTION))
    tasks: list[Task[str]] = [index, *(partial(some, portion) for portion in portions)]
    for _ in work.together(tasks, size_of(every)):
        pass


def _write(path: Path, text: str) -> str:
    """Write a file, unless it says this already: to read is quicker, and its date stays."""
    raw = f"{text}\n".encode()
    with suppress(OSError):
        if path.read_bytes() == raw:
            return path.name
    path.write_bytes(raw)
    return path.name


def _object(values: Mapping[str, Any]) -> str:
    r"""Write an object with a key a line, and each thing of a list on its own.

    A change is seen by its line, and the standard library's quick writer, which parts no lines,
    can write each thing: that is ten times less work for a hundred thousand documents.

    >>> _object({"id": "a", "turns": [], "edits": [1, 2]})
    '{\n "id": "a",\n "turns": [],\n "edits": [\n  1,\n  2\n ]\n}'
    """
    written = (
        f" {_json(key)}: {_list(value, 1) if isinstance(value, list) else _json(value)}"
        for key, value in values.items()
    )
    return "{\n" + ",\n".join(written) + "\n}"


def _list(values: Iterable[Any], margin: int = 0) -> str:
    blank = " " * margin
    written = ",\n".join(f"{blank} {_json(value)}" for value in values)
    return f"[\n{written}\n{blank}]" if written else "[]"


_json = json.JSONEncoder(ensure_ascii=False).encode
