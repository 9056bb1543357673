"""Where each document's page stands, also after its page or its seed was renamed or removed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.editing.page import Page, Part, parse
from generator.model import Document
from generator.pages.markdown import Md, escape, link
from generator.pages.places import relative
from generator.tree import Docs

_SAME = 0.5
"""Share of paragraphs in common above which a new seed is an old one under another name."""


@dataclass(frozen=True, slots=True)
class Homes:
    """The page of each document, by the path of its seed."""

    paths: Mapping[str, str]
    """Where it stands, or will: an editor may have renamed it."""
    bases: Mapping[str, str]
    """Where it stood when last generated; documents that are new have none."""
    retired: tuple[str, ...]
    """Pages whose seed is gone."""

    def settled(self, document: Document) -> Document:
        """Give the document the id that its page has, which a later date or title leaves alone."""
        path = PurePosixPath(self.paths[document.source.path])
        return replace(document, id="-".join(path.with_suffix("").parts[1:]))

    def by_id(self, documents: Iterable[Document]) -> dict[str, str]:
        """Give the page of each document by its id."""
        return {document.id: self.paths[document.source.path] for document in documents}

    def moved(self) -> dict[str, str]:
        """Give each address that a page has left, with where it stands now."""
        return {
            base: self.paths[name] for name, base in self.bases.items() if base != self.paths[name]
        }


def find_homes(documents: Sequence[Document], docs: Docs) -> Homes:
    """Find pages by the source they name; a renamed seed by its paragraphs."""
    pages, bases = _by_source(docs.pages), _by_source(docs.bases)
    sources = {document.source.path for document in documents}
    lost = {source: path for source, path in bases.items() if source not in sources}
    paths, old = {}, {}
    for document in documents:
        source = document.source.path
        if source not in bases and lost:
            source = _former_source(document, lost, docs) or source
            lost.pop(source, None)
        paths[document.source.path] = pages.get(source, f"documents/{document.id}.md")
        if source in bases:
            old[document.source.path] = bases[source]
    retired = sorted(pages[source] for source in lost if source in pages)
    return Homes(paths, old, tuple(retired))


def _by_source(texts: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, text in texts.items():
        if path.startswith("documents/") and (source := parse(path, text).value("source")):
            found.setdefault(str(source), path)
    return found


def _former_source(document: Document, lost: Mapping[str, str], docs: Docs) -> str | None:
    """Find the one page without a seed that has this document's paragraphs."""
    ids = {block.id for block in document.blocks}
    alike = []
    for source, path in lost.items():
        before = {part.key for part in parse(path, docs.bases[path]).parts}
        if ids and len(ids & before) >= _SAME * len(ids):
            alike.append(source)
    return alike[0] if len(alike) == 1 else None


def retired_page(path: str, docs: Docs) -> Page:
    """Give a page whose seed is gone, as last generated, with a notice under its title."""
    base = parse(path, docs.bases.get(path, docs.pages[path]))
    source = escape(str(base.value("source")))
    notice = Part(
        "retired",
        f'> <a id="retired"></a>**Retired.** The source of this page, {source}, is no longer '
        "among the seeds. The page is kept as it last stood.",
    )
    parts = [part for part in base.parts if part.key != notice.key]
    return replace(base, parts=(*parts[:1], notice, *parts[1:]))


def moved_page(path: str, target: str) -> Page:
    """Give the page that stands where another one stood, and leads on to it."""
    words = link("where it stands now", relative(target, path))
    body = Md(f'# Moved\n\n<a id="moved"></a>This page has another address: see {words}.\n')
    return parse(path, f"---\nmoved: {relative(target, path)}\n---\n\n{body}")
