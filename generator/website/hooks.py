"""What MkDocs adds to pages that are already whole: their setting, and the way to the next by date.

Nothing here is needed: take the `hooks` line out of mkdocs.yml, or build with a program that has
no hooks, and every page reads the same. No class of MkDocs is imported when it runs, so that
ProperDocs, which has classes of its own, runs it too.
"""

import datetime as dt
import json
import posixpath
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[2]))  # `mkdocs` alone does not look here

from generator.editing.errata import corrections, listed, past_words
from generator.website.typesetting import Typesetting

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

_HEAD = 4000
"""Characters within which a page's date line stands: a bound, so that no page is searched whole."""

_OUTLINE = 1000
"""Headings of a page in its list of contents at most."""

_SWITCHES = re.compile(
    r'\s*<input class="md-toggle"[^>]*>|\s*<label class="md-overlay"[^>]*></label>'
)
"""Of Material's drawer and search box, which our theme has not; an HTML checker refuses them."""


def on_config(config: "MkDocsConfig") -> "MkDocsConfig":
    """Have the pages set after the parser has read them."""
    config["markdown_extensions"].append(Typesetting())
    return config


def on_page_content(content: str, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Say the date of a document to machines as well; list corrections on their page."""
    thin(page.toc.items)
    if page.file.src_uri == "errata.md":
        standing = {file.src_uri for file in files.documentation_pages()}
        return content + listed(corrections(_root(config)), standing)
    date = page.meta.get("date")
    if not isinstance(date, dt.date):
        return content
    shown = f"{date.day} {date:%B %Y}"
    timed = f'<time datetime="{date:%Y-%m-%d}">{shown}</time>'
    return content[:_HEAD].replace(f"· {shown} ·", f"· {timed} ·", 1) + content[_HEAD:]


def thin(headings: "list[AnchorLink]") -> None:
    """Keep of a list that nobody reads through as many headings as lead near any place.

    They stand equally far apart, none below another. Material's own index looks through all of the
    list for each heading of the page.
    """
    if _number(headings) <= _OUTLINE:
        return
    if len(headings) == 1:  # the page's own
        thin(headings[0].children)
        return
    headings[:] = headings[:: -(-len(headings) // _OUTLINE)]
    for heading in headings:
        heading.children.clear()


def _number(headings: "list[AnchorLink]") -> int:
    return sum(1 + _number(heading.children) for heading in headings)


def on_env(env: "Environment", files: "Files", **_: object) -> "Environment":
    """Tie each document to the one before and the one after it, by date, then by title."""
    pages = [page for file in files.documentation_pages() if (page := file.page)]
    _lead_on(pages)
    pages = [page for page in pages if "kind" in page.meta and "source" in page.meta]
    pages.sort(key=lambda page: (str(page.meta.get("date", "")), str(page.title), page.url))
    for earlier, later in pairwise(pages):
        earlier.meta["later"] = later
        later.meta["earlier"] = earlier
    return env


def _lead_on(pages: "list[Page]") -> None:
    """Tell each page that was moved or joined which one stands for it now."""
    by_path = {page.file.src_uri: page for page in pages}
    for page in pages:
        if moved := page.meta.get("moved"):
            folder = posixpath.dirname(page.file.src_uri)
            target = by_path.get(posixpath.normpath(posixpath.join(folder, str(moved))))
            if target and target is not page:
                page.meta["leads_to"] = target
                page.canonical_url = target.canonical_url


def on_post_build(config: "MkDocsConfig") -> None:
    """Put beside each page what its paragraphs said before, for readers of old links."""
    for path, blocks in past_words(corrections(_root(config))).items():
        folder = Path(config["site_dir"], path).with_suffix("")
        if folder.is_dir():
            (folder / "past.json").write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")


def _root(config: "MkDocsConfig") -> Path:
    return Path(config["config_file_path"] or "mkdocs.yml").resolve().parent


def on_post_page(output: str, **_: object) -> str:
    """Leave out what Material's skeleton emits for parts that are not there."""
    return _SWITCHES.sub("", output)


def on_post_template(output_content: str, **_: object) -> str:
    """Do the same for pages that come of no Markdown: the one for a missing page."""
    return _SWITCHES.sub("", output_content)
