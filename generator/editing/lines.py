"""What editors decided of the pages of phrases, lines that many documents say.

The page of a phrase keeps its name while its words are much the same, so that its address means
what it meant. A page deleted, or with `status: rejected`, refuses the phrase for good.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.corpus import Phrase, Referred
from generator.editing.page import parse
from generator.refer.words import forms
from generator.tree import Docs

FOLDER = "phrases"
"""Folder of docs/ that holds their pages."""
_SAME = 0.6
"""Share of its words in which a phrase is the one that it was."""


@dataclass(frozen=True, slots=True)
class Known:
    """The phrases that have, or had, a page."""

    words: Mapping[str, str] = field(default_factory=dict)
    """By id, as first said."""
    refused: frozenset[str] = frozenset()


def is_phrase(path: str) -> bool:
    """Whether a page is that of a phrase."""
    folder, _, name = path.partition("/")
    return folder == FOLDER and name != "index.md"


def known_phrases(docs: Docs) -> Known:
    """Read the pages of phrases."""
    words, refused = {}, set()
    for path in filter(is_phrase, sorted({**docs.bases, **docs.pages})):
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".md")
        page = parse(path, docs.pages.get(path, docs.bases.get(path, "")))
        words[name] = str(page.value("words") or "")
        if path not in docs.pages or page.value("status") == "rejected":
            refused.add(name)
    return Known(words, frozenset(refused))


def heed_phrases(referred: Referred, known: Known) -> Referred:
    """Give phrases the names that their pages have; what was refused goes, footnotes too.

    >>> from generator.corpus import Phrase, Referred
    >>> found = Referred((), (), (Phrase("the-old-quay", "the old quay of ours", ()),))
    >>> [p.id for p in heed_phrases(found, Known({"quay": "old quay of ours"})).phrases]
    ['quay']
    >>> heed_phrases(found, Known({"quay": "old quay of ours"}, frozenset({"quay"}))).phrases
    ()
    """
    if not known.words:
        return referred
    names = dict(_names(referred.phrases, known))
    kept = (replace(p, id=names[p.id]) for p in referred.phrases)
    references = (replace(r, phrase=names.get(r.phrase, "")) for r in referred.references)
    return replace(
        referred,
        phrases=tuple(p for p in kept if p.id not in known.refused),
        references=tuple(r for r in references if r.phrase not in known.refused),
    )


def _names(phrases: tuple[Phrase, ...], known: Known) -> Iterator[tuple[str, str]]:
    """Give each phrase's name with the one that its page has, or a new one."""
    left = dict(known.words)
    for phrase in phrases:
        alike = max(left, key=lambda name: (_alike(phrase.words, left[name]), name), default="")
        if alike and _alike(phrase.words, left[alike]) >= _SAME:
            del left[alike]
            yield phrase.id, alike
        else:
            yield phrase.id, f"{phrase.id}-2" if phrase.id in known.words else phrase.id


def _alike(one: str, two: str) -> float:
    first, second = set(forms(one)), set(forms(two))
    return len(first & second) / max(1, len(first), len(second))
