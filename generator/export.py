"""The publication as JSON: the contract with everything outside."""

import json
from pathlib import Path
from typing import Any

from generator.model import (
    Block,
    Corpus,
    Document,
    Entry,
    Passage,
    Quote,
    RecordKind,
    Reference,
    Turn,
)


def export_document(document: Document, corpus: Corpus) -> dict[str, Any]:
    """Give one document as the export's contract has it."""
    people = {r.id: dict(r.identifiers) for r in corpus.records if r.kind is RecordKind.PERSON}
    return {
        "id": document.id,
        "kind": document.kind.value,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "date_basis": document.date_basis,
        "language": document.language,
        "source": {
            "path": document.source.path,
            "sha256": document.source.sha256,
            "characters": len(document.source.text),
        },
        "speakers": [
            {"id": s.id, "name": s.name, "role": s.role, "also": list(s.also), "basis": s.basis}
            | people.get(s.id, {})
            for s in document.speakers
        ],
        "paragraphs": [_block(block) for block in document.blocks],
        "turns": [_turn(turn) for turn in document.turns],
        "quotes": [_quote(quote) for quote in document.quotes],
        "edits": [
            {"source": list(e.source), "was": e.was, "now": e.now, "rule": e.rule}
            for e in document.edits
        ],
        "references": [_reference(r) for r in corpus.references if r.here.document == document.id],
        "near": [
            _reference(n.reference) | {"why": n.why}
            for n in corpus.near
            if n.reference.here.document == document.id
        ],
        "topics": _topics(document, corpus),
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
    }


def _topics(document: Document, corpus: Corpus) -> list[dict[str, Any]]:
    named: dict[str, dict[str, None]] = {}
    for n in corpus.namings:
        if n.passage.document == document.id:
            named.setdefault(n.record, {})[n.passage.block] = None
    keys = ((f"{r.kind.value}/{r.id}", r) for r in corpus.records)
    return [
        {"id": key, "name": r.name, "paragraphs": list(named[key])} | dict(r.identifiers)
        for key, r in keys
        if key in named
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


def write_export(corpus: Corpus, out: Path) -> None:
    """Write `out/<id>.json` a document and `out/index.json`."""
    out.mkdir(parents=True, exist_ok=True)
    for document in corpus.documents:
        _write(out / f"{document.id}.json", export_document(document, corpus))
    _write(out / "index.json", [_entry(entry) for entry in corpus.entries])


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
