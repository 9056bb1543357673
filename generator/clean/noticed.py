"""What cleaning saw and must not mend: findings for an editor, as data."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from generator.findings import Code, Finding
from generator.mended import Mended
from generator.model import Block, Document, Role, Seed
from generator.rulebook import rules

AROUND = 24
"""So many code points on either side of odd words are shown with them, cut at a blank."""
MANY = 10_000
"""Paragraphs of a page that any machine shows at once; the longest hearings have a third of it."""
LONG = 3_000_000
"""Code points of such a page."""
LOST = "\ufffd"
"""What a program writes where it could not read a letter."""

_OF_WORDS = (Code.ODD_WORDS, Code.LETTERS_LOST)
_SPOKEN = (Role.SPEECH, Role.NARRATION)


def notice(document: Document, uncut: Mended | None = None) -> tuple[Finding, ...]:
    """Say what in a document is worth an editor's look, in the order of the text.

    `uncut` is the seed as cleaned without the editor's `keep`, if the sidecar has one.
    """
    found = [*_about_seed(document.source), *_kept_for_nothing(document.source, uncut)]
    return (*found, *_about_length(document), *_about_words(document))


def notice_again(document: Document) -> Document:
    """Give a document that an editor mended, with what is to be noticed in its words now."""
    found = document.findings
    first = next((n for n, finding in enumerate(found) if finding.code in _OF_WORDS), len(found))
    behind = (finding for finding in found[first:] if finding.code not in _OF_WORDS)
    return replace(document, findings=(*found[:first], *_about_words(document), *behind))


def _about_words(document: Document) -> Iterator[Finding]:
    odd = _with_odd_words(document.blocks)
    for i, block in enumerate(document.blocks):
        yield from _lost_letters(block)
        if i in odd and block.role in _SPOKEN:
            yield from odd_words(block)


def _with_odd_words(blocks: Sequence[Block]) -> set[int]:
    """Give the indexes of the blocks that break a rule: in most documents none does.

    The rules are asked of the whole text at once, a line end between two blocks, which none knows.
    """
    texts = [block.text for block in blocks]
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    found = _any_rule().finditer("\n".join(texts))
    return {bisect_right(begins, match.start()) - 1 for match in found}


def odd_words(block: Block) -> Iterator[Finding]:
    """Report words that look like a slip; they stay as they are.

    >>> block = Block("p1", Role.SPEECH, "We held talks with by all our allies.", (0, 37))
    >>> [finding.detail for finding in odd_words(block)]
    ['“We held talks with by all our allies.”: two prepositions stand together. If they were \
taken down wrongly, correct the paragraph on its page; what you write there stays']
    """
    for seen, pattern in _rules():
        for match in pattern.finditer(block.text):
            start = match.start()
            while block.text[start - 1 : start].isalnum():
                start -= 1
            yield Finding(
                Code.ODD_WORDS,
                block.id,
                f"“{_in_context(block.text, start, match.end())}”: {seen}. If they were taken down "
                "wrongly, correct the paragraph on its page; what you write there stays",
            )


def _in_context(text: str, start: int, end: int) -> str:
    """Show words with some of those around them, dots where more follow."""
    before = text[max(0, start - AROUND) : start]
    behind = text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        behind = behind.rpartition(" ")[0] + " …"
    return before + text[start:end] + behind


def _lost_letters(block: Block) -> Iterator[Finding]:
    if lost := block.text.count(LOST):
        at = block.text.index(LOST)
        words = _in_context(block.text, at, at + 1)
        detail = f"“{words}”: letters lost before the text came here: {lost}; compare its origin"
        yield Finding(Code.LETTERS_LOST, block.id, detail)


def _about_length(document: Document) -> Iterator[Finding]:
    blocks, seed = len(document.blocks), document.source
    if blocks > MANY or len(seed.text) > LONG:
        detail = (
            f"{seed.path} makes one page of {blocks:,} paragraphs, {len(seed.text):,} characters, "
            "which browsers take long to show. Part the file, at its days or its chapters"
        )
        yield Finding(Code.LONG_PAGE, None, detail)


def _about_seed(seed: Seed) -> Iterator[Finding]:
    if seed.encoding_basis:
        detail = (
            f"{seed.path} was read as {seed.encoding}: {seed.encoding_basis}. "
            "If letters are wrong, save the file as UTF-8"
        )
        yield Finding(Code.ENCODING_GUESSED, None, detail)
    for words in seed.remarks:
        yield Finding(Code.FILE_READ_IN_PART, None, f"{seed.path}: {words}")


def _kept_for_nothing(seed: Seed, uncut: Mended | None) -> Iterator[Finding]:
    cuts = [" ".join(e.was.split()) for e in uncut.edits] if uncut else []
    for entry in seed.sidecar.keep:
        if not any(words.startswith(" ".join(entry.split())) for words in cuts):
            detail = f"‘keep’ names “{entry}”, and nothing that begins so is cut from {seed.path}"
            yield Finding(Code.KEPT_NOTHING, None, detail)


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give what each rule sees, and its pattern."""
    return tuple(
        (rule["seen"], re.compile("|".join(rule["match"]), re.VERBOSE))
        for rule in rules("odd-words").values()
    )


@cache
def _any_rule() -> re.Pattern[str]:
    forms = [form for rule in rules("odd-words").values() for form in rule["match"]]
    return re.compile("|".join(forms), re.VERBOSE)
