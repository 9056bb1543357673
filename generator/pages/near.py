"""The page of what was nearly linked, and why it was not."""

from generator.corpus import Corpus, NearLink
from generator.editing.decisions import NEAR, reference_name
from generator.editing.page import Page
from generator.pages.fill import draft
from generator.pages.markdown import Md, anchor, escape
from generator.pages.places import Places
from generator.pages.records import Group
from generator.pages.wording import RELATIONS, sentence

_MOST = 500
"""Rows of the page; it is for reading, and the export has all."""
_ASKED = "Linked by an editor"


def near_links_page(corpus: Corpus, places: Places) -> Page:
    """List the strongest by document, and at the foot those that an editor made footnotes."""
    strongest = sorted(range(len(corpus.near)), key=lambda n: (-corpus.near[n].reference.score, n))[
        :_MOST
    ]
    rows: dict[str, list[Md]] = {}
    for number in sorted(strongest):
        one = corpus.near[number]
        rows.setdefault(one.reference.here.document, []).append(_row(one, places))
    groups = [Group(places.documents[name].title, tuple(some)) for name, some in rows.items()]
    if corpus.asked:
        groups.append(Group(_ASKED, tuple(_row(one, places) for one in corpus.asked)))
    left = len(corpus.near) - len(strongest)
    return draft(NEAR, "near-links.md.j2", {}, groups=groups, shown=len(strongest), left=left)


def _row(one: NearLink, places: Places) -> Md:
    found = one.reference
    name = reference_name(found)
    here, there = (places.cite(end, NEAR) for end in (found.here, found.there))
    words = escape(places.words(found.here, length=120))
    return Md(
        f"{anchor(name)}`[^{name}]` {here}, “{words}”, and {there}. "
        f"**{RELATIONS[found.kind]}.** {sentence(escape(found.evidence))} "
        f"Not linked: {sentence(escape(one.why))}"
    )
