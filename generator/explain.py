"""Say what was done to one document and why: every edit in order, every decision with its basis."""

import json
from collections.abc import Iterator
from pathlib import PurePath

from generator.build import Understood
from generator.clean import CUTS
from generator.corpus import Corpus
from generator.errors import GeneratorError
from generator.model import Document, Edit

_AROUND = 24
"""Code points of the seed shown on each side of an edit."""


def explain(understood: Understood, wanted: str) -> str:
    """Explain the document of that id, seed or page, in plain text."""
    for document in understood.corpus.documents:
        names = {document.id, document.source.path, understood.homes.paths[document.source.path]}
        if wanted in names or PurePath(wanted).name in {PurePath(n).name for n in names}:
            return "\n".join(_lines(document, understood.corpus))
    known = ", ".join(document.id for document in understood.corpus.documents)
    raise GeneratorError(f"‘{wanted}’ is no document here", f"There are: {known or 'none'}.")


def _lines(document: Document, corpus: Corpus) -> Iterator[str]:
    yield f"{document.title}"
    size = f"{len(document.source.text):,} characters"
    yield f"  from {document.source.path}, {size}, {document.kind}"
    yield f"  date: {document.date or 'not known'}. {document.date_basis or ''}".rstrip()
    yield f"\nEdits, in order: {len(document.edits)}"
    for edit in document.edits:
        yield from _edit(document, edit)
    cut = [e for e in document.edits if CUTS.intersection(e.rule.split(" + "))]
    if cut[1:]:
        both = ", ".join(map(_first_words, cut[:2]))
        yield f"  Several come back by one list in {_sidecar(document)}: keep: [{both}]"
    yield f"\nSpeakers: {len(document.speakers)}"
    for speaker in document.speakers:
        role = f", {speaker.role}" if speaker.role else ""
        yield f"  {speaker.name}{role} [{speaker.id}]. {speaker.basis}".rstrip()
    names = {speaker.id: speaker.name for speaker in document.speakers}
    yield f"\nTurns: {len(document.turns)}"
    for turn in document.turns:
        yield f"  {turn.label or '(no label)'} → {names.get(turn.speaker or '', 'not named')}"
        yield f"      {turn.basis or 'no basis stated'}"
    yield f"\nQuotations: {len(document.quotes)}"
    for quote in document.quotes:
        yield f"  {quote.text} → {names.get(quote.speaker or '', 'not named')}"
        yield f"      {quote.basis}"
    references = [r for r in corpus.references if r.here.document == document.id]
    yield f"\nReferences: {len(references)}"
    for reference in references:
        there = reference.there
        yield f"  {reference.here.block} → {there.document}#{there.block} ({reference.kind})"
        yield f"      {reference.evidence} [{reference.score:.2f}]"
    yield f"\nFindings: {len(document.findings)}"
    for finding in document.findings:
        aside = " (set aside)" if finding.settled else ""
        yield f"  {finding.code} {finding.block or ''} {finding.detail}{aside}"


def _edit(document: Document, edit: Edit) -> Iterator[str]:
    """Say what an edit changed and, where it cut words, the line that brings them back."""
    start, end = edit.source
    text = document.source.text
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    yield f"  {start}–{end} {edit.rule}"
    yield f"      was {before + '[' + edit.was + ']' + after!r}"
    yield f"      now {before + '[' + edit.now + ']' + after!r}"
    if CUTS.intersection(edit.rule.split(" + ")):
        yield f"      back by {_sidecar(document)}: keep: [{_first_words(edit)}]"


def _sidecar(document: Document) -> str:
    return str(PurePath(document.source.path).with_suffix(".yml"))


def _first_words(edit: Edit) -> str:
    """Give the beginning of what was cut, as an entry of `keep`."""
    return json.dumps(" ".join(edit.was.split()[:4]), ensure_ascii=False)
