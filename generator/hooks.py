"""What MkDocs adds to pages that are already whole: their setting, and the way to the next by date.

Nothing here is needed: take the `hooks` line out of mkdocs.yml, or build with a program that has
no hooks, and every page reads the same. It names no class of MkDocs, so that ProperDocs runs it too.
"""

import datetime as dt
import html
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent))  # `mkdocs` alone does not look here

from generator.typesetting import Typesetting

_HEAD = 4000
"""Characters of a page within which its date line stands; a bound, so that none is searched whole."""


def on_config(config: Any) -> Any:
    """Set the pages after the parser has read them."""
    config["markdown_extensions"].append(Typesetting())
    return config


def on_page_content(content: str, page: Any, **_: object) -> str:
    """Say the date of a document to machines as well."""
    date = page.meta.get("date")
    if not isinstance(date, dt.date):
        return content
    shown = html.escape(f"{date.day} {date:%B %Y}")
    timed = f'<time datetime="{date.isoformat()}">{shown}</time>'
    return content[:_HEAD].replace(f"· {shown} ·", f"· {timed} ·", 1) + content[_HEAD:]


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Tie each document to the one before and the one after it, by date, then by title."""
    pages = [file.page for file in files.documentation_pages() if _is_document(file.page)]
    pages.sort(key=lambda page: (str(page.meta.get("date", "")), page.title, page.url))
    for earlier, later in zip(pages, pages[1:], strict=False):
        earlier.meta["later"] = later
        later.meta["earlier"] = earlier
    return env


def _is_document(page: Any) -> bool:
    return page is not None and "source" in page.meta and "kind" in page.meta
