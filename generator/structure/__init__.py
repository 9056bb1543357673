"""Stage 2: title, metadata, paragraphs and turns, from the cleaned text alone."""

import re
from dataclasses import replace

from generator.identity import block_ids, slug
from generator.mended import Mended
from generator.model import Block, Document, Kind, Role, Seed, Turn

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LABEL = re.compile(r"([A-Z][A-Z.' ]+:)\s*")


def structure(seed: Seed, mended: Mended) -> tuple[Document, Mended]:
    """Find what each paragraph is; speakers stay open. The text comes back if joins changed it."""
    rows = []
    for line in _LINE.finditer(mended.text):
        label = _LABEL.match(line[0])
        start = line.start() + (label.end() if label else 0)
        rows.append((label, line.start(), start, line.end()))
    texts = [mended.text[s:e] for _, _, s, e in rows]
    blocks, turns = [], []
    spoken = any(label for label, *_ in rows)
    for i, ((label, at, s, e), name, text) in enumerate(
        zip(rows, block_ids(texts), texts, strict=True)
    ):
        role = Role.TITLE if i == 0 else Role.SPEECH if turns or label else Role.NARRATION
        blocks.append(Block(name, role, text, mended.to_source(s, e)))
        if label:
            printed = mended.to_source(at, at + len(label[1]))
            turns.append(Turn("t" + name[1:], label[1], printed, None, "", (name,)))
        elif turns:
            turns[-1] = replace(turns[-1], blocks=(*turns[-1].blocks, name))
    title = seed.sidecar.title or (texts[0] if texts else seed.path)
    day = seed.sidecar.date
    document = Document(
        id="-".join(filter(None, [day.isoformat() if day else "", slug(title)])),
        kind=Kind.TRANSCRIPT if spoken else Kind.ARTICLE,
        title=title,
        source=seed,
        date=day,
        date_basis=seed.sidecar.date_basis,
        blocks=tuple(blocks),
        turns=tuple(turns),
        edits=mended.edits,
    )
    return document, mended
