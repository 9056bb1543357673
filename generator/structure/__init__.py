"""Stage 2: title, metadata, paragraphs and turns, from the cleaned text alone."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.identity import block_ids, slug
from generator.mended import Mended
from generator.model import Block, Document, Kind, Role, Seed, Turn
from generator.structure.belief import as_a_record_prints
from generator.structure.dashes import read_dashes
from generator.structure.days import named_day
from generator.structure.head import Head, kind_of, read_head
from generator.structure.headings import is_heading, without_lists
from generator.structure.interviews import UNPRINTED, read_interview
from generator.structure.meetings import opened
from generator.structure.rows import Row, join_over_notes, labelled, read_rows
from generator.structure.rules import pattern

_BY_NAME = "From the name of the file."
_RULE = re.compile(r"_{5,}")
_FOOTNOTE = re.compile(r"\d{1,2} [^\Wa-z]")
"""Under a rule across the page: nobody's words, though they stand inside somebody's."""


def structure(seed: Seed, mended: Mended) -> tuple[Document, Mended]:
    r"""Find what each paragraph is; speakers stay open. The text comes back if joins changed it.

    >>> seed = Seed("seeds/a.txt", "On Trade\nMS. RUIZ: No.\n(Laughter.)", "")
    >>> document, _ = structure(seed, Mended.of(seed.text))
    >>> [(block.role.value, block.text) for block in document.blocks]
    [('title', 'On Trade'), ('speech', 'No.'), ('note', '(Laughter.)')]
    """
    told = _told(mended)
    rows, mended = read_interview(*join_over_notes(read_rows(mended.text, told), mended))
    rows = read_dashes(rows)
    first = labelled(rows)
    head = read_head([row.text for row in rows[:first]])
    blocks, turns = _assemble(rows, _roles(rows, head, first), mended)
    name = PurePosixPath(seed.path).stem
    spoken = (row.words for row in rows[first:] if row.label)
    title = seed.sidecar.title or head.title or opened(spoken) or name
    printed = seed.sidecar.date or head.date
    day = printed or named_day(name)
    keys = [row.label.key for row in rows if row.label]
    asked = set(keys) == {UNPRINTED.key}
    document = Document(
        id=_id(day, title),
        kind=Kind.INTERVIEW
        if asked and not seed.sidecar.kind
        else kind_of(title, seed.sidecar, turns=len(turns), voices=len(set(keys))),
        title=title,
        source=seed,
        date=day,
        date_basis=seed.sidecar.date_basis if printed or not day else _BY_NAME,
        language=seed.sidecar.language or "en",
        place=seed.sidecar.place or head.place,
        office=head.office,
        blocks=blocks,
        turns=turns,
        edits=mended.edits,
    )
    return document, mended


def _told(mended: Mended) -> list[int]:
    """Give where ends what cleaning made of a time, a mark or links that show who speaks.

    A time at the head of a line shows nothing: most captions begin so.
    """
    edits = zip(mended.edits, mended.starts, strict=True)
    return [
        at + len(edit.now)
        for edit, at in edits
        if "caption-voice" in edit.rule
        or ("portrait" in edit.rule and mended.text[at - 1 : at].strip())
        or ("caption-times" in edit.rule and mended.text[at - 1 : at] == ":")
    ]


def _id(day: dt.date | None, title: str) -> str:
    """Give the day and the title; a title that begins with the day says it once."""
    name, dated = slug(title), day.isoformat() if day else ""
    return name if name.startswith(dated) else f"{dated}-{name}"


def _roles(rows: Sequence[Row], head: Head, first: int) -> list[Role]:
    """Say what each row is, in order; a label followed by nothing is speech."""
    roles = list(head.roles)
    speaking, below = False, False
    record = any(row.label and as_a_record_prints(row.label) for row in rows)
    for i, row in enumerate(rows[len(roles) :], len(roles)):
        if row.label:
            speaking = speaking or not row.label.collective
            roles.append(Role.NOTE if row.label.collective else Role.SPEECH)
        elif pattern("note").fullmatch(row.text):
            roles.append(Role.NOTE)
            below = _RULE.fullmatch(row.text) is not None
            continue
        elif (below and _FOOTNOTE.match(row.text)) or (
            record and speaking and pattern("record").match(row.text)
        ):
            roles.append(Role.NOTE)
            continue
        elif speaking and pattern("closing").match(row.text):
            speaking = False
            roles.append(Role.NOTE)
        elif is_heading(row.text):
            roles.append(Role.HEADING)
        else:
            roles.append(Role.SPEECH if speaking and i > first else Role.NARRATION)
        below = False
    return without_lists(roles, [row.text for row in rows])


def _assemble(
    rows: Sequence[Row], roles: list[Role], mended: Mended
) -> tuple[tuple[Block, ...], tuple[Turn, ...]]:
    """Make blocks of rows and turns of the blocks that one speaker says."""
    lone = _labels_alone(rows, roles)
    kept = [i for i in range(len(rows)) if i not in lone]
    texts = [rows[i].text if roles[i] is not Role.SPEECH else rows[i].words for i in kept]
    openers = {following: rows[i] for i, following in lone.items()}
    blocks: list[Block] = []
    turns: list[tuple[Block, Row, list[str]]] = []
    for i, name, text in zip(kept, block_ids(texts), texts, strict=True):
        row, role = rows[i], roles[i]
        end = row.start + len(row.text)
        block = Block(name, role, text, mended.to_source(end - len(text), end))
        blocks.append(block)
        opener = openers.get(i) or (row if row.label and role is Role.SPEECH else None)
        if opener:
            turns.append((block, opener, [name]))
        elif turns and role in (Role.SPEECH, Role.NOTE):
            turns[-1][2].append(name)
    return tuple(blocks), tuple(_turn(block, row, ids, mended) for block, row, ids in turns)


def _labels_alone(rows: Sequence[Row], roles: list[Role]) -> dict[int, int]:
    """Rows of a label and nothing else, each with the row its speech begins in.

    Where nothing follows that could be its words, the row becomes narration as it stands.
    """
    found = {}
    for i, row in enumerate(rows):
        if not row.label or row.words or roles[i] is not Role.SPEECH:
            continue
        after = rows[i + 1] if i + 1 < len(rows) else row
        captions = after.text.isupper() and after.text.endswith(":")
        if roles[i + 1 : i + 2] == [Role.SPEECH] and not after.label and not captions:
            found[i] = i + 1
        else:
            roles[i] = Role.NARRATION
    return found


def _turn(block: Block, row: Row, ids: list[str], mended: Mended) -> Turn:
    label = row.label
    assert label  # noqa: S101 - only labelled rows open turns
    source = mended.to_source(row.start, row.start + label.end) if label.printed else None
    return Turn("t" + block.id[1:], label.printed, source, None, "", tuple(ids))
