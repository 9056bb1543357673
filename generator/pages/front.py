"""The pages around the texts: home, how it is made, search, findings."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.corpus import Corpus, Passage, ReferenceKind
from generator.editing.merge import Conflict
from generator.editing.page import ANCHOR, Page
from generator.editing.set_aside import HEADING, PATH, finding_name
from generator.findings import ABOUT, Code, Finding
from generator.model import Document
from generator.pages.fill import draft
from generator.pages.indexes import document_row
from generator.pages.markdown import Md, anchor, escape, link
from generator.pages.places import Places
from generator.pages.records import Group
from generator.pages.wording import ABOUT_RELATIONS, RELATIONS, count, excerpt, listed, sentence

_SHOWN = 12


def home_page(corpus: Corpus, places: Places, name: str, about: str) -> Page:
    """Write the home page."""
    newest = sorted(corpus.documents, key=lambda d: (str(d.date or ""), d.id), reverse=True)
    return draft(
        "index.md",
        "home.md.j2",
        {},
        name=name,
        about=about,
        holdings=_holdings(corpus),
        phrases=bool(corpus.phrases),
        latest=tuple(document_row(d, places, "index.md") for d in newest[:_SHOWN]),
        speakers=tuple(_speakers(corpus, places)),
    )


def _holdings(corpus: Corpus) -> str:
    turns = sum(len(d.turns) for d in corpus.documents)
    quotes = sum(len(d.quotes) for d in corpus.documents)
    people = {t.speaker for d in corpus.documents for t in d.turns if t.speaker}
    people |= {q.speaker for d in corpus.documents for q in d.quotes if q.speaker}
    parts = [count(turns, "turn")] if turns else []
    parts += [count(quotes, "quotation")] if quotes else []
    held = count(len(corpus.documents), "document") if corpus.documents else "no document yet"
    held += f": {listed(parts)}" if parts else ""
    return held + (f", with {count(len(people), 'speaker')} named" if people else "")


def _speakers(corpus: Corpus, places: Places) -> list[Md]:
    turns = Counter(t.speaker for d in corpus.documents for t in d.turns if t.speaker)
    quotes = Counter(q.speaker for d in corpus.documents for q in d.quotes if q.speaker)
    times = turns + quotes
    rows = []
    for speaker in sorted(times, key=lambda name: (-times[name], name))[:_SHOWN]:
        if record := places.person(speaker):
            linked = link(
                record.name, places.to_record(f"{record.kind.value}/{record.id}", "index.md")
            )
            said = [count(turns[speaker], "turn")] if turns[speaker] else []
            said += [count(quotes[speaker], "quotation")] if quotes[speaker] else []
            rows.append(Md(f"{linked}: {listed(said)}"))
    return rows


def search_page() -> Page:
    """Write the search page; the site's script fills it."""
    return draft("search.md", "search.md.j2", {})


def errata_page() -> Page:
    """Write the head of the page of corrections; the list comes from git when the site is built."""
    return draft("errata.md", "errata.md.j2", {})


def about_page(corpus: Corpus, about_rules: Mapping[str, str]) -> Page:
    """State the editorial method, from the rules themselves."""
    times = Counter(
        rule for d in corpus.documents for edit in d.edits for rule in edit.rule.split(" + ")
    )
    return draft(
        "about.md",
        "about.md.j2",
        {},
        holdings=_holdings(corpus),
        rules=[
            {"name": rule, "about": about.replace("|", "&#124;"), "times": f"{times[rule]:,}"}
            for rule, about in sorted(about_rules.items())
        ],
        relations=[
            {"name": RELATIONS[kind], "about": ABOUT_RELATIONS[kind]} for kind in ReferenceKind
        ],
        codes=[{"name": code.value, "about": ABOUT[code]} for code in sorted(Code)],
    )


_CONFLICTS = "Changed by hand and by the source"


def _conflict_row(conflict: Conflict) -> Md:
    where = link(conflict.path, conflict.path if conflict.path.endswith(".md") else "index.md")
    sides = (("on the page", conflict.mine), ("was", conflict.was), ("now", conflict.new))
    shown = "; ".join(
        f"{name}: {escape(excerpt(ANCHOR.sub('', text), length=200))}" for name, text in sides
    )
    return Md(
        f"**{Code.EDIT_CONFLICT.value}** {where}, {escape(conflict.key)}. {shown}. The words on "
        f"the page stand; settle it with `generator resolve docs/{conflict.path} "
        f"{conflict.key} --keep` or `--take`, or by editing."
    )


def findings_page(corpus: Corpus, places: Places, conflicts: Sequence[Conflict]) -> Page:
    """List conflicts to settle, then what was noticed; at the foot what an editor set aside."""
    groups = [Group(_CONFLICTS, tuple(map(_conflict_row, conflicts)))] if conflicts else []
    aside: dict[Md, None] = {}
    for document in corpus.documents:
        rows: dict[Md, None] = {}
        for finding in document.findings:
            (aside if finding.settled else rows)[_finding_row(finding, document, places)] = None
        if rows:
            groups.append(Group(document.title, tuple(rows)))
    return draft(PATH, "findings.md.j2", {}, groups=groups, aside=aside, foot=HEADING)


def _finding_row(finding: Finding, document: Document, places: Places) -> Md:
    number = places.numbers.get((document.id, finding.block or ""))
    passage = Passage(document.id, finding.block or "")
    if finding.settled:
        where = places.cite(passage, PATH)
    elif number:
        where = link(f"¶ {number}", places.to_passage(passage, PATH))
    else:
        where = link("the document", places.to_document(document.id, PATH))
    head = anchor(finding_name(document, finding))
    return Md(f"{head}**{finding.code.value}**, {where}: {sentence(escape(finding.detail))}")
