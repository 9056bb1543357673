"""The templates, with every string escaped that is not Markdown already."""

from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.editing.page import Page, parse
from generator.pages import wording
from generator.pages.markdown import Md, anchor, escape, heading, link

NOTICE = "# What you change on this page stays.\n"


def draft(path: str, template: str, front: dict[str, Any], /, **values: object) -> Page:
    """Fill a template; `front` becomes the front matter, in its order, empty values left out."""
    body = _environment().get_template(template).render(**values)
    known = {name: value for name, value in front.items() if value not in (None, "", (), [], {})}
    lines = (
        NOTICE + yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10**9)
        if known
        else ""
    )
    return parse(path, f"---\n{lines}---\n\n{body}" if lines else body)


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701  what it writes is Markdown; `finalize` escapes for it
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Md) else escape(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "anchor": anchor,
        "heading": heading,
        "link": link,
        "wording": wording,
        "day": wording.day,
        "count": wording.count,
    }
    return environment
