"""What cleaning saw and must not mend: findings for an editor, as data."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

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
OddWords = tuple[str, re.Pattern[str]]
"""What is odd, and the pattern that finds it."""


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
    spoken = [block for block in document.blocks if block.role in _SPOKEN]
    odd = [*_found_somewhere(spoken)]
    lost = any(LOST in block.text for block in document.blocks)
    for block in document.blocks if odd or lost else ():
        yield from _lost_letters(block)
        if block.role in _SPOKEN:
            yield from odd_words(block, odd)


def _found_somewhere(blocks: Iterable[Block]) -> Iterator[OddWords]:
    """Give the rules that some block breaks: in most documents none is.

    All are asked of the whole text at once, a line end between two blocks, which no rule knows.
    """
    text = "\n".join([block.text for block in blocks])
    any_of_all = _any_rule().search(text)
    return (rule for rule in _rules() if any_of_all and rule[1].search(text))


def odd_words(block: Block, asked: Iterable[OddWords] | None = None) -> Iterator[Finding]:
    """Report words that look like a slip, by any rule or by those asked; they stay as they are.

    >>> block = Block("p1", Role.SPEECH, "We held talks with by all our allies.", (0, 37))
    >>> [finding.detail for finding in odd_words(block)]
    ['“We held talks with by all our allies.”: two prepositions stand together. If they were \
taken down wrongly, correct the paragraph on its page; what you write there stays']
    """
    for seen, pattern in _rules() if asked is None else asked:
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
def _rules() -> tuple[OddWords, ...]:
    return tuple(
        (rule["seen"], re.compile("|".join(rule["match"]), re.VERBOSE))
        for rule in rules("odd-words").values()
    )


@cache
def _any_rule() -> re.Pattern[str]:
    forms = [f"(?:{form})" for rule in rules("odd-words").values() for form in rule["match"]]
    return re.compile("|".join(forms), re.VERBOSE)
